"""The counts of people behind the figures of the Volunteer activity page."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from oversight_app.domain.local_measures import LocalMeasure
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.schemes import BLANK
from oversight_app.domain.small_numbers import Count, Counting
from oversight_app.domain.wording import Quantity
from oversight_app.review.activity_figures import Figures
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_wording import quantity
from oversight_app.review.counts import Ledger, count_of, keys, month_name

_KINDS = {3: PeriodKind.QUARTER, 12: PeriodKind.YEAR}
_Of = Callable[[str, int], Count | None]
_Pair = tuple[Count, Count]


class PeopleBehind:
    """Says which counts of people a figure of a selection is made of.

    Figures of several months of which one is people over people count person-months: each month's
    people are added up.
    """

    def __init__(self, figures: Figures, selection: ActivitySelection) -> None:
        self._figures = figures
        parts = {
            "district": selection.districts,
            "activity": selection.activities,
            "status": selection.statuses,
        }
        self._of = {
            name: "+".join(sorted(code if code != BLANK else "not-stated" for code in codes))
            for name, codes in parts.items()
            if codes
        }

    def headcount(self, scheme: str, month: int) -> Count | None:
        """People in post at the end of a month."""
        value = self._figures.headcount(scheme, month)
        if value is None:
            return None
        said = self._figures.returns.get((scheme, month))
        if said and said.headcount is not None:
            return count_of("headcount", scheme, month_name(month), value)
        return _listed(scheme, Period(PeriodKind.MONTH, month).last_day.isoformat(), value)

    def at_start(self, scheme: str, month: int) -> Count | None:
        """People in post when a month began, where that is not known at its end."""
        value = self._figures.at_start(scheme, month)
        if value is None:
            return None
        said = self._figures.returns.get((scheme, month))
        if said and said.opening is not None:
            return count_of("opening", scheme, month_name(month), value)
        for close in (month - 1, month):
            sent = self._figures.returns.get((scheme, close))
            if sent and sent.headcount is not None:
                return count_of("headcount", scheme, month_name(close), value)
        return _listed(scheme, Period(PeriodKind.MONTH, month).first_day.isoformat(), value)

    def active(self, scheme: str, month: int) -> Count | None:
        """People with duty in a month."""
        value = self._figures.active(scheme, month)
        return None if value is None else self._count("active", scheme, month, value)

    def met(self, scheme: str, month: int) -> Count | None:
        """People who gave the required hours in a month."""
        value = self._figures.met(scheme, month)
        return None if value is None else self._count("met-required", scheme, month, value)

    def behind(
        self, measure: str, scheme: str, months: Sequence[int], ledger: Ledger
    ) -> tuple[Count, ...]:
        """Return the counts that a figure is made of, of a share its two; none of what counts no
        people. The ledger takes them down with what they add up to."""
        if self._figures.value(measure, scheme, months) is None:
            return ()
        counts: tuple[Count, ...] = ()
        match measure:
            case "headcount":
                counts = _known([self.headcount(scheme, months[-1])])
            case "active":
                counts = _known([self.active(scheme, month) for month in months])
            case "hours-per-person":
                pairs = self._pairs(self._minutes, self.at_start, scheme, months)
                counts = (self._together("hours-base", [of for _, of in pairs], months, ledger),)
            case "hours-per-active":
                pairs = self._pairs(self._minutes, self.active, scheme, months)
                counts = (self._together("active-base", [of for _, of in pairs], months, ledger),)
            case "share-required":
                pairs = self._pairs(self.met, self.at_start, scheme, months)
                met = self._together("met-required", [one for one, _ in pairs], months, ledger)
                of = self._together("required-base", [of for _, of in pairs], months, ledger)
                ledger.rest(of, "not-met-required", met)
                counts = (met, of)
        ledger.note(*counts)
        return counts

    def _minutes(self, scheme: str, month: int) -> Count | None:
        """Whether the hours of a month are known; they count no people."""
        return None if self._figures.minutes(scheme, month) is None else Count("", 0)

    @staticmethod
    def _pairs(top: _Of, bottom: _Of, scheme: str, months: Sequence[int]) -> list[_Pair]:
        """Return numerator and denominator of each month that has both, as figures are made."""
        return [
            (one, of)
            for month in months
            if (one := top(scheme, month)) is not None
            and (of := bottom(scheme, month)) is not None
            and of.value
        ]

    def _together(
        self, measure: str, parts: Sequence[Count], months: Sequence[int], ledger: Ledger
    ) -> Count:
        """Return the people of some months added up; of one month, its own count."""
        if len(parts) == 1:
            return parts[0]
        scheme = parts[0].key.split("/")[1]
        total = self._named(measure, scheme, _period(months), sum(one.value for one in parts))
        ledger.adds_up(total, *parts)
        return total

    def _count(self, measure: str, scheme: str, month: int, value: int) -> Count:
        return self._named(measure, scheme, month_name(month), value)

    def _named(self, measure: str, scheme: str, period: str, value: int) -> Count:
        return count_of(measure, scheme, period, value, **self._of)

    def figure(
        self,
        measure: LocalMeasure,
        scheme: str,
        months: Sequence[int],
        ledger: Ledger,
    ) -> Quantity | None:
        """Return a measure over some months as a figure that names its counts."""
        value = self._figures.value(measure.id, scheme, months)
        if value is None:
            return None
        return named(quantity(measure, value), self.behind(measure.id, scheme, months, ledger))

    def by_month(
        self, measure: str, scheme: str, months: Sequence[int]
    ) -> tuple[dict[int, tuple[str, ...]], Counting]:
        """Return the keys behind each month's figure, and all counts of them."""
        ledger = Ledger()
        found = {month: keys(self.behind(measure, scheme, (month,), ledger)) for month in months}
        return {month: names for month, names in found.items() if names}, ledger.counting


def named(figure: Quantity, counts: Sequence[Count]) -> Quantity:
    """Return a figure with the counts it is made of; of a share, how it is worked out."""
    share = figure.unit is Unit.PERCENT and len(counts) == 2
    return replace(figure, counts=keys(counts), ratio=100.0 if share else 0.0)


def _known(counts: Sequence[Count | None]) -> tuple[Count, ...]:
    return tuple(one for one in counts if one is not None)


def _listed(scheme: str, day: str, value: int) -> Count:
    """Name a count of those in post by the newest status list."""
    return count_of("headcount-listed", scheme, day, value)


def _period(months: Sequence[int]) -> str:
    """Name consecutive months as their period is named, where they are one."""
    kind = _KINDS.get(len(months))
    if kind is not None:
        period = Period.containing(Period(PeriodKind.MONTH, months[0]).first_day, kind)
        if period.first_month == months[0]:
            return str(period)
    return f"{month_name(months[0])}-to-{month_name(months[-1])}"
