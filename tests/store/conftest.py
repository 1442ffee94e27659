"""Workspaces to test with: one with the reference figures, and a small one of our own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.bodies import Body, BodyKind
from oversight_app.domain.observations import Observation, Release
from oversight_app.domain.records import Office
from oversight_app.store.actions import writing
from oversight_app.store.bodies import put_body
from oversight_app.store.workspace import Workspace, create, open_workspace

THREE = (
    Body("E1", "Ashire", BodyKind.FORCE, "North"),
    Body("E2", "Beeshire", BodyKind.FORCE, "North", valid_from=date(2010, 1, 1)),
    Body("E3", "Ceeshire", BodyKind.FORCE, "South"),
    Body("BTP", "British Transport Police", BodyKind.SPECIAL_FORCE, ""),
)


@pytest.fixture(scope="session")
def _reference_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reference") / "reference.oversight"
    create(path, Office("Test office", "E23000038")).close()
    return path


@pytest.fixture(scope="session")
def _small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.oversight"
    office = Office("Test office", "E1", review_date=date(2022, 10, 31))
    with (
        create(path, office, reference=False) as workspace,
        writing(workspace, "Add bodies", "body", undoable=False) as action,
    ):
        for body in THREE:
            put_body(action, body)
    return path


@pytest.fixture
def reference_file(_reference_file: Path, tmp_path: Path) -> Path:
    """A closed workspace with the reference figures."""
    return Path(shutil.copy(_reference_file, tmp_path / "office.oversight"))


@pytest.fixture
def small_file(_small_file: Path, tmp_path: Path) -> Path:
    """A closed workspace with four bodies and no figures."""
    return Path(shutil.copy(_small_file, tmp_path / "small.oversight"))


@pytest.fixture
def reference(reference_file: Path) -> Iterator[Workspace]:
    """An open workspace with the reference figures."""
    with open_workspace(reference_file) as workspace:
        yield workspace


@pytest.fixture
def small(small_file: Path) -> Iterator[Workspace]:
    """An open workspace with four bodies (E1, E2, E3, BTP) and no figures."""
    with open_workspace(small_file) as workspace:
        yield workspace


@pytest.fixture(scope="session")
def incoming() -> Callable[..., Incoming]:
    """Makes an incoming file: an edition, and rows that are each an observation or several."""

    def make(
        edition: date,
        *rows: Observation | tuple[Observation, ...],
        series: str = "tables",
        name: str = "",
        **more: object,
    ) -> Incoming:
        release = Release(series, edition, f"Tables of {edition}", "Home Office", "OGL v3.0")
        return Incoming(
            file_name=name or f"{series}-{edition}.ods",
            file_sha256="0" * 64,
            format_name="Test tables",
            release=release,
            rows=tuple(row if isinstance(row, tuple) else (row,) for row in rows),
            **more,  # type: ignore[arg-type]
        )

    return make
