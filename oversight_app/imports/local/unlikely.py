"""What is kept and yet asked about: unlikely values, and figures that do not add up.

A query stops nothing. It can be sent back to the force with the row it stands in.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from oversight_app.domain.batches import RowIssue
from oversight_app.domain.day_numbers import day_of, number_of
from oversight_app.domain.local import MISSING, LocalIncoming
from oversight_app.domain.periods import written_date
from oversight_app.imports.local.columns import whole
from oversight_app.imports.local.fitting import fields_given

if TYPE_CHECKING:
    from oversight_app.imports.local.columns import Truth, Whole

MOST_QUERIES = 200
"""Queries listed for one reason; beyond them they are counted in a note."""
LONG_DAY = 16 * 60
"""Minutes of one person on one day from which a duty is asked about."""
_TIMES_USUAL = 3
_DAYS_TO_JUDGE = 20
"""Days needed before it can be said what is usual."""
_SPREADS = 3
"""Spreads beyond the upper quartile from which a day is far out (Tukey, "Exploratory Data
Analysis", 1977, chapter 2). Taken of logarithms: a log of few long days and many short ones has
long days that are usual."""
_ENDED_LATER = 99_999_999
_KEPT = "It is kept as it stands; ask the sender whether it is right."


def queries(
    incoming: LocalIncoming, ended: Mapping[tuple[str, str], date]
) -> tuple[list[RowIssue], list[str]]:
    """Return the queries on a resolved file, and notes on those that are not listed.

    ``ended`` gives the last day of volunteers who have left, by scheme and reference.
    """
    if not incoming.length:
        return [], []
    found: list[RowIssue] = []
    notes: list[str] = []
    for what, issues in _REASONS[incoming.mapping.dataset](incoming, ended):
        listed = list(islice(issues, MOST_QUERIES))
        rest = sum(1 for _ in issues)
        found += listed
        if rest:
            notes.append(f"{rest:,} more queries are not listed: {what}.")
    return found, notes


Reasons = Iterator[tuple[str, Iterator[RowIssue]]]


def _issue(incoming: LocalIncoming, at: int, field: str, what: str, why: str = _KEPT) -> RowIssue:
    use = next((one for one in incoming.mapping.columns if one.field == field), None)
    heading = use.heading if use else ""
    return RowIssue(incoming.layout.sheet, incoming.rows[at], heading, what, why)


def _of_activity(incoming: LocalIncoming, ended: Mapping[tuple[str, str], date]) -> Reasons:
    import numpy as np

    day = whole(incoming.columns["day"].values)
    minutes = whole(incoming.columns["minutes"].values)
    people_column = incoming.columns.get("people")
    people = whole(people_column.values) if people_column else np.ones_like(minutes)
    people = np.where((people == MISSING) | (people < 1), 1, people)
    of_a_day = (day % 100 != 0) & (minutes != MISSING)
    long = of_a_day & (minutes > LONG_DAY * people)
    if incoming.mapping.crosstab and "people" not in fields_given(incoming.mapping):
        long &= _named(incoming, len(minutes))  # sums of nobody knows how many
    yield (
        "more than 16 hours for each person on one day",
        (
            _issue(
                incoming,
                at,
                "minutes",
                f"{_hours(int(minutes[at]))} hours on one day for "
                + ("one person" if people[at] == 1 else f"{int(people[at]):,} people"),
            )
            for at in _places(long)
        ),
    )
    yield "a reference that had ended", _ended(incoming, "volunteer", "day", ended)
    yield (
        "more than three times the usual hours on one day",
        _busy(incoming, day, np.where(of_a_day, minutes, 0), of_a_day),
    )


def _named(incoming: LocalIncoming, length: int) -> "Truth":
    """Return which records are of one volunteer, by reference."""
    import numpy as np

    volunteers = incoming.columns.get("volunteer")
    if volunteers is None:
        return np.zeros(length, dtype=bool)
    known = np.array([bool(word) for word in volunteers.words], dtype=bool)
    named: Truth = known[whole(volunteers.values)]
    return named


def _ended(
    incoming: LocalIncoming, field: str, dated: str, ended: Mapping[tuple[str, str], date],
    scheme_code: str = "",
) -> Iterator[RowIssue]:  # fmt: skip
    """Yield the records of volunteers after their last day."""
    import numpy as np

    volunteers, day = incoming.columns.get(field), incoming.columns.get(dated)
    scheme = incoming.columns.get("scheme")
    if volunteers is None or day is None or not ended:
        return
    codes = scheme.words if scheme else (scheme_code,)
    references = {reference for _, reference in ended}
    if references.isdisjoint(volunteers.words):
        return
    when = whole(day.values)
    for place, code in enumerate(codes):
        last = np.array(
            [
                _ENDED_LATER if (day_ := ended.get((code, word))) is None else number_of(day_)
                for word in volunteers.words
            ],
            dtype=np.int64,
        )
        past = when > last[whole(volunteers.values)]
        if scheme:
            past &= whole(scheme.values) == place
        for at in _places(past):
            reference = volunteers.words[volunteers.values[at]]
            yield _issue(
                incoming,
                at,
                field,
                f"{reference} ended on {written_date(ended[code, reference])}, before this date",
            )


def _busy(
    incoming: LocalIncoming, day: "Whole", minutes: "Whole", of_a_day: "Truth"
) -> Iterator[RowIssue]:
    """Yield the first record of each day of a scheme with over three times its usual hours, where
    such days are rare in this log: none is, say, where every third day is a match day."""
    import numpy as np

    scheme = incoming.columns.get("scheme")
    codes = whole(scheme.values) if scheme else np.zeros_like(day)
    for place in range(len(scheme.words) if scheme else 1):
        mine = np.flatnonzero(of_a_day & (codes == place))
        if not len(mine):
            continue
        first = int(day[mine].min())
        which = day[mine] - first
        sums = np.bincount(which, weights=minutes[mine])
        days = np.flatnonzero(sums > 0)
        if len(days) < _DAYS_TO_JUDGE:
            continue
        usual = int(np.median(sums[days]))
        low, high = np.quantile(np.log(sums[days]), (0.25, 0.75))
        far = max(_TIMES_USUAL * usual, float(np.exp(high + _SPREADS * (high - low))))
        for at in days[sums[days] > far]:
            yield _issue(
                incoming,
                int(mine[np.flatnonzero(which == at)[0]]),
                "minutes",
                f"{_hours(int(sums[at]))} hours in all on {_day(first + int(at))}, more than three "
                f"times the usual {_hours(usual)}",
            )


def _of_return(incoming: LocalIncoming, ended: Mapping[tuple[str, str], date]) -> Reasons:
    yield "people who are not accounted for", _residuals(incoming)
    for part, of, words in (
        ("active", "headcount", "active people than people in post"),
        ("leaders_vetted", "leaders", "vetted leaders than leaders"),
    ):
        yield f"more {words}", _more(incoming, part, of, words)
    yield "leavers by reason", _leavers(incoming)


def _residuals(incoming: LocalIncoming) -> Iterator[RowIssue]:
    """opening + joiners − leavers against closing."""
    parts = _figures(incoming, "opening", "joiners", "leavers", "headcount")
    if parts is None:
        return
    opening, joiners, leavers, closing, stated = parts
    residual = closing - (opening + joiners - leavers)
    for at in _places(stated & (residual != 0)):
        gone = int(residual[at])
        people = "1 person is" if abs(gone) == 1 else f"{abs(gone):,} people are"
        yield _issue(
            incoming,
            at,
            "headcount",
            f"{people} not accounted for: {int(opening[at]):,} at the start, "
            f"{int(joiners[at]):,} joined, {int(leavers[at]):,} left, and {int(closing[at]):,} at "
            f"the end where {int(closing[at]) - gone:,} would be expected",
        )


def _leavers(incoming: LocalIncoming) -> Iterator[RowIssue]:
    """More leavers by reason than leavers in all."""
    import numpy as np

    reasons = [name for name in incoming.columns if name.startswith("leavers_")]
    total = incoming.columns.get("leavers")
    if total is None or not reasons:
        return
    given = [whole(incoming.columns[name].values) for name in reasons]
    summed = np.sum([np.where(one == MISSING, 0, one) for one in given], axis=0)
    leavers = whole(total.values)
    for at in _places((leavers != MISSING) & (summed > leavers)):
        yield _issue(
            incoming,
            at,
            "leavers",
            f"{int(summed[at]):,} left by their reasons, and {int(leavers[at]):,} in all",
        )


def _of_visits(incoming: LocalIncoming, ended: Mapping[tuple[str, str], date]) -> Reasons:
    yield "people in custody who are not accounted for", _unaccounted(incoming)
    yield (
        "more accepted than offered",
        _more(incoming, "accepted", "offered", "accepted than offered"),
    )
    yield "more seen than in custody", _more(incoming, "seen", "in_custody", "seen than in custody")
    for visitor in ("visitor_one", "visitor_two"):
        yield (
            "a visitor who had ended",
            _ended(incoming, visitor, "made", ended, "custody"),
        )


def _unaccounted(incoming: LocalIncoming) -> Iterator[RowIssue]:
    """In custody against not available + not offered + offered."""
    parts = _figures(incoming, "in_custody", "not_available", "not_offered", "offered")
    if parts is None:
        return
    held, away, passed, offered, stated = parts
    residual = held - away - passed - offered
    for at in _places(stated & (residual != 0)):
        rest, of = int(residual[at]), int(held[at])
        sums = (
            f"{int(away[at]):,} not available, {int(passed[at]):,} not offered and "
            f"{int(offered[at]):,} offered make {of - rest:,}"
        )
        what = (
            f"{rest:,} of {of:,} {'is' if rest == 1 else 'are'} not accounted for: {sums}"
            if rest > 0
            else f"{-rest:,} more than the {of:,} in custody: {sums}"
        )
        yield _issue(incoming, at, "in_custody", what)


def _more(incoming: LocalIncoming, part: str, of: str, words: str) -> Iterator[RowIssue]:
    """A part larger than its whole."""
    columns = incoming.columns.get(part), incoming.columns.get(of)
    if columns[0] is None or columns[1] is None:
        return
    parts, wholes = whole(columns[0].values), whole(columns[1].values)
    for at in _places((parts != MISSING) & (wholes != MISSING) & (parts > wholes)):
        figures = f"{int(parts[at]):,} against {int(wholes[at]):,}"
        yield _issue(incoming, at, part, f"There are more {words}: {figures}")


def _figures(
    incoming: LocalIncoming, *fields: str
) -> "tuple[Whole, Whole, Whole, Whole, Truth] | None":
    """Return four columns and where all of them are stated; None where one is not there."""
    columns = [incoming.columns.get(one) for one in fields]
    values = [whole(column.values) for column in columns if column is not None]
    if len(values) < 4:
        return None
    first, second, third, fourth = values
    stated = (first != MISSING) & (second != MISSING) & (third != MISSING) & (fourth != MISSING)
    return first, second, third, fourth, stated


def _nothing(incoming: LocalIncoming, ended: Mapping[tuple[str, str], date]) -> Reasons:
    yield from ()


_REASONS = {
    "activity": _of_activity,
    "return": _of_return,
    "custody-visits": _of_visits,
    "custody-issues": _nothing,
    "volunteers": _nothing,
    "recruitment": _nothing,
}


def _places(where: "Truth") -> Iterator[int]:
    import numpy as np

    return (int(at) for at in np.flatnonzero(where))


def _hours(minutes: int) -> str:
    """Write hours without needless noughts: 17, 16.5, 16.75."""
    return f"{minutes / 60:,.2f}".rstrip("0").rstrip(".")


def _day(number: int) -> str:
    day = day_of(number)
    assert day is not None, "days alone are summed up"
    return written_date(day)
