"""Papers from draft to sent: the rules, what undo takes back, and what stays."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, PaperOrder, PaperSettings, Passed, Stage
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.requests import InformationRequest
from oversight_app.store import history, papers, records
from oversight_app.store.checking import check
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.digests import digest
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_records import begun

TODAY = date(2022, 10, 31)
ORDER = PaperOrder("quarterly", Period.parse("2021-22-Q4", PeriodKind.QUARTER))
FILES = [("pack.pdf", Format.PDF, b"%PDF"), ("pack.html", Format.HTML, b"<html>")]
CONTENT = b'{"disclosure":{"hidden":{"a":3},"rounded":{},"shown":{"b":7},"sums":[]},"format":1}'


def _draft(ws: Workspace) -> int:
    return papers.save_draft(ws, "Pack 2021-22-Q4", ORDER, "The office").saved[0]


def _frozen(ws: Workspace, content: bytes = CONTENT) -> int:
    number = _draft(ws)
    papers.freeze(ws, number, content, history.head(ws), TODAY)
    return number


def _approved(ws: Workspace) -> int:
    number = _frozen(ws)
    papers.approve(ws, number, "The Commissioner", TODAY)
    return number


def _sent(ws: Workspace, request: str = "") -> int:
    number = _approved(ws)
    papers.record_sent(ws, number, "The panel", "The office", TODAY, FILES, (), request)
    return number


def _stage(ws: Workspace, number: int) -> Stage:
    found = papers.one(ws, number)
    assert found is not None
    return found.stage


def test_a_paper_goes_from_draft_to_sent_and_back_by_undo(small: Workspace) -> None:
    start = digest(small)
    number = _sent(small)
    sent = papers.one(small, number)
    assert sent is not None
    assert (sent.order, sent.stage, sent.sent_to) == (ORDER, Stage.SENT, "The panel")
    assert [papers.kept(small, one.sha256) for one in sent.files] == [b"%PDF", b"<html>"]
    assert papers.disclosures(small)[0].hidden == {"a": 3}
    for stage in (Stage.APPROVED, Stage.FROZEN, Stage.DRAFT):
        history.undo(small)
        assert _stage(small, number) is stage
        assert papers.disclosures(small) == ()
    history.undo(small)
    assert papers.papers(small) == ()
    assert digest(small) == start
    for _ in range(4):
        history.redo(small)
    assert papers.one(small, number) == sent
    small.close()
    assert check(small.path).ok


def test_a_draft_is_kept_and_frozen_as_one_act_with_its_reasons(small: Workspace) -> None:
    reason = Passed("old-data", "One source is old.", "The panel asked for it")
    before = len(history.entries(small))
    (number,) = papers.freeze_draft(
        small, "Pack", ORDER, "The office", 0, CONTENT, history.head(small), passed=[reason]
    ).saved
    paper = papers.one(small, number)
    assert paper is not None
    assert (paper.stage, paper.frozen_on, paper.passed) == (Stage.FROZEN, TODAY, (reason,))
    assert len(history.entries(small)) == before + 1
    history.undo(small)
    assert papers.papers(small) == ()
    history.redo(small)
    assert papers.one(small, number) == paper


def test_reasons_stay_with_a_draft_and_each_needs_its_words(small: Workspace) -> None:
    reason = Passed("old-data", "One source is old.", "The panel asked for it")
    number = papers.save_draft(small, "Pack", ORDER, "", passed=[reason]).saved[0]
    kept = papers.one(small, number)
    assert kept is not None
    assert kept.passed == (reason,)
    with pytest.raises(UserProblem, match="without a reason"):
        papers.save_draft(small, "Pack", ORDER, "", number, [replace(reason, reason=" ")])


def test_what_it_went_out_in_spite_of_is_in_its_record_and_in_the_history(
    small: Workspace,
) -> None:
    number = papers.save_draft(small, "Pack", replace(ORDER, shown_because="Asked"), "").saved[0]
    papers.freeze(small, number, CONTENT, history.head(small), TODAY)
    papers.approve(small, number, "The Commissioner", TODAY)
    passed = (Passed("old-data", "A source is old.", "The newest there is"),)
    papers.record_sent(small, number, "The panel", "The office", TODAY, FILES, passed)
    kept = papers.one(small, number)
    assert kept is not None
    assert (kept.passed, kept.order.shown_because) == (passed, "Asked")
    latest = next(iter(history.entries(small, limit=1)))
    assert latest.action == (
        "Record a paper as sent, with small numbers shown and 1 warning passed"
    )
    assert "The newest there is" in str(latest.after)


def test_what_was_sent_stays(small: Workspace) -> None:
    number = _sent(small)
    acts: tuple[Callable[[], object], ...] = (
        lambda: papers.save_draft(small, "Other", ORDER, "", number),
        lambda: papers.delete_draft(small, number),
        lambda: papers.thaw(small, number),
        lambda: papers.approve(small, number, "Another", TODAY),
        lambda: papers.freeze(small, number, b"x", history.head(small), TODAY),
        lambda: papers.record_sent(small, number, "a", "b", TODAY, FILES, ()),
    )
    for act in acts:
        before = history.head(small)
        with pytest.raises(UserProblem, match=r"stays as it was sent\. Nothing was changed"):
            act()
        assert history.head(small) == before


def test_no_step_is_skipped_and_each_has_its_day_and_office(small: Workspace) -> None:
    number = _draft(small)
    with pytest.raises(UserProblem, match="is a draft"):
        papers.approve(small, number, "The Commissioner", TODAY)
    with pytest.raises(UserProblem, match="not approved"):
        papers.record_sent(small, number, "a", "b", TODAY, FILES, ())
    with pytest.raises(UserProblem, match="drafted on 31 October 2022"):
        papers.freeze(small, number, b"x", history.head(small), date(2022, 10, 30))
    with pytest.raises(UserProblem, match="holds nothing"):
        papers.freeze(small, number, b"", history.head(small), TODAY)
    papers.freeze(small, number, CONTENT, history.head(small), TODAY)
    with pytest.raises(UserProblem, match="is frozen"):
        papers.save_draft(small, "Other", ORDER, "", number)
    with pytest.raises(UserProblem, match="No office"):
        papers.approve(small, number, "  ", TODAY)
    with pytest.raises(UserProblem, match="still to come"):
        papers.approve(small, number, "The Commissioner", date(2022, 11, 1))
    papers.approve(small, number, "The Commissioner", TODAY)
    with pytest.raises(UserProblem, match="no file to keep"):
        papers.record_sent(small, number, "a", "b", TODAY, (), ())
    with pytest.raises(UserProblem, match="without a reason"):
        papers.record_sent(small, number, "a", "b", TODAY, FILES, (Passed("old", "Old", ""),))
    with pytest.raises(UserProblem, match="who it was sent to"):
        papers.record_sent(small, number, "", "b", TODAY, FILES, ())
    assert _stage(small, number) is Stage.APPROVED
    papers.thaw(small, number)
    assert _stage(small, number) is Stage.DRAFT


def test_sample_data_is_never_sent(small: Workspace) -> None:
    number = _draft(small)
    head = history.head(small)
    papers.freeze(small, number, CONTENT, head, TODAY, provenance=Provenance.SAMPLE)
    papers.approve(small, number, "The Commissioner", TODAY)
    with pytest.raises(UserProblem, match="a workspace of your own"):
        papers.record_sent(small, number, "a", "b", TODAY, FILES, ())


def test_an_answer_to_an_information_request_counts_as_sent(small: Workspace) -> None:
    records.save(small, begun(small, InformationRequest))
    (request,) = records.read(small, InformationRequest)
    with pytest.raises(UserProblem, match="no information request called “F-999”"):
        _sent(small, "F-999")
    number = _sent(small, request.reference.casefold())
    found = papers.one(small, number)
    assert found is not None
    assert found.request == request.reference
    assert len(papers.disclosures(small)) == 1


def test_the_next_quarter_begins_from_the_last(small: Workspace) -> None:
    (new,) = papers.duplicate(small, _sent(small)).saved
    found = papers.one(small, new)
    assert found is not None
    assert (found.name, str(found.order.period)) == ("Pack 2022-23-Q1", "2022-23-Q1")
    assert found.stage is Stage.DRAFT


def test_content_goes_once_nothing_points_to_it_or_could_be_undone(small: Workspace) -> None:
    number = _frozen(small, b"first")
    papers.thaw(small, number)
    papers.delete_draft(small, number)
    # Undo could still bring it back.
    assert small.db.value("SELECT count(*) FROM kept_file") == 1
    for _ in range(2):
        history.undo(small)
    found = papers.one(small, number)
    assert found is not None
    assert papers.kept(small, found.frozen) == b"first"
    for _ in range(2):
        history.undo(small)
    assert papers.papers(small) == ()
    _draft(small)  # what was undone can't be redone over this
    papers.delete_draft(small, papers.papers(small)[0].id)
    assert small.db.value("SELECT count(*) FROM kept_file") == 0


def test_a_damaged_kept_file_is_found(small_file: Path) -> None:
    with open_workspace(small_file) as ws:
        found = papers.one(ws, _sent(ws))
        assert found is not None
        digest_of = found.files[0].sha256
    assert check(small_file).ok
    db = WorkspaceDatabase(small_file, WRITING)
    db.connect()
    db.execute_sql("UPDATE kept_file SET content = X'25504445' WHERE sha256 = ?", (digest_of,))
    db.close_all()
    report = check(small_file)
    assert not report.ok
    assert f"The kept file {digest_of[:12]} is not what was kept." in report.lines
    with (
        open_workspace(small_file) as ws,
        pytest.raises(UserProblem, match="Restore the newest backup"),
    ):
        papers.kept(ws, digest_of)


def test_settings_and_template_are_kept_and_undone(small: Workspace) -> None:
    before = papers.paper_settings(small)
    assert before == PaperSettings()
    papers.save_settings(small, PaperSettings(handling="Office", template_name="a.docx"), b"PK")
    now = papers.paper_settings(small)
    assert (now.handling, papers.kept(small, now.template)) == ("Office", b"PK")
    with pytest.raises(UserProblem, match="pattern of file names is empty"):
        papers.save_settings(small, PaperSettings(pattern=" "))
    history.undo(small)
    assert papers.paper_settings(small) == before


@pytest.mark.parametrize("seed", range(6))
def test_acts_in_any_order_leave_a_sound_file_and_undo_to_the_start(
    small_file: Path, seed: int
) -> None:
    chance = random.Random(seed)
    with open_workspace(small_file) as ws:
        start = digest(ws)
        for _ in range(40):
            known = [one.id for one in papers.papers(ws)] or [_draft(ws)]
            number = chance.choice(known)
            acts = (
                lambda: _draft(ws),
                lambda n=number: papers.freeze(ws, n, CONTENT, history.head(ws), TODAY),
                lambda n=number: papers.approve(ws, n, "The Commissioner", TODAY),
                lambda n=number: papers.record_sent(ws, n, "a", "b", TODAY, FILES, ()),
                lambda n=number: papers.thaw(ws, n),
                lambda n=number: papers.delete_draft(ws, n),
                lambda n=number: papers.duplicate(ws, n),
                lambda: history.undo(ws),
                lambda: history.redo(ws),
            )
            before = digest(ws), history.head(ws)
            try:
                chance.choice(acts)()
            except UserProblem:
                assert (digest(ws), history.head(ws)) == before
        while history.next_undo(ws):
            history.undo(ws)
        assert digest(ws) == start
    assert check(small_file).ok
