"""The counts of people behind the figures of the “In date” tab.

A list says who is in date as at a day: a count is named by the day that it is of and by the newest
list that it rests on, so that one day by two lists is two counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from oversight_app.domain.currency import Need, Tally
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.small_numbers import Count, Counting
from oversight_app.domain.wording import Quantity
from oversight_app.review.counts import Ledger, count_of, keys, month_name, share
from oversight_app.review.currency_counts import Held, month_ended

ListDays = Mapping[str, Sequence[date]]
"""The days of each scheme's lists, by its code."""


@dataclass(frozen=True, slots=True)
class InDate:
    """How many stand how with one need: the counts of a ``Tally``. ``within`` is by days."""

    needing: Count
    in_date: Count
    overdue: Count
    not_recorded: Count
    within: Mapping[int, Count] = field(default_factory=dict)

    @property
    def share(self) -> Quantity | None:
        """The share in date of those who need it, None of nobody."""
        return share(self.in_date, self.needing, 1)


def of_list(lists: ListDays, scheme: str, day: date, up_to: date | None = None) -> dict[str, str]:
    """Return by which list a scheme's volunteers are counted on a day: the newest up to it, or up
    to a later day on which the lists are read."""
    days = [one for one in lists.get(scheme, ()) if one <= (up_to or day)]
    return {"list": max(days).isoformat()} if days else {}


def listed(
    scheme: str, number: int, lists: ListDays, day: date, up_to: date | None = None
) -> Count:
    """Return the count of those in post by the status list."""
    said = of_list(lists, scheme, day, up_to)
    return count_of("listed", scheme, day.isoformat(), number, **said)


def in_date(
    held: Held,
    lists: ListDays,
    day: date,
    ledger: Ledger,
    *,
    role: str | None = None,
    up_to: date | None = None,
) -> InDate:
    """Return the counts of a scheme, or of one role in it, and take down how they add up."""
    said = dict(of_list(lists, held.scheme.code, day, up_to))
    if role is not None:
        said["role"] = role
        held = held.of_role(role)
    period = day.isoformat()
    if held.leaders is not None:
        period, said = month_name(month_ended(day)), {"of": "leaders"}
    return _counts(held.need, held.scheme.code, period, held.tally, ledger, said)


def of_month(
    need: Need, scheme: str, month: int, tally: Tally, lists: ListDays, ledger: Ledger, *, led: bool
) -> InDate:
    """Return the counts at the end of a month, for the line of months. ``led``: of leaders."""
    day = Period(PeriodKind.MONTH, month).last_day
    if led:
        return _counts(need, scheme, month_name(month), tally, ledger, {"of": "leaders"})
    return _counts(
        need, scheme, day.isoformat(), tally, ledger, of_list(lists, scheme, day), soon=False
    )


def _counts(
    need: Need,
    scheme: str,
    period: str,
    tally: Tally,
    ledger: Ledger,
    said: Mapping[str, str],
    *,
    soon: bool = True,
) -> InDate:
    def one(what: str, number: int) -> Count:
        return count_of(f"{need.id}-{what}", scheme, period, number, **said)

    found = InDate(
        one("needed", tally.needing),
        one("in-date", tally.in_date),
        one("overdue", tally.overdue),
        one("not-recorded", tally.not_recorded),
        {days: one(f"within-{days}", tally.within(days)) for days in need.lapsing if soon},
    )
    ledger.adds_up(found.needing, found.in_date, found.overdue, found.not_recorded)
    before: tuple[Count, ...] = ()
    for days, within in found.within.items():
        if before:
            ledger.rest(within, f"{need.id}-up-to-{days}", *before)
        before = (within,)
    if before:
        ledger.rest(found.in_date, f"{need.id}-later", *before)
    return found


def add_roles(whole: InDate, roles: Sequence[InDate], ledger: Ledger) -> None:
    """Take down that each volunteer has one role."""
    for name in ("needing", "in_date", "overdue", "not_recorded"):
        ledger.adds_up(getattr(whole, name), *(getattr(one, name) for one in roles))
    for days, within in whole.within.items():
        ledger.adds_up(within, *(one.within[days] for one in roles))


def of_ranks(listed_: Count, supervisors: int, constables: int, ledger: Ledger) -> list[Count]:
    """Return how many are supervisors and how many constables of those listed."""
    _, after = listed_.key.split("/", 1)
    found = [
        Count(f"supervisors/{after}", supervisors),
        Count(f"constables/{after}", constables),
    ]
    ledger.rest(listed_, "other-ranks", *found)
    return found


def ratio(supervisors: Count, constables: Count) -> Quantity | None:
    """Return supervisors for each constable, None without a constable."""
    if not constables.value:
        return None
    value = supervisors.value / constables.value
    return Quantity(value, Unit.RATE, 2, counts=keys((supervisors, constables)), ratio=1.0)


def of_months(
    need: Need, scheme: str, tallies: Mapping[int, Tally | None], lists: ListDays, *, led: bool
) -> tuple[dict[int, tuple[str, ...]], Counting]:
    """Return the keys behind each month's share, and all counts of them."""
    ledger = Ledger()
    found = {
        month: keys((one.in_date, one.needing))
        for month, tally in tallies.items()
        if tally is not None and tally.needing
        for one in (of_month(need, scheme, month, tally, lists, ledger, led=led),)
    }
    return found, ledger.counting
