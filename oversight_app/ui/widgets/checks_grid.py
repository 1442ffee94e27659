"""Checks in rows: what was looked at, what was found, and that in one word with its icon."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from oversight_app.domain.findings import Status
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.thread_view import StatusLabel


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row; ``tip`` is the whole question. The name of a row with a ``record_id`` leads to
    that record."""

    name: str
    words: str
    status: Status | None
    tip: str = ""
    record_id: int | None = None


class ChecksGrid(QWidget):
    """Name, words and state, in three columns. ``opened`` carries the ``id`` of a record."""

    opened = Signal(int)

    def __init__(self, theme: Theme, widest: int = 120, parent: QWidget | None = None) -> None:
        """``widest`` is how wide a name may be, unscaled, before it goes on to another line."""
        super().__init__(parent)
        self._theme, self._widest = theme, widest
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show other checks."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for at, row in enumerate(rows):
            name = self._name(row)
            words = label(row.words, wrap=True, selectable=True)
            words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            said = f": {row.status.words}" if row.status else ""
            words.setAccessibleName(f"{row.tip or row.name} {row.words}{said}")
            for one in (name, words):
                one.setToolTip(plain_tip(row.tip))
            self._grid.addWidget(name, at, 0, top)
            self._grid.addWidget(words, at, 1, top)
            if row.status is not None:
                state = StatusLabel(self._theme, row.status)
                state.setToolTip(plain_tip(row.tip))
                self._grid.addWidget(state, at, 2, top)

    def _name(self, row: CheckRow) -> QWidget:
        if row.record_id is None:
            made = label(row.name, Role.BODY, "text2", wrap=True)
            made.setMinimumWidth(min(made.fontMetrics().horizontalAdvance(row.name) + 2,
                                     self._theme.px(self._widest)))  # fmt: skip
            return made
        link = button(row.name, "link")
        link.setProperty("role", Role.CAPTION.value)
        link.setObjectName(f"open-{row.name}")
        link.setAccessibleName(f"Open {row.name}")
        link.clicked.connect(lambda _c=False, number=row.record_id: self.opened.emit(number))
        return link
