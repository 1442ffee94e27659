"""What was found of a file's shape, said before anything of it is taken for granted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from oversight_app.domain.wording import sentence_case
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

if TYPE_CHECKING:
    from oversight_app.domain.local import Layout


class FoundCard(QFrame):
    """Names left, what they are right; ``add`` takes words or a control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def add(self, name: str, shown: str | QWidget, note: str = "") -> None:
        """Add a line; a control is named by its label, a note stands under it."""
        line = self._grid.rowCount()
        named = label(name, ink="text2")
        widget = label(shown, wrap=True, selectable=True) if isinstance(shown, str) else shown
        named.setBuddy(widget)
        where = (
            Qt.AlignmentFlag.AlignTop if isinstance(shown, str) else Qt.AlignmentFlag.AlignVCenter
        )
        self._grid.addWidget(named, line, 0, where)
        self._grid.addWidget(widget, line, 1)
        if note:
            said = label(note, Role.CAPTION, "text2", wrap=True)
            self._grid.addWidget(said, line + 1, 1)

    def clear(self) -> None:
        """Take every line away."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def layout_words(layout: "Layout") -> str:
    """Say where in the file the table was found, and how its letters were read."""
    parts = []
    if layout.encoding:
        parts.append(f"written in {layout.encoding_name}")
    if layout.delimiter:
        parts.append(f"{layout.delimiter_name} between columns")
    parts.append(f"headings in row {layout.header_row:,}")
    if layout.last_row >= layout.first_row:
        parts.append(f"rows {layout.first_row:,} to {layout.last_row:,} below them")
    words = ", ".join(parts)
    skipped = [
        f"{number:,} {one if number == 1 else many}"
        for number, one, many in (
            (layout.blank_rows, "blank row", "blank rows"),
            (layout.total_rows, "row of totals", "rows of totals"),
            (layout.note_rows, "row of notes", "rows of notes"),
        )
        if number
    ]
    tail = f". Skipped: {' and '.join(skipped)}" if skipped else ""
    return f"{sentence_case(words)}{tail}."
