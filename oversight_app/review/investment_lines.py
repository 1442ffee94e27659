"""What each line of the investment ledger is held against: strength and hours of its period.

Figures that a home force publishes say nothing of a made-up office, and the other way round:
sample lines are held against sample returns.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from oversight_app.domain.activity import ActivityFilter
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, month_of, written_date
from oversight_app.domain.plans import Investment
from oversight_app.domain.reconcile import cost_per_net_additional
from oversight_app.review.activity_figures import Figures
from oversight_app.review.values import Values
from oversight_app.store import activity, records, scheme_returns, schemes, volunteers
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace

PUBLISHED = {"specials": "specials-strength", "psv": "psv-strength"}
"""The published count of people of a scheme, by the scheme's code."""
RETURNS = "Returns to the office"


@dataclass(frozen=True, slots=True)
class Strength:
    """How many people were in post on a day, and who says so."""

    people: float
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class InvestmentLine:
    """A line of the ledger with what it bought. ``until`` is the last day that is counted: its
    end, or today while it lasts. ``months`` are the whole months of it that are over, ``known``
    how many of them have hours, ``minutes`` what these come to."""

    investment: Investment
    scheme: str
    until: date
    opening: Strength | None = None
    closing: Strength | None = None
    minutes: int | None = None
    months: int = 0
    known: int = 0

    @property
    def net(self) -> float | None:
        """Change in strength over the period; None where there is no figure after its start."""
        if self.opening is None or self.closing is None or self.opening.day >= self.closing.day:
            return None
        return self.closing.people - self.opening.people

    @property
    def per_additional(self) -> float | None:
        """Pence for each net additional person: spent / (closing − opening); None where that is
        not known, or not positive."""
        spent = self.investment.spent
        if spent is None or self.net is None or self.opening is None or self.closing is None:
            return None
        return cost_per_net_additional(spent, self.opening.people, self.closing.people)

    @property
    def not_meaningful(self) -> bool:
        """True where strength is known and did not rise."""
        return self.investment.spent is not None and self.net is not None and self.net <= 0

    @property
    def per_hour(self) -> float | None:
        """Pence for each hour of duty: spent / hours; None unless every month has hours."""
        spent = self.investment.spent
        if spent is None or not self.minutes or self.known < self.months:
            return None
        return spent / (self.minutes / 60)

    @property
    def of_budget(self) -> float | None:
        """Spent as a share of the budget, in per cent."""
        budget, spent = self.investment.budget, self.investment.spent
        return None if spent is None or not budget else spent / budget * 100


def investment_lines(ws: Workspace, as_at: date | None = None) -> tuple[InvestmentLine, ...]:
    """Return every line with what it is held against, the newest period first."""
    with ws.snapshot():
        found = [one for one in records.read(ws, Investment, as_at) if one.from_day and one.to_day]
        names = {one.code: one.name for one in schemes.all_schemes(ws)}
        held = _Held(ws, as_at or ws.today(), found)
        lines = [held.line(one, names.get(one.scheme, one.scheme)) for one in found]
    return tuple(
        sorted(lines, key=lambda one: (one.investment.from_day, one.investment.id), reverse=True)
    )


class _Held:
    """Strengths and hours, read once for all lines."""

    def __init__(self, ws: Workspace, today: date, found: list[Investment]) -> None:
        self._ws, self._today = ws, today
        self._home = office(ws).home_force
        days = [day for one in found for day in (one.from_day, one.to_day) if day]
        if days:
            self._figures = _figures(ws, month_of(min(days)) - 1, month_of(today))
        self._published = cache(self._read_published)

    def line(self, one: Investment, scheme: str) -> InvestmentLine:
        assert one.from_day is not None
        assert one.to_day is not None
        until = max(one.from_day, min(one.to_day, self._today))
        months = _whole_months(one.from_day, until)
        minutes = [self._figures.minutes(one.scheme, month) for month in months]
        known = [number for number in minutes if number is not None]
        return InvestmentLine(
            one,
            scheme,
            until,
            self._strength(one, one.from_day),
            self._strength(one, until),
            sum(known) if known else None,
            len(months),
            len(known),
        )

    def _strength(self, one: Investment, day: date) -> Strength | None:
        """The newest strength on or before a day. A year’s first day opens with the figure of
        the last day before it."""
        if one.scheme in PUBLISHED and one.provenance is not Provenance.SAMPLE:
            return next((s for s in self._published(one.scheme) if s.day <= day), None)
        end = Period(PeriodKind.MONTH, month_of(day))
        newest = end.index if end.last_day <= day else end.index - 1
        for month in range(newest, newest - 12, -1):
            people = self._figures.headcount(one.scheme, month)
            if people is not None:
                return Strength(people, Period(PeriodKind.MONTH, month).last_day, RETURNS)
        return None

    def _read_published(self, scheme: str) -> tuple[Strength, ...]:
        values = Values(self._ws, MEASURES[PUBLISHED[scheme]])
        found = []
        for day in values.dates:
            figure = values.at(self._home, day).numerator
            if figure is not None and figure.value is not None:
                found.append(Strength(figure.value, day, figure.release.title))
        return tuple(found)


def _whole_months(first: date, last: date) -> tuple[int, ...]:
    """Return the months that lie within two days, both counted."""
    begin = month_of(first) + (first.day > 1)
    end = Period(PeriodKind.MONTH, month_of(last))
    return tuple(range(begin, end.index + (end.last_day <= last)))


def _figures(ws: Workspace, first: int, last: int) -> Figures:
    everyone = schemes.all_schemes(ws)
    codes = tuple(one.code for one in everyone)
    cells = activity.cells(ws, ActivityFilter(codes, (), (), (), first, last), None)
    given = {(cell.scheme, cell.month): cell.given for cell in cells}
    return Figures(
        schemes={one.code: one for one in everyone},
        given=given,
        logged=frozenset(given),
        active_people={},
        returns={(one.scheme, one.month): one for one in scheme_returns.returns(ws)},
        records=cache(lambda scheme: volunteers.records(ws, scheme)),
    )


def strength_words(one: Strength) -> str:
    """Say a strength with its day: ``208 on 31 March 2022``."""
    return f"{one.people:,.0f} on {written_date(one.day)}"
