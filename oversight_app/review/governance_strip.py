"""Five measures of whether volunteering is in control, for the foot of the Governance page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action
from oversight_app.domain.decisions import Decision
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StripMeasure:
    """``part`` of ``of``; ``target`` in per cent, None where none is set. ``place`` and ``tab``
    are where its records are. ``tip`` says what is counted."""

    id: str
    name: str
    part: int
    of: int
    target: float | None
    place: str
    tab: str
    tip: str

    @property
    def share(self) -> float | None:
        """Per cent; None where there is nothing to count."""
        return self.part / self.of * 100 if self.of else None


def governance_strip(ws: Workspace, as_at: date | None = None) -> tuple[StripMeasure, ...]:
    """Return the five measures, now or as at a day."""
    with ws.snapshot():
        day = as_at or ws.today()
        return (
            published_on_time(records.read(ws, Decision, as_at), day),
            actions_in_date(records.read(ws, Action, as_at), day),
            risks_reviewed(records.read(ws, Risk, as_at), day),
        )


def published_on_time(decisions: Iterable[Decision], day: date) -> StripMeasure:
    """Signed decisions whose day of publication has come: how many met it."""
    due = [
        one
        for one in decisions
        if one.state == "signed"
        and one.public_interest != "no"
        and one.publish_by is not None
        and (one.publish_by < day or one.published_on is not None)
    ]
    met = sum(
        one.published_on is not None and one.published_on <= (one.publish_by or day) for one in due
    )
    return StripMeasure(
        "published-on-time", "Published on time", met, len(due), None, "accountability",
        "decisions", "Signed decisions published by the day set, of those whose day has come",
    )  # fmt: skip


def actions_in_date(actions: Iterable[Action], day: date) -> StripMeasure:
    """Open actions that are not past the day they are due."""
    still = [one for one in actions if one.open]
    late = sum(one.due is not None and one.due < day for one in still)
    return StripMeasure(
        "actions-in-date", "Actions in date", len(still) - late, len(still), None,
        "accountability", "actions", "Open actions that are not past the day they are due",
    )  # fmt: skip


def risks_reviewed(risks: Iterable[Risk], day: date) -> StripMeasure:
    """Open risks that are not past the day of their review."""
    still = [one for one in risks if one.open]
    late = sum(one.review_by is not None and one.review_by < day for one in still)
    return StripMeasure(
        "risks-reviewed", "Risks reviewed", len(still) - late, len(still), None, "governance",
        "risks", "Open risks that are not past the day of their review",
    )  # fmt: skip
