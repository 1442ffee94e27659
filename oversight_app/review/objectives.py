"""Objectives of a Police and Crime Plan: which measures show them, and where these stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.findings import Align, Cell, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.plans import Objective, Plan, TermOfOffice
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    sentence_case,
)
from oversight_app.review.activity_wording import METHOD, listed
from oversight_app.review.latest import Latest, LatestFigures
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

NO_MEASURE = Status("No measure named", "unknown", strong=True)
CAVEATS = (
    "A measure shows a part of an objective; one that is met is not the objective reached.",
    "A figure that moves does not show what moved it.",
)


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One measure of an objective; ``latest`` is None where the objective has no measure."""

    objective: Objective
    latest: Latest | None = None

    @property
    def key(self) -> str:
        """The key of its row: the objective’s id and the measure as it is named."""
        return f"{self.objective.id}|{self.latest.measure.id if self.latest else ''}"


@dataclass(frozen=True, slots=True)
class ObjectivesAnswer:
    """One plan with its objectives. ``plans`` are all, (id, words), the newest first; ``plan`` is
    None where none was recorded. ``until`` is the day that figures are as at: today, or the last
    day of a plan that has ended."""

    plan: Plan | None
    plans: tuple[tuple[int, str], ...]
    term: TermOfOffice | None
    finding: Finding
    table: Table
    lines: tuple[ObjectiveLine, ...]
    until: date
    provenance: Provenance

    def line(self, key: str) -> ObjectiveLine | None:
        """Return the line of a row, None where there is none."""
        return next((one for one in self.lines if one.key == key), None)

    def origin(self, key: str) -> Origin:
        """Say where the figure of a row comes from; of all, where it has no figure."""
        line = self.line(key)
        if line is None or line.latest is None:
            return self.finding.origin
        found = line.latest.origin or self.finding.origin
        return replace(found, figure_id=line.latest.measure.id)


def objectives(
    ws: Workspace, plan: int | None = None, as_at: date | None = None
) -> ObjectivesAnswer:
    """Answer for a plan by its ``id``, None for the one in force on the day.

    Figures are the newest on or before the day, of a plan that has ended on or before its last.
    """
    with ws.snapshot():
        today = as_at or ws.today()
        plans = sorted(
            records.read(ws, Plan, as_at), key=lambda one: (one.from_day or today, one.id)
        )
        chosen = next((one for one in plans if one.id == plan), None) or in_force(plans, today)
        until = today
        if chosen is not None and chosen.to_day is not None:
            until = min(today, chosen.to_day)
        terms = {one.id: one for one in records.read(ws, TermOfOffice, as_at)}
        mine = [
            one
            for one in records.read(ws, Objective, as_at)
            if chosen is not None and one.plan == chosen.id
        ]
        mine.sort(key=lambda one: (one.position is None, one.position or 0, one.number))
        lines = _lines(LatestFigures(ws, until), mine)
    table = _table(lines, until)
    headline = _headline(chosen, mine)
    provenance = _provenance(chosen, lines)
    finding = Finding(
        id="objectives",
        question="What does the plan want to reach, and what shows it?",
        headline=headline,
        support=_support(lines, today),
        method=METHOD,
        charts=(),
        tables=(table,),
        origin=_origin(chosen, lines, until, headline),
        caveats=CAVEATS,
        provenance=provenance,
        sensitive=any(one.latest is not None and one.latest.measure.sensitive for one in lines),
        counting=table.counting,
    )
    return ObjectivesAnswer(
        chosen,
        tuple((one.id, plan_words(one)) for one in reversed(plans)),
        terms.get(chosen.term) if chosen is not None and chosen.term is not None else None,
        finding,
        table,
        lines,
        until,
        provenance,
    )


def in_force(plans: Sequence[Plan], day: date) -> Plan | None:
    """Return the plan of a day: the newest that had begun and not ended; where none had, the
    newest that had begun, else the first to come."""
    begun = [one for one in plans if one.from_day is not None and one.from_day <= day]
    now = [one for one in begun if one.to_day is None or one.to_day >= day]
    for some in (now, begun):
        if some:
            return max(some, key=lambda one: (one.from_day or day, one.id))
    return plans[0] if plans else None


def plan_words(plan: Plan) -> str:
    """Name a plan with its years: ``Safer streets, from 1 April 2022``."""
    begin = written_date(plan.from_day) if plan.from_day else ""
    end = f" to {written_date(plan.to_day)}" if plan.to_day else ""
    return f"{plan.name}, {'' if end else 'from '}{begin}{end}"


def _lines(figures: LatestFigures, mine: Sequence[Objective]) -> tuple[ObjectiveLine, ...]:
    found: list[ObjectiveLine] = []
    for one in mine:
        named = list(dict.fromkeys(filter(None, map(str.strip, one.measured_by.split("\n")))))
        found.extend(ObjectiveLine(one, figures.of(figure)) for figure in named)
        if not named:
            found.append(ObjectiveLine(one))
    return tuple(found)


def _headline(plan: Plan | None, mine: Sequence[Objective]) -> Sentence:
    if plan is None:
        return Sentence("No Police and Crime Plan has been recorded yet")
    bare = [one for one in mine if not one.measured_by.strip()]
    slots: dict[str, Slot] = {
        "plan": plan.name,
        "all": count_word(len(mine)),
        "objectives": "objective" if len(mine) == 1 else "objectives",
        "bare": count_word(len(bare)),
        "have": "has" if len(bare) == 1 else "have",
    }
    if not mine:
        return Sentence("{plan} has no objective yet", slots)
    tail = "{bare} of them {have} no measure" if bare else "each has a measure"
    if len(mine) == 1:
        tail = "it has no measure" if bare else "it has a measure"
    return Sentence(f"{{plan}} has {{all}} {{objectives}}; {tail}", slots)


def _support(lines: Sequence[ObjectiveLine], today: date) -> Sentence:
    slots: dict[str, Slot] = {}
    parts = []
    missed = [
        f"{one.latest.measure.name} ({one.latest.against})"
        for one in lines
        if one.latest and one.latest.against and one.latest.against.icon == "target-misses"
    ]
    targets = sum(one.latest is not None and one.latest.target is not None for one in lines)
    named = sum(one.latest is not None for one in lines)
    if named:
        slots |= {"targets": sentence_case(count_word(targets)), "named": count_word(named)}
        have = "has" if targets == 1 else "have"
        parts.append(f"{{targets}} of {{named}} measures {have} a target.")
    if missed:
        slots["missed"] = listed(missed[:3])
        parts.append("Not met: {missed}.")
    late = {one.objective.id for one in lines if one.objective.overdue(today)}
    if late:
        are = "objective is" if len(late) == 1 else "objectives are"
        slots["late"] = f"{sentence_case(count_word(len(late)))} {are}"
        parts.append("{late} due for review.")
    return Sentence(" ".join(parts), slots)


def _table(lines: Sequence[ObjectiveLine], until: date) -> Table:
    right = Align.RIGHT
    return Table(
        id="objectives",
        title=f"Objectives and their measures, {written_date(until)}",
        columns=(
            Column("objective", "Objective"),
            Column("measure", "Measure"),
            Column("value", "Latest", right),
            Column("on", "Of", tip="The month or day that the figure is of"),
            Column("shows", "What it shows", tip="Against the usual range; of yearly figures, "
                   "how they moved"),
            Column("target", "Target", right),
            Column("against", "Against target"),
            Column("owner", "Owner"),
            Column("review", "Review by"),
            Column("reference", "Number"),
        ),
        rows=tuple(Row(one.key, _cells(one, until)) for one in lines),
        note="In the order of the plan" if lines else "No objective has been recorded yet",
        counting=_counting(lines),
    )  # fmt: skip


def _counting(lines: Sequence[ObjectiveLine]) -> Counting:
    found = NO_COUNTING
    for line in lines:
        found += line.latest.counting if line.latest is not None else NO_COUNTING
    return found


def _cells(one: ObjectiveLine, today: date) -> tuple[Cell, ...]:
    said, latest = one.objective, one.latest
    review: Cell = said.review_on
    if said.review_on is not None and said.review_on < today:
        review = Status(f"Overdue since {written_date(said.review_on)}", "clock", strong=True)
    figures: tuple[Cell, ...] = (NO_MEASURE, None, None, None, None, None)
    if latest is not None:
        figures = (
            latest.measure.name,
            latest.value,
            latest.on or None,
            latest.shows if latest.shows.words else None,
            latest.target,
            latest.against,
        )
    return said.name, *figures, said.owner, review, said.reference


def targets_table(line: ObjectiveLine | None) -> Table:
    """Return the targets of a measure with who set them and where, the newest first."""
    latest = line.latest if line else None
    rows = []
    if latest is not None:
        rows = [
            Row(
                str(one.id),
                (
                    one.set_on,
                    "Retired"
                    if one.value is None
                    else Quantity(one.value, latest.measure.unit, int(one.value % 1 > 0)),
                    one.by,
                    one.source,
                ),
            )
            for one in reversed(latest.history)
        ]
    of = f": {latest.measure.name}" if latest is not None else ""
    nothing = "No target has been set" if latest is not None else "Select a measure"
    return Table(
        id="objective-targets",
        title=f"Targets{of}",
        columns=(
            Column("set", "Set on"),
            Column("value", "Target", Align.RIGHT),
            Column("by", "Set by"),
            Column("source", "Where it stands, and why"),
        ),
        rows=tuple(rows),
        note="Newest first" if rows else nothing,
    )


def _provenance(plan: Plan | None, lines: Sequence[ObjectiveLine]) -> Provenance:
    found = {one.latest.provenance for one in lines if one.latest is not None}
    found |= {one.objective.provenance for one in lines}
    if plan is not None:
        found.add(plan.provenance)
    return humblest(found)


def _origin(
    plan: Plan | None, lines: Sequence[ObjectiveLine], until: date, figure: Sentence
) -> Origin:
    rows = []
    for one in lines:
        if one.latest is None:
            rows.append(f"{one.objective.reference}: no measure named")
        else:
            value = one.latest.value
            words = "no figure" if value is None else f"{value}, {one.latest.on}"
            rows.append(f"{one.objective.reference}, {one.latest.measure.name}: {words}")
    known = sum(one.latest is not None and one.latest.value is not None for one in lines)
    return Origin(
        figure=figure,
        definition="Objectives of the Police and Crime Plan, and the measures that the office "
        "has named for each",
        numerator="",
        denominator="",
        inclusion="Published measures are of the home force; returns are of the scheme named",
        period=f"Newest figures up to {written_date(until)}",
        method=METHOD,
        releases=(),
        rows=tuple(rows),
        coverage=f"{known} of {counted(len(lines), 'line', 'lines')} with a figure"
        + (f"; the plan is at {plan.location}" if plan is not None and plan.location else ""),
        caveats=CAVEATS,
    )
