"""The share in date at each month's end, scheme by scheme, judged by its own limits.

A month has a figure where a list of the scheme is dated in it: without a new list, what was
recorded would lapse on paper alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.currency import Need, State, Tally
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import Scheme, VettingOf
from oversight_app.review.activity_series import Series, judged
from oversight_app.review.activity_situation import Decided
from oversight_app.review.currency_counts import leaders_tally
from oversight_app.store.volunteers import Listed

Tallies = dict[int, Tally | None]
"""How many stand how at each month's end; None for a month without a figure."""


def lines(need: Need, tallies: Mapping[str, Tallies], decided: Decided) -> dict[str, Series]:
    """Return the line of each scheme, by its code."""
    found = {}
    for code, months in tallies.items():
        shares = {month: tally.share if tally else None for month, tally in months.items()}
        if any(share is not None for share in shares.values()):
            key = SeriesKey(need.measure, code)
            found[code] = judged(shares, key, decided.rebases, decided.baselines)
    return found


def tallies_of(
    need: Need,
    schemes: Sequence[Scheme],
    rows: Iterable[Listed],
    returns: Mapping[tuple[str, int], SchemeReturn],
    last: int,
) -> dict[str, Tallies]:
    """Count each scheme's months up to one; ``rows`` are in the order of their days."""
    by_scheme: dict[str, list[Listed]] = {}
    for row in rows:
        by_scheme.setdefault(row.scheme, []).append(row)
    found = {}
    for scheme in schemes:
        if need.id == "vetting" and scheme.vetting_of is VettingOf.NOBODY:
            continue
        if need.id == "vetting" and scheme.vetting_of is VettingOf.LEADERS:
            found[scheme.code] = _of_leaders(scheme, returns, last)
        else:
            found[scheme.code] = month_ends(need, by_scheme.get(scheme.code, ()), last)
    return found


def month_ends(need: Need, rows: Sequence[Listed], last: int) -> Tallies:
    """Count who is in date at the end of each month from the first list on; None for a month
    without a list, or whose list says nothing of the need."""
    if not rows:
        return {}
    newest: dict[int, Listed] = {}
    found: Tallies = {}
    place = 0
    for month in range(month_of(rows[0].counts_from), last + 1):
        day = Period(PeriodKind.MONTH, month).last_day
        any_list = False
        while place < len(rows) and rows[place].counts_from <= day:
            any_list = any_list or month_of(rows[place].counts_from) == month
            newest[rows[place].volunteer] = rows[place]
            place += 1
        found[month] = None
        if any_list:
            mine = [row for row in newest.values() if row.in_post(day)]
            if need.id == "vetting" or any(row.day for row in mine):
                # Many rows say the same.
                said = Counter((row.day, row.vetting_status) for row in mine)
                found[month] = _tally(need, said, day)
    return found


def _tally(need: Need, said: Counter[tuple[date | None, str]], day: date) -> Tally:
    states: Counter[State] = Counter()
    for (until, status), rows in said.items():
        states[need.state(until, day, status)] += rows
    del states[State.NOT_NEEDED]
    return Tally(states)


def _of_leaders(
    scheme: Scheme, returns: Mapping[tuple[str, int], SchemeReturn], last: int
) -> Tallies:
    months = [month for code, month in returns if code == scheme.code and month <= last]
    if not months:
        return {}
    return {
        month: leaders_tally(returns.get((scheme.code, month)))
        for month in range(min(months), last + 1)
    }
