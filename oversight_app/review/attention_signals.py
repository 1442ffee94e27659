"""Figures that gave a signal, and targets that are reliably missed: from the measures of the
Overview, in the words of their own pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from oversight_app.domain.attention import AttentionItem, Concern, NextStep, Weight
from oversight_app.domain.wording import Quantity, Sentence, counted
from oversight_app.review.attention_currency import LAPSED, OTHERS, UNRECORDED
from oversight_app.review.counts import PROTECTED, month_name
from oversight_app.review.matrix_lines import MatrixLine
from oversight_app.review.matrix_order import SPECIALS
from oversight_app.review.measure_names import IN_DATE, series_of

SIGNAL = "signal"
_TOLD_BY: Mapping[str, tuple[str, str]] = {
    "actions-in-date": ("due:action", "Actions in date"),
    "actions-overdue": ("due:action", "Actions overdue"),
    "risks-reviewed": ("review:risk", "Risks reviewed"),
    "published-in-date": ("due:publication", "In date"),
}
"""Measures that count what a line of the list is about: they are told in that line."""


@dataclass(frozen=True, slots=True)
class _Signal:
    """A run of points beyond the usual range: since when, over how many months, from what."""

    since: str
    months: int
    before: float | None


def signals_attention(lines: Sequence[MatrixLine]) -> Iterator[AttentionItem]:
    """Yield the measures whose newest point is beyond their usual range, but for those that got
    better: these are told as what changed."""
    for line in lines:
        signal = _signal(line)
        if not line.beyond or line.shown.icon == "better" or signal is None:
            continue
        yield AttentionItem(
            f"{SIGNAL}:{_written(line)}:{signal.since}", Concern.SIGNAL, Weight.LOOK,
            _title(line, signal),
            Sentence("{shown}, {on}", {"shown": line.shown.words, "on": line.on},
                     f"What it shows is hidden {PROTECTED}"),
            NextStep("See its chart", line.go), line.measure.place, 1, None, 0,
            line.provenance,
        )  # fmt: skip


def targets_missed(lines: Sequence[MatrixLine]) -> Iterator[AttentionItem]:
    """Yield the measures that reliably miss their target."""
    for line in lines:
        if line.against is None or not line.against.strong or line.target is None:
            continue
        yield AttentionItem(
            f"target:{_written(line)}", Concern.TARGET, Weight.LOOK,
            Sentence("{measure}: the target of {target} is reliably missed",
                     {"measure": line.measure.name, "target": line.target}),
            Sentence("{value} in {on}" if not line.on[:1].isdigit() else "{value} on {on}",
                     {"value": line.value or "", "on": line.on}, f"Hidden {PROTECTED}"),
            NextStep("See its chart", line.go), line.measure.place, 1, None, 0,
            line.provenance,
        )  # fmt: skip


def told_together(
    items: Sequence[AttentionItem], lines: Sequence[MatrixLine]
) -> tuple[AttentionItem, ...]:
    """Return items in which a signal is told where the thing itself is: “Vetting is overdue” and
    “In date fell” are one thing to do."""
    by_written = {_written(line): line for line in lines}
    found = {one.subject: one for one in items}
    for one in items:
        if not one.subject.startswith(f"{SIGNAL}:"):
            continue
        line = by_written[one.subject.removeprefix(f"{SIGNAL}:").rpartition(":")[0]]
        where, name = _told_by(line, found)
        signal = _signal(line)
        if where and signal is not None and (said := _moved(line, signal, name)) is not None:
            found[where] = replace(found[where], detail=said)
            del found[one.subject]
    return tuple(found.values())


def _told_by(line: MatrixLine, found: Mapping[str, AttentionItem]) -> tuple[str, str]:
    """Return the item that a signal is told in, and what the figure is called there."""
    key = series_of(line.measure.id)
    if line.measure.group == IN_DATE:
        need = key.measure.removesuffix("-in-date")
        _, _, scheme = line.measure.name.partition(", ")
        name = "In date" if key.scheme == SPECIALS else f"In date, {scheme}"
        who = SPECIALS if key.scheme == SPECIALS else OTHERS
        subjects = (f"{start}:{need}:{who}" for start in (LAPSED, UNRECORDED))
        return next(((one, name) for one in subjects if one in found), ("", ""))
    start, name = _TOLD_BY.get(line.measure.id, ("", ""))
    subject = next((one for one in found if start and one.startswith(start)), "")
    return subject, name


def _signal(line: MatrixLine) -> _Signal | None:
    spark = line.spark
    if spark is None or not spark.signals:
        return None
    points = [
        (place, value, signal)
        for place, (value, signal) in enumerate(zip(spark.values, spark.signals, strict=True))
        if value is not None
    ]
    last = points[-1][2]
    if not last:
        return None
    run = 0
    while run < len(points) and points[-1 - run][2] == last:
        run += 1
    first = points[-run][0]
    before = points[-1 - run][1] if run < len(points) else None
    months = len(spark.values) - first
    # A run that began before what is shown has been there all along.
    since = month_name(line.month - months + 1) if before is not None else "long"
    return _Signal(since, months, before)


def _title(line: MatrixLine, signal: _Signal) -> Sentence:
    said = _moved(line, signal, line.measure.name)
    if said is not None:
        return said
    way = "higher" if _is_up(line) else "lower"
    return Sentence(
        f"{{measure}} is {way} than usual: {{value}}",
        {"measure": line.measure.name, "value": line.value or ""},
        f"{{measure}}: what it shows is hidden {PROTECTED}",
    )


def _moved(line: MatrixLine, signal: _Signal, name: str) -> Sentence | None:
    """Say from what to what it moved in how many months; None where it did not move that way."""
    value = line.value
    if value is None or value.value is None or signal.before is None:
        return None
    then = Quantity(signal.before, value.unit, value.decimals, counts=value.counts)
    if str(then) == str(value) or (value.value > signal.before) != _is_up(line):
        return None
    if _turning(line):
        # It "rose from 0 to 6" hides that it stood at 37 the month before.
        return None
    verb = "rose" if value.value > signal.before else "fell"
    # A name of two parts stands by itself.
    between = ":" if "," in name else ""
    return Sentence(
        f"{{name}}{between} {verb} from {{then}} to {{now}} in {{months}}",
        {"name": name, "then": then, "now": value,
         "months": counted(signal.months, "month", "months")},
        f"{{name}}: what it shows is hidden {PROTECTED}",
    )  # fmt: skip


def _turning(line: MatrixLine) -> bool:
    """True where the newest figure is on its way back: its last step undid at least half of the
    furthest that it had gone."""
    known = [one for one in line.spark.values if one is not None] if line.spark else []
    last = known[-2:]
    if len(last) < 2 or (last[1] > last[0]) == _is_up(line) or last[0] == last[1]:
        return False
    signal = _signal(line)
    if signal is None or signal.before is None:
        return False
    return abs(last[1] - last[0]) * 2 >= abs(last[0] - signal.before)


def _is_up(line: MatrixLine) -> bool:
    words = line.shown.words.lower()
    return "above" in words or words.startswith("higher")


def _written(line: MatrixLine) -> str:
    """Return a measure as a subject names it: ``hours:specials``."""
    return ":".join(part for part in line.measure.id.split("/") if part)
