"""The office's decimals on paper: as on the screen, in five formats, and never in what was kept."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.papers import Format, PaperOrder
from oversight_app.domain.wording import Quantity
from oversight_app.review.decimals import with_decimals
from oversight_app.review.selection import Selection
from oversight_app.review.specials import compare
from oversight_app.store import papers
from oversight_app.store.office_settings import office_settings, save_office_settings
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries import compared, keeping
from oversight_app.summaries.plain_text import as_text
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.reread import figures_in
from oversight_app.summaries.writing import write_paper

ON = Selection(as_at=date(2022, 3, 31))
BRIEF = PaperOrder("specials", selection=ON.written())


@pytest.fixture
def ws(empty_office_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "w.oversight"
    shutil.copy(empty_office_file, path)
    workspace = open_workspace(path)
    yield workspace
    workspace.close()


def show(ws: Workspace, decimals: int | None) -> None:
    save_office_settings(ws, replace(office_settings(ws), decimals=decimals))


def test_screen_and_five_formats_have_the_same_figure(ws: Workspace, tmp_path: Path) -> None:
    assert "13.6" in as_text(prepare(ws, BRIEF).document)
    show(ws, 2)
    screen = with_decimals(compare(ws, ON), 2).finding
    assert "13.57" in str(screen.headline)
    prepared = prepare(ws, BRIEF)
    assert str(screen.headline) in as_text(prepared.document)
    files = write_paper(ws, prepared, list(Format), tmp_path)
    assert len(files) >= len(Format)
    for form in Format:
        mine = [path for path in files if path.suffix == f".{form}"]
        assert mine, form
        read = [figures_in(path.read_bytes(), form) for path in mine]
        assert any("13.57" in str(tables) for tables in read), form


def test_no_decimals_round_the_stored_value_and_leave_counts_alone(ws: Workspace) -> None:
    before = prepare(ws, BRIEF).document
    show(ws, 0)
    after = prepare(ws, BRIEF).document
    assert "14" in as_text(after)
    assert "13.6" not in as_text(after)

    def counts(document: object) -> list[str]:
        return [
            str(cell)
            for table in document.tables()  # type: ignore[attr-defined]
            for row in table.rows
            for cell in row.cells
            if isinstance(cell, Quantity) and cell.unit == "count" and not cell.ratio
        ]

    assert counts(before)
    assert counts(after) == counts(before)


def test_a_frozen_paper_does_not_move_and_nothing_in_it_is_called_restated(ws: Workspace) -> None:
    number = papers.save_draft(ws, "A brief", BRIEF, "The office").saved[0]
    keeping.freeze(ws, number)
    papers.approve(ws, number, "The Chief Executive", ws.today())
    keeping.record_sent(ws, number, "The Panel", "The office", ws.today(), [Format.CSV])
    kept = papers.one(ws, number)
    assert kept is not None
    before = as_text(keeping.frozen_paper(ws, kept)[0])
    show(ws, 3)
    assert as_text(keeping.frozen_paper(ws, kept)[0]) == before
    assert compared.compared_with_today(ws, kept).changes == ()
    show(ws, 0)
    assert compared.compared_with_today(ws, kept).changes == ()


def test_a_paper_kept_with_few_decimals_is_not_called_restated_once_they_are_more(
    ws: Workspace,
) -> None:
    show(ws, 0)
    number = papers.save_draft(ws, "A brief", BRIEF, "The office").saved[0]
    keeping.freeze(ws, number)
    show(ws, None)
    kept = papers.one(ws, number)
    assert kept is not None
    assert "13.6" not in as_text(keeping.frozen_paper(ws, kept)[0])
    assert compared.compared_with_today(ws, kept).changes == ()
