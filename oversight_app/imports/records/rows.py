"""The rows of a table of records, each held against what is kept: added, changed, unchanged or
rejected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from oversight_app.domain.cautions import record_cautions
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import Recorded, spec_of, specs
from oversight_app.imports.cells import Cell, blank, shown
from oversight_app.imports.records.columns import RecordColumns
from oversight_app.imports.records.known import Known
from oversight_app.imports.records.linking import brought_links, new_links
from oversight_app.imports.records.table import BroughtRow, CellProblem, SeenCaution
from oversight_app.imports.records.values import NotTaken, month_first, reference, text, value
from oversight_app.review.sent_table import LINKS, TAKEN_WHEN_ADDED
from oversight_app.store.record_importing import BroughtLink, BroughtRecord, refusal, refusal_after
from oversight_app.store.workspace import Workspace

MOST_NUMBERS = 99_999
"""The highest number that a record may bring along: a slip of the hand must not use them up."""


@dataclass(slots=True)
class Rows:
    """Takes the rows of a table one after the other, and gathers what becomes of them."""

    ws: Workspace
    kind: type[Recorded]
    columns: RecordColumns
    known: Known
    added: list[BroughtRow] = field(default_factory=list)
    changed: list[BroughtRow] = field(default_factory=list)
    unchanged: int = 0
    rejected: list[int] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    left_out: list[CellProblem] = field(default_factory=list)
    cautions: list[SeenCaution] = field(default_factory=list)
    _seen: dict[str, int] = field(default_factory=dict)
    _coming: frozenset[str] = frozenset()
    _alike: dict[tuple[Any, ...], list[Recorded]] = field(default_factory=dict)
    _month_first: frozenset[str] = frozenset()
    _wrong: list[CellProblem] = field(default_factory=list)
    _left: list[CellProblem] = field(default_factory=list)
    _own: dict[str, str] = field(default_factory=dict)
    _made: dict[int, Recorded] = field(default_factory=dict)

    def prepare(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Look at all rows before the first is taken: which references they give, which columns
        have days with the month first, which records may stand among those without one."""
        cell = self.columns.cell
        named = {reference(cell(row, "reference")) for row in rows}
        prefix = f"{self.kind.prefix}-"
        self._coming = frozenset(
            one
            for one in named
            if one.startswith(prefix) and _number(one) not in self.known.given_out
        )
        self._month_first = frozenset(
            spec.id
            for spec in self._fields()
            if spec.holds is Holds.DAY and month_first([cell(row, spec.id) for row in rows])
        )
        for one in reversed(self.known.mine.values()):
            if one.reference not in named:
                self._alike.setdefault(self._key(one), []).append(one)

    def take(self, number: int, row: Sequence[Cell]) -> None:
        """Take a row, counted from 1 in the file."""
        self._wrong, self._left, self._own = [], [], {}
        own = self._own_reference(number, row)
        old = self.known.mine.get(own)
        said = self._said(number, row, old)
        links = self._links(number, row, own)
        if not self._wrong:
            self._hold(number, row, own, old, said, links)
        if self._wrong:
            self.rejected.append(number)
            self.problems.extend(self._wrong)
        else:
            self.left_out.extend(self._left)

    def finish(self) -> None:
        """Reject the rows that can't point to another row of the table, as they say, and then what
        points to these."""
        while wrong := list(self._pointing_wrong()):
            lost = {one.row for one in wrong}
            self.problems = sorted([*self.problems, *wrong], key=lambda one: one.row)
            self.rejected = sorted([*self.rejected, *lost])
            self.added = [one for one in self.added if one.brought.row not in lost]
            self.changed = [one for one in self.changed if one.brought.row not in lost]
            self.left_out = [one for one in self.left_out if one.row not in lost]
            self.cautions = [one for one in self.cautions if one.row not in lost]

    def _pointing_wrong(self) -> Iterator[CellProblem]:
        kept = {one.reference: one.brought.row for one in self.added}
        for one in (*self.added, *self.changed):
            number = one.brought.row
            for name, to in one.brought.own.items():
                why = "Its own row was rejected. Correct that one first"
                if to in kept:
                    made = replace(self._made[kept[to]], number=_number(to))
                    why = refusal_after(made, self._made[number])
                if why:
                    yield CellProblem(number, self.columns.printed[name], f"“{to}”", why)

    def _hold(
        self,
        number: int,
        row: Sequence[Cell],
        own: str,
        old: Recorded | None,
        said: dict[str, Any],
        links: tuple[BroughtLink, ...],
    ) -> None:
        """Hold a row whose cells are right against what is kept."""
        record = (replace(old, **said) if old else self.kind(**said)).cleaned()
        if old is None and not own:
            old = self._the_same(record)
            record = old or record
        changed = []
        if old is not None:
            changed = self._differences(old, record)
            headings = (spec_of(self.kind, name).heading for name in self._own)
            changed += [name for name in headings if name not in changed]
            links = new_links(old.id, links, self.known)
        if old is not None and not changed and not links:
            self.unchanged += 1
            return
        if changed or old is None:
            self._check(number, row, old, record)
        if self._wrong:
            return
        names = (*changed, LINKS) if links and old is not None else tuple(changed)
        brought = BroughtRecord(
            number,
            old.id if old else 0,
            old.version if old else 0,
            _number(own) if own and old is None else 0,
            {name: getattr(record, name) for name in said},
            links,
            not blank(self.columns.cell(row, "sample")),
            dict(self._own),
        )
        self._made[number] = record
        (self.added if old is None else self.changed).append(
            BroughtRow(brought, own or (old.reference if old else ""), record.title, names)
        )
        self._caution(number, record, said)

    def _own_reference(self, number: int, row: Sequence[Cell]) -> str:
        cell = self.columns.cell(row, "reference")
        if blank(cell):
            return ""
        own, prefix = reference(cell), self.kind.prefix
        if not own.startswith(f"{prefix}-"):
            self._no(number, "reference", cell, f"It is no reference such as {prefix}-001. "
                     "Clear it to add a new record")  # fmt: skip
        elif own in self._seen:
            self._no(number, "reference", cell, f"Row {self._seen[own]:,} has the same reference")
        elif own not in self.known.mine and own not in self._coming:
            self._no(number, "reference", cell, "It was used before, and its record is no longer "
                     "here. Clear it to add a new record")  # fmt: skip
        elif own not in self.known.mine and _number(own) > MOST_NUMBERS:
            self._no(number, "reference", cell, f"Numbers go up to {MOST_NUMBERS:,}. Clear it to "
                     "add a new record")  # fmt: skip
        self._seen.setdefault(own, number)
        return own

    def _said(self, number: int, row: Sequence[Cell], old: Recorded | None) -> dict[str, Any]:
        """Return what the cells of a row say, by the ids of fields."""
        said: dict[str, Any] = {}
        for spec in self._fields():
            cell = self.columns.cell(row, spec.id)
            if spec.given and (old is not None or blank(cell)):
                continue
            if old is None and spec.required and blank(cell):
                continue  # It begins as such a field does, if it may be left so.
            try:
                if spec.id == "question":
                    said[spec.id] = self._question(cell, said.get("assessment"))
                elif spec.id == "criterion":
                    said[spec.id] = self._criterion(cell, said.get("option"))
                elif spec.of == self.kind.kind and (to := reference(cell)) in self._coming:
                    said[spec.id] = None  # which it has once both are kept
                    self._own[spec.id] = self._of_the_table(to, row)
                else:
                    said[spec.id] = value(
                        spec, cell, self.known, month_first=spec.id in self._month_first
                    )
            except NotTaken as why:
                self._no(number, spec.id, cell, str(why))
        return said

    def _question(self, cell: Cell, assessment: int | None) -> str:
        code = self.known.question(text(cell), assessment)
        if code is None:
            raise NotTaken("It is no question of a boundary assessment. Write its name")
        return code

    def _criterion(self, cell: Cell, option: int | None) -> str:
        code = self.known.criterion(text(cell), option)
        if code is None:
            raise NotTaken("It is no criterion of an appraisal. Write its name")
        return code

    def _of_the_table(self, to: str, row: Sequence[Cell]) -> str:
        """Return the reference of another record that this table adds."""
        if to == reference(self.columns.cell(row, "reference")):
            raise NotTaken("It is the record of this row. Write another one, or clear it")
        return to

    def _links(self, number: int, row: Sequence[Cell], own: str) -> tuple[BroughtLink, ...]:
        cell = self.columns.cell(row, "links")
        if blank(cell):
            return ()
        try:
            links, missing = brought_links(self.kind, own, cell, self.known, self._coming)
        except NotTaken as why:
            self._no(number, "links", cell, str(why))
            return ()
        column = self.columns.printed["links"]
        self._left = [
            CellProblem(number, column, f"“{words}”", "What it links to is not here. Bring in "
                        "that table, then this one again")
            for words in missing
        ]  # fmt: skip
        return links

    def _check(
        self, number: int, row: Sequence[Cell], old: Recorded | None, record: Recorded
    ) -> None:
        version = self.columns.cell(row, "version")
        if old is not None and not blank(version) and text(version).strip() != str(old.version):
            self._no(
                number, "version", version,
                f"{old.reference} was changed here since this table was sent out. Send it out "
                "again and make the change there",
            )  # fmt: skip
            return
        wrong = record.problems()
        for name, words in wrong.items():
            self._no(number, name, self.columns.cell(row, name), words)
        if not wrong and (words := refusal(self.ws, old, record)):
            self._wrong.append(CellProblem(number, self.kind.noun, record.title, words))

    def _the_same(self, record: Recorded) -> Recorded | None:
        """Return a record that says the same as a row without a reference: the row was brought
        in before. Each is taken once, so that two equal rows are two records."""
        there = self._alike.get(self._key(record))
        return there.pop() if there else None

    def _key(self, record: Recorded) -> tuple[Any, ...]:
        return tuple(getattr(record, spec.id) for spec in self._fields() if not _brought(spec))

    def _differences(self, old: Recorded, new: Recorded) -> list[str]:
        return [
            spec.heading
            for spec in self._fields()
            if getattr(old, spec.id) != getattr(new, spec.id)
        ]

    def _fields(self) -> list[Spec]:
        """The fields that have a column and are taken from it."""
        return [
            spec
            for spec in specs(self.kind)
            if spec.id in self.columns.places and (not spec.given or spec.id in TAKEN_WHEN_ADDED)
        ]

    def _caution(self, number: int, record: Recorded, said: Mapping[str, Any]) -> None:
        for name, some in record_cautions(record).items():
            if name in said:
                column = self.columns.printed[name]
                self.cautions += [SeenCaution(number, column, one) for one in some]

    def _no(self, number: int, name: str, cell: Cell, why: str) -> None:
        column = self.columns.printed.get(name) or spec_of(self.kind, name).heading
        what = shown(cell) if name in self.columns.places else "(no such column)"
        if isinstance(cell, str) and len(cell) > 60:
            what = f"a text of {len(cell):,} characters"
        self._wrong.append(CellProblem(number, column, what, why))


def _number(own: str) -> int:
    return int(own.rpartition("-")[2])


def _brought(spec: Spec) -> bool:
    """Tell whether the program may have filled a field in after it was brought in blank."""
    return spec.given and spec.id not in ("question", "criterion")
