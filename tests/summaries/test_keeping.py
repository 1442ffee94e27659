"""A paper frozen, sent and held against today's figures, from end to end."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Observation, Release
from oversight_app.domain.papers import Format, KeptPaper, PaperOrder
from oversight_app.domain.records import Office
from oversight_app.domain.wording import Quantity
from oversight_app.store import batches, history, papers
from oversight_app.store.workspace import Workspace, create
from oversight_app.summaries import compared, keeping
from oversight_app.summaries.differences import Kind
from oversight_app.summaries.document import Document, TableBlock
from oversight_app.summaries.document_codec import to_bytes
from oversight_app.summaries.preparing import prepare

TODAY = date(2022, 10, 31)
ORDER = PaperOrder("specials")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keeping") / "office.oversight"
    create(path, Office("Test office", "E23000038", review_date=TODAY)).close()
    return path


@pytest.fixture
def ws(_made: Path, tmp_path: Path) -> Iterator[Workspace]:
    from oversight_app.store.workspace import open_workspace

    with open_workspace(shutil.copy(_made, tmp_path / "office.oversight")) as workspace:
        yield workspace


def _paper(ws: Workspace, number: int) -> KeptPaper:
    found = papers.one(ws, number)
    assert found is not None
    return found


def _draft(ws: Workspace) -> int:
    return papers.save_draft(ws, "Brief", ORDER, "The office").saved[0]


def _send(ws: Workspace, number: int) -> KeptPaper:
    papers.approve(ws, number, "The Commissioner", TODAY)
    keeping.record_sent(ws, number, "The panel", "The office", TODAY, [Format.XLSX])
    return _paper(ws, number)


def test_what_was_frozen_is_sent_whole_and_unchanged(ws: Workspace) -> None:
    number = _draft(ws)
    head = history.head(ws)
    keeping.freeze(ws, number)
    prepared = prepare(ws, ORDER)
    paper = _paper(ws, number)
    document, disclosure = keeping.frozen_paper(ws, paper)
    assert paper.frozen_head == document.history_head == head
    assert replace(document, history_head="") == replace(prepared.document, history_head="")
    assert disclosure == prepared.disclosure
    sent = _send(ws, number)
    (file,) = keeping.files_of(ws, sent)
    assert (file.name[-5:], file.content[:2]) == (".xlsx", b"PK")
    assert keeping.sent_disclosures(ws) == (disclosure,)
    assert compared.compared_with_today(ws, sent).changes == ()
    assert compared.affected(ws) == ()
    history.undo(ws)
    assert keeping.sent_disclosures(ws) == ()


def _one_more(document: Document) -> Document:
    """The same, as if Wiltshire had had 999 Specials when it was made."""
    blocks = []
    for block in document.blocks:
        if isinstance(block, TableBlock) and block.table.id == "forces":
            first, *rest = block.table.rows
            cells = (first.cells[0], Quantity(999.0), *first.cells[2:])
            rows = (replace(first, cells=cells), *rest)
            block = replace(block, table=replace(block.table, rows=rows))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def test_a_figure_that_differs_today_is_found_and_its_paper_listed(ws: Workspace) -> None:
    number = _draft(ws)
    prepared = prepare(ws, ORDER)
    content = to_bytes(_one_more(prepared.document), prepared.disclosure)
    papers.freeze(ws, number, content, history.head(ws), TODAY)
    sent = _send(ws, number)
    found = compared.compared_with_today(ws, sent)
    (change,) = found.changes
    # 153 Specials in Wiltshire on 31 March 2022 (Home Office open data).
    assert (str(change.then), str(change.now)) == ("999", "153")
    assert "Wiltshire" in change.where
    assert str(found.headline) == "One figure would be different today."
    assert compared.affected(ws) == (found,)


def test_a_later_release_that_restates_one_force_changes_its_brief(ws: Workspace) -> None:
    """153 Specials in Wiltshire on 31 March 2022 become 163 in a later release of the series."""
    number = _draft(ws)
    keeping.freeze(ws, number)
    sent = _send(ws, number)
    release = Release("tables", date(2022, 9, 30), "Revised tables", "Home Office", "OGL v3.0")
    row = Observation("E23000038", date(2022, 3, 31), "specials-strength", 163)
    batches.keep(ws, [Incoming("revised.ods", "0" * 64, "Tables", release, ((row,),))])
    (found,) = compared.affected(ws)
    assert found.paper == sent
    told = {one.where: (str(one.then), str(one.now)) for one in found.changes}
    assert told["Forces, Wiltshire, Specials"] == ("153", "163")
    # 163 and 153 to 1,127.1239 officers in full-time equivalents.
    assert ("13.6", "14.5") in told.values()
    assert any(one.kind is Kind.SENTENCE for one in found.changes)
    assert not any("Kent" in one and "Specials" in one for one in told), "Kent is as it was"
