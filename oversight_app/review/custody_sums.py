"""What custody-visit forms and issues come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from oversight_app.domain.custody import CustodyIssue, CustodyVisit


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits planned, how many of them were made, and visits made without a plan."""

    planned: int
    made: int
    unplanned: int


def visits_of(visits: Iterable[CustodyVisit]) -> Visits:
    """Count those planned, those of them made, and those made without a plan."""
    planned = made = unplanned = 0
    for visit in visits:
        if visit.planned is None:
            unplanned += 1
        else:
            planned += 1
            made += visit.made is not None
    return Visits(planned, made, unplanned)


@dataclass(frozen=True, slots=True)
class Detainees:
    """Those in custody at the visits, and what became of them: not available, not offered, or
    offered; of those accepted, and seen. Forms that lack one of the first four are ``silent``
    and in none of the sums. ``unaccounted`` is in custody less the three parts; below 0 where
    the parts are more."""

    in_custody: int = 0
    not_available: int = 0
    not_offered: int = 0
    offered: int = 0
    accepted: int = 0
    seen: int = 0
    visits: int = 0
    silent: int = 0

    @property
    def unaccounted(self) -> int:
        """in custody − not available − not offered − offered."""
        return self.in_custody - self.not_available - self.not_offered - self.offered


def detainees(visits: Iterable[CustodyVisit]) -> Detainees:
    """Add up the detainees of the visits made."""
    made = [visit for visit in visits if visit.made is not None]
    told = [visit for visit in made if visit.unaccounted is not None]

    def total(name: str) -> int:
        return sum(getattr(visit, name) or 0 for visit in told)

    return Detainees(
        in_custody=total("in_custody"),
        not_available=total("not_available"),
        not_offered=total("not_offered"),
        offered=total("offered"),
        accepted=total("accepted"),
        seen=total("seen"),
        visits=len(told),
        silent=len(made) - len(told),
    )


@dataclass(frozen=True, slots=True)
class Delays:
    """Delays at the door, in minutes: visits with a delay of more than none, with and without a
    recorded reason, and the median of them; ``known`` counts visits made that say it at all."""

    known: int
    with_reason: int
    without_reason: int
    median_minutes: float | None

    @property
    def delayed(self) -> int:
        """Visits with a delay."""
        return self.with_reason + self.without_reason


def delays(visits: Iterable[CustodyVisit]) -> Delays:
    """Count the delays of the visits made."""
    known = [v for v in visits if v.made is not None and v.delay is not None]
    late = [v for v in known if v.delay]
    reasoned = sum(bool(v.delay_reason) for v in late)
    return Delays(
        len(known),
        reasoned,
        len(late) - reasoned,
        median(v.delay or 0 for v in late) if late else None,
    )


def days_to_resolve(issues: Iterable[CustodyIssue]) -> float | None:
    """Return the median days from raised to resolved, None where none is resolved."""
    days = [(i.resolved - i.raised).days for i in issues if i.resolved is not None]
    return median(days) if days else None


def urgent_first(issues: Sequence[CustodyIssue], today: date) -> list[CustodyIssue]:
    """Return issues in the order they want looking at: open before resolved, urgent before
    routine, overdue before due, the oldest first."""

    def order(issue: CustodyIssue) -> tuple[bool, bool, bool, date]:
        late = issue.due is not None and issue.due < today
        return (issue.resolved is not None, not issue.urgent, not late, issue.raised)

    return sorted(issues, key=order)
