"""The made-up monthly returns and applicants of the Sample office, in keeping with its duty log.

One return does not reconcile and one says other hours than the log: what an office has to find
is there to be found. Its status lists are in ``sample_status``.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from oversight_app.domain.local_building import Record
from oversight_app.domain.periods import month_of
from oversight_app.store.sample_log import CADET_UNITS
from oversight_app.store.sample_people import FIRST, Person

REVIEWED = date(2022, 10, 31)
_OFF_BY_ONE = ("specials", 2022 * 12 + 5)
"""June 2022: a Special too many."""
_OTHER_HOURS = ("psv", 2022 * 12 + 7)
"""August 2022: twelve hours more than the log."""

Given = Mapping[tuple[str, int], tuple[int, int, int, int]]
"""By scheme and month: minutes of duty, of training, people active, duties."""


def returns(people: list[Person], given: Given, month: int) -> Iterator[Record]:
    """Yield the return of each scheme for a month."""
    for scheme in ("specials", "psv", "custody", "animals", "scrutiny", "adults"):
        yield _of_people([p for p in people if p.kind.scheme == scheme], scheme, given, month)
    duty, training, _, sessions = given.get(("speedwatch", month), (0, 0, 0, 0))
    yield {
        "month": month, "scheme": "speedwatch", "headcount": 182 + (month - FIRST) // 2,
        "active": 150 + (month - FIRST) // 2, "duty_minutes": duty, "training_minutes": training,
        "sessions": sessions,
    }  # fmt: skip
    duty, training, _, _ = given.get(("cadets", month), (0, 0, 0, 0))
    members = sum(size for _, size in CADET_UNITS)
    yield {
        "month": month, "scheme": "cadets", "headcount": members + month % 5,
        "active": members - 6 - month % 4, "duty_minutes": duty, "training_minutes": training,
        "leaders": 24, "leaders_vetted": 24 if month % 7 else 23,
    }  # fmt: skip
    if month % 3 == 2:
        yield {"month": month, "scheme": "watch", "headcount": 402 - (month - FIRST) // 6}


def _of_people(people: list[Person], scheme: str, given: Given, month: int) -> Record:
    opening = sum(p.in_post(month - 1) for p in people)
    joiners = sum(month_of(p.started) == month for p in people)
    left = [p for p in people if p.ended and month_of(p.ended) == month]
    duty, training, active, duties = given.get((scheme, month), (0, 0, 0, 0))
    record: dict[str, int | str] = {
        "month": month,
        "scheme": scheme,
        "opening": opening,
        "joiners": joiners,
        "leavers": len(left),
        "headcount": opening + joiners - len(left) + ((scheme, month) == _OFF_BY_ONE),
        "active": active,
        "duty_minutes": duty + 720 * ((scheme, month) == _OTHER_HOURS),
        "training_minutes": training,
        "sessions": duties,
    }
    for person in left:
        reason = f"leavers_{person.reason}"
        record[reason] = int(record.get(reason, 0)) + 1
    return record


_STEPS = (
    ("application", 12, 0.78),
    ("selection", 28, 0.7),
    ("vetting", 55, 0.82),
    ("training", 40, 0.9),
    ("attested", 75, 0.93),
)
"""Stage, median days after the one before, and the share who reach it."""


def recruitment(rng: Random) -> Iterator[Record]:
    """Yield the stages that made-up applicants reached over the last two years."""
    for number in range(1, 191):
        day = REVIEWED - timedelta(days=rng.randint(5, 730))
        who = {"volunteer": f"AP-{number:04d}", "scheme": "specials" if number % 4 else "psv"}
        yield {**who, "stage": "enquiry", "reached": day}
        for stage, days, share in _STEPS:
            day += timedelta(days=max(2, round(rng.lognormvariate(0, 0.4) * days)))
            if day > REVIEWED:
                break
            if rng.random() > share:
                ended = "withdrew" if rng.random() < 0.7 else "not-accepted"
                yield {**who, "stage": ended, "reached": day}
                break
            yield {**who, "stage": stage, "reached": day}
