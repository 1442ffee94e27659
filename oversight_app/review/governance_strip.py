"""Five measures of whether volunteering is in control, for the foot of the Governance page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action
from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.domain.currency import NEEDS
from oversight_app.domain.decisions import Decision
from oversight_app.domain.office_measures import OFFICE_MEASURES, YEAR_MONTHS
from oversight_app.domain.periods import months_after
from oversight_app.domain.risk import Risk
from oversight_app.review.currency_counts import Held, everything_held
from oversight_app.review.office_counting import Standing, office_figure
from oversight_app.store import annotations, records, scheme_returns, schemes, volunteers
from oversight_app.store.workspace import Workspace

_IN_TIME = "published-in-time"


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
        measures = (
            in_date("vetting", found),
            in_date("training", found),
            published_on_time(records.read(ws, Decision, as_at), day),
            actions_in_date(records.read(ws, Action, as_at), day),
            risks_reviewed(records.read(ws, Risk, as_at), day),
        )
    return tuple(_with_target(one, goals, day) for one in measures)


def in_date(need: str, found: Iterable[Held]) -> StripMeasure:
    """Volunteers in date with a need, of those of all schemes who need it."""
    what = NEEDS[need]
    tallies = [one.tally for one in found if one.need.id == need and one.asked]
    return StripMeasure(
        what.measure, f"{what.name} in date", sum(one.in_date for one in tallies),
        sum(one.needing for one in tallies), "governance", "currency",
        f"Volunteers of all schemes whose {what.name.lower()} is in date, of those who need it",
    )  # fmt: skip


def published_on_time(decisions: Sequence[Decision], day: date) -> StripMeasure:
    """Decisions published within the aim, of those of the last twelve months."""
    figure = office_figure(_IN_TIME, Standing(day, decisions), months_after(day, -YEAR_MONTHS))
    return StripMeasure(
        _IN_TIME, "Published on time", figure.numerator, figure.denominator, "accountability",
        "measures", f"{OFFICE_MEASURES[_IN_TIME].definition}, in the last twelve months",
    )  # fmt: skip


def actions_in_date(actions: Iterable[Action], day: date) -> StripMeasure:
    """Open actions that are not past the day they are due."""
    still = [one for one in actions if one.open]
    late = sum(one.due is not None and one.due < day for one in still)
    return StripMeasure(
        "actions-in-date", "Actions in date", len(still) - late, len(still), "accountability",
        "actions", "Open actions that are not past the day they are due",
    )  # fmt: skip


def risks_reviewed(risks: Iterable[Risk], day: date) -> StripMeasure:
    """Open risks that are not past the day of their review."""
    still = [one for one in risks if one.open]
    late = sum(one.review_by is not None and one.review_by < day for one in still)
    return StripMeasure(
        "risks-reviewed", "Risks reviewed", len(still) - late, len(still), "governance", "risks",
        "Open risks that are not past the day of their review",
    )  # fmt: skip


def _held(ws: Workspace, day: date) -> tuple[Held, ...]:
    in_post = [one for one in volunteers.as_at(ws, day) if one.in_post(day)]
    returns = {(one.scheme, one.month): one for one in scheme_returns.returns(ws)}
    return tuple(everything_held(schemes.all_schemes(ws), in_post, returns, day).values())


def _with_target(measure: StripMeasure, goals: Iterable[SeriesTarget], day: date) -> StripMeasure:
    mine = [one for one in goals if one.series == measure.series and one.set_on <= day]
    goal = max(mine, key=lambda one: (one.set_on, one.id), default=None)
    return StripMeasure(
        measure.id, measure.name, measure.part, measure.of, measure.place, measure.tab,
        measure.tip, goal.value if goal else None,
    )  # fmt: skip
