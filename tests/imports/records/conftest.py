"""Workspaces that tables of records are brought into."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.records import Office
from oversight_app.store.workspace import Workspace, create, open_workspace

OFFICE = Office("Wiltshire and Swindon", "E23000038", review_date=date(2022, 10, 31))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("records") / "office.oversight"
    create(path, OFFICE).close()
    return path


@pytest.fixture
def new_workspace(empty_file: Path, tmp_path: Path) -> Iterator[Callable[[], Workspace]]:
    """Makes workspaces without records."""
    made: list[Workspace] = []

    def make() -> Workspace:
        path = shutil.copy(empty_file, tmp_path / f"office-{len(made)}.oversight")
        made.append(open_workspace(path))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def ws(new_workspace: Callable[[], Workspace]) -> Workspace:
    return new_workspace()
