"""A frozen paper is found by what it says, and by the figures that it prints; a draft by its
name alone, since its figures still move."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.records import Office
from oversight_app.review.find_anything import SearchIndex, build_index, find_anything
from oversight_app.review.find_anything_parts import PAPER, USED
from oversight_app.store import history, papers
from oversight_app.store.workspace import Workspace, create, open_workspace
from oversight_app.summaries import keeping

TODAY = date(2022, 10, 31)


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A draft called Autumn, and a brief about Specials that was frozen, called Spring."""
    path: Path = tmp_path_factory.mktemp("found") / "office.oversight"
    create(path, Office("Test office", "E23000038", review_date=TODAY)).close()
    with open_workspace(path) as made:
        for name in ("Autumn", "Spring"):
            papers.save_draft(made, name, PaperOrder("specials"), "The office")
        spring = next(one for one in papers.papers(made) if one.name == "Spring")
        keeping.freeze(made, spring.id)
        yield made


@pytest.fixture(scope="module")
def index(ws: Workspace) -> SearchIndex:
    return build_index(ws)


def named(ws: Workspace, words: str, kind: str, index: SearchIndex) -> list[str]:
    found = find_anything(ws, words, index=index, limit=500).group(kind)
    return [one.title for one in found.found if one.go.startswith("summaries")] if found else []


def test_by_its_name(ws: Workspace, index: SearchIndex) -> None:
    assert named(ws, "autumn", PAPER, index) == ["Autumn"]
    assert named(ws, "spring", PAPER, index) == ["Spring"]


def test_by_what_it_says(ws: Workspace, index: SearchIndex) -> None:
    assert named(ws, "specials wiltshire officers", PAPER, index) == ["Spring"]


@pytest.mark.parametrize("figure", ["153", "13.6"])
def test_by_a_figure_that_it_prints(ws: Workspace, index: SearchIndex, figure: str) -> None:
    assert named(ws, figure, USED, index) == ["Spring"]


def test_a_figure_that_it_does_not_print(ws: Workspace, index: SearchIndex) -> None:
    assert named(ws, "98,765.4", USED, index) == []


def test_made_a_draft_again_it_is_found_by_its_name(ws: Workspace, index: SearchIndex) -> None:
    history.undo(ws)
    assert named(ws, "153", USED, index) == []
    assert named(ws, "spring", PAPER, index) == ["Spring"]
    history.redo(ws)
    assert named(ws, "153", USED, index) == ["Spring"]
