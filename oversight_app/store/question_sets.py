"""The questions of a boundary assessment, in versions: an assessment keeps those it was made
with."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain.boundary import BoundaryQuestion, Heading, QuestionSet
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_seeds import written_questions
from oversight_app.store.setting_versions import Setting, check_asked, check_set
from oversight_app.store.typed_words import typed_line, typed_text


def question_sets(workspace: Workspace) -> tuple[QuestionSet, ...]:
    """Return every version of the questions, the first one first."""
    return _QUESTIONS.versions(workspace)


def current_questions(workspace: Workspace, as_at: date | None = None) -> QuestionSet:
    """Return the questions that are asked now, or that were asked on an earlier day."""
    return _QUESTIONS.current(workspace, as_at)


def questions_in_db(db: WorkspaceDatabase, version: int | None) -> QuestionSet | None:
    """Return one version inside a snapshot or action; None for one that there is not."""
    return _QUESTIONS.in_db(db, version)


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
    asked = tuple(
        replace(
            one,
            code=typed_line(one.code),
            name=typed_line(one.name),
            words=typed_text(one.words),
        )
        for one in questions
    )
    by, reason = typed_line(by), typed_text(reason)
    check_asked(asked, "question")
    check_set(workspace, from_day, by, reason)
    with writing(workspace, "Change the questions", "question_set") as action:
        made = _QUESTIONS.keep(action, written_questions(asked), from_day, by, reason)
        if made is not None:
            many = counted(len(asked), "question", "questions")
            action.description = f"{many} saved as version {made.version}"
    return action.changes


def _read(version: int, from_day: date, by: str, reason: str, written: str) -> QuestionSet:
    questions = tuple(
        BoundaryQuestion(code, Heading(heading), name, words)
        for code, heading, name, words in json.loads(written)
    )
    return QuestionSet(version, from_day, by, reason, questions)


_QUESTIONS = Setting("question_set", "questions", _read)
