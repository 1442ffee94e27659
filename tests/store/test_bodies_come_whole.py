"""What the reference says of a force is what a page gets."""

from pathlib import Path

from oversight_app.domain.records import Office
from oversight_app.store import bodies
from oversight_app.store.reference import reference_bodies
from oversight_app.store.workspace import create


def test_every_field_of_a_force_comes_back(tmp_path: Path) -> None:
    with create(tmp_path / "a.oversight", Office("Office", "E23000038")) as ws:
        stored = bodies.all_bodies(ws)
    assert set(stored) == set(reference_bodies())
    assert next(b for b in stored if b.code == "E23000038").short == "WIL"
