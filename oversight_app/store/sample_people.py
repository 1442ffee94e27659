"""Made-up volunteers of the Sample office: references, careers and habits, from a fixed seed.

They are about no real force. Strengths, paces and shift lengths are of the size that is
published of middling forces (facts.md, "Hours"): some 150 to 200 Specials who give 19 to 34
hours a month, in shifts of about 7.5 hours, with a few who give very many.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from oversight_app.domain.periods import month_of

FIRST = 2017 * 12 + 10
"""November 2017."""
LAST = 2022 * 12 + 9
"""October 2022."""

DISTRICTS = (
    ("midtown", "Midtown", 30),
    ("eastbrook", "Eastbrook", 22),
    ("northvale", "Northvale", 20),
    ("southmoor", "Southmoor", 16),
    ("westholme", "Westholme", 12),
)
"""Code, name and share of the work in per cent. No such places exist."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How the volunteers of one scheme come, stay and give."""

    scheme: str
    prefix: str
    strength: int
    joins_a_month: float
    leaves_a_month: float
    """As a share of those in post."""
    pace: float
    """Median minutes a month of those who are active."""
    spread: float
    """Of the pace, as the sigma of a log-normal distribution."""
    shift: int
    """Minutes of a usual duty."""
    active: float
    """Share with a duty in a month."""
    roles: tuple[str, ...]


KINDS = (
    Kind("specials", "SC", 205, 2.6, 0.021, 1150, 0.62, 450, 0.86, ("Patrol", "Roads", "Events")),
    Kind("psv", "PV", 88, 1.4, 0.016, 400, 0.5, 210, 0.88,
         ("Station support", "Cyber", "Chaplain", "Vehicle checks")),
    Kind("custody", "CV", 15, 0.2, 0.015, 160, 0.3, 105, 0.9, ("Visitor",)),
    Kind("animals", "AW", 5, 0.06, 0.012, 130, 0.2, 65, 0.95, ("Visitor",)),
    Kind("scrutiny", "SP", 12, 0.15, 0.013, 190, 0.25, 95, 0.9, ("Panel member",)),
    Kind("adults", "AA", 22, 0.4, 0.017, 420, 0.45, 140, 0.85, ("Appropriate adult",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up volunteer: nobody, known by a reference."""

    kind: Kind
    reference: str
    started: date
    ended: date | None
    reason: str
    district: str
    role: str
    pace: float
    independent_from: int
    """The month from which a Special patrols independently."""

    def in_post(self, month: int) -> bool:
        """Tell whether the person is in post at the end of a month."""
        return month_of(self.started) <= month and (
            self.ended is None or month_of(self.ended) > month
        )

    def serves(self, month: int) -> bool:
        """Tell whether the person is in post on any day that counts in a month: from the month
        after the start to the month before the end, so that no duty lies outside."""
        return month_of(self.started) < month and (
            self.ended is None or month < month_of(self.ended)
        )


def a_day(rng: Random, month: int) -> date:
    """Return some day of a month that every month has."""
    return date(month // 12, month % 12 + 1, rng.randint(1, 28))


def district(rng: Random) -> str:
    """Return a district, the larger the likelier."""
    return rng.choices([code for code, *_ in DISTRICTS], [share for *_, share in DISTRICTS])[0]


_REASONS = ("regular", "resigned", "resigned", "resigned", "retired", "transferred", "lapsed")


def people(rng: Random) -> list[Person]:
    """Return everybody who was in post between the first month and the last."""
    found: list[Person] = []
    for kind in KINDS:
        starts = [a_day(rng, FIRST - rng.randint(2, 90)) for _ in range(kind.strength)]
        for month in range(FIRST, LAST + 1):
            # Courses start four times a year: those who join come together.
            waiting = kind.joins_a_month * (3 if month % 3 == 2 else 0)
            joiners = int(waiting) + (rng.random() < waiting % 1)
            starts += [a_day(rng, month) for _ in range(joiners)]
        found += [_person(rng, kind, n, started) for n, started in enumerate(starts, start=1)]
    return found


def _person(rng: Random, kind: Kind, number: int, started: date) -> Person:
    ended, reason = None, ""
    for month in range(max(FIRST, month_of(started) + 3), LAST + 1):
        if rng.random() < kind.leaves_a_month:
            ended, reason = a_day(rng, month), rng.choice(_REASONS)
            break
    return Person(
        kind,
        f"{kind.prefix}-{number:04d}",
        started,
        ended,
        reason,
        district(rng),
        rng.choice(kind.roles),
        kind.pace * rng.lognormvariate(0, kind.spread),
        month_of(started) + rng.randint(10, 26),
    )
