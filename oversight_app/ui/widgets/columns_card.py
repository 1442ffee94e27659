"""All columns of a file, a line each: what is taken as what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.column_match import ColumnMatch
from oversight_app.ui.widgets.label import label, rule

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import ColumnLook, Look

_MOST = 60
"""So many columns are offered; the rest of a very wide file is left out, and said to be."""
_SHARES = (5, 5, 7)
_HEADINGS = ("Column in the file", "Taken as", "Read as")


class ColumnsCard(QFrame):
    """``changed`` is sent when anything about a column was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.matches: list[ColumnMatch] = []
        self._theme = theme
        self._columns: Sequence[ColumnLook] = ()
        self._inside: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    @property
    def uses(self) -> tuple[ColumnUse, ...]:
        """How every column is taken; those not offered are left out as proposed."""
        chosen = {match.column.index: match.use for match in self.matches}
        return tuple(chosen.get(column.index, column.use) for column in self._columns)

    def show_columns(self, look: "Look", start: Mapping) -> None:
        """List the columns, taken as ``start`` says; of a very wide file those that count."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._columns = look.columns
        inside = self._inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, (share, heading) in enumerate(zip(_SHARES, _HEADINGS, strict=True)):
            grid.setColumnStretch(number, share)
            grid.addWidget(label(heading, Role.CAPTION, "text3"), 0, number)
        said = {(use.heading, use.again): use for use in start.columns}
        shown = _shown(look.columns)
        self.matches = []
        for line, column in enumerate(shown):
            use = said.get((column.heading, column.again), column.use)
            match = ColumnMatch(self._theme, DATASETS[look.dataset], column, use, inside)
            match.changed.connect(self.changed)
            grid.addWidget(rule(), 2 * line + 1, 0, 1, 3)
            match.place(grid, 2 * line + 2)
            self.matches.append(match)
        hidden = len(look.columns) - len(shown)
        if hidden:
            words = f"{hidden:,} more columns are left out: the file is wider than can be matched."
            more = label(words, Role.CAPTION, "text2", wrap=True)
            grid.addWidget(more, 2 * len(shown) + 2, 0, 1, 3)
        self._box.addWidget(inside)

    def twice(self) -> dict[str, list[str]]:
        """The fields that two columns are taken as, with the headings of those."""
        by_field: dict[str, list[str]] = {}
        for match in self.matches:
            if match.use.field:
                by_field.setdefault(match.use.field, []).append(match.heading)
        return {field: headings for field, headings in by_field.items() if len(headings) > 1}


def _shown(columns: "Sequence[ColumnLook]") -> "list[ColumnLook]":
    """Every column that is taken, and as many others as there is room for, in file order."""
    if len(columns) <= _MOST:
        return list(columns)
    taken = [column.index for column in columns if column.use.field][:_MOST]
    others = [column.index for column in columns if not column.use.field]
    kept = set(taken) | set(others[: _MOST - len(taken)])
    return [column for column in columns if column.index in kept]
