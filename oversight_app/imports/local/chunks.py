"""The reading process: some thousand rows at once, to columns of integers.

The work is by columns and by different cells; row by row only where a row is not plain.
"""

from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from oversight_app.domain.datasets import DATASETS, FieldKind
from oversight_app.domain.local import MISSING
from oversight_app.domain.mappings import Mapping
from oversight_app.imports.cells import blank
from oversight_app.imports.local import crosstab_rows, parsers
from oversight_app.imports.local.duties import Duties
from oversight_app.imports.local.headers import Headings
from oversight_app.imports.local.judging import Judge
from oversight_app.imports.local.packing import Records, ended, packed
from oversight_app.imports.local.parsers import REJECT, TOTAL, Cells
from oversight_app.imports.local.running_sums import RunningSums


class Chunks:
    """A table read chunk by chunk. ``fields`` are the columns made, in their order; ``left``
    the headings across that could not be taken; ``across`` is True for a crosstab, and
    ``nothing_across`` where no heading across could be taken.
    ``typed``: cells are not all text, as those of a workbook."""

    def __init__(
        self, headings: Headings, mapping: Mapping, today: date, *, typed: bool = False
    ) -> None:
        dataset = DATASETS[mapping.dataset]
        self._judge = Judge(headings)
        self._typed = typed
        self._unfolding = (
            crosstab_rows.unfolding(headings, mapping, today) if mapping.crosstab else None
        )
        self.across = self._unfolding is not None
        groups = self._unfolding.groups if self._unfolding else ()
        self.nothing_across = self.across and not groups
        self.left = list(self._unfolding.left) if self._unfolding else []
        fixed = crosstab_rows.beside(headings, groups)
        self._places = {use.field: place for use, place in fixed}
        self._inner = sorted({name for group in groups for name in group.columns})
        has = {*self._places, *self._inner, *mapping.constants}
        uses = {use.field: use for use, _ in fixed}
        uses |= {name: crosstab_rows.use_of(mapping, name) for name in self._inner}
        self._cells: dict[str, Cells] = {
            name: parsers.cells_for(
                dataset.field(name),
                use,
                mapping,
                today,
                required=dataset.field(name).required
                or (name == "minutes" and "start" not in has and name not in self._inner),
            )
            for name, use in uses.items()
        }
        if self._unfolding:
            self._cells |= self._unfolding.cells
        self._columns = list(self._cells)
        self._judged = list(uses)
        self.fields = list(self._columns)
        self._duties = Duties(self._cells) if dataset.id == "activity" else None
        if self._duties:
            self.fields = self._duties.fields(self._columns)
            self._judged = self._duties.judged(self._judged)
        self._told_apart = any(dataset.field(name).required for name in self._places)
        kinds = {name: dataset.field(name).kind for name in self._places}
        # Of a table unfolded a figure is a row: there is no row of totals to be found by its sum.
        self._summed = [
            name
            for name, kind in kinds.items()
            if kind in (FieldKind.MINUTES, FieldKind.COUNT) and not self.across
        ]
        self._worded = [at for name, at in self._places.items() if name not in self._summed]
        minutes = [name for name in self._summed if kinds[name] is FieldKind.MINUTES]
        self._sums = RunningSums(self._summed, minutes)
        inner_places = (place for group in groups for place in group.columns.values())
        self._width = max([*self._places.values(), *inner_places], default=0) + 1

    def message(self, rows: list[list[Any]], first: int) -> tuple[dict[str, Any], bytes]:
        """Return the message for some rows of the file, of which the first is row ``first``."""
        if min(map(len, rows)) < self._width:
            rows = [row + [""] * (self._width - len(row)) for row in rows]
        records = Records(self._fixed(rows), range(first, first + len(rows)))
        if self._unfolding:
            records = self._unfolded(rows, first, records.values, self._unfolding.groups)
        bad = self._bad(records)
        figures = {name: records.values[name] for name in self._summed}
        if self._duties:
            bad |= self._duties.complete(records.values, len(records.numbers))
        elif not self._told_apart:
            bad |= self._empty(records)
        summed = 0
        if bad:
            for at in sorted(bad):
                number = records.numbers[at]
                row = rows[number - first]
                across = records.across[at] if records.across else -1
                marks = self._marks(records.values, at, across)
                if self._summed:
                    self._sums.add(figures, summed, at)
                    summed = at + self._looked_at_as_total(row, marks, figures, at)
                self._judge.judge(number, row, marks, across=across)
            records = records.kept(bad)
        if self._summed:
            self._sums.add(figures, summed, len(rows))
        self._judge.chunk_ends(first, len(rows))
        return self._packed(records)

    def _looked_at_as_total(
        self,
        row: list[Any],
        marks: dict[int, int],
        figures: dict[str, list[int]],
        at: int,
    ) -> bool:
        """Tell whether a row that can't be kept is a total, and mark one that has no word for it:
        nothing but figures, and those the sums of the figures above."""
        total = self._judge.is_total(row, marks)
        if (
            not total
            and marks
            and all(blank(row[place]) for place in self._worded)
            and self._sums.is_total(figures, at)
        ):
            marks[min(marks)] = TOTAL
            total = True
        if total:
            self._sums.total()
        return total

    def _fixed(self, rows: list[list[Any]]) -> dict[str, list[int]]:
        return {
            name: self._looked_up(name, list(map(itemgetter(place), rows)))
            for name, place in self._places.items()
        }

    def _looked_up(self, name: str, cells: list[Any]) -> list[int]:
        """Return what cells come to. In a dictionary True and 1 are one key, so that truth
        values, which a text file has none of, are made words first."""
        if self._typed and bool in set(map(type, cells)):
            cells = [("Yes" if c else "No") if type(c) is bool else c for c in cells]
        return list(map(self._cells[name].__getitem__, cells))

    def _unfolded(
        self,
        rows: list[list[Any]],
        first: int,
        fixed: dict[str, list[int]],
        groups: Sequence[crosstab_rows.Group],
    ) -> Records:
        """Return a record for each group of each row in which there is a figure."""
        times, count = len(groups), len(rows)
        values = {name: crosstab_rows.repeated(each, times) for name, each in fixed.items()}
        for name in self._inner:
            places = [group.columns.get(name, -1) for group in groups]
            cells = [row[at] if at >= 0 else "" for row in rows for at in places]
            values[name] = self._looked_up(name, cells)
        for name in groups[0].across if groups else ():
            values[name] = [group.across[name] for group in groups] * count
        records = Records(
            values,
            crosstab_rows.repeated(range(first, first + count), times),
            [group.place for group in groups] * count,
        )
        inner = [values[name] for name in self._inner]
        empty = {at for at in range(times * count) if all(each[at] == MISSING for each in inner)}
        records = records.kept(empty)
        filled = set(records.numbers)
        for at, row in enumerate(rows):
            if first + at not in filled:
                total = any(each[at] == TOTAL for each in fixed.values())
                self._judge.without_figures(first + at, row, total=total)
        return records

    def _bad(self, records: Records) -> set[int]:
        bad: set[int] = set()
        for name in self._judged:
            if self._cells[name].bad:
                bad.update(at for at, v in enumerate(records.values[name]) if v >= REJECT)
        return bad

    def _empty(self, records: Records) -> set[int]:
        """Return the places of rows with nothing in any matched column."""
        columns = [records.values[name] for name in self._columns]
        rows = zip(*columns, strict=True)
        blanks = {MISSING, 0}
        return {at for at, row in enumerate(rows) if blanks.issuperset(row)}

    def _marks(self, values: dict[str, list[int]], at: int, across: int) -> dict[int, int]:
        """Return what can't be taken of a record, by its column in the file."""
        marks = {}
        for name, each in values.items():
            if each[at] >= REJECT:
                place = self._places.get(name, across)
                if place < 0 and name == "minutes":
                    place = self._places.get("start", self._places.get("finish", -1))
                marks[place] = each[at]
        return marks

    def _packed(self, records: Records) -> tuple[dict[str, Any], bytes]:
        return packed(records, self.fields, self._cells, self._judge, across=self.across)

    def end(self) -> dict[str, Any]:
        """Return the message with the counts of the whole table."""
        return ended(self._judge, self._duties.people_unstated if self._duties else 0)
