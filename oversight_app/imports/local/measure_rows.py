"""The reading process: a table with months across and another measure in each row.

The figures of one month (of one scheme, one district) stand in several rows and make one record.
Such tables are small, so that their records are held until the end. A record of which a figure
can't be taken is rejected as a whole: kept without it, it would say less than the sender did.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from oversight_app.domain.datasets import DATASETS, FieldKind, heading_key
from oversight_app.domain.local import MISSING
from oversight_app.domain.mappings import ColumnUse, DurationUnit, Mapping
from oversight_app.imports.cells import blank
from oversight_app.imports.local import crosstab_rows, parsers
from oversight_app.imports.local.duties import Duties
from oversight_app.imports.local.headers import Headings
from oversight_app.imports.local.judging import Judge
from oversight_app.imports.local.packing import Records, ended, packed
from oversight_app.imports.local.parsers import REJECT, TOTAL, Cells
from oversight_app.imports.local.reasons import Why
from oversight_app.imports.local.spelling import word_key
from oversight_app.imports.local.words import names_a_total, printed

_MINUTES = re.compile(r"\b(?:min|mins|minutes?)\b", re.IGNORECASE)
_MOST_UNKNOWN = 50
_NONE = Records({}, [])

_Key = tuple[int, ...]


@dataclass(slots=True)
class _Record:
    """A record to be: where its first figure stands, and its figures by field."""

    number: int
    place: int
    beside: dict[str, int]
    figures: dict[str, int] = field(default_factory=dict)
    bad: bool = False


@dataclass(slots=True)
class _Row:
    """One row as it is judged: its measure's word, and what stands beside its figures, by field,
    with the columns of those that can't be taken."""

    number: int
    cells: Sequence[Any]
    word: str
    beside: dict[str, int]
    marks: dict[int, int]


class MeasureRows:
    """As ``Chunks``, with all records in the message ``rest``."""

    def __init__(self, headings: Headings, mapping: Mapping, today: date) -> None:
        assert mapping.crosstab is not None
        crosstab = mapping.crosstab
        dataset = DATASETS[mapping.dataset]
        self._headings = headings
        self._judge = Judge(headings)
        found = crosstab_rows.unfolding(headings, mapping, today)
        self._groups = found.groups
        self.nothing_across = not found.groups
        self.left = list(found.left)
        self.across = True
        self._down = headings.down
        self._heading = heading_key(crosstab.down)
        self._first = min((group.place for group in found.groups), default=0)
        self._measures = {word_key(word): name for word, name in crosstab.measures.items()}
        self._between = crosstab.between
        self._places = {use.field: at for use, at in headings.places.items() if use.field}
        uses = {use.field: use for use in headings.places if use.field}
        if self._between:
            uses[self._between] = ColumnUse("", self._between)
        self._cells: dict[str, Cells] = {
            name: parsers.cells_for(
                dataset.field(name), use, mapping, today, required=dataset.field(name).required
            )
            for name, use in uses.items()
        }
        self._cells |= found.cells
        self._figures = self._figure_cells(mapping, today)
        named = [one.id for one in dataset.fields if one.id in crosstab.measures.values()]
        self._named = named
        by_field = {name: cells for (name, _), cells in self._figures.items()}
        columns = [*self._cells, *named]
        self._duties = Duties(self._cells | by_field) if dataset.id == "activity" else None
        self.fields = self._duties.fields(columns) if self._duties else columns
        self._records: dict[_Key, _Record] = {}
        self._carried: dict[int, Any] = {}
        self._over = 0
        self._word = ""
        self._unknown: dict[str, None] = {}

    def _figure_cells(self, mapping: Mapping, today: date) -> dict[tuple[str, DurationUnit], Cells]:
        """Return cells for each field and unit: a row that says minutes is in minutes."""
        dataset = DATASETS[mapping.dataset]
        return {
            (name, unit): parsers.cells_for(
                dataset.field(name), ColumnUse("", name, unit=unit), mapping, today, required=False
            )
            for name in set(self._measures.values()) - {""}
            for unit in (DurationUnit.HOURS, DurationUnit.MINUTES)
            if unit is DurationUnit.HOURS or dataset.field(name).kind is FieldKind.MINUTES
        }

    def message(self, rows: list[list[Any]], first: int) -> tuple[dict[str, Any], bytes]:
        """Take some rows, of which the first is row ``first`` of the file, and return the message
        of those that were rejected."""
        for number, row in enumerate(rows, first):
            self._take(number, row)
        self._judge.chunk_ends(first, len(rows))
        return self._packed(_NONE)

    def rest(self) -> tuple[dict[str, Any], bytes]:
        """Return the message of all records."""
        kept = [one for one in self._records.values() if not one.bad]
        values = {
            name: [one.beside[name] for one in kept]
            for name in self._cells  # what stands beside and above
        } | {name: [one.figures.get(name, MISSING) for one in kept] for name in self._named}
        records = Records(values, [one.number for one in kept], [one.place for one in kept])
        bad = self._duties.complete(values, len(kept)) if self._duties else set()
        for at in sorted(bad):
            why = next(each[at] for each in values.values() if each[at] >= REJECT)
            self._judge.reject(kept[at].number, [], kept[at].place, Why(why - REJECT))
        return self._packed(records.kept(bad) if bad else records)

    def end(self) -> dict[str, Any]:
        """Return the message with the counts of the whole table."""
        unstated = self._duties.people_unstated if self._duties else 0
        return ended(self._judge, unstated, tuple(self._unknown))

    def _packed(self, records: Records) -> tuple[dict[str, Any], bytes]:
        if records is _NONE:
            records = Records({name: [] for name in self.fields}, [])
        return packed(records, self.fields, self._cells, self._judge, across=True)

    def _take(self, number: int, cells: Sequence[Any]) -> None:
        """Take one row: figures of a measure, a heading between, or what is to be passed over."""
        filled = [at for at in range(min(self._first, len(cells))) if not blank(cells[at])]
        if not any(
            group.place < len(cells) and not blank(cells[group.place]) for group in self._groups
        ):
            self._without_figures(number, cells, filled)
            return
        row = self._row(number, cells)
        total = TOTAL in row.beside.values()
        key = word_key(row.word)
        known = key in self._measures
        if total or (not known and names_a_total(row.word)):
            self._judge.without_figures(number, cells, total=True)
        elif self._heading and heading_key(row.word) == self._heading:
            self._judge.without_figures(number, cells, total=False)
        elif not row.word:
            self._judge.reject(number, cells, self._down, Why.BLANK)
        elif not self._measures.get(key):
            if not known and len(self._unknown) < _MOST_UNKNOWN:
                self._unknown.setdefault(row.word[:60])
            self._judge.without_figures(number, cells, total=False)
        elif row.marks:
            self._judge.judge(number, cells, row.marks)
        else:
            self._figures_of(row, self._measures[key])

    def _without_figures(self, number: int, cells: Sequence[Any], filled: list[int]) -> None:
        """Take a heading between the rows: what it says is true of the rows below it."""
        self._judge.without_figures(number, cells, total=False)
        if len(filled) != 1:
            return
        place = filled[0]
        if place in self._places.values():
            self._carried[place] = cells[place]
        elif self._between and not self._measures.get(word_key(printed(cells[place]))):
            self._over = self._cells[self._between][printed(cells[place])]
            self._carried.clear()

    def _row(self, number: int, cells: Sequence[Any]) -> _Row:
        """Return a row with what a merged cell above it says of it as well."""
        word = printed(cells[self._down]) if self._down < len(cells) else ""
        beside, marks = {}, {}
        new = False
        for name, place in self._places.items():
            cell = cells[place] if place < len(cells) else ""
            if blank(cell):
                cell = self._carried.get(place, "")
            else:
                new = True
                self._carried[place] = cell
            value = self._cells[name][("Yes" if cell else "No") if type(cell) is bool else cell]
            beside[name] = value
            if value >= REJECT:
                marks[place] = value
        if self._between and self._between not in beside:
            beside[self._between] = self._over or self._cells[self._between][""]
            if beside[self._between] >= REJECT:
                marks[self._down] = beside[self._between]
        if word:
            self._word = word
        elif new:
            word = self._word  # a measure printed once over the schemes beside it
        return _Row(number, cells, word, beside, marks)

    def _figures_of(self, row: _Row, name: str) -> None:
        unit = DurationUnit.MINUTES if _MINUTES.search(row.word) else DurationUnit.HOURS
        if (name, unit) not in self._figures:
            unit = DurationUnit.HOURS  # a count has no unit
        cells = self._figures[name, unit]
        for group in self._groups:
            cell = row.cells[group.place] if group.place < len(row.cells) else ""
            if type(cell) is bool:
                cell = "Yes" if cell else "No"
            value = cells[cell]
            if value == MISSING:
                continue
            beside = row.beside | group.across
            key = tuple(beside[each] for each in self._cells)
            one = self._records.get(key)
            if one is None:
                one = self._records[key] = _Record(row.number, group.place, beside)
            if value >= REJECT:
                self._bad(row, group.place, value, one)
            elif name in one.figures:
                self._judge.reject(row.number, row.cells, group.place, Why.GIVEN_TWICE)
            else:
                one.figures[name] = value

    def _bad(self, row: _Row, place: int, value: int, record: _Record) -> None:
        """Reject a record, once; of further cells in it that can't be taken tell as well."""
        why = Why(value - REJECT)
        if record.bad:
            self._judge.tell(row.number, row.cells, place, why)
        else:
            record.bad = True
            self._judge.reject(row.number, row.cells, place, why)
