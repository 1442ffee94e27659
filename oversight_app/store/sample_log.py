"""The made-up duty log of the Sample office, month by month, from a fixed seed.

Two things are there to be found: Community Speedwatch gives more hours from April 2022, when six
groups start, and police support volunteers give fewer from March 2022. In spring 2020 Specials
give more and support volunteers fewer, as was seen in many places.
"""

from collections.abc import Iterator
from random import Random

from oversight_app.domain.local_building import Record
from oversight_app.store.sample_people import Person, a_day, district

APRIL_2022 = 2022 * 12 + 3
_SPRING_2020 = range(2020 * 12 + 3, 2020 * 12 + 6)
_SEASON = (0.96, 0.96, 1.02, 1.0, 1.03, 1.04, 1.02, 0.94, 1.03, 1.04, 1.0, 0.93)
_WORK = {
    "specials": (("patrol", 62), ("event", 22), ("training", 10), ("meeting", 6)),
    "psv": (("station", 48), ("checks", 30), ("training", 8), ("event", 14)),
    "custody": (("visit", 92), ("training", 8)),
    "animals": (("visit", 94), ("training", 6)),
    "scrutiny": (("panel", 84), ("training", 16)),
    "adults": (("callout", 93), ("training", 7)),
}
_SESSIONS = {"roadside": 64, "training": 14, "letters": 12, "meeting": 10}
CADET_UNITS = (("midtown", 38), ("eastbrook", 31), ("northvale", 27), ("southmoor", 24),
               ("westholme", 20))  # fmt: skip


def duties(rng: Random, people: list[Person], month: int) -> Iterator[Record]:
    """Yield the duties of one month: of volunteers by reference, of speedwatch sessions with
    how many took part, and of cadets by district alone."""
    season = _SEASON[month % 12]
    weather = {scheme: rng.gauss(1, 0.035) for scheme in sorted(_WORK)}
    for person in people:
        if person.serves(month) and rng.random() < person.kind.active:
            share = season * weather[person.kind.scheme] * _turn(person.kind.scheme, month)
            yield from _of_person(rng, person, month, share)
    yield from _sessions(rng, month, season)
    yield from _cadets(rng, month, season)


def _turn(scheme: str, month: int) -> float:
    if month in _SPRING_2020:
        return {"specials": 1.3, "psv": 0.6}.get(scheme, 0.85)
    return 0.66 if scheme == "psv" and month >= APRIL_2022 - 1 else 1.0


def _of_person(rng: Random, person: Person, month: int, share: float) -> Iterator[Record]:
    left = person.pace * share * rng.uniform(0.8, 1.2)
    codes, weights = zip(*_WORK[person.kind.scheme], strict=True)
    while left > 0.3 * person.kind.shift:
        minutes = max(30, 15 * round(rng.gauss(person.kind.shift, person.kind.shift / 7) / 15))
        left -= minutes
        # One row in sixty has no activity, as real returns do.
        activity = None if rng.random() < 1 / 60 else rng.choices(codes, weights)[0]
        yield {
            "day": a_day(rng, month),
            "scheme": person.kind.scheme,
            "volunteer": person.reference,
            "district": person.district if rng.random() < 0.85 else district(rng),
            "activity": activity,
            "minutes": minutes,
            "people": 1,
            "status": _status(rng, person, month),
        }


def _status(rng: Random, person: Person, month: int) -> str | None:
    if person.kind.scheme != "specials" or rng.random() < 0.03:
        return None
    if month >= person.independent_from:
        return "independent"
    return "directed" if month >= person.independent_from - 6 else "accompanied"


def _sessions(rng: Random, month: int, season: float) -> Iterator[Record]:
    many = 29 if month < APRIL_2022 else 37
    for _ in range(round(many * season * rng.gauss(1, 0.06))):
        attending = rng.randint(4, 10)
        yield {
            "day": a_day(rng, month),
            "scheme": "speedwatch",
            "district": district(rng),
            "activity": rng.choices(tuple(_SESSIONS), tuple(_SESSIONS.values()))[0],
            "minutes": attending * rng.choice((105, 120, 120, 135)),
            "people": attending,
        }


def _cadets(rng: Random, month: int, season: float) -> Iterator[Record]:
    for code, members in CADET_UNITS:
        hours = members * 7.3 * season * rng.gauss(1, 0.05)
        for activity, part in (("social", 0.55), ("training", 0.45)):
            yield {
                "day": (month // 12) * 10_000 + (month % 12 + 1) * 100,
                "scheme": "cadets",
                "district": code,
                "activity": activity,
                "minutes": round(hours * part * 60),
                "people": 0,
            }
