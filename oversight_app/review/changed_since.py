"""What changed since the period before: measures that became better or worse, and what the office
itself recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.findings import Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.measures import Direction
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import (
    Counted,
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    round_half_up,
    sentence_case,
)
from oversight_app.review.activity_wording import METHOD
from oversight_app.review.changed_noted import Noted
from oversight_app.review.counts import PROTECTED
from oversight_app.review.matrix_lines import MatrixLine, before
from oversight_app.review.metric_matrix import MetricMatrix
from oversight_app.review.risks import RisksAnswer, risks
from oversight_app.store import records
from oversight_app.store.all_decisions import all_decisions
from oversight_app.store.workspace import Workspace

BETTER, WORSE, NEITHER, USUAL = "better", "worse", "neither", "usual"
_ORDER = (WORSE, BETTER, NEITHER, USUAL)


@dataclass(frozen=True, slots=True)
class Change:
    """One measure that changed. ``way`` is better, worse, neither (higher or lower, where no way
    is wanted) or usual (back within its range). ``new``: it did not show that a period ago."""

    figure: str
    way: str
    said: Sentence
    new: bool
    line: MatrixLine


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What changed between the end of the period before and the end of the period. ``recorded``
    are sentences of what the office recorded meanwhile. ``noted`` is what else a reader of the
    figures must know, for the Overview alone."""

    matrix: MetricMatrix
    changes: tuple[Change, ...]
    recorded: tuple[Sentence, ...]
    finding: Finding
    provenance: Provenance
    noted: tuple[Noted, ...] = ()

    def of(self, way: str) -> tuple[Change, ...]:
        """Return the changes of one way, new ones first."""
        return tuple(one for one in self.changes if one.way == way)

    @property
    def state(self) -> str:
        """How many of each in a few words: "1 better, 3 worse"."""
        found = [f"{len(self.of(way))} {way}" for way in (BETTER, WORSE) if self.of(way)]
        return ", ".join(found) or "No measure better or worse"


def changed_since(ws: Workspace, matrix: MetricMatrix, until: date | None = None) -> ChangedSince:
    """Return what changed in the matrix's period; ``until`` is a later day up to which is counted
    what the office recorded, for measures that are each at their latest."""
    period = matrix.period
    first, day = period.first_day, until or min(period.last_day, ws.today())
    with ws.snapshot():
        standing = risks(ws, day)
        asked = records.read(ws, Question, day)
        told = records.read(ws, Assurance, day)
        acted = records.read(ws, Action, day)
        decided = all_decisions(ws, day)
    found = [one for line in matrix.lines if (one := _change(line)) is not None]
    found.sort(key=lambda one: (_ORDER.index(one.way), not one.new))
    recorded = (
        *_risks_moved(standing, first),
        *_recorded(asked, told, acted, decided, first, day),
    )
    said: tuple[Recorded, ...] = (*asked, *told, *acted, *decided)
    provenance = humblest((matrix.provenance, *(one.provenance for one in said)))
    finding = _finding(tuple(found), matrix, recorded, provenance)
    return ChangedSince(matrix, tuple(found), recorded, finding, provenance)


def _change(line: MatrixLine) -> Change | None:
    if not line.beyond:
        if not line.was_beyond or line.shown.icon != "no-change":
            return None
        words = "{measure}: back within its usual range, {value} in {on}"
        return Change(line.measure.id, USUAL, _said(line, words), True, line)
    way = line.shown.icon if line.shown.icon in (BETTER, WORSE) else NEITHER
    new = line.shown.words != line.shown_before.words
    if way == NEITHER:
        verdict = f"{line.shown.words.lower()} than usual"
    else:
        side = "above" if "above" in line.shown.words else "below"
        verdict = f"{side} the usual range"
    verdict = verdict if new else f"still {verdict}"
    words = f"{{measure}}: {{value}} in {{on}}, {verdict}"
    if (moved := line.change) is not None:
        words += " ({change} on {before})" if _moved(moved) else " (as it was {before})"
    return Change(line.measure.id, way, _said(line, words), new, line)


def _moved(change: Quantity | Counted) -> bool:
    """Tell whether a change is written as other than 0."""
    figure = change.quantity if isinstance(change, Counted) else change
    return round_half_up(figure.value or 0.0, figure.decimals) != 0


def _said(line: MatrixLine, words: str) -> Sentence:
    if line.on[:1].isdigit():
        words = words.replace(" in {on}", " on {on}").replace("was {before}", "was on {before}")
        words = words.replace("{change} on {before}", "{change} since {before}")
    else:
        words = words.replace("was {before}", "was in {before}")
    slots: dict[str, Slot] = {
        "measure": line.measure.name,
        "value": line.value or "",
        "on": line.on,
        "change": line.change or "",
        "before": line.before_on,
    }
    return Sentence(words, slots, if_hidden=f"{{measure}}: what it shows is hidden {PROTECTED}")


def _risks_moved(found: RisksAnswer, first: date) -> tuple[Sentence, ...]:
    up = [r for r in found.risks if r.open and r.trend.change_since(first) > 0]
    down = [r for r in found.risks if r.open and r.trend.change_since(first) < 0]
    said = []
    for some, verb in ((up, "rose"), (down, "fell")):
        if some:
            number = sentence_case(count_word(len(some)))
            noun = "risk" if len(some) == 1 else "risks"
            names = "; ".join(one.risk.name for one in some)
            said.append(Sentence("{number} {noun} {verb}: {names}", {
                "number": number, "noun": noun, "verb": verb, "names": names}))  # fmt: skip
    return tuple(said)


def _recorded(
    asked: Sequence[Question],
    told: Sequence[Assurance],
    acted: Sequence[Action],
    decided: Sequence[Decision],
    first: date,
    day: date,
) -> tuple[Sentence, ...]:
    """Say how many questions were asked, assurances given, actions done and decisions signed."""

    def within(one: date | None) -> bool:
        return one is not None and first <= one <= day

    numbers = (
        (sum(within(one.asked_on) for one in asked), "question asked", "questions asked"),
        (sum(within(one.given_on) for one in told), "assurance given", "assurances given"),
        (sum(within(one.done_on) for one in acted), "action done", "actions done"),
        (sum(within(one.signed_on) for one in decided), "decision signed", "decisions signed"),
    )
    parts = [counted(number, one, many) for number, one, many in numbers if number]
    if not parts:
        return (Sentence("The office recorded no question, assurance, action or decision"),)
    words = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return (Sentence("Recorded by the office: {words}", {"words": words}),)


def _finding(
    found: tuple[Change, ...],
    matrix: MetricMatrix,
    recorded: tuple[Sentence, ...],
    provenance: Provenance,
) -> Finding:
    new = [one for one in found if one.new]
    it = "it" if any(one.way == NEITHER for one in new) else "the usual range"
    ways = [
        f"{count_word(number)} measure{'s' if number > 1 else ''} {words}"
        for way, words in (
            (WORSE, "became worse"), (BETTER, "became better"),
            (NEITHER, "moved beyond the usual range"), (USUAL, f"came back within {it}"),
        )
        if (number := sum(one.way == way for one in new))
    ]  # fmt: skip
    since = written_date(before(matrix.period).last_day)
    words = "No measure changed more than it usually does since {since}"
    if ways:
        listed = ways[0] if len(ways) == 1 else f"{', '.join(ways[:-1])} and {ways[-1]}"
        words = f"{sentence_case(listed)} since {{since}}"
    if not any(one.measure.direction is not Direction.NEITHER for one in matrix.lines):
        words = "Nothing is here yet by which change could be seen" if not matrix.lines else words
    headline = Sentence(words, {"since": since})
    table = Table(
        id="changed-since",
        title=f"What changed since {since}",
        columns=(Column("way", "Way"), Column("what", "What changed"), Column("new", "New")),
        rows=tuple(
            Row(
                one.figure,
                (
                    Status(sentence_case(one.way), one.line.shown.icon),
                    one.line.measure.name,
                    "Yes" if one.new else "No",
                ),
            )
            for one in found
        ),
        note="Worse ones first, those that are new before those that go on",
    )
    still = len(found) - len(new)
    support = f"{sentence_case(count_word(still))} more stay beyond their usual range."
    if still == 1:
        support = "One more stays beyond its usual range."
    return Finding(
        id="changed-since",
        question="What changed since the period before?",
        headline=headline,
        support=Sentence(support if still else ""),
        method=METHOD,
        charts=(),
        tables=(table,) if found else (),
        origin=Origin(
            headline, "Measures whose last month is beyond the usual range, held beside the end of "
            "the period before", "", "", "", matrix.finding.origin.period, METHOD, (), (), "", (),
        ),
        caveats=(),
        provenance=provenance,
        counting=matrix.table.counting,
    )  # fmt: skip
