"""The home force in detail: is strength on target, and what did the money buy?"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.bodies import Body
from oversight_app.domain.findings import Align, Column, Finding, Row, Table
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Figure, Provenance
from oversight_app.domain.reconcile import cost_per_net_additional
from oversight_app.domain.records import Investment, Target
from oversight_app.domain.wording import Quantity, Sentence, Slot
from oversight_app.review.selection import Selection
from oversight_app.review.situation import Situation, situation
from oversight_app.review.specials_origin import origin
from oversight_app.review.specials_trend import trend_chart
from oversight_app.review.targets import target_on
from oversight_app.store import investments, targets
from oversight_app.store.workspace import Workspace

STRENGTH = "specials-strength"
NOT_MEANINGFUL = "not meaningful"


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
    spent = investments.all_investments(ws)
    strengths = _known_strengths(found)
    target_rows = _targets_table(goals, strengths)
    ledger = _investments_table(spent, strengths)
    where = origin(ws, found, found.home.code)

    def finding(id_: str, question: str, headline: Sentence, support: Sentence, table: Table,
                charted: bool) -> Finding:  # fmt: skip
        return Finding(
            id=id_,
            question=question,
            headline=headline,
            support=support,
            method="",
            charts=(trend_chart(ws, found),) if charted else (),
            tables=(table,),
            origin=where,
            caveats=MEASURES[STRENGTH].caveats,
            provenance=Provenance.PUBLISHED,
        )

    return StrengthDetail(
        finding("strength-target", "Is strength on target?",
                *_target_words(found, goals, ws.today()), target_rows, True),
        target_rows,
        finding("investment", "What did the money buy?",
                *_investment_words(found.home, spent, strengths), ledger, False),
        ledger,
    )  # fmt: skip


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
    slots["share"] = Quantity(value / goal.value * 100) if goal.value else ""
    if gap >= 0:
        verdict = "which meets the target of {target}"
    else:
        verdict = "{gap} short of the target of {target}"
    template = "The target was set on {set} ({by})."
    if goal.value:
        template = "That is {share}% of the target, which was set on {set} ({by})."
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


def _investment_words(
    home: Body, spent: tuple[Investment, ...], strengths: dict[date, Figure]
) -> tuple[Sentence, Sentence]:
    slots: dict[str, Slot] = {"force": home.name}
    if not spent:
        return (
            Sentence("No investment has been recorded", slots),
            Sentence("Add what was spent and when, and it is held against strength.", slots),
        )
    total = sum(item.pence for item in spent)
    first, last = min(i.from_day for i in spent), max(i.to_day for i in spent)
    opening, closing = strength_on(strengths, first), strength_on(strengths, last)
    slots |= {"money": pounds(total), "from": first, "to": last}
    lead = "{money} was put into the Special Constabulary between {from} and {to}"
    if not opening or not closing or opening.value is None or closing.value is None:
        return Sentence(lead, slots), Sentence("There is no strength to hold it against.", slots)
    cost = cost_per_net_additional(total, opening.value, closing.value)
    slots |= {
        "opening": Quantity(opening.value),
        "closing": Quantity(closing.value),
        "opened": opening.as_at,
        "closed": closing.as_at,
        "cost": pounds(cost) if cost is not None else NOT_MEANINGFUL,
    }
    moved = "Strength went from {opening} on {opened} to {closing} on {closed}."
    if cost is None:
        tail = "A cost per net additional Special is not meaningful, since strength did not rise."
    else:
        tail = "That is {cost} for each net additional Special; it does not show what else changed."
    return Sentence(lead, slots), Sentence(f"{moved} {tail}", slots)


def _investments_table(spent: tuple[Investment, ...], strengths: dict[date, Figure]) -> Table:
    rows = []
    for item in sorted(spent, key=lambda i: i.from_day, reverse=True):
        opening = strength_on(strengths, item.from_day)
        closing = strength_on(strengths, item.to_day)
        both = opening and closing and opening.value is not None and closing.value is not None
        net = (closing.value or 0) - (opening.value or 0) if both and opening and closing else None
        cost = None
        if both and opening and closing:
            cost = cost_per_net_additional(item.pence, opening.value or 0, closing.value or 0)
        rows.append(
            Row(
                str(item.id),
                (
                    item.from_day,
                    item.to_day,
                    pounds(item.pence),
                    item.purpose,
                    Quantity(net, signed=True) if net is not None else "",
                    "" if net is None else pounds(cost) if cost is not None else NOT_MEANINGFUL,
                    item.source,
                ),
            )
        )
    return Table(
        id="investments",
        title="Investment in the Special Constabulary",
        columns=(
            Column("from", "From"),
            Column("to", "To"),
            Column("money", "Amount", Align.RIGHT),
            Column("purpose", "For"),
            Column("net", "Net change in Specials", Align.RIGHT),
            Column("cost", "Per net additional Special", Align.RIGHT),
            Column("source", "Source"),
        ),
        rows=tuple(rows),
        note="Newest first" if rows else "No investment has been recorded",
    )


def pounds(pence: float) -> str:
    """Write pence as pounds: ``£1,250`` or ``£1,250.50``."""
    whole = round(pence)
    return f"£{whole // 100:,}" if whole % 100 == 0 else f"£{whole / 100:,.2f}"
