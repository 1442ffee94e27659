"""A workspace with the reference figures, made once and opened read-only by each test."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.records import Office
from oversight_app.store.workspace import Workspace, create, open_workspace

OFFICE = Office("Wiltshire and Swindon", "E23000038", review_date=date(2022, 10, 31))


@pytest.fixture(scope="session")
def reference_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "office.oversight"
    create(path, OFFICE).close()
    return path


@pytest.fixture(scope="session")
def published(reference_file: Path) -> Iterator[Workspace]:
    """The published figures, never written to."""
    ws = open_workspace(reference_file, for_writing=False)
    yield ws
    ws.close()


@pytest.fixture
def ws(reference_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy that a test may write to."""
    path = tmp_path / "office.oversight"
    shutil.copy(reference_file, path)
    ws = open_workspace(path)
    yield ws
    ws.close()
