"""What the returns say of each scheme in each month, and what periods come to.

Hours are the activity log's; a month without a log takes them from its monthly return. What
nobody sent is None; a scheme that sent a log without a row for the chosen district is 0.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from oversight_app.domain.activity import ActivePeople, Given
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.volunteers import VolunteerRecord

CUSTODY = "custody"
"""The scheme whose visits have forms of their own."""
Key = tuple[str, int]
"""A scheme's code and a month."""


def _nobody(_: str) -> tuple[VolunteerRecord, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What was read for one answer, by scheme and month.

    ``given`` is within the filter; ``logged`` says which months have any row, filter or not.
    ``of_parts``: the filter picks districts, activities or statuses, of which monthly returns
    know nothing. ``training``: nothing but training is picked, so that hours are hours of it.
    ``records`` reads a scheme's status list, where its returns give no headcount.
    """

    schemes: dict[str, Scheme]
    given: dict[Key, Given]
    logged: frozenset[Key]
    active_people: dict[Key, ActivePeople]
    returns: dict[Key, SchemeReturn]
    visits_made: dict[int, int] = field(default_factory=dict)
    of_parts: bool = False
    training: bool = False
    records: Callable[[str], tuple[VolunteerRecord, ...]] = _nobody

    def minutes(self, scheme: str, month: int) -> int | None:
        """Minutes of duty in a month (of training, where nothing else is picked)."""
        if (scheme, month) in self.logged:
            given = self.given.get((scheme, month), Given())
            return given.training_minutes if self.training else given.minutes
        said = self._return(scheme, month)
        return said.duty_minutes if said and not self.training else None

    def training_minutes(self, scheme: str, month: int) -> int | None:
        """Minutes of training in a month."""
        if (scheme, month) in self.logged:
            return self.given.get((scheme, month), Given()).training_minutes
        said = self._return(scheme, month)
        return said.training_minutes if said else None

    def from_return(self, scheme: str, month: int) -> bool:
        """Tell whether the hours of a month are the monthly return's, for want of a log."""
        return (scheme, month) not in self.logged and self.minutes(scheme, month) is not None

    def rows(self, scheme: str, month: int) -> int:
        """Records of the log in a month."""
        return self.given.get((scheme, month), Given()).rows

    def attendances(self, scheme: str, month: int) -> int | None:
        """People on each duty in a month."""
        if (scheme, month) not in self.logged:
            return None
        return self.given.get((scheme, month), Given()).attendances

    def active(self, scheme: str, month: int) -> int | None:
        """People with duty in a month: by references, else as the monthly return says."""
        found = self.active_people.get((scheme, month))
        if found is not None:
            return found.people
        said = self._return(scheme, month)
        return said.active if said else None

    def met(self, scheme: str, month: int) -> int | None:
        """People who gave at least the required hours; None where none are required, or no
        reference says who gave them."""
        required = self.schemes[scheme].required_minutes
        found = self.active_people.get((scheme, month))
        if required is None or found is None or self.of_parts:
            return None
        return found.with_hours(-(-required // 60))

    def headcount(self, scheme: str, month: int) -> int | None:
        """People in post at the end of a month: by the return, else by the status list."""
        said = self._return(scheme, month)
        if said and said.headcount is not None:
            return said.headcount
        return self._listed(scheme, Period(PeriodKind.MONTH, month).last_day)

    def at_start(self, scheme: str, month: int) -> int | None:
        """People in post when a month began, the denominator of hours for each person; where
        that is not known, at its end (facts.md, average hours)."""
        said = self._return(scheme, month)
        if said and said.opening is not None:
            return said.opening
        before = self._return(scheme, month - 1)
        if before and before.headcount is not None:
            return before.headcount
        if said and said.headcount is not None:
            return said.headcount
        return self._listed(scheme, Period(PeriodKind.MONTH, month).first_day)

    def visits(self, scheme: str, month: int) -> int | None:
        """Visits or sessions in a month."""
        if self.of_parts:
            return None
        if scheme == CUSTODY and month in self.visits_made:
            return self.visits_made[month]
        said = self._return(scheme, month)
        return said.sessions if said else None

    def _return(self, scheme: str, month: int) -> SchemeReturn | None:
        return None if self.of_parts else self.returns.get((scheme, month))

    def _listed(self, scheme: str, day: date) -> int | None:
        if self.of_parts:
            return None
        mine = self.records(scheme)
        # A list that says nobody's start can't tell who was in post on an earlier day.
        if not mine or not any(record.started for record in mine):
            return None
        return sum(record.in_post(day) for record in mine)

    def value(self, measure: str, scheme: str, months: Sequence[int]) -> float | None:
        """Return a measure over some months in its unit, None where nothing is known.

        Hours, attendances and visits are summed; active people and people in post are the
        average of the months and the last month; what is *for each person* is hours over
        person-months, so that it stays hours a month.
        """
        match measure:
            case "hours":
                return _hours(_sum(self.minutes(scheme, m) for m in months))
            case "attendances":
                return _sum(self.attendances(scheme, m) for m in months)
            case "visits":
                return _sum(self.visits(scheme, m) for m in months)
            case "headcount":
                return self.headcount(scheme, months[-1])
            case "active":
                known = [n for m in months if (n := self.active(scheme, m)) is not None]
                return sum(known) / len(known) if known else None
            case "hours-per-person":
                return _hours(self._over(self.minutes, self.at_start, scheme, months))
            case "hours-per-active":
                return _hours(self._over(self.minutes, self.active, scheme, months))
            case "share-required":
                share = self._over(self.met, self.at_start, scheme, months)
                return None if share is None else share * 100
        raise KeyError(measure)

    @staticmethod
    def _over(
        top: Callable[[str, int], int | None],
        bottom: Callable[[str, int], int | None],
        scheme: str,
        months: Sequence[int],
    ) -> float | None:
        pairs = [
            (a, b)
            for month in months
            if (a := top(scheme, month)) is not None and (b := bottom(scheme, month))
        ]
        if not pairs:
            return None
        return sum(a for a, _ in pairs) / sum(b for _, b in pairs)


def _sum(parts: Iterable[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def _hours(minutes: float | None) -> float | None:
    return None if minutes is None else minutes / 60
