"""What the “In date” tab is asked, worked out: a day, a need and a scheme in focus."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.currency import NEEDS, Need
from oversight_app.domain.currency_measures import CURRENCY_MEASURES
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_measures import LocalMeasure
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.spc import Assurance, Variation
from oversight_app.domain.volunteers import VolunteerRecord
from oversight_app.review.activity_series import Series
from oversight_app.review.activity_situation import Decided, decisions
from oversight_app.review.currency_counts import Held, everything_held, month_ended
from oversight_app.review.currency_series import Tallies, lines, tallies_of
from oversight_app.review.remembered import RECORDS, remembered
from oversight_app.store import scheme_returns, schemes, volunteers
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CurrencySelection:
    """What is asked: a need of ``NEEDS``, the scheme in focus ("" for the first that has
    anybody overdue), and the day as at which it is answered (None: today)."""

    need: str = "vetting"
    scheme: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class CurrencySituation:
    """A selection with all that its sentences, tables and chart are made from.

    ``held`` is by scheme's code and need's id; ``schemes`` are those with a list or a count of
    leaders on the day. ``days`` are those that can be asked about, the newest first.
    """

    selection: CurrencySelection
    need: Need
    day: date
    days: tuple[date, ...]
    schemes: tuple[Scheme, ...]
    all_schemes: tuple[Scheme, ...]
    in_post: tuple[VolunteerRecord, ...]
    held: Mapping[tuple[str, str], Held]
    lines: Mapping[str, Series]
    decided: Decided
    list_days: Mapping[str, tuple[date, ...]]
    returns: Mapping[tuple[str, int], SchemeReturn]
    tallies: Mapping[str, Tallies] = field(default_factory=dict)
    """How many stood how at each month's end, by scheme's code."""

    @property
    def measure(self) -> LocalMeasure:
        """The share in date with the need in focus."""
        return CURRENCY_MEASURES[self.need.measure]

    @property
    def scheme(self) -> Scheme:
        """The scheme in focus."""
        return next(one for one in self.all_schemes if one.code == self.selection.scheme)

    @property
    def now(self) -> int:
        """The last month that has ended by the day: what its end shows is judged."""
        return month_ended(self.day)

    @property
    def series(self) -> SeriesKey:
        """The line of the chart."""
        return SeriesKey(self.need.measure, self.selection.scheme)

    def of(self, scheme: str) -> Held:
        """Return how a scheme stands with the need in focus."""
        return self.held[scheme, self.need.id]

    def shown(self, scheme: str) -> Variation:
        """Return what the last month's end shows in a scheme's line."""
        line = self.lines.get(scheme)
        return line.shown_in(self.now) if line else Variation.NOT_COLLECTED

    def target(self, scheme: str) -> float | None:
        """Return the target that holds on the day, in per cent."""
        key = SeriesKey(self.need.measure, scheme)
        mine = [t for t in self.decided.targets if t.series == key and t.set_on <= self.day]
        return max(mine, key=lambda t: (t.set_on, t.id)).value if mine else None

    def assurance(self, scheme: str) -> Assurance:
        """Return what the scheme's target has to expect of the limits of that month."""
        line, target = self.lines.get(scheme), self.target(scheme)
        if line is None:
            return Assurance.NO_TARGET if target is None else Assurance.TOO_FEW
        return line.assurance_in(self.now, target, self.measure.direction)


def currency_situation(
    ws: Workspace, selection: CurrencySelection, *, months: bool = True
) -> CurrencySituation | None:
    """Work out a selection; None where there is neither a list nor a count of leaders.
    Without ``months`` there are no lines: rows behind a count need none.

    Raises UserProblem for a need or a scheme that there is not.
    """
    need = NEEDS.get(selection.need)
    if need is None:
        raise UserProblem(
            f"There is nothing called “{selection.need}” that volunteers must be in date with. "
            f"Nothing was changed. Choose one of these: {', '.join(NEEDS)}."
        )
    today = ws.today()
    returns = {(one.scheme, one.month): one for one in scheme_returns.returns(ws)}
    listed = ws.once("list days", lambda: volunteers.list_days(ws))
    days = _days(listed, returns, today)
    if not days:
        return None
    day = min(max(selection.day or today, days[-1]), today)
    everyone = schemes.all_schemes(ws)
    if selection.scheme and selection.scheme not in {one.code for one in everyone}:
        raise UserProblem(
            f"This workspace has no scheme with the code “{selection.scheme}”. Nothing was "
            "changed. Choose a scheme from the table."
        )
    in_post = tuple(one for one in volunteers.as_at(ws, day) if one.in_post(day))
    # Nothing of these depends on what is in focus: a paper asks for one after another.
    held = ws.once(("held", day), lambda: everything_held(everyone, in_post, returns, day))
    there = tuple(one for one in everyone if any(held[one.code, id_].asked for id_ in NEEDS))
    found = CurrencySituation(
        replace(selection, day=day),
        need,
        day,
        days,
        there,
        everyone,
        in_post,
        held,
        {},
        decisions(ws),
        listed,
        returns,
    )
    if months:

        def count() -> dict[str, Tallies]:
            rows = volunteers.rows_over_time(ws, need.column)
            return tallies_of(need, there, rows, returns, found.now)

        if day == today:
            # Asked for after every save, and moved by none of a record.
            tallies = remembered(ws, f"tallies {need.id}", count, despite=RECORDS)
        else:
            tallies = ws.once(("tallies", need.id, day), count)
        found = replace(found, lines=lines(need, tallies, found.decided), tallies=tallies)
    return replace(found, selection=replace(found.selection, scheme=_focus(found)))


def _days(
    listed: Mapping[str, tuple[date, ...]],
    returns: Mapping[tuple[str, int], SchemeReturn],
    today: date,
) -> tuple[date, ...]:
    """Today, and the end of each month before it back to the first list or count of leaders."""
    first = [month_of(days[0]) for days in listed.values() if days[0] <= today]
    first += [month for (_, month), one in returns.items() if one.leaders is not None]
    begin = min(first, default=None)
    if begin is None or begin > month_of(today):
        return ()
    ends = (
        Period(PeriodKind.MONTH, month).last_day for month in range(month_of(today), begin - 1, -1)
    )
    return (today, *(day for day in ends if day < today))


def _focus(found: CurrencySituation) -> str:
    """Return the scheme asked for, else the first with anybody overdue (Specials stand first),
    else the first that is asked for it at all."""
    if found.selection.scheme:
        return found.selection.scheme
    codes = [one.code for one in found.schemes]
    overdue = (code for code in codes if found.of(code).tally.overdue)
    asked = (code for code in codes if found.of(code).asked)
    return next(overdue, next(asked, (codes or [one.code for one in found.all_schemes])[0]))
