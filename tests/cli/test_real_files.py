"""The Home Office's own files into a new workspace, as a person would bring them in."""

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.records import Office
from oversight_app.imports.reading import read_files
from oversight_app.store import batches, bodies, figures, history
from oversight_app.store.digests import digest
from oversight_app.store.workspace import Workspace, create

FOLDER = Path(__file__).resolve().parents[2].parent / "shared/data/home-office"
FILES = (
    "police-workforce-tabs-30sep15.ods",
    "police-workforce-tables-sep16.ods",
    "police-workforce-sep19-tables.ods",
    "open-data-table-police-workforce-2007-2022.csv",
)
ORDERS = list(itertools.permutations(range(4)))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published files are not here")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with create(tmp_path / "office.oversight", Office("Office", "E23000038")) as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Incoming, ...]:
    path = tmp_path_factory.mktemp("names") / "office.oversight"
    with create(path, Office("Office", "E23000038")) as opened:
        return read_files(
            [FOLDER / name for name in FILES],
            names=bodies.names(opened),
            bodies=bodies.all_bodies(opened),
            today=date(2026, 11, 22),
        )


def current(ws: Workspace) -> list[tuple[object, ...]]:
    return [
        (f.body, f.as_at, f.measure, f.value, f.marker, f.release.key)
        for measure in ("specials-strength", "psv-strength", "officers-fte")
        for f in figures.current(ws, measure)
    ]


@pytest.fixture(scope="module")
def in_file_order(
    files: tuple[Incoming, ...], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, list[tuple[object, ...]]]:
    path = tmp_path_factory.mktemp("order") / "office.oversight"
    with create(path, Office("Office", "E23000038")) as opened:
        batches.keep(opened, files)
        return digest(opened), current(opened)


@pytest.mark.parametrize("order", [ORDERS[5], ORDERS[10], ORDERS[23]], ids=str)
def test_any_order_ends_in_the_same_figures(
    ws: Workspace,
    files: tuple[Incoming, ...],
    in_file_order: tuple[str, list[tuple[object, ...]]],
    order: tuple[int, ...],
) -> None:
    for place in order:
        batches.keep(ws, [files[place]])
    assert (digest(ws), current(ws)) == in_file_order


def test_the_revision_of_september_2015(ws: Workspace, files: tuple[Incoming, ...]) -> None:
    """facts.md: 16,050 in January 2016, 16,042 in January 2017."""
    batches.keep(ws, files)
    found = [
        (r.earlier.value, r.later.value)
        for r in figures.revisions(ws, "specials-strength")
        if not r.body and r.as_at == date(2015, 9, 30)
    ]
    assert found == [(16050, 16042)]


def test_again_adds_nothing_and_undo_restores_the_digest(
    ws: Workspace, files: tuple[Incoming, ...]
) -> None:
    digests = [digest(ws)]
    for file in files:
        batches.keep(ws, [file])
        kept = digest(ws), history.head(ws)
        batches.keep(ws, [file])
        assert (digest(ws), history.head(ws)) == kept
        digests.append(digest(ws))
    for before in reversed(digests[:-1]):
        history.undo(ws)
        assert digest(ws) == before
    for after in digests[1:]:
        history.redo(ws)
        assert digest(ws) == after
