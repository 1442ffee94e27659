"""The reading process: rows that are not plain, one by one: blank, a total, or rejected."""

from collections.abc import Mapping, Sequence
from typing import Any

from oversight_app.domain.datasets import heading_key
from oversight_app.imports.cells import blank, shown
from oversight_app.imports.local.headers import Headings
from oversight_app.imports.local.parsers import REJECT, TOTAL
from oversight_app.imports.local.reasons import Why
from oversight_app.imports.local.words import names_a_total, printed

MOST_ISSUES = 10_000
"""Rejected rows that are also told in words; all are in the columns."""
_UNQUOTED = frozenset({Why.AN_ADDRESS, Why.LONG_REFERENCE, Why.CONTROLS, Why.LONG_TEXT})
"""Cells that are not shown again: they may say who somebody is, or can't be shown."""
_NOTHING_TO_GO_BY = frozenset(
    {Why.NO_DATE, Why.BLANK, Why.NOT_A_DATE, Why.NO_YEAR, Why.NO_HOURS, Why.NOTHING}
)
_LOOKED_AT = 64
"""Cells of a row in which a total is looked for."""


class Judge:
    """Counts what rows are, and keeps those that are rejected until they are taken away.

    ``rows``, ``columns`` and ``reasons`` are a rejected row each; ``issues`` the first of them
    as [row, heading, cell, reason].
    """

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self._keys = {place: heading_key(text) for place, text in enumerate(headings.printed)}
        self.blank_rows = self.total_rows = self.note_rows = 0
        self.last_row = headings.row
        self._blank_behind = 0
        self._told = 0
        self._empty: set[int] = set()
        self.clear()

    def clear(self) -> None:
        """Forget the rejected rows that were taken away."""
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.reasons: list[int] = []
        self.issues: list[list[Any]] = []
        self._counted: set[int] = set()

    def judge(
        self, number: int, row: Sequence[Any], marks: Mapping[int, int], *, across: int = -1
    ) -> None:
        """Say what one row is that can't be kept as it stands. ``marks`` gives, by column, what
        was found there, from REJECT up; ``across`` is the column of its figure in a crosstab."""
        if number in self._counted:
            return
        if not any(row) or all(map(blank, row)):
            self._counted.add(number)
            self._empty.add(number)
            return
        if self.is_total(row, marks):
            self._counted.add(number)
            self.total_rows += 1
            return
        place = min(marks, default=-1)
        why = Why(marks[place] - REJECT) if marks else Why.NOTHING
        if why in _NOTHING_TO_GO_BY:
            if self._repeats_headings(row, marks):
                self._counted.add(number)
                self.note_rows += 1
                return
            filled = [at for at, cell in enumerate(row) if not blank(cell)]
            alone = len(filled) == 1 and len(self._headings.places) > 1
            if alone and any(map(str.isalpha, printed(row[filled[0]]))):
                place, why = filled[0], Why.ONE_CELL
        self.reject(number, row, place if across < 0 else across, why)

    def is_total(self, row: Sequence[Any], marks: Mapping[int, int]) -> bool:
        """Tell whether a row that can't be kept says that it is a total."""
        if TOTAL in marks.values():
            return True
        if not any(mark - REJECT in _NOTHING_TO_GO_BY for mark in marks.values()):
            return False
        return any(
            isinstance(cell, str) and "otal" in cell.casefold() and names_a_total(cell, bare=True)
            for cell in row[:_LOOKED_AT]
        )

    def _repeats_headings(self, row: Sequence[Any], marks: Mapping[int, int]) -> bool:
        return all(
            place < len(row)
            and self._keys.get(place)
            and heading_key(printed(row[place])) == self._keys[place]
            for place in marks
        )

    def reject(self, number: int, row: Sequence[Any], place: int, why: Why) -> None:
        """Reject a row, or a figure of it, for a reason; ``place`` is -1 for the whole row."""
        self.rows.append(number)
        self.columns.append(place)
        self.reasons.append(why)
        self.tell(number, row, place, why)

    def tell(self, number: int, row: Sequence[Any], place: int, why: Why) -> None:
        """Say in words what is wrong with a cell, of a row or record that is rejected anyway."""
        if self._told < MOST_ISSUES:
            self._told += 1
            cell = row[place] if 0 <= place < len(row) else None
            quoted = "This cell" if why in _UNQUOTED else shown(cell)
            self.issues.append([number, self._headings.at(place), quoted, int(why)])

    def without_figures(self, number: int, row: Sequence[Any], *, total: bool) -> None:
        """Count a row of a crosstab that has no figure in it."""
        if not any(row) or all(map(blank, row)):
            self._empty.add(number)
        elif total:
            self.total_rows += 1
        else:
            self.note_rows += 1

    def chunk_ends(self, first: int, count: int) -> None:
        """Count the blank rows of the rows ``first`` and on; those behind all others are none."""
        end = first + count - 1
        while end >= first and end in self._empty:
            end -= 1
        if end >= first:
            between = sum(1 for number in self._empty if number < end)
            self.blank_rows += self._blank_behind + between
            self._blank_behind = len(self._empty) - between
            self.last_row = end
        else:
            self._blank_behind += len(self._empty)
        self._empty.clear()
