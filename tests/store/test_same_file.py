"""The same file again changes nothing, also when it does not say its date."""

from datetime import date
from pathlib import Path

from oversight_app.domain.batches import Boundary, Incoming
from oversight_app.domain.observations import Release
from oversight_app.domain.records import Office
from oversight_app.store import batches, history
from oversight_app.store.digests import digest
from oversight_app.store.workspace import create

SQUARE = (((0.0, 50.0), (1.0, 50.0), (1.0, 51.0), (0.0, 50.0)),)


def outlines(read_on: date) -> Incoming:
    release = Release("boundaries", read_on, f"Areas, {read_on}", "ONS", "OGL")
    return Incoming(
        "areas.geojson",
        "ab" * 32,
        "Boundaries",
        release,
        boundaries=(Boundary("E23000038", (SQUARE,)),),
    )


def test_a_file_without_a_date_is_known_again_by_its_bytes(tmp_path: Path) -> None:
    with create(tmp_path / "a.oversight", Office("Office", "E23000038")) as ws:
        batches.keep(ws, [outlines(date(2026, 11, 1))])
        before = digest(ws), history.head(ws)
        again = outlines(date(2026, 11, 5))
        assert batches.compare(ws, again).ledger.unchanged == 1
        batches.keep(ws, [again])
        assert (digest(ws), history.head(ws)) == before
