"""Killed at random moments while forms are being filled in and saved: no acknowledged change is
lost, no record is there by half, and what was typed is there as a draft or as the record, never
as both and never as neither."""

import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.appraisal import SEEDED_CRITERIA, Appraisal, Judgement, Option
from oversight_app.domain.boundary import SEEDED_QUESTIONS, Answer
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.records import Office
from oversight_app.store import history, records
from oversight_app.store.checking import check
from oversight_app.store.drafts import drafts
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace, create, open_workspace

_MOST_KILLS = 40
"""After so many a workspace is begun anew: what is looked through grows with each round."""


def _acknowledged(lines: list[str]) -> tuple[dict[str, int], dict[int, str]]:
    """The last round of each step, and hashes of the history by number. The last line may have
    been cut by the kill."""
    steps: dict[str, int] = {}
    hashes: dict[int, str] = {}
    for line in lines:
        words = line.split()
        if len(words) == 2 and words[0].isdigit() and len(words[1]) == 64:
            hashes[int(words[0])] = words[1]
        elif len(words) == 2 and words[1].isdigit() and line is not lines[-1]:
            steps[words[0]] = int(words[1])
    return steps, hashes


def _look(workspace: Workspace, lines: list[str]) -> None:
    steps, hashes = _acknowledged(lines)
    held = {one.seq: one.hash for one in history.entries(workspace, limit=1_000_000)}
    assert hashes.items() <= held.items()
    questions = records.read(workspace, Question)
    rounds = [one.asked for one in questions]
    assert rounds == [f"Round {number}" for number in range(len(rounds))]  # none lost, none twice
    assert len(rounds) > steps.get("saved", -1)
    done = [one.reply for one in questions]
    assert done.count("Yes") > steps.get("changed", -1)
    assert set(done[:-1]) <= {"Yes"}
    # Handed over together, or not at all.
    assert len({one.owner for one in questions}) <= 1
    _look_at_drafts(workspace, steps, questions)
    _look_at_compounds(workspace)
    _look_at_outside_groups(workspace)


def _look_at_drafts(
    workspace: Workspace, steps: dict[str, int], questions: tuple[Question, ...]
) -> None:
    kept = drafts(workspace)
    assert len(kept) <= 1
    new = [one.said["asked"] for one in kept if one.record_id is None]
    if steps.get("draft", -1) >= len(questions):
        assert new == [f"Round {steps['draft']}"]  # typed and not saved: it is still there
    assert not set(new) & {one.asked for one in questions}
    for one in kept:
        if one.record_id is not None:
            record = records.one(workspace, one.record_id)
            assert isinstance(record, Question)
            assert record.reply == ""  # not saved yet, so that its form can go on


def _look_at_compounds(workspace: Workspace) -> None:
    answered = Counter(one.assessment for one in records.read(workspace, Answer))
    assert set(answered.values()) <= {len(SEEDED_QUESTIONS)}
    published = {link.to_id for link in links(workspace) if link.relation is Relation.PUBLISHES}
    assert len(published) == len(records.read(workspace, Publication))
    for decision in records.read(workspace, Decision):
        assert (decision.published_on is not None) is (decision.id in published)


def _look_at_outside_groups(workspace: Workspace) -> None:
    roles = Counter(one.appraisal for one in records.read(workspace, Option))
    assert roles == {one.id: 3 for one in records.read(workspace, Appraisal)}
    judged = Counter(one.option for one in records.read(workspace, Judgement))
    assert judged == {one.id: len(SEEDED_CRITERIA) for one in records.read(workspace, Option)}
    signed = {
        one.outside_group for one in records.read(workspace, Engagement) if one.state == "signed"
    }
    raised = {one.id for one in records.read(workspace, OutsideGroup) if one.contact != "none"}
    assert raised <= signed  # no contact without the position that allows it
    by_body = Counter(one.organisation for one in records.read(workspace, Position))
    assert set(by_body.values()) <= {20}
    standing = [one for one in records.read(workspace, Position) if not one.superseded]
    assert len(standing) == len(by_body)  # the last of each chain, and no other


def _kill(child: Any, tmp_path: Path, times: int) -> None:
    chance = random.Random(2022)
    office = Office("Test office", "E1", sample=False)
    path = tmp_path / "0.oversight"
    create(path, office, reference=False).close()
    following = child("busy_forms.py", path)
    for number in range(times):
        process = following
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.5))
        assert process.poll() is None  # it was killed, it did not fail by itself
        process.kill()
        lines = process.stdout.read().splitlines()
        process.wait()
        looked_at, fresh = path, (number + 1) % _MOST_KILLS == 0
        if fresh:
            path = tmp_path / f"{number + 1}.oversight"
            create(path, office, reference=False).close()
        following = child("busy_forms.py", path)  # which starts while this one is looked at
        with open_workspace(looked_at) as workspace:  # no stale lock
            _look(workspace, lines)
        report = check(looked_at)  # no half record among it
        assert report.ok, report.lines
        if fresh:
            looked_at.unlink()


def test_killed_while_forms_are_saved(child: Any, tmp_path: Path) -> None:
    _kill(child, tmp_path, 20)


@pytest.mark.soak
def test_killed_while_forms_are_saved_many_times(child: Any, tmp_path: Path) -> None:
    _kill(child, tmp_path, 500)
