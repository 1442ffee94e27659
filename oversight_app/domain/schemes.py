"""Schemes of volunteers, and the words a return sorts their work by: districts, activities,
patrol statuses. All are data: the office adds, renames and ends them.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RunBy(StrEnum):
    """Who runs a scheme."""

    FORCE = "Force"
    OFFICE = "Commissioner"
    PARISHES = "Parishes"
    INDEPENDENT = "Independent"


class VettingOf(StrEnum):
    """Of whom vetting is asked. Of cadets it is the leaders who are vetted."""

    VOLUNTEERS = "volunteers"
    LEADERS = "leaders"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme of volunteers, from its first day to its last (None is open-ended).

    ``code`` never changes, whatever the name becomes. ``people`` is what its volunteers are
    called, as a plural noun in the middle of a sentence ("Specials", "cadets").
    ``required_minutes`` is what each is asked to give in a month, None where nothing is asked.
    """

    code: str
    name: str
    people: str
    run_by: RunBy
    vetting_of: VettingOf = VettingOf.VOLUNTEERS
    required_minutes: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    position: int = 0
    """Its place in lists; Specials first."""
    aggregate_only: bool = False
    """True where no single volunteer is ever recorded, by reference neither (cadets)."""


class TermKind(StrEnum):
    """What a word in a return can stand for."""

    SCHEME = "scheme"
    DISTRICT = "district"
    ACTIVITY = "activity"
    STATUS = "status"


OFFICE_KINDS = (TermKind.DISTRICT, TermKind.ACTIVITY, TermKind.STATUS)
"""What the office has terms of, in the order in which they are listed."""

TERM_WORDS = {
    TermKind.SCHEME: "scheme",
    TermKind.DISTRICT: "district",
    TermKind.ACTIVITY: "activity",
    TermKind.STATUS: "patrol status",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One of the office's districts, activities or patrol statuses.

    ``training`` marks an activity whose hours are training, which are counted apart from duty.
    ``level`` orders the statuses of the force's own scheme, the least independent first.
    """

    kind: TermKind
    code: str
    name: str
    training: bool = False
    level: int = 0


def code_for(name: str, taken: Collection[str]) -> str:
    """Return a code for a new scheme or term: its name in plain letters, with a number where
    that is taken ("North Wiltshire" is ``north-wiltshire``)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "term"
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


BLANK = ""
"""The code of what a return left blank: shown as "Not stated", never dropped."""
NOT_STATED = "Not stated"

REQUIRED_MINUTES = 16 * 60
"""Sixteen hours a month, commonly asked of Specials (facts.md, measure catalogue)."""

SEEDED = (
    Scheme("specials", "Special Constabulary", "Specials", RunBy.FORCE,
           required_minutes=REQUIRED_MINUTES, position=1),
    Scheme("psv", "Police support volunteers", "police support volunteers", RunBy.FORCE,
           position=2),
    Scheme("cadets", "Volunteer Police Cadets", "cadets", RunBy.FORCE,
           VettingOf.LEADERS, position=3, aggregate_only=True),
    Scheme("speedwatch", "Community Speedwatch", "volunteers", RunBy.PARISHES,
           VettingOf.NOBODY, position=4),
    Scheme("watch", "Neighbourhood Watch", "coordinators", RunBy.INDEPENDENT,
           VettingOf.NOBODY, position=5),
    Scheme("custody", "Independent Custody Visitors", "visitors", RunBy.OFFICE, position=6),
    Scheme("animals", "Animal welfare visitors", "visitors", RunBy.OFFICE, position=7),
    Scheme("scrutiny", "Scrutiny panels", "panel members", RunBy.OFFICE, position=8),
    Scheme("adults", "Appropriate adults", "appropriate adults", RunBy.OFFICE, position=9),
)  # fmt: skip
"""The schemes of product.md, section 4, that every new workspace starts with."""

SEEDED_TERMS = (
    Term(TermKind.ACTIVITY, "patrol", "Patrol"),
    Term(TermKind.ACTIVITY, "event", "Event policing"),
    Term(TermKind.ACTIVITY, "training", "Training", training=True),
    Term(TermKind.ACTIVITY, "meeting", "Meeting"),
    Term(TermKind.ACTIVITY, "roadside", "Roadside session"),
    Term(TermKind.ACTIVITY, "visit", "Visit"),
    Term(TermKind.STATUS, "accompanied", "Accompanied patrol", level=1),
    Term(TermKind.STATUS, "directed", "Directed patrol", level=2),
    Term(TermKind.STATUS, "independent", "Independent patrol", level=3),
)
"""Activities and patrol statuses to begin with; the office's own take their place."""
