"""Whatever is done to records, in whatever order: undone back to the start, done again to the end.

Disposal and migration are barriers: undo comes as far as they, and no further.
"""

import gzip
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.appraisal import SEEDED_CRITERIA, Appraisal, Judgement, Option
from oversight_app.domain.boundary import SEEDED_QUESTIONS, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import KINDS, Link, Relation, may_point
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.risk import SEEDED_BANDS, SEEDED_IMPACT, SEEDED_LIKELIHOOD, Risk
from oversight_app.store import history, records
from oversight_app.store.appraising import (
    JudgedRole,
    appraise,
    delete_appraisal,
    remove_role,
    reorder,
)
from oversight_app.store.assessments import assess, delete_assessment
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.checking import check
from oversight_app.store.criteria_sets import save_criteria
from oversight_app.store.digests import digest
from oversight_app.store.disposal import dispose
from oversight_app.store.drafts import keep_draft
from oversight_app.store.gathering import gather
from oversight_app.store.handing_over import hand_over, holders
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.publishing import publish
from oversight_app.store.question_sets import save_questions
from oversight_app.store.record_importing import BroughtLink, BroughtRecord, keep_table
from oversight_app.store.record_links import add_link, delete_link, links
from oversight_app.store.record_notes import add_note, delete_note, notes
from oversight_app.store.record_reviews import mark_reviewed
from oversight_app.store.retention import holds, lift_hold, place_hold
from oversight_app.store.risk_scales import save_scale
from oversight_app.store.risk_sets import add_ready_made
from oversight_app.store.workspace import Workspace, open_workspace
from tests.store.making_local import JANUARY, local_file, returned
from tests.store.making_records import (
    ALL_MET,
    DAY,
    LATER,
    LEANS_ON,
    OFFICE,
    SIGNED_ENGAGEMENT,
    answers_of,
    made,
)

OFFICES = (OFFICE, "The deputy", "Another office")
_SIGNED: dict[str, Any] = {
    "options": "A\nB", "reasons": "C", "signatory": "The Commissioner", "state": "signed",
    "signed_on": DAY,
}  # fmt: skip


def _all(ws: Workspace) -> list[Recorded]:
    return [one for kind in KINDS.values() for one in records.read(ws, kind)]


def _one(ws: Workspace, number: int, *kinds: type[Recorded]) -> Any:
    """One of the records there are, by a number; UserProblem where there is none."""
    found = [one for one in _all(ws) if not kinds or type(one) in kinds]
    if not found:
        raise UserProblem("there is none")
    return found[number % len(found)]


def _new(ws: Workspace, number: int) -> Recorded:
    kind = list(KINDS.values())[number % len(KINDS)]
    more: dict[str, Any] = {}
    if kind in LEANS_ON:
        field, on = LEANS_ON[kind]
        more[field] = _one(ws, number, on).id
    if kind is Engagement and number % 2:
        more |= SIGNED_ENGAGEMENT | (ALL_MET | {"outcome": "protocol"} if number % 3 else {})
    if kind is Judgement:
        more["criterion"] = SEEDED_CRITERIA[number % 5].code
    if kind is Position and number % 2:
        old = _one(ws, number // 7, Position)
        more = {"replaces": old.id, "organisation": old.organisation}
    if kind is Decision and number % 2:
        return made(Decision, **_SIGNED)
    if kind is Risk and number % 3 == 0:
        return made(Risk, outside_group=_one(ws, number, OutsideGroup).id)
    return made(kind, **more)


def _changed(ws: Workspace, number: int) -> Recorded:
    record = _one(ws, number)
    fields = [one.id for one in specs(type(record)) if one.free and not one.given]
    more: dict[str, Any] = {fields[number % len(fields)]: f"Changed {number % 5}"}
    if isinstance(record, Question | InformationRequest) and number % 4 == 0:
        more |= {"state": "answered", "answered_on": LATER}
    if isinstance(record, OutsideGroup):
        more["contact"] = LADDER[number % len(LADDER)][0]
    if isinstance(record, Claim) and number % 3 == 0:
        more["same_figure"] = _one(ws, number // 3, Claim).id
    if isinstance(record, Position) and number % 3 == 0:
        more["replaces"] = _one(ws, number // 3, Position).id if number % 2 else None
    if isinstance(record, Decision) and number % 2:
        more = {"state": "withdrawn", "withdrawn_on": LATER, "withdrawn_why": "Overtaken"}
    if isinstance(record, Risk):
        more["likelihood"] = number % 5 + 1
    changed: Recorded = replace(record, **more)
    return changed


def _link(ws: Workspace, number: int) -> Link:
    """A link between two records, of a relation that goes between their kinds."""
    start = _one(ws, number)
    if number % 5 == 0:
        return Link(start.id, Relation.ABOUT, scheme="specials")
    ends = [
        (relation, end.id)
        for relation in Relation
        for end in _all(ws)
        if may_point(relation, start.kind, end.kind)
    ]
    relation, end = ends[number * 7 % len(ends)]
    return Link(start.id, relation, end)


def _back_and_forth(ws: Workspace, number: int) -> object:
    """Take some changes back, and do some of them again."""
    for _ in range(number % 4):
        history.undo(ws)
    for _ in range(number % 3):
        history.redo(ws)
    return None


def _hand_over(ws: Workspace, number: int) -> object:
    held = list(holders(ws)) or ["Nobody"]
    return hand_over(ws, held[number % len(held)], OFFICES[number % 3])


def _bring_in(ws: Workspace, number: int) -> object:
    """A table with a question that is changed, if there is one, and two that are new, one of
    them under a number of its own."""
    there = records.read(ws, Question)[:1]
    rows = [
        BroughtRecord(2, one.id, one.version, 0, {**_said(one), "reply": f"Brought in {number}"})
        for one in there
    ]
    new = _said(made(Question))
    links = (BroughtLink(Relation.ABOUT, scheme="specials"),)
    rows += [BroughtRecord(3, 0, 0, 0, new), BroughtRecord(4, 0, 0, number + 1, new, links)]
    return keep_table(ws, Question, rows)


def _said(record: Recorded) -> dict[str, Any]:
    return {one.id: getattr(record, one.id) for one in specs(type(record))}


def _assess(ws: Workspace, number: int) -> object:
    old = [one for one in records.read(ws, Assessment) if number % 2]
    one = old[number % len(old)] if old else made(Assessment, assessed_on=DAY)
    asked = {answer.question for answer in answers_of(ws, one.id)}
    new = [q.code for q in SEEDED_QUESTIONS[: number % 6] if q.code not in asked]
    answered = [replace(a, answer="not-met") for a in answers_of(ws, one.id)]
    more = [made(KINDS["answer"], question=code) for code in new]
    return assess(ws, replace(one, note=f"Note {number}"), [*answered, *more])  # type: ignore[list-item]


def _appraise(ws: Workspace, number: int) -> object:
    """One that is there, or a new one, with up to three more roles judged."""
    old = [one for one in records.read(ws, Appraisal) if number % 2]
    one = old[number % len(old)] if old else made(Appraisal)
    judged = [made(Judgement, criterion=each.code) for each in SEEDED_CRITERIA[: number % 4]]
    roles = [
        JudgedRole(made(Option, name=f"Role {place}"), tuple(judged)) for place in range(number % 4)
    ]
    return appraise(ws, replace(one, note=f"Note {number}"), roles)


def _reorder(ws: Workspace, number: int) -> object:
    one = _one(ws, number, Appraisal)
    options = [each.id for each in records.read(ws, Option) if each.appraisal == one.id]
    return reorder(ws, one.id, options[::-1])


_ACTIONS: list[Callable[[Workspace, int], object]] = [
    lambda ws, n: records.save(ws, _new(ws, n)),
    lambda ws, n: records.save(ws, _new(ws, n // 2)),
    lambda ws, n: records.save(ws, _new(ws, n // 3)),
    lambda ws, n: records.save(ws, _changed(ws, n)),
    lambda ws, n: records.save(ws, _changed(ws, n // 2), day=DAY + timedelta(n)),
    lambda ws, n: records.save(
        ws, made(Assurance), [Link(0, Relation.ANSWERS, _one(ws, n, Question).id)]
    ),
    lambda ws, n: records.save(
        ws, made(Action), [Link(0, Relation.FOLLOWS, _one(ws, n, Assurance, Decision).id)]
    ),
    lambda ws, n: records.delete(ws, _one(ws, n).id),
    lambda ws, n: add_link(ws, _link(ws, n)),
    lambda ws, n: delete_link(ws, next((one.id for one in links(ws)), 0)),
    lambda ws, n: add_note(ws, _one(ws, n).id, f"Note {n}", OFFICES[n % 3]),
    lambda ws, n: delete_note(
        ws, next((note.id for one in _all(ws) for note in notes(ws, one.id)), 0)
    ),
    lambda ws, n: mark_reviewed(
        ws, _one(ws, n).id, LATER, OFFICE, f"Outcome {n}",
        LATER + timedelta(n) if n % 3 else None,
    ),
    _hand_over,
    lambda ws, n: records.save(ws, made(Decision, **(_SIGNED if n % 2 else {}))),
    lambda ws, n: publish(ws, _one(ws, n, Decision).id, made(Publication)),
    lambda ws, n: records.save(ws, replace(_one(ws, n, Decision), **_SIGNED)),
    lambda ws, n: records.save_all(
        ws, [_changed(ws, n), *(_new(ws, n + more) for more in range(n % 4))], "Bring in a table"
    ),
    _bring_in,
    _assess,
    lambda ws, n: delete_assessment(ws, _one(ws, n, Assessment).id),
    lambda ws, n: add_ready_made(ws, OFFICE, date(2023, 3, 31), raised_on=DAY),
    _appraise,
    _appraise,
    _reorder,
    lambda ws, n: remove_role(ws, _one(ws, n, Option).id),
    lambda ws, n: delete_appraisal(ws, _one(ws, n, Appraisal).id),
    lambda ws, n: save_criteria(ws, SEEDED_CRITERIA[: n % 9 + 1], DAY, OFFICE, f"Why {n}"),
    lambda ws, n: save_questions(ws, SEEDED_QUESTIONS[: n % 9 + 1], DAY, OFFICE, f"Why {n}"),
    lambda ws, n: save_scale(
        ws, (*SEEDED_LIKELIHOOD, "More")[: n % 4 + 2], SEEDED_IMPACT, SEEDED_BANDS[:2], DAY,
        OFFICE, f"Why {n}",
    ),
    lambda ws, n: place_hold(ws, _one(ws, n).id, f"Why {n}", OFFICE),
    lambda ws, n: lift_hold(ws, next((h.id for h in holds(ws) if h.id and not h.lifted_on), 0)),
    lambda ws, n: gather(ws, _one(ws, n, InformationRequest).id, [_one(ws, n).id]),
    lambda ws, n: keep_draft(ws, "question", None, 0, {"asked": f"Draft {n}"}),
    lambda ws, n: keep_local(
        ws, [local_file("return", *(returned(JANUARY + m, n) for m in range(n % 3 + 1)))]
    ),
    lambda ws, n: undo_batch(
        ws, next((one.id for one in all_batches(ws) if one.undone_at is None), 0)
    ),
    lambda ws, n: history.undo(ws),
    lambda ws, n: history.redo(ws),
    _back_and_forth,
]  # fmt: skip


def _do(ws: Workspace, plan: list[tuple[int, int]]) -> int:
    """Do what there is to do; what is refused changes nothing. Return how much was done."""
    done = 0
    for action, number in plan:
        before = digest(ws), history.head(ws)
        try:
            _ACTIONS[action](ws, number)
        except UserProblem:
            if _ACTIONS[action] is not _back_and_forth:  # several acts, of which the last failed
                assert (digest(ws), history.head(ws)) == before
        else:
            done += history.head(ws) != before[1]
    return done


def _there_and_back(ws: Workspace, start: str) -> None:
    """Undo as far as it goes, which is to ``start``; do it all again, which is to now."""
    end, undone = digest(ws), 0
    could_be_redone = history.next_redo(ws) is not None
    while history.next_undo(ws):
        history.undo(ws)
        undone += 1
    assert digest(ws) == start
    for _ in range(undone):
        history.redo(ws)
    assert could_be_redone or history.next_redo(ws) is None
    assert digest(ws) == end
    assert history.verify(ws) == ()


_PLANS = st.lists(
    st.tuples(st.integers(0, len(_ACTIONS) - 1), st.integers(0, 500)), min_size=10, max_size=60
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(_PLANS)
def test_whatever_is_done_to_records_is_undone_and_done_again(
    small_file: Path, plan: list[tuple[int, int]]
) -> None:
    whole = small_file.read_bytes()
    with open_workspace(small_file) as workspace:
        start = digest(workspace)
        _do(workspace, plan)
        _there_and_back(workspace, start)
    assert check(small_file).ok
    small_file.write_bytes(whole)


def _plan(chance: random.Random, times: int) -> list[tuple[int, int]]:
    return [(chance.randrange(len(_ACTIONS)), chance.randrange(500)) for _ in range(times)]


def _hundreds(path: Path, seed: int, times: int) -> int:
    with open_workspace(path) as workspace:
        start = digest(workspace)
        done = _do(workspace, _plan(random.Random(seed), times))
    with open_workspace(path) as workspace:  # after a restart as well
        _there_and_back(workspace, start)
    assert check(path).ok
    return done


def test_hundreds_of_changes_in_one_workspace(small_file: Path) -> None:
    assert _hundreds(small_file, 2017, 500) > 200


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_thousands_of_changes_in_one_workspace(small_file: Path, seed: int) -> None:
    assert _hundreds(small_file, seed, 1500) > 600


def test_undo_comes_as_far_as_a_disposal(small_file: Path) -> None:
    old = date(2012, 5, 1)
    chance = random.Random(114)
    with open_workspace(small_file) as workspace:
        _do(workspace, _plan(chance, 150))
        (gone,) = records.save(
            workspace, made(Question, asked_on=old, state="answered", answered_on=old)
        ).saved
        dispose(workspace, [gone], OFFICE, "Seven years after it ended")
        after = digest(workspace)
        assert history.next_undo(workspace) is None
        assert _do(workspace, _plan(chance, 150)) > 50
        _there_and_back(workspace, after)
        assert records.one(workspace, gone) is None
    assert check(small_file).ok


@pytest.mark.parametrize("version", [1, 2, 3])
def test_undo_comes_as_far_as_a_migration(tmp_path: Path, version: int) -> None:
    kept = Path(__file__).with_name("kept") / f"version-{version}.oversight.gz"
    path = tmp_path / "old.oversight"
    with gzip.open(kept) as source, path.open("wb") as to:
        shutil.copyfileobj(source, to)
    with open_workspace(path) as workspace:
        start = digest(workspace)
        assert history.next_undo(workspace) is None
        assert _do(workspace, _plan(random.Random(version), 100)) > 30
        _there_and_back(workspace, start)
    assert check(path).ok
