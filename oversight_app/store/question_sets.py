"""The questions of a boundary assessment, in versions: an assessment keeps those it was made
with."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain.boundary import BoundaryQuestion, Heading, QuestionSet
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_seeds import written_questions
from oversight_app.store.setting_versions import check_set, next_version
from oversight_app.store.typed_words import typed_line, typed_text

_SELECT = "SELECT version, from_day, set_by, reason, questions FROM question_set"


def question_sets(workspace: Workspace) -> tuple[QuestionSet, ...]:
    """Return every version of the questions, the first one first."""
    with workspace.snapshot():
        return tuple(_read(row) for row in workspace.db.rows(f"{_SELECT} ORDER BY version"))


def current_questions(workspace: Workspace, as_at: date | None = None) -> QuestionSet:
    """Return the questions that are asked now, or that were asked on an earlier day."""
    found = question_sets(workspace)
    if as_at is None:
        return found[-1]
    return next((one for one in reversed(found) if one.from_day <= as_at), found[0])


def questions_in_db(db: WorkspaceDatabase, version: int) -> QuestionSet:
    """Return one version inside a snapshot or action; KeyError for one that there is not."""
    row = db.execute_sql(f"{_SELECT} WHERE version = ?", (version,)).fetchone()
    if row is None:
        raise KeyError(version)
    return _read(row)


def save_questions(
    workspace: Workspace,
    questions: Sequence[BoundaryQuestion],
    from_day: date,
    by: str,
    reason: str,
) -> Changes:
    """Save the questions as a new version; earlier ones stay, with what was assessed by them.

    Raises UserProblem for no question, one without a code, name or words, two alike, a day to
    come, or nobody and no reason named. Where nothing differs, nothing is saved.
    """
    asked = tuple(_typed(one) for one in questions)
    by, reason = typed_line(by), typed_text(reason)
    _check(asked)
    check_set(workspace, from_day, by, reason)
    with writing(workspace, "Change the questions", "question_set") as action:
        version = next_version(action, "question_set")
        written = written_questions(asked)
        now = action.db.value(
            "SELECT questions FROM question_set WHERE version = ?", (version - 1,)
        )
        if written != now:
            action.insert(
                "question_set",
                version=version,
                from_day=from_day,
                set_by=by,
                reason=reason,
                questions=written,
            )
        many = counted(len(asked), "question", "questions")
        action.description = f"{many} saved as version {version}"
    return action.changes


def _read(row: tuple[Any, ...]) -> QuestionSet:
    version, from_day, set_by, reason, written = row
    return QuestionSet(
        version,
        date.fromisoformat(from_day),
        set_by,
        reason,
        tuple(
            BoundaryQuestion(code, Heading(heading), name, words)
            for code, heading, name, words in json.loads(written)
        ),
    )


def _typed(one: BoundaryQuestion) -> BoundaryQuestion:
    return replace(
        one,
        code=typed_line(one.code),
        name=typed_line(one.name),
        words=typed_text(one.words),
    )


def _check(asked: Sequence[BoundaryQuestion]) -> None:
    if not asked:
        raise UserProblem("There is no question. Nothing was saved. Keep at least one.")
    for place, one in enumerate(asked, 1):
        if not (one.code and one.name and one.words):
            raise UserProblem(
                f"Question {place} has no {'words' if one.name else 'name'}. Nothing was saved. "
                "Write them, or take the question out."
            )
    for words in ("code", "name"):
        found = Counter(getattr(one, words).casefold() for one in asked)
        (most, times), *_ = found.most_common(1)
        if times > 1:
            alike = next(one for one in asked if getattr(one, words).casefold() == most)
            raise UserProblem(
                f"“{alike.name}” is asked more than once. Nothing was saved. Name each question "
                "differently, or take one out."
            )
