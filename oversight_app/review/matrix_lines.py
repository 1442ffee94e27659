"""A line of the metric matrix, and how the lines are set out as a table and put into a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Sparkline,
    Status,
    Table,
)
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, written_month
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Counted, Quantity, Sentence, count_word, sentence_case
from oversight_app.review.activity_wording import METHOD, period_words
from oversight_app.review.latest import NO_FIGURE
from oversight_app.review.measure_names import PUBLISHED, NamedMeasure

YEARLY = Status("Yearly: no usual range", "no-change")
MOVES = ("better", "worse", "higher", "lower")
"""The icons of a verdict that is beyond chance."""


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One measure. ``on`` and ``before_on`` say of when the two figures are, in words, and ``day``
    is the last day of the newer one. ``shown`` is what it shows now, ``shown_before`` what the
    end of the period before showed. ``counting`` holds the counts of people behind them.
    For the Overview alone: ``spark`` is the run of figures with its usual range, which ends with
    ``month`` (0 for yearly ones), ``note`` the newest dated note on its chart or what else a
    reader must know, ``go`` where its page shows it."""

    measure: NamedMeasure
    source: str
    value: Quantity | None = None
    on: str = ""
    day: date | None = None
    before: Quantity | None = None
    before_on: str = ""
    shown: Status = NO_FIGURE
    shown_before: Status = NO_FIGURE
    target: Quantity | None = None
    against: Status | None = None
    provenance: Provenance = Provenance.LOCAL
    counting: Counting = NO_COUNTING
    spark: Sparkline | None = None
    month: int = 0
    note: str = ""
    go: str = ""
    change: Quantity | Counted | None = None
    """The latest figure less the one before, of a share in percentage points; worked out as the
    line is made, so that the line, its row and its sentence get the same decimals."""

    def __post_init__(self) -> None:
        moved = _moved_by(self.value, self.before)
        if moved is None or self.change is None:
            object.__setattr__(self, "change", moved)

    @property
    def beyond(self) -> bool:
        """True where it shows more than chance."""
        return self.shown.icon in MOVES and self.measure.group != PUBLISHED

    @property
    def was_beyond(self) -> bool:
        """True where the end of the period before did."""
        return self.shown_before.icon in MOVES and self.measure.group != PUBLISHED


def _moved_by(value: Quantity | None, earlier: Quantity | None) -> Quantity | Counted | None:
    if value is None or earlier is None or value.value is None or earlier.value is None:
        return None
    share = value.unit is Unit.PERCENT
    moved = Quantity(
        value.value - earlier.value,
        Unit.POINTS if share else value.unit,
        max(value.decimals, earlier.decimals),
        signed=True,
        counts=tuple(dict.fromkeys((*value.counts, *earlier.counts))),
    )
    return Counted(moved, "pt", "pts") if share else moved


def before(period: Period) -> Period:
    """Return the period before, of the same kind."""
    return Period(period.kind, period.index - 1)


def matrix_table(
    lines: Sequence[MatrixLine],
    missing: Sequence[NamedMeasure],
    period: Period,
    *,
    latest: bool = False,
) -> Table:
    """Return a row a measure; its key is the measure as records name it. ``latest``: each is at
    its latest, and not at the end of the period."""
    note = f"Change on {words_of(before(period))}; of yearly figures, on the year before"
    if latest:
        note = "Change since the end of the quarter before; of yearly figures, on the year before"
    if missing:
        note += f". No figure of: {'; '.join(one.name for one in missing)}"
    counting = NO_COUNTING
    for line in lines:
        counting += line.counting
    right = Align.RIGHT
    return Table(
        id="metric-matrix",
        title=f"{sentence_case(count_word(len(lines)))} measures, "
        + ("each at its latest" if latest else words_of(period)),
        columns=(
            Column("measure", "Measure"),
            Column("source", "Source"),
            Column("on", "To"),
            Column("value", "Latest", right),
            Column("change", "Change", right),
            Column("shows", "What it shows"),
            Column("target", "Target", right),
            Column("against", "Against target"),
        ),
        rows=tuple(_row(one) for one in lines),
        note=note if lines else "No figure is here yet",
        counting=counting,
    )


def _row(line: MatrixLine) -> Row:
    return Row(
        line.measure.id,
        (
            line.measure.name, line.source, line.day, line.value, line.change, line.shown,
            line.target, line.against or _NO_TARGET,
        ),
    )  # fmt: skip


_NO_TARGET = Status("No target", "target-none")


def matrix_finding(
    lines: Sequence[MatrixLine], table: Table, period: Period, provenance: Provenance
) -> Finding:
    """Say how many measures are beyond their usual range, and which way."""
    judged = [one for one in lines if one.measure.group != PUBLISHED]
    better = [one for one in judged if one.shown.icon == "better"]
    worse = [one for one in judged if one.shown.icon == "worse"]
    moved = [one for one in judged if one.beyond]
    words = "No measure is beyond its usual range"
    if moved:
        stand = "is beyond its" if len(moved) == 1 else "are beyond their"
        words = f"{count_word(len(moved))} of {len(judged)} measures {stand} usual range"
        sides = [
            f"{count_word(len(of))} {way}"
            for of, way in ((better, "getting better"), (worse, "getting worse"))
            if of
        ]
        words += f": {' and '.join(sides)}" if sides else ""
    if not lines:
        words = "No measure has a figure yet"
    missed = [one for one in lines if one.against is not None and one.against.strong]
    support = "No target is reliably missed."
    if missed:
        names = "; ".join(one.measure.name for one in missed)
        support = f"Reliably missed: {names}."
    said = Sentence(sentence_case(words))
    return Finding(
        id="metric-matrix",
        question="How do the measures stand, and what changed?",
        headline=said,
        support=Sentence(support if lines else "Bring in the returns of the period."),
        method=METHOD,
        charts=(),
        tables=(table,) if lines else (),
        origin=Origin(
            said, "Every measure of the list, as its own page shows it", "", "",
            "Yearly published figures get no verdict: they are too few for a usual range",
            words_of(period), METHOD, (), (), "", (),
        ),
        caveats=("A higher figure is not a judgement on quality.",),
        provenance=provenance,
        sensitive=True,
        counting=table.counting,
    )  # fmt: skip


def moved_headline(lines: Sequence[MatrixLine]) -> Sentence:
    """Say how many measures have got better and worse, and how many show no real change. Yearly
    ones, and those with too few months, get no verdict and are not counted."""
    judged = [one for one in lines if one.measure.group != PUBLISHED]
    icons = [one.shown.icon for one in judged]
    parts: list[tuple[int, str, str]] = [
        (icons.count("better"), "has got better", "have got better"),
        (icons.count("worse"), "has got worse", "have got worse"),
        (icons.count("higher") + icons.count("lower"), "is higher or lower than usual",
         "are higher or lower than usual"),
        (icons.count("no-change"), "shows no real change", "show no real change"),
    ]  # fmt: skip
    said: list[str] = []
    for number, one, many in parts:
        if number:
            noun = ("" if said else " measure") + ("" if number == 1 or said else "s")
            said.append(f"{count_word(number)}{noun} {one if number == 1 else many}")
    if not said:
        words = "no measure can be judged yet" if lines else "no measure has a figure yet"
        return Sentence(sentence_case(words))
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return Sentence(sentence_case(listed))


def words_of(period: Period) -> str:
    """Return a period in full: "July to September 2022"."""
    if period.kind is PeriodKind.MONTH:
        return written_month(period.index)
    return period_words(period.kind, period.index)
