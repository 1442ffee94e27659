"""The made-up custody visits of the Sample office: three suites, a visit a week to each."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from oversight_app.domain.local_building import Record
from oversight_app.domain.periods import month_of
from oversight_app.store.sample_people import Person

_SUITES = (("Midtown", 11), ("Eastbrook", 7), ("Northvale", 5))
"""The suite, and how many are in custody at a usual visit."""
_DELAYS = ("Custody officer busy with a new arrival", "Incident in the cells", "Handover", "")
_ISSUES = ("care", "health", "rights", "building", "staffing", "other")
_TO = ("Custody inspector", "Head of custody", "Estates")


def visits(rng: Random, people: list[Person], first: date, last: date) -> Iterator[Record]:
    """Yield a form for every visit planned between two days."""
    visitors = [p for p in people if p.kind.scheme == "custody"]
    for number, (suite, usual) in enumerate(_SUITES):
        day = first + timedelta(days=number * 2)
        while day <= last:
            yield _form(rng, visitors, suite, usual, day)
            day += timedelta(days=7)


def _form(rng: Random, visitors: list[Person], suite: str, usual: int, day: date) -> Record:
    form: dict[str, int | str | date] = {"suite": suite, "planned": day}
    stopped = date(2020, 3, 24) <= day <= date(2020, 7, 5)
    serving = [p.reference for p in visitors if p.serves(month_of(day))]
    if rng.random() < (0.75 if stopped else 0.06) or len(serving) < 2:
        return form
    form["made"] = day
    form["visitor_one"], form["visitor_two"] = rng.sample(serving, 2)
    if rng.random() < 0.22:
        form["delay"] = rng.choice((5, 10, 10, 15, 20, 30, 45))
        form["delay_reason"] = rng.choice(_DELAYS)
    else:
        form["delay"] = 0
    here = max(0, round(rng.gauss(usual, usual / 3)))
    away = sum(rng.random() < 0.19 for _ in range(here))
    unasked = sum(rng.random() < 0.2 for _ in range(here - away))
    asked = here - away - unasked
    yes = sum(rng.random() < 0.7 for _ in range(asked))
    # One form in thirty leaves somebody out.
    counted = asked - 1 if asked and rng.random() < 1 / 30 else asked
    form |= {
        "throughput": here * 6 + rng.randint(0, 9),
        "in_custody": here,
        "not_available": away,
        "not_offered": unasked,
        "offered": counted,
        "accepted": min(yes, counted),
        "seen": min(yes, counted),
    }
    return form


def issues(rng: Random, first: date, last: date, reviewed: date) -> Iterator[Record]:
    """Yield the issues that visitors raised between two days; of the last half year a few are
    still open on the day of review."""
    number = 0
    day = first
    while day <= last:
        number += 1
        urgent = rng.random() < 0.12
        within = 7 if urgent else 28
        took = round(rng.lognormvariate(0, 0.7) * within * 0.7)
        done = day + timedelta(days=took)
        settled = day < reviewed - timedelta(days=180)
        yield {
            "suite": rng.choice(_SUITES)[0],
            "raised": day,
            "category": rng.choice(_ISSUES),
            "urgent": urgent,
            "raised_to": rng.choice(_TO),
            "due": day + timedelta(days=within),
            "resolved": done if done <= reviewed and (settled or rng.random() < 0.8) else None,
            "row_key": f"CI-{first.year}-{number:03d}",
        }
        day += timedelta(days=rng.randint(3, 11))
