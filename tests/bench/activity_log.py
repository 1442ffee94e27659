"""A duty log of any size, as large offices might send one: seeded, seasonal, with real
magnitudes.

A Special gives 19 to 34 hours a month in shifts of about 7.5 hours (facts.md, "Hours"); a few
give very many. The number of volunteers grows with the size, so that each has a usual number of
duties a month.
"""

import csv
import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import pi, sin
from pathlib import Path

from oversight_app.domain.local import MISSING, Layout, LocalColumn, LocalIncoming
from oversight_app.domain.mappings import ColumnUse, DateOrder, DurationUnit, Mapping
from oversight_app.domain.schemes import Term, TermKind

SEED = 20221031
FIRST_YEAR, YEARS = 2017, 5
"""From October 2017 to September 2022, sixty months up to the sample's review date."""

HEADINGS = (
    "Date", "Scheme", "Reference", "District", "Activity", "Patrol status", "Hours", "People",
)  # fmt: skip
SCHEMES = (
    ("specials", 62, ("patrol", "event", "training", "meeting"), (70, 14, 11, 5)),
    ("psv", 18, ("event", "meeting", "training"), (55, 30, 15)),
    ("speedwatch", 12, ("roadside",), (1,)),
    ("custody", 5, ("visit",), (1,)),
    ("watch", 3, ("meeting", "event"), (80, 20)),
)
"""Code, share of the duties, activities and how they are shared."""
STATUSES = ("", "accompanied", "directed", "independent")
DISTRICTS = ("Ashford", "Brackley", "Calder", "Dunmore", "Easton", "Fairley", "Garth", "Hollin")
_PER_MONTH = 3.5
"""Duties of a volunteer in a month: 3.5 of 7.5 hours are 26 hours."""


@dataclass(frozen=True)
class Row:
    """One duty; indexes into the lists above."""

    day: int
    scheme: int
    volunteer: int
    district: int
    activity: str
    status: int
    minutes: int


def duties(count: int, seed: int = SEED) -> Iterator[Row]:
    """Yield so many duties, month by month, as they happened."""
    made = random.Random(seed)
    shares = [share for _, share, *_ in SCHEMES]
    people = [max(12, round(count * share / 100 / 60 / _PER_MONTH)) for share in shares]
    months = [
        (2017 + (9 + n) // 12, (9 + n) % 12 + 1, 1 + 0.15 * sin(pi * n / 6)) for n in range(60)
    ]
    whole = sum(weight for *_, weight in months)
    left, weight_left = count, whole
    for year, month, weight in months:
        here = round(left * weight / weight_left)
        left, weight_left = left - here, weight_left - weight
        for scheme in made.choices(range(len(SCHEMES)), shares, k=here):
            # The square makes a few who give very much.
            volunteer = int(people[scheme] * made.random() ** 1.3)
            yield Row(
                year * 10000 + month * 100 + made.randint(1, 28),
                scheme,
                volunteer,
                volunteer % len(DISTRICTS) if made.random() < 0.95 else -1,
                made.choices(SCHEMES[scheme][2], SCHEMES[scheme][3])[0],
                1 + volunteer % 3 if scheme == 0 else 0,
                15 * made.randint(22, 38),
            )


def reference(row: Row) -> str:
    """Return the volunteer's reference, which tells the scheme."""
    return f"{SCHEMES[row.scheme][0][:2].upper()}{row.volunteer:06}"


def write_log(path: Path, count: int, seed: int = SEED) -> None:
    """Write a log as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        for row in duties(count, seed):
            day = f"{row.day % 100:02}/{row.day // 100 % 100:02}/{row.day // 10000}"
            district = DISTRICTS[row.district] if row.district >= 0 else ""
            out.writerow(
                (day, SCHEMES[row.scheme][0], reference(row), district, row.activity,
                 STATUSES[row.status], f"{row.minutes / 60:g}", 1)
            )  # fmt: skip


def mapping() -> Mapping:
    """Return how the log's columns are taken."""
    fields = ("day", "scheme", "volunteer", "district", "activity", "status", "minutes", "people")
    return Mapping(
        "Duty log",
        "activity",
        tuple(
            ColumnUse(heading, field, order=DateOrder.DAY_FIRST, unit=DurationUnit.HOURS)
            for heading, field in zip(HEADINGS, fields, strict=True)
        ),
        source_office="Made up",
    )


def districts() -> tuple[Term, ...]:
    """Return the terms that the log needs beside those that are seeded."""
    return tuple(Term(TermKind.DISTRICT, name.lower(), name) for name in DISTRICTS)


def incoming(count: int, seed: int = SEED) -> LocalIncoming:
    """Return a log as it is after it was read and its words were looked up."""
    return _as_read(list(duties(count, seed)), f"{count:064x}")


def incomings(count: int, at_most: int, seed: int = SEED) -> Iterator[LocalIncoming]:
    """Yield a log in files of whole months, each of about so many rows, as years are sent."""
    rows: list[Row] = []
    for _, month in groupby(duties(count, seed), lambda row: row.day // 100):
        rows += month
        if len(rows) > at_most * 0.95:
            yield _as_read(rows, f"{count:032x}{rows[0].day:032x}")
            rows = []
    if rows:
        yield _as_read(rows, f"{count:032x}{rows[0].day:032x}")


def _as_read(rows: Sequence[Row], sha256: str) -> LocalIncoming:
    references: dict[str, int] = {}
    activities: dict[str, int] = {}
    values = {
        "day": [row.day for row in rows],
        "scheme": [row.scheme for row in rows],
        "volunteer": [references.setdefault(reference(row), len(references)) for row in rows],
        "district": [row.district if row.district >= 0 else MISSING for row in rows],
        "activity": [activities.setdefault(row.activity, len(activities)) for row in rows],
        "status": [row.status for row in rows],
        "minutes": [row.minutes for row in rows],
    }
    words = {
        "scheme": tuple(code for code, *_ in SCHEMES),
        "volunteer": tuple(references),
        "district": tuple(name.lower() for name in DISTRICTS),
        "activity": tuple(activities),
        "status": STATUSES,
    }
    return LocalIncoming(
        "duty-log.csv",
        sha256,
        "",
        mapping(),
        Layout(last_row=len(rows) + 1),
        {name: LocalColumn(array("q", one), words.get(name, ())) for name, one in values.items()},
        array("q", range(2, len(rows) + 2)),
        array("q"),
        new_terms=districts(),
        resolved=True,
    )
