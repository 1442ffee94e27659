"""Prefer a release for one measure and date, and say why."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Figure
from oversight_app.domain.periods import written_date
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.saving import if_open
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace


class PreferDialog(FramedDialog):
    """``measure``, ``as_at``, ``release`` (its key) and ``reason`` hold the choice."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            "Prefer a release",
            "Its figures are used for this measure and date in place of a newer release's. "
            "The reason is kept and shown with the figures.",
            parent,
        )
        self.setObjectName("prefer")
        self._context = context
        self._measure, self._date, self._release = QComboBox(), QComboBox(), QComboBox()
        self._reason = QLineEdit()
        for name, field in (
            ("measure", self._measure),
            ("date", self._date),
            ("release", self._release),
            ("reason", self._reason),
        ):
            field.setObjectName(name)
        self._reason.setMaxLength(500)
        for one in MEASURES.values():
            if one.observed:
                self._measure.addItem(one.name, one.id)
        self.add_labelled("Measure", self._measure)
        self.add_labelled("Date", self._date)
        self.add_labelled("Release", self._release)
        self.add_labelled("Reason", self._reason)
        self._few = label("", Role.CAPTION, "text3", wrap=True)
        self.body.addWidget(self._few)
        self.add_button("Cancel", result=False)
        self._save = self.add_button("Prefer this release", "primary", result=True)
        self._save.setObjectName("save")
        self._measure.currentIndexChanged.connect(self._read_dates)
        self._date.currentIndexChanged.connect(self._read_releases)
        self._release.currentIndexChanged.connect(self._check)
        self._reason.textChanged.connect(self._check)
        self._read_dates()

    @property
    def measure(self) -> str:
        """The measure's id."""
        return str(self._measure.currentData())

    @property
    def as_at(self) -> date:
        """The date."""
        return date.fromisoformat(self._date.currentData())

    @property
    def release(self) -> str:
        """The release's key."""
        return str(self._release.currentData() or "")

    @property
    def reason(self) -> str:
        """Why."""
        return self._reason.text().strip()

    def _read_dates(self) -> None:
        measure = self.measure

        def read(workspace: "Workspace") -> tuple[date, ...]:
            from oversight_app.store import figures

            return figures.dates(workspace, measure)

        self._context.jobs.read("prefer-dates", read, if_open(self, self._show_dates))

    def _show_dates(self, dates: tuple[date, ...]) -> None:
        self._date.blockSignals(True)
        self._date.clear()
        for day in dates:
            self._date.addItem(written_date(day), day.isoformat())
        self._date.blockSignals(False)
        self._read_releases()

    def _read_releases(self) -> None:
        if self._date.currentData() is None:
            self._show_releases(())
            return
        measure, day = self.measure, self.as_at

        def read(workspace: "Workspace") -> tuple[Figure, ...]:
            from oversight_app.store import figures

            return figures.by_release(workspace, measure, day)

        self._context.jobs.read("prefer-releases", read, if_open(self, self._show_releases))

    def _show_releases(self, figures: tuple[Figure, ...]) -> None:
        releases = {figure.release.key: figure.release for figure in figures}
        self._release.clear()
        for release in sorted(releases.values(), key=lambda one: one.order, reverse=True):
            self._release.addItem(release.title, release.key)
        few = len(releases) < 2
        self._few.setText(
            "One release has figures for this date, so there is nothing to choose." if few else ""
        )
        self._check()

    def _check(self) -> None:
        self._save.setEnabled(self._release.count() > 1 and bool(self.reason))
