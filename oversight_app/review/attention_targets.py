"""Targets for published figures that nobody looks at again: without a day of review, or past it."""

from collections.abc import Iterator
from datetime import date

from oversight_app.domain.attention import AttentionItem, Concern, NextStep, Weight
from oversight_app.domain.measures import MEASURES, Measure
from oversight_app.domain.observations import Provenance
from oversight_app.domain.records import Target
from oversight_app.domain.wording import Quantity, Sentence, mid_sentence
from oversight_app.review.targets import target_on
from oversight_app.review.values import Values
from oversight_app.store import targets
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

PLACE = "specials"
STEP = NextStep("Confirm, change or retire it", "specials/detail")


def targets_attention(ws: Workspace, today: date) -> Iterator[AttentionItem]:
    """Yield each target of the home force in force today whose review is past, or which has none;
    to be used inside a snapshot."""
    whose = office(ws)
    provenance = Provenance.SAMPLE if whose.sample else Provenance.LOCAL
    for measure in (MEASURES[one] for one in targets.measures_with_targets(ws)):
        goal = target_on(targets.targets(ws, measure.id, whose.home_force), today)
        if goal is None or goal.value is None:
            continue
        if goal.review_by is not None and goal.review_by >= today:
            continue
        yield _item(ws, measure, goal, whose.home_force, today, provenance)


def _item(
    ws: Workspace, measure: Measure, goal: Target, home: str, today: date, provenance: Provenance
) -> AttentionItem:
    decimals = measure.decimals if goal.value is not None and goal.value % 1 else 0
    words = "Target of {target} for {measure} has no review date"
    if goal.review_by is not None:
        words = "Target of {target} for {measure} is past its review"
    detail = "Set on {set}" if goal.review_by is None else "Review was due on {review}"
    latest = _latest(ws, measure, home, today)
    if latest is not None:
        detail += ". {value} on {day}"
    day, value = latest or (today, 0.0)
    return AttentionItem(
        f"target:{measure.id}:review",
        Concern.TARGET,
        Weight.LOOK if goal.review_by is None else Weight.LATE,
        Sentence(
            words,
            {
                "target": Quantity(goal.value, measure.unit, decimals),
                "measure": _named(measure),
            },
        ),
        Sentence(
            detail,
            {
                "set": goal.set_on,
                "review": goal.review_by or "",
                "value": Quantity(value, measure.unit, measure.decimals),
                "day": day,
            },
        ),
        STEP,
        PLACE,
        1,
        goal.review_by,
        (today - goal.review_by).days if goal.review_by is not None else 0,
        provenance,
    )


def _latest(ws: Workspace, measure: Measure, home: str, today: date) -> tuple[date, float] | None:
    values = Values(ws, measure)
    for day in values.dates:
        value = values.base(home, day).value
        if day <= today and value is not None:
            return day, value
    return None


def _named(measure: Measure) -> str:
    """Return its name inside a sentence; Specials keep their capital."""
    return measure.name if measure.name.startswith("Specials") else mid_sentence(measure.name)
