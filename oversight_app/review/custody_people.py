"""The counts of detainees behind the figures of custody visiting: those in custody at the visits,
and what became of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oversight_app.domain.custody import CustodyVisit
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.domain.small_numbers import Count
from oversight_app.domain.wording import Quantity
from oversight_app.review.counts import Ledger, count_of, figure
from oversight_app.review.custody_sums import Detainees, detainees

SCHEME = "custody"
_PARTS = ("in_custody", "not_available", "not_offered", "offered", "accepted", "seen")


@dataclass(frozen=True, slots=True)
class Held:
    """``Detainees`` as counts. ``unaccounted`` counts those in none of the three parts;
    ``too_many`` by how many the parts are more than all, where they are."""

    in_custody: Count
    not_available: Count
    not_offered: Count
    offered: Count
    accepted: Count
    seen: Count
    unaccounted: Count
    too_many: Count | None

    @property
    def lost(self) -> Quantity:
        """Those unaccounted for as a figure, below none where the parts are more than all."""
        if self.too_many is None:
            return figure(self.unaccounted)
        return Quantity(self.unaccounted.value, counts=(self.too_many.key,))


def held(found: Detainees, period: str, ledger: Ledger, **of: str) -> Held:
    """Name the counts of some visits, and take down how they add up. ``of`` says of which suite
    or visit they are; none of all."""

    def one(what: str, number: int) -> Count:
        return count_of(f"detainees-{what}", SCHEME, period, number, **of)

    parts = {name: one(name.replace("_", "-"), getattr(found, name)) for name in _PARTS}
    lost = one("unaccounted", found.unaccounted)
    too_many = one("too-many", -found.unaccounted) if found.unaccounted < 0 else None
    named = Held(**parts, unaccounted=lost, too_many=too_many)
    three = (named.not_available, named.not_offered, named.offered)
    if too_many is None:
        ledger.adds_up(named.in_custody, *three, lost)
    else:
        counted = one("counted", sum(part.value for part in three))
        ledger.adds_up(counted, *three)
        ledger.adds_up(counted, named.in_custody, too_many)
    ledger.rest(named.offered, "detainees-declined", named.accepted)
    ledger.rest(named.in_custody, "detainees-not-seen", named.seen)
    return named


def add_up(whole: Held, parts: Sequence[Held], ledger: Ledger) -> None:
    """Take down that some visits are made of parts: of suites, months or single visits."""
    # Below none it is no count of people, and adds up to nothing.
    lost = () if any(one.too_many for one in (whole, *parts)) else ("unaccounted",)
    for name in (*_PARTS, *lost):
        ledger.adds_up(getattr(whole, name), *(getattr(one, name) for one in parts))


def held_in(
    visits: Sequence[CustodyVisit], kind: PeriodKind, index: int, suite: str, ledger: Ledger
) -> tuple[Held, Mapping[str, Held]]:
    """Return the counts of a period, and of each suite in it; ``suite`` "" are all. They are made
    of the period's months too, of which other papers may have told."""
    period = Period(kind, index)
    where = {"suite": suite} if suite else {}
    whole = held(detainees(visits), str(period), ledger, **where)
    suites = {
        name: held(detainees(mine), str(period), ledger, suite=name)
        for name, mine in _by_suite(visits).items()
    }
    if not suite:
        add_up(whole, tuple(suites.values()), ledger)
    if kind is not PeriodKind.MONTH:
        _add_months(visits, whole, where, ledger)
        for name, mine in _by_suite(visits).items():
            _add_months(mine, suites[name], {"suite": name}, ledger)
    return whole, suites


def _add_months(
    visits: Iterable[CustodyVisit], whole: Held, of: Mapping[str, str], ledger: Ledger
) -> None:
    months: dict[int, list[CustodyVisit]] = {}
    for visit in visits:
        if day := visit.planned or visit.made:
            months.setdefault(month_of(day), []).append(visit)
    parts = [
        held(detainees(mine), str(Period(PeriodKind.MONTH, month)), ledger, **of)
        for month, mine in sorted(months.items())
    ]
    add_up(whole, parts, ledger)


def _by_suite(visits: Iterable[CustodyVisit]) -> dict[str, list[CustodyVisit]]:
    found: dict[str, list[CustodyVisit]] = {}
    for visit in visits:
        found.setdefault(visit.suite, []).append(visit)
    return found
