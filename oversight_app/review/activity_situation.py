"""A selection of the Volunteer activity page worked out: its months, figures and judged lines."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from oversight_app.domain.activity import ActivityFilter
from oversight_app.domain.annotations import Baseline, ChartNote, Rebase, SeriesTarget
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_measures import LOCAL_MEASURES, LocalMeasure
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import OFFICE_KINDS, Scheme, Term, TermKind
from oversight_app.domain.spc import Assurance, Variation
from oversight_app.review.activity_figures import CUSTODY, Figures
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_series import Series, judged
from oversight_app.review.month_chart import SHOWN
from oversight_app.store import (
    activity,
    annotations,
    custody,
    scheme_returns,
    schemes,
    volunteers,
)
from oversight_app.store.workspace import Workspace

IN_SPARKLINE = 24
_BY_PERSON = frozenset({"active", "hours-per-active", "share-required"})


@dataclass(frozen=True, slots=True)
class Terms:
    """The office's districts, activities and patrol statuses."""

    districts: tuple[Term, ...]
    activities: tuple[Term, ...]
    statuses: tuple[Term, ...]

    def names(self, kind: TermKind) -> dict[str, str]:
        """Return the names of one kind by code."""
        of = {
            TermKind.DISTRICT: self.districts,
            TermKind.ACTIVITY: self.activities,
            TermKind.STATUS: self.statuses,
        }
        return {term.code: term.name for term in of[kind]}


@dataclass(frozen=True, slots=True)
class Decided:
    """What the office has noted and decided, about any series."""

    notes: tuple[ChartNote, ...] = ()
    rebases: tuple[Rebase, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[SeriesTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """A selection with all that its sentences, table and charts are made from.

    ``months`` are those of the period; ``first`` and ``newest`` the first and the newest whole
    month of which anything is known.
    """

    selection: ActivitySelection
    measure: LocalMeasure
    schemes: tuple[Scheme, ...]
    all_schemes: tuple[Scheme, ...]
    terms: Terms
    figures: Figures
    decided: Decided
    months: tuple[int, ...]
    first: int
    newest: int
    lines: dict[str, Series]
    asked_for_scheme: bool = False
    """True where somebody has put a scheme in focus."""

    @property
    def scheme(self) -> Scheme:
        """The scheme in focus."""
        return next(s for s in self.all_schemes if s.code == self.selection.scheme)

    @property
    def now(self) -> int:
        """The last month of the period that is over: what it shows is judged."""
        return min(self.months[-1], self.newest)

    @property
    def line(self) -> Series:
        """The judged line of the scheme in focus."""
        return self.lines[self.selection.scheme]

    def value(self, scheme: str, measure: str = "", *, years_before: int = 0) -> float | None:
        """Return a measure (the selected one) in the period, or in the same of an earlier year."""
        months = tuple(month - 12 * years_before for month in self.months)
        return self.figures.value(measure or self.measure.id, scheme, months)

    def known_months(self, scheme: str) -> int:
        """Return of how many months of the period the selected measure is known."""
        return sum(
            self.figures.value(self.measure.id, scheme, (month,)) is not None
            for month in self.months
        )

    def shown(self, scheme: str) -> Variation:
        """Return what the last month of the period shows in a scheme's line."""
        return self.lines[scheme].shown_in(self.now)

    def target(self, scheme: str) -> float | None:
        """Return the target that holds in the last month of the period, in the measure's unit."""
        key = self.selection.series(scheme)
        day = Period(PeriodKind.MONTH, self.now).last_day
        held = [t for t in self.decided.targets if t.series == key and t.set_on <= day]
        return max(held, key=lambda t: (t.set_on, t.id)).value if held else None

    def assurance(self, scheme: str) -> Assurance:
        """Return what a scheme's target has to expect of the limits of that month."""
        return self.lines[scheme].assurance_in(
            self.now, self.target(scheme), self.measure.direction
        )


def _span(ws: Workspace, returned: tuple[SchemeReturn, ...]) -> tuple[int, int] | None:
    """Return the first and the newest whole month of which any return speaks; None for none.

    A month that the review date falls short of is not whole, and is left out.
    """
    months = [*(activity.months(ws) or ()), *(one.month for one in returned)]
    if not months:
        return None
    first, last = min(months), min(max(months), last_whole_month(ws.today()))
    return (first, last) if first <= last else None


def last_whole_month(today: date) -> int:
    """Return the newest month that has ended by a day, the day itself counted."""
    month = Period.containing(today, PeriodKind.MONTH)
    return month.index if month.last_day <= today else month.index - 1


def situation(ws: Workspace, selection: ActivitySelection) -> Situation | None:
    """Fill in a selection and work out its figures; None where nothing was brought in.

    Raises UserProblem for a measure that is not in the catalogue.
    """
    measure = LOCAL_MEASURES.get(selection.measure)
    if measure is None:
        raise UserProblem(
            f"There is no measure called “{selection.measure}”. Nothing was changed. "
            f"Choose one of these: {', '.join(LOCAL_MEASURES)}."
        )
    returned = scheme_returns.returns(ws)
    span = _span(ws, returned)
    if span is None:
        return None
    first, newest = span
    selection = replace(selection, period=_period(selection, first, newest))
    begin, end = selection.months or (newest, newest)
    months = tuple(range(begin, end + 1))
    everyone = schemes.all_schemes(ws)
    there = tuple(s for s in everyone if _held(s, begin, end))
    shown = tuple(s for s in there if not selection.schemes or s.code in selection.schemes)
    if not shown:
        shown = there or everyone
    decided = decisions(ws)
    chart = _chart_months(selection, shown, decided, months, first, newest)
    terms = Terms(*(schemes.terms(ws, kind) for kind in OFFICE_KINDS))
    figures = _read(ws, selection, everyone, terms, months, chart, returned)
    lines = {
        s.code: judged(
            {m: figures.value(measure.id, s.code, (m,)) for m in range(*chart[s.code])},
            selection.series(s.code),
            decided.rebases,
            decided.baselines,
        )
        for s in shown
    }
    found = Situation(
        selection, measure, shown, everyone, terms, figures, decided, months, first, newest, lines
    )
    return replace(
        found,
        selection=replace(selection, scheme=_focus(found)),
        asked_for_scheme=bool(selection.scheme),
    )


def _period(selection: ActivitySelection, first: int, newest: int) -> int:
    """Return the chosen period where anything is known of it, else the nearest that has; None
    chosen is the newest that is whole."""
    whole = whole_periods(selection.period_kind, first, newest)
    if selection.period is None:
        return whole[0]
    return max(min(selection.period, whole[0]), whole[-1])


def whole_periods(kind: PeriodKind, first: int, newest: int) -> tuple[int, ...]:
    """Return the periods of a kind with a month from ``first`` on that have ended by the end of
    ``newest``, the newest first; where none has, the one under way."""
    begin = Period.containing(Period(PeriodKind.MONTH, first).first_day, kind).index
    last_day = Period(PeriodKind.MONTH, newest).last_day
    end = Period.containing(last_day, kind)
    last = end.index if end.last_day <= last_day else end.index - 1
    return tuple(range(last, begin - 1, -1)) or (end.index,)


def _held(scheme: Scheme, first: int, last: int) -> bool:
    begin = Period(PeriodKind.MONTH, first).first_day
    end = Period(PeriodKind.MONTH, last).last_day
    return (scheme.valid_from is None or scheme.valid_from <= end) and (
        scheme.valid_to is None or scheme.valid_to >= begin
    )


def _focus(found: Situation) -> str:
    """Return the scheme asked for, else the first that shows a change, else the first with a
    figure: the headline and the chart speak of the same one."""
    if found.selection.scheme in found.lines:
        return found.selection.scheme
    codes = [scheme.code for scheme in found.schemes]
    changed = (c for c in codes if found.shown(c) in (Variation.HIGHER, Variation.LOWER))
    known = (c for c in codes if found.value(c) is not None)
    return next(changed, next(known, codes[0]))


def _chart_months(
    selection: ActivitySelection,
    shown: Iterable[Scheme],
    decided: Decided,
    months: tuple[int, ...],
    first: int,
    newest: int,
) -> dict[str, tuple[int, int]]:
    """Return the months of each scheme's line, the last one not counted.

    They go back further than the chart where the office has decided about limits before it:
    what was decided goes on to hold when its months leave the picture.
    """
    last = newest if selection.until is None else min(newest, selection.until)
    if months[0] < last - SHOWN + 1:
        last = min(last, months[-1] + 6)
    begin = max(min(first, months[0]), last - SHOWN + 1)
    spans = {}
    for scheme in shown:
        key = selection.series(scheme.code)
        starts = [r.from_month for r in decided.rebases if r.series == key]
        starts += [b.first_month for b in decided.baselines if b.series == key]
        before = [start for start in starts if first <= start < begin]
        spans[scheme.code] = (max(before, default=begin), last + 1)
    return spans


def decisions(ws: Workspace) -> Decided:
    """Read what the office has noted and decided, about any series."""
    return ws.once(
        "decided",
        lambda: Decided(
            annotations.notes(ws),
            annotations.rebases(ws),
            annotations.baselines(ws),
            annotations.targets(ws),
        ),
    )


def _read(
    ws: Workspace,
    selection: ActivitySelection,
    everyone: tuple[Scheme, ...],
    terms: Terms,
    months: tuple[int, ...],
    chart: dict[str, tuple[int, int]],
    returned: tuple[SchemeReturn, ...],
) -> Figures:
    begin = min(min(f for f, _ in chart.values()), months[0] - 12)
    end = max(max(last for _, last in chart.values()) - 1, months[-1])
    codes = tuple(chart)
    cells = activity.cells(ws, selection.filter(begin, end, codes), None)
    given = {(cell.scheme, cell.month): cell.given for cell in cells}
    logged = frozenset(given)
    if selection.of_parts:
        whole = activity.cells(ws, ActivityFilter(codes, (), (), (), begin, end), None)
        logged = frozenset((cell.scheme, cell.month) for cell in whole)
    # Bands of hours are many: they are read for the chart's months where the line needs them.
    by_person = selection.measure in _BY_PERSON
    people_from = begin if by_person else months[0]
    people_to = end if by_person else months[-1]
    people = activity.people(ws, selection.filter(people_from, people_to, codes))
    visits_from = begin if selection.measure == "visits" else months[0]
    training = {term.code for term in terms.activities if term.training}
    return Figures(
        schemes={scheme.code: scheme for scheme in everyone},
        given=given,
        logged=logged,
        active_people={(one.scheme, one.month): one for one in people},
        returns={(one.scheme, one.month): one for one in returned},
        visits_made=_visits(ws, visits_from, end) if CUSTODY in codes else {},
        of_parts=selection.of_parts,
        training=bool(selection.activities) and set(selection.activities) <= training,
        records=cache(lambda scheme: volunteers.records(ws, scheme)),
    )


def _visits(ws: Workspace, first: int, last: int) -> dict[int, int]:
    """Return visits made by month; a month in which visits were planned and none made is 0."""
    found: dict[int, int] = {}
    days = Period(PeriodKind.MONTH, first).first_day, Period(PeriodKind.MONTH, last).last_day
    for visit in custody.visits(ws, *days):
        day = visit.made or visit.planned
        if day is not None:
            month = month_of(day)
            found[month] = found.get(month, 0) + (visit.made is not None)
    return found
