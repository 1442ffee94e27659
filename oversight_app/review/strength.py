"""The home force in detail: is strength on target, and what did the money buy?"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.findings import Align, Column, Finding, Row, Table
from oversight_app.domain.measures import MEASURES, Unit
from oversight_app.domain.observations import Figure, Provenance
from oversight_app.domain.records import Target
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.investment import investment
from oversight_app.review.selection import Selection
from oversight_app.review.situation import Situation, situation
from oversight_app.review.specials_origin import origin
from oversight_app.review.specials_trend import trend_chart
from oversight_app.review.targets import target_on
from oversight_app.store import targets
from oversight_app.store.workspace import Workspace

STRENGTH = "specials-strength"
SPECIALS = "specials"
"""The code of the scheme."""


@dataclass(frozen=True, slots=True)
class StrengthDetail:
    """What the tab of the home force shows."""

    finding_target: Finding
    targets: Table
    finding_investment: Finding
    investments: Table


def strength_detail(ws: Workspace) -> StrengthDetail:
    """Answer both questions for the newest published strength.

    Raises UserProblem where the workspace has no strength figures.
    """
    found = situation(ws, Selection(measure=STRENGTH))
    goals = targets.targets(ws, STRENGTH, found.home.code)
    money = investment(ws, scheme=SPECIALS)
    strengths = _known_strengths(found)
    target_rows = _targets_table(goals, strengths)
    headline, support = _target_words(found, goals, ws.today())
    on_target = Finding(
        id="strength-target",
        question="Is strength on target?",
        headline=headline,
        support=support,
        method="",
        charts=(trend_chart(ws, found),),
        tables=(target_rows,),
        origin=origin(ws, found, found.home.code),
        caveats=MEASURES[STRENGTH].caveats,
        provenance=Provenance.PUBLISHED,
    )
    return StrengthDetail(on_target, target_rows, money.finding, money.table)


def _known_strengths(found: Situation) -> dict[date, Figure]:
    known = {}
    for day in found.values.dates:
        figure = found.values.at(found.home.code, day).numerator
        if figure is not None and figure.value is not None:
            known[day] = figure
    return known


def strength_on(strengths: dict[date, Figure], day: date) -> Figure | None:
    """Return the newest strength on or before a day."""
    days = sorted(strengths)
    place = bisect_right(days, day)
    return strengths[days[place - 1]] if place else None


def _target_words(
    found: Situation, goals: tuple[Target, ...], today: date
) -> tuple[Sentence, Sentence]:
    value = found.home_figure.value
    slots: dict[str, Slot] = {
        "force": found.home.name,
        "value": Quantity(value, marker=found.home_figure.marker),
        "date": found.as_at,
    }
    goal = target_on(goals, found.as_at)
    if goal is None or goal.value is None:
        return (
            Sentence("{force} had {value} Specials on {date}; no target is in force", slots),
            Sentence("Add the target and who set it, and strength is held against it."),
        )
    slots |= {"target": Quantity(goal.value), "set": goal.set_on, "by": goal.set_by}
    support = Sentence("The target was set on {set} ({by}).", slots)
    if value is None:
        return Sentence("No strength on {date} to hold against the target of {target}", slots), (
            support
        )
    gap = value - goal.value
    slots["gap"] = Quantity(abs(gap))
    slots["share"] = Quantity(value / goal.value * 100, Unit.PERCENT) if goal.value else ""
    if gap >= 0:
        verdict = "which meets the target of {target}"
    else:
        verdict = "{gap} short of the target of {target}"
    template = "The target was set on {set} ({by})."
    if goal.value:
        template = "That is {share} of the target, which was set on {set} ({by})."
    review = _review_words(goal, today)
    return (
        Sentence(f"{{force}} had {{value}} Specials on {{date}}, {verdict}", slots),
        Sentence(f"{template} {review}".strip(), slots | {"review": goal.review_by or ""}),
    )


def _review_words(goal: Target, today: date) -> str:
    if goal.review_by is None:
        return "It has no review date."
    return "Its review was due on {review}." if goal.review_by < today else ""


def _targets_table(goals: tuple[Target, ...], strengths: dict[date, Figure]) -> Table:
    rows = []
    for goal in sorted(goals, key=lambda g: g.set_on, reverse=True):
        then = strength_on(strengths, goal.set_on)
        retired = goal.value is None
        rows.append(
            Row(
                str(goal.id),
                (
                    goal.set_on,
                    "Retired" if retired else Quantity(goal.value),
                    Quantity(then.value) if then else "",
                    goal.set_by,
                    goal.source,
                    goal.review_by or "None",
                ),
            )
        )
    return Table(
        id="targets",
        title="Targets for strength",
        columns=(
            Column("set", "Set on"),
            Column("target", "Target", Align.RIGHT),
            Column("strength", "Strength then", Align.RIGHT, tip="Newest figure on that day"),
            Column("by", "Set by"),
            Column("source", "Source"),
            Column("review", "Review by"),
        ),
        rows=tuple(rows),
        note="Newest first" if rows else "No target has been recorded",
    )
