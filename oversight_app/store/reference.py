"""The reference figures that a new workspace starts with: ``resources/reference``.

Its README says what the files hold. The figures go through the same door as an import, one
batch a release.
"""

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from oversight_app.domain.batches import Incoming
from oversight_app.domain.bodies import Body, BodyKind
from oversight_app.domain.observations import Marker, Observation, Release
from oversight_app.resource_files import resource
from oversight_app.store.actions import Action
from oversight_app.store.batches import keep_within
from oversight_app.store.bodies import put_body, put_spelling

_MEASURES = {
    "specials": ("specials-strength", ""),
    "psv": ("psv-strength", ""),
    "officers": ("officers-headcount", "officers-fte"),
    "pcso": ("pcso-headcount", "pcso-fte"),
    "staff": ("staff-headcount", "staff-fte"),
    "designated": ("designated-headcount", "designated-fte"),
}
"""The measures of a row's headcount and full-time equivalent, by its series; volunteers are
counted in people alone."""

Row = dict[str, str]


def load_reference(action: Action, folder: Path | None = None) -> None:
    """Put the bodies, their printed names and the published figures into a new workspace."""
    folder = resource("reference") if folder is None else folder
    for body in reference_bodies(folder):
        put_body(action, body)
    for row in _rows(folder / "spellings.csv"):
        put_spelling(action, row["printed"], row["code"] or None)
    keep_within(action, [_incoming(folder, row) for row in _rows(folder / "releases.csv")])


def reference_bodies(folder: Path | None = None) -> tuple[Body, ...]:
    """Return the bodies that a new workspace will hold, before there is one."""
    folder = resource("reference") if folder is None else folder
    return tuple(_body(row) for row in _rows(folder / "forces.csv"))


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="") as text:
        yield from csv.DictReader(text)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _body(row: Row) -> Body:
    return Body(
        row["code"],
        row["name"],
        BodyKind(row["kind"]),
        row["region"],
        _day(row["valid_from"]),
        _day(row["valid_to"]),
        (int(row["tile_column"]), int(row["tile_row"])) if row["tile_column"] else None,
        row["short"],
    )


def _incoming(folder: Path, release: Row) -> Incoming:
    file = folder / release["file"]
    days: dict[str, date] = {}
    rows = tuple(_observations(row, days) for row in _rows(file))
    return Incoming(
        file_name=file.name,
        file_sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        format_name="Reference figures supplied with Oversight",
        release=Release(
            release["series"],
            date.fromisoformat(release["edition"]),
            release["title"],
            release["publisher"],
            release["licence"],
            _day(release["published"]),
            int(release["reissue"] or 0),
        ),
        rows=rows,
        first_date=min(days.values(), default=None),
        last_date=max(days.values(), default=None),
    )


def _observations(row: Row, days: dict[str, date]) -> tuple[Observation, ...]:
    """The figures of one row; ``days`` remembers the dates, of which there are few."""
    as_at = days.setdefault(row["as_at"], date.fromisoformat(row["as_at"]))
    marker = Marker(row["marker"]) if row.get("marker") else None
    if "series" in row:
        headcount, fte = _MEASURES[row["series"]]
        written = ((headcount, row["headcount"]), (fte, row["fte"]))
    else:
        written = (("population", row["value"]), ("", ""))
    return tuple(
        Observation(
            row["body"],
            as_at,
            measure,
            None if marker else float(value),
            marker,
            row.get("sex", ""),
            row.get("rank", ""),
            row.get("area", ""),
            "",
            int(row["row"]),
        )
        for measure, value in written
        if measure and (value or marker)
    )
