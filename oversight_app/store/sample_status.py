"""The made-up status lists of the Sample office: one at the end of each month, thirty in all.

What each volunteer was vetted, trained, supervised and asked lies on a line of dated events of
their own, and a list says of it what was known by then. One thing is there to be found: from
July 2022 on nobody's vetting is renewed in time, so that the share in date falls month by month.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from oversight_app.domain.local_building import Record
from oversight_app.domain.periods import Period, PeriodKind, month_of
from oversight_app.store.sample_people import LAST, Person

FIRST_LIST = LAST - 29
"""May 2020: the first list that the Sample office was sent."""
_STALLED_FROM = date(2022, 7, 15)
"""From this day on renewals of vetting wait for months."""
_VETTING_DAYS, _TRAINING_DAYS = 3 * 365, 365
_SPECIALS = "specials"


@dataclass(frozen=True, slots=True)
class Standing:
    """What happened to one volunteer, in order of days: when vetting and training were renewed
    and until when, supervisions, welfare contacts and values checks."""

    person: Person
    rank: str
    vetted: tuple[tuple[date, date], ...]
    trained: tuple[tuple[date, date], ...]
    supervised: tuple[date, ...]
    welfare: tuple[date, ...]
    values: tuple[date, ...]
    agreed: date | None


def standings(rng: Random, people: list[Person]) -> list[Standing]:
    """Return what happened to everybody."""
    return [_standing(rng, person) for person in people]


def status_list(everyone: list[Standing], month: int) -> Iterator[Record]:
    """Yield the list of one month's last day: those in post, and those who left in the month
    (in the first list all who ever left)."""
    day = Period(PeriodKind.MONTH, month).last_day
    for one in everyone:
        person = one.person
        left = person.ended is not None and person.ended <= day
        if person.started > day or (
            left and month > FIRST_LIST and month_of(person.ended or day) < month
        ):
            continue
        yield _row(one, day, left=left)


def _row(one: Standing, day: date, *, left: bool) -> Record:
    person = one.person
    special = person.kind.scheme == _SPECIALS
    vetted = _until(one.vetted, day)
    level = "Recruit vetting" if special else "Non-police personnel vetting"
    return {
        "volunteer": person.reference,
        "scheme": person.kind.scheme,
        "role": person.role,
        "rank": one.rank,
        "district": person.district,
        "started": person.started,
        "ended": person.ended if left else None,
        "end_reason": person.reason if left else "",
        "vetting_required": level,
        "vetting_held": level,
        "vetting_status": "lapsed" if vetted and vetted < day else "in-date",
        "vetting_until": None if left else vetted,
        "training_until": None if left else _until(one.trained, day),
        "supervision_last": None if left else _last(one.supervised, day),
        "agreement_signed": one.agreed if one.agreed and one.agreed <= day else None,
        "values_check": _last(one.values, day),
        "welfare_last": None if left else _last(one.welfare, day),
        "status": _patrol(person, month_of(day)) if special and not left else None,
        "listed_on": day,
    }


def _standing(rng: Random, person: Person) -> Standing:
    special = person.kind.scheme == _SPECIALS
    met = rng.random() < 0.9  # One in ten is never contacted about their welfare.
    return Standing(
        person,
        _rank(rng) if special else "",
        tuple(_renewed(rng, person, _VETTING_DAYS, 0.9, (10, 56), stalls=True)),
        tuple(_renewed(rng, person, _TRAINING_DAYS, 0.9, (2, 32))) if special else (),
        tuple(_again_and_again(rng, person, 25, 25, 110)),
        tuple(_again_and_again(rng, person, 30, 30, 105)) if met else (),
        tuple(_again_and_again(rng, person, 90, 700, 1050))
        if special and rng.random() < 0.96
        else (),
        person.started + timedelta(days=rng.randint(-30, 25)) if rng.random() < 0.95 else None,
    )


def _renewed(
    rng: Random,
    person: Person,
    lasts: int,
    late: float,
    days_late: tuple[int, int],
    *,
    stalls: bool = False,
) -> Iterator[tuple[date, date]]:
    """Yield on which days something was renewed, and until when: some time before it lapses, or
    for a share of people after."""
    # Those who came long ago are somewhere on their way through a period.
    on = person.started - timedelta(days=rng.randint(10, lasts // 3))
    until = on + timedelta(days=lasts)
    end = Period(PeriodKind.MONTH, LAST).last_day
    while on <= end:
        yield on, until
        after = rng.randint(*days_late) if rng.random() < late else -rng.randint(3, 60)
        if stalls and until >= _STALLED_FROM:
            # A few were in hand before it began to wait.
            after = rng.randint(90, 150) if rng.random() < 0.9 else -rng.randint(3, 60)
        on = until + timedelta(days=after)
        until = max(on, until) + timedelta(days=lasts)


def _again_and_again(
    rng: Random, person: Person, first: int, least: int, most: int
) -> Iterator[date]:
    """Yield the days of what is done once in a while, the first some days after the start."""
    day = person.started + timedelta(days=rng.randint(5, first))
    end = Period(PeriodKind.MONTH, LAST).last_day
    while day <= end:
        yield day
        day += timedelta(days=rng.randint(least, most))


def _until(renewals: tuple[tuple[date, date], ...], day: date) -> date | None:
    done = [until for on, until in renewals if on <= day]
    return done[-1] if done else None


def _last(days: tuple[date, ...], day: date) -> date | None:
    place = bisect_right(days, day)
    return days[place - 1] if place else None


def _rank(rng: Random) -> str:
    return rng.choices(("Special Constable", "Special Sergeant", "Special Inspector"), (86, 11, 3))[
        0
    ]


def _patrol(person: Person, month: int) -> str:
    if person.independent_from <= month:
        return "independent"
    return "directed" if person.independent_from - 6 <= month else "accompanied"
