"""The choice “As at” of a tab: today, a day that is offered, or any other; the banner that says
which earlier day is shown; and the buttons that can’t be used in such a view."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from oversight_app.domain.periods import Period, PeriodKind, month_of, written_date
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.day import DayDialog
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.record_card import WHY_NOT

FIELD = "as_at"
_MONTHS_OFFERED = 12
_OTHER_DAY = "another day"


class EarlierDays(QObject):
    """``day`` is what is shown, None for now; ``changed`` when it is another."""

    changed = Signal()

    def __init__(self, context: Context, filters: FilterBar, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._filters, self._over = context, filters, over
        self.day: date | None = None
        self._offered: tuple[date, ...] = ()
        self._latest = date.min
        self._writing: list[tuple[QPushButton, str]] = []
        self.banner = Banner(context.theme, BannerKind.RULE, action="Show today")
        self.banner.acted.connect(lambda: self.show(None))
        filters.chosen.connect(self._choose)

    @property
    def may_change(self) -> bool:
        """True where what is shown can be changed."""
        return self.day is None and not self._context.read_only

    def lock(self, *buttons: QPushButton) -> None:
        """Let buttons that change something be used in today’s view alone, and say why."""
        for made in buttons:
            self._writing.append((made, made.toolTip()))
            self._allow(made, made.toolTip())

    def show(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is now."""
        if day == self.day:
            return
        self.day = day
        for made, tip in self._writing:
            self._allow(made, tip)
        self.changed.emit()

    def offer(self, days: Iterable[date], latest: date) -> None:
        """Offer days, the newest first, and any other up to ``latest``, the latest that it was
        ever told; say which is shown."""
        self._offered, self._latest = tuple(days), max(self._latest, latest)
        known = sorted({*self._offered, *([self.day] if self.day else [])}, reverse=True)
        options: list[tuple[object, str]] = [(None, "Today")]
        options += [(day, written_date(day)) for day in known]
        self._filters.offer(FIELD, options, self.day, (_OTHER_DAY, "Another day…"))
        self.banner.set_words(
            f"As at {written_date(self.day)}. Nothing can be changed in this view."
            if self.day is not None
            else ""
        )

    def _allow(self, made: QPushButton, tip: str) -> None:
        made.setEnabled(self.may_change)
        made.setToolTip(tip if self.day is None else WHY_NOT)

    def _choose(self, name: str, value: object) -> None:
        if name != FIELD:
            return
        if value == _OTHER_DAY:
            self._ask()
        else:
            self.show(value if isinstance(value, date) else None)

    def _ask(self) -> None:
        self.offer(self._offered, self._latest)
        dialog = DayDialog(
            self._context.theme, "Show an earlier day",
            "Everything is shown as it stood at the end of that day. Nothing is changed.",
            "Show it", self._latest, self._over.window(),
        )  # fmt: skip

        def take() -> None:
            dialog.accept()
            self.show(dialog.day if dialog.day < self._latest else None)

        dialog.submitted.connect(take)
        self._context.open_dialog(dialog)


def month_ends(today: date) -> tuple[date, ...]:
    """Return the last days of the twelve months before that of a day, the newest first."""
    month = month_of(today)
    return tuple(
        Period(PeriodKind.MONTH, month - back).last_day for back in range(1, _MONTHS_OFFERED + 1)
    )
