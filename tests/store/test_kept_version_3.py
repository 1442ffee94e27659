"""A file of version 3 opens with every record, and with what came with version 4."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.boundary import Answer
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.plans import Objective
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.retention import SEEDED_RULES, SEEDED_RULES_OUTSIDE
from oversight_app.domain.risk import Risk
from oversight_app.store import history, records
from oversight_app.store.checking import check
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.digests import digest
from oversight_app.store.disposal import disposals
from oversight_app.store.drafts import drafts
from oversight_app.store.record_notes import notes
from oversight_app.store.record_reviews import reviews
from oversight_app.store.record_versions import read_as_at, versions
from oversight_app.store.retention import holds, rules
from oversight_app.store.risk_scales import current_scale
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_records import DAY, LATER, begun, signed_engagement

KEPT = Path(__file__).with_name("kept") / "version-3.oversight.gz"
"""A file that the program of version 3 made: a record of each kind, linked; one was disposed of; a
group whose contact is "protocol", as no position of the Commissioner had to allow it; notes,
reviews, holds, a draft, questions, a scale and a period of the office's own."""
_NEW = {kind for kind, *_ in SEEDED_RULES_OUTSIDE}
_CHANGED = ("retention_rule", "history", "history_content", "undo_step", "content_digest")
"""The tables to which a step adds, or from which it takes what could be undone."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "version-3.oversight"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    return path


@pytest.fixture
def ws(path: Path) -> Iterator[Workspace]:
    with open_workspace(path) as workspace:
        yield workspace


def _group(ws: Workspace) -> OutsideGroup:
    (group,) = records.read(ws, OutsideGroup)
    return group


def _rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    db = WorkspaceDatabase(path, WRITING)
    db.connect()
    tables = [name for (name,) in db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = {name: sorted(db.rows(f"SELECT * FROM {name}"), key=repr) for name in tables}
    db.close_all()
    return found


def test_every_row_is_there_as_it_was(path: Path) -> None:
    before = _rows(path)
    open_workspace(path).close()
    after = _rows(path)
    assert set(before) <= set(after)
    same = [name for name in before if name not in _CHANGED and not name.startswith("sqlite_")]
    assert len(same) > 60
    for name in same:
        assert after[name] == before[name], name
    assert set(before["retention_rule"]) <= set(after["retention_rule"])
    assert set(before["history"]) <= set(after["history"])
    assert check(path).ok


def test_records_of_all_sixteen_kinds_say_what_they_said(ws: Workspace) -> None:
    found = {kind: records.read(ws, KINDS[kind]) for kind in KINDS}
    assert {kind: len(some) for kind, some in found.items()} == {
        **dict.fromkeys((kind for kind, *_ in SEEDED_RULES), 1), "decision": 2,
        **dict.fromkeys(_NEW, 0),
    }  # fmt: skip
    for some in found.values():
        for one in some:
            assert versions(ws, one)[-1].record == one
    (risk,) = records.read(ws, Risk)
    assert [one.record.likelihood for one in versions(ws, risk)] == [2, 3]  # type: ignore[attr-defined]
    (then,) = read_as_at(ws, Risk, date(2022, 9, 29))
    assert (then.likelihood, then.outside_group) == (2, _group(ws).id)
    (answer,) = records.read(ws, Answer)
    assert (answer.question, answer.answer, answer.evidence) == ("vetting", "not-met", "Seen")
    (objective,) = records.read(ws, Objective)
    assert objective.measured_by == "specials-strength"
    paid, draft = records.read(ws, Decision)
    assert (paid.notice, paid.state, paid.published_on) == ("2022/001", "signed", LATER)
    assert draft.state == "draft"


def test_notes_reviews_holds_drafts_and_settings_are_there(ws: Workspace) -> None:
    (note,) = notes(ws, _group(ws).id)
    assert note.words == "A note about the group"
    (told,) = records.read(ws, KINDS["assurance"])
    (review,) = reviews(ws, told.id)
    assert (review.outcome, review.next_review) == ("Still so", date(2022, 12, 31))
    assert [(one.why, one.lifted_on is None) for one in holds(ws) if not one.request] == [
        ("A lifted one", False), ("An inquiry", True),
    ]  # fmt: skip
    assert [one.said for one in drafts(ws)] == [{"contact": "agreement"}]
    assert [one.references for one in disposals(ws)] == [("Q-001",)]
    assert len(current_scale(ws).bands) == 2
    assert {rule.kind: rule.months for rule in rules(ws)} == {
        **{kind: months for kind, months, _ in (*SEEDED_RULES, *SEEDED_RULES_OUTSIDE)},
        "group": 60,
    }


def test_contact_that_was_kept_before_stays_until_somebody_changes_it(ws: Workspace) -> None:
    group = _group(ws)
    assert group.contact == "protocol"
    assert group.problems() == {}
    records.save(ws, replace(group, area="Wiltshire"))
    group = _group(ws)
    assert (group.contact, group.area) == ("protocol", "Wiltshire")
    before = digest(ws)
    with pytest.raises(UserProblem, match="“Written agreement” lies above “Signpost to report”"):
        records.save(ws, replace(group, contact="agreement"))
    assert digest(ws) == before
    records.save(ws, replace(group, contact="none"))
    with pytest.raises(UserProblem, match="no signed position of the Commissioner allows it"):
        records.save(ws, replace(_group(ws), contact="protocol"))  # not back up again
    signed_engagement(ws, group.id)
    records.save(ws, replace(_group(ws), contact="signpost"))


@pytest.mark.parametrize("kind", sorted(_NEW))
def test_a_record_of_each_new_kind_can_be_kept(ws: Workspace, kind: str) -> None:
    start = digest(ws)
    record = begun(ws, KINDS[kind])
    (number,) = records.save(ws, record).saved
    assert records.one(ws, number) is not None
    while history.next_undo(ws):
        history.undo(ws)
    assert digest(ws) == start


def test_what_was_undone_before_is_not_done_again(ws: Workspace) -> None:
    assert history.next_undo(ws) is None
    assert history.next_redo(ws) is None
    assert [one.reference for one in records.read(ws, KINDS["question"])] == ["Q-002"]
    (number,) = records.save(ws, begun(ws, KINDS["question"], asked_on=DAY)).saved
    again = records.one(ws, number)
    assert again is not None
    assert again.reference == "Q-004"  # Q-003 was undone


def test_a_criterion_set_by_the_program_says_so(ws: Workspace) -> None:
    said = ws.db.rows("SELECT version, from_day, set_by, criteria FROM criteria_set")
    assert [one[:3] for one in said] == [(1, "1900-01-01", "Oversight")]
    assert len(json.loads(said[0][3])) == 15
