"""Run as a child to be killed: fills in forms and saves them, round after round.

In each round a form is typed, kept as a draft and saved; then the record is changed, and one
more thing is done with it. After each step it prints the step and the round, or the number and
the hash of the newest entry of the history: what was printed was acknowledged.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from oversight_app.domain.accountability import Action, Question
from oversight_app.domain.appraisal import SEEDED_CRITERIA, Appraisal, Judgement, Option
from oversight_app.domain.boundary import SEEDED_QUESTIONS, Answer, Assessment
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.engagement import GATES, Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.store import history, records
from oversight_app.store.appraising import JudgedRole, appraise
from oversight_app.store.assessments import assess
from oversight_app.store.criteria_sets import save_criteria
from oversight_app.store.drafts import drafts, keep_draft
from oversight_app.store.handing_over import hand_over
from oversight_app.store.publishing import publish
from oversight_app.store.record_importing import BroughtRecord, keep_table
from oversight_app.store.record_notes import add_note
from oversight_app.store.record_reviews import mark_reviewed
from oversight_app.store.workspace import Workspace, open_workspace

DAY, LATER = date(2022, 3, 31), date(2022, 9, 30)
OFFICES = ("Head of Assurance", "The deputy")


def _link(ws: Workspace, question: int, _: int) -> None:
    task = Action(task="Look into it", owner="The force", set_on=DAY, due=LATER)
    records.save(ws, task, [Link(0, Relation.FOLLOWS, question)])


def _publish(ws: Workspace, _: int, number: int) -> None:
    decision = Decision(
        name=f"Decision {number}", proposed_on=DAY, options="A\nB", reasons="C", state="signed",
        signed_on=DAY, signatory="The Commissioner", public_interest="yes",
    )  # fmt: skip
    (made,) = records.save(ws, decision).saved
    publish(ws, made, Publication(name=f"Notice {number}", published_on=LATER))


def _assess(ws: Workspace, _: int, number: int) -> None:
    assessment = Assessment(scheme="specials", assessed_on=DAY, assessed_by=OFFICES[0])
    answers = [Answer(question=one.code, answered_on=DAY) for one in SEEDED_QUESTIONS]
    assess(ws, assessment, answers)


def _hand_over(ws: Workspace, question: int, _: int) -> None:
    held = records.one(ws, question)
    assert held is not None
    old = held.in_the_hands_of
    hand_over(ws, old, next(one for one in OFFICES if one != old))


def _review(ws: Workspace, question: int, number: int) -> None:
    mark_reviewed(ws, question, LATER, OFFICES[0], f"Looked at {number}")
    add_note(ws, question, f"Noted {number}", OFFICES[0])


def _back_and_forth(ws: Workspace, question: int, number: int) -> None:
    task = Action(task=f"Not meant {number}", owner="The force", set_on=DAY, due=LATER)
    (made,) = records.save(ws, task).saved
    records.delete(ws, made)
    for step in (history.undo, history.undo, history.redo, history.redo):
        step(ws)


def _appraise(ws: Workspace, _: int, number: int) -> None:
    """Three roles, each judged by every criterion, in one act; then the criteria in another
    order."""
    judged = tuple(Judgement(criterion=one.code, judged_on=DAY) for one in SEEDED_CRITERIA)
    roles = [JudgedRole(Option(name=name, added_on=DAY), judged) for name in ("A", "B", "C")]
    appraise(ws, Appraisal(name="Who helps", appraised_on=DAY, appraised_by=OFFICES[0]), roles)
    turned = number % len(SEEDED_CRITERIA)
    criteria = (*SEEDED_CRITERIA[turned:], *SEEDED_CRITERIA[:turned])
    save_criteria(ws, criteria, DAY, OFFICES[0], f"Round {number}")


def _sign(ws: Workspace, _: int, number: int) -> None:
    """Contact is raised under a position that was signed, and lowered before it is withdrawn."""
    (group,) = records.save(ws, OutsideGroup(name=f"Group {number}", known_since=DAY)).saved
    said: dict[str, Any] = {"state": "signed", "signed_on": DAY, "outcome": "protocol"}
    for gate in GATES:
        said |= {f"{gate.id}_gate": "met", f"{gate.id}_evidence": "A report"}
        said |= {f"{gate.id}_by": OFFICES[0], f"{gate.id}_on": DAY}
    draft = Engagement(
        name="Whether", proposed_on=DAY, area="Here", outside_group=group, options="A\nB",
        reasons="C", signatory="The Commissioner", residual_by=OFFICES[0], residual_on=DAY,
    )  # fmt: skip
    (decision,) = records.save(ws, draft).saved
    kept = records.one(ws, decision)
    assert isinstance(kept, Engagement)
    records.save(ws, replace(kept, **said))
    for contact in ("protocol", "none"):
        now = records.one(ws, group)
        assert isinstance(now, OutsideGroup)
        records.save(ws, replace(now, contact=contact))
    signed = records.one(ws, decision)
    assert isinstance(signed, Engagement)
    records.save(ws, replace(signed, state="withdrawn", withdrawn_on=DAY, withdrawn_why="Why"))


def _bring_in(ws: Workspace, _: int, number: int) -> None:
    """Twenty positions of one table, each of which replaces the one before it."""
    (whose,) = records.save(ws, Organisation(name=f"Body {number}", sort="other")).saved
    first = max((one.number for one in records.read(ws, Position)), default=0) + 1
    said = {"name": "It", "wording": "It", "stance": "opposes", "from_day": DAY, "source": "A",
            "organisation": whose}  # fmt: skip
    rows = [
        BroughtRecord(
            2 + place, 0, 0, first + place, said,
            own={"replaces": f"PO-{first + place - 1:03d}"} if place else {},
        )
        for place in range(20)
    ]  # fmt: skip
    keep_table(ws, Position, rows)


_MORE: tuple[Callable[[Workspace, int, int], None], ...] = (
    _link, _publish, _hand_over, _review, _assess, _back_and_forth, _appraise, _sign, _bring_in,
)  # fmt: skip


def _answer(ws: Workspace, question: Question, draft: int | None = None) -> None:
    said = {"reply": "Yes"}
    typed = keep_draft(ws, "question", question.id, question.version, said, draft)
    records.save(ws, replace(question, reply="Yes"), draft_id=typed)


def main(path: Path) -> None:
    """Fill in one form after another until somebody ends it."""
    sys.stdin.readline()
    with open_workspace(path) as workspace:
        kept = records.read(workspace, Question)
        owner = kept[-1].owner if kept else OFFICES[0]
        left = drafts(workspace)
        print("ready", flush=True)
        if kept and not kept[-1].reply:  # its form goes on where it was left
            _answer(workspace, kept[-1], next((one.id for one in left if one.record_id), None))
        begun = next((one.id for one in left if one.record_id is None), None)
        for number in count(len(kept)):
            words = {"asked": f"Round {number}"}
            typed = keep_draft(workspace, "question", None, 0, words, begun)
            begun = None
            print("draft", number, flush=True)
            question = Question(asked=words["asked"], asked_of="F", asked_on=DAY, owner=owner)
            (made,) = records.save(workspace, question, draft_id=typed).saved
            print("saved", number, flush=True)
            saved = records.one(workspace, made)
            assert isinstance(saved, Question)
            _answer(workspace, saved)
            print("changed", number, flush=True)
            _MORE[number % len(_MORE)](workspace, made, number)
            now = records.one(workspace, made)
            assert isinstance(now, Question)
            owner = now.owner
            (last,) = history.entries(workspace, limit=1)
            print(last.seq, last.hash, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
