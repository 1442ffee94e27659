"""Five measures of whether volunteering is in control, for the foot of the Governance page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.accountability import Action
from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.domain.currency import NEEDS
from oversight_app.domain.decisions import Decision
from oversight_app.domain.office_measures import YEAR_MONTHS
from oversight_app.domain.periods import months_after
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.risk import Risk
from oversight_app.review.currency_counts import Held, everything_held
from oversight_app.review.duties import superseded
from oversight_app.review.office_counting import Standing, office_figure
from oversight_app.store import (
    annotations,
    record_links,
    records,
    scheme_returns,
    schemes,
    volunteers,
)
from oversight_app.store.all_decisions import all_decisions
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StripMeasure:
    """``part`` of ``of``; ``target`` in per cent, None where none is in force. ``place`` and
    ``tab`` are where its records are. ``tip`` says what is counted."""

    id: str
    name: str
    part: int
    of: int
    place: str
    tab: str
    tip: str
    target: float | None = None

    @property
    def share(self) -> float | None:
        """Per cent; None where there is nothing to count."""
        return self.part / self.of * 100 if self.of else None

    @property
    def series(self) -> SeriesKey:
        """What its targets are kept under: all schemes together."""
        return SeriesKey(self.id)


def governance_strip(ws: Workspace, as_at: date | None = None) -> tuple[StripMeasure, ...]:
    """Return the five measures, now or as at a day."""
    with ws.snapshot():
        day = as_at or ws.today()
        found = _held(ws, day)
        goals = annotations.targets(ws)
        replaced = record_links.links(ws, relation=Relation.REPLACES, as_at=day)
        actions, risks = records.read(ws, Action, as_at), records.read(ws, Risk, as_at)
        old = superseded((*actions, *risks), replaced)
        measures = (
            in_date("vetting", found),
            in_date("training", found),
            published_on_time(all_decisions(ws, as_at), day),
            actions_in_date([one for one in actions if one.id not in old], day),
            risks_reviewed([one for one in risks if one.id not in old], day),
        )
    return tuple(_with_target(one, goals, day) for one in measures)


def in_date(need: str, found: Iterable[Held]) -> StripMeasure:
    """Volunteers in date with a need, of those of all schemes who need it."""
    what = NEEDS[need]
    tallies = [one.tally for one in found if one.need.id == need and one.asked]
    return StripMeasure(
        what.measure, f"{what.name} in date", sum(one.in_date for one in tallies),
        sum(one.needing for one in tallies), "governance", "currency",
        f"Volunteers whose {what.name.lower()} is in date, of those who need it, scheme by scheme; "
        "somebody in two schemes is counted in each",
    )  # fmt: skip


def published_on_time(decisions: Sequence[Decision], day: date) -> StripMeasure:
    """Decisions published within the aim, of those of the last twelve months."""
    found = Standing(day, decisions)
    return _of_office("published-in-time", found, "measures", ", in the last twelve months",
                      "Published on time")  # fmt: skip


def actions_in_date(actions: Sequence[Action], day: date) -> StripMeasure:
    """Open actions that are not past the day they are due."""
    return _of_office("actions-in-date", Standing(day, actions=actions), "actions")


def risks_reviewed(risks: Sequence[Risk], day: date) -> StripMeasure:
    """Open risks that are not past the day of their review."""
    found = Standing(day, reviewed=risks)
    return replace(_of_office("risks-reviewed", found, "risks"), place="governance")


def _of_office(
    measure: str, found: Standing, tab: str, more: str = "", name: str = ""
) -> StripMeasure:
    figure = office_figure(measure, found, months_after(found.day, -YEAR_MONTHS))
    return StripMeasure(
        measure, name or figure.measure.name, figure.numerator, figure.denominator,
        "accountability", tab, f"{figure.measure.definition}{more}",
    )  # fmt: skip


def _held(ws: Workspace, day: date) -> tuple[Held, ...]:
    in_post = [one for one in volunteers.as_at(ws, day) if one.in_post(day)]
    returns = {(one.scheme, one.month): one for one in scheme_returns.returns(ws)}
    return tuple(everything_held(schemes.all_schemes(ws), in_post, returns, day).values())


def _with_target(measure: StripMeasure, goals: Iterable[SeriesTarget], day: date) -> StripMeasure:
    mine = [one for one in goals if one.series == measure.series and one.set_on <= day]
    goal = max(mine, key=lambda one: (one.set_on, one.id), default=None)
    return replace(measure, target=goal.value if goal else None)
