"""A boundary assessment with its answers, saved in one act."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.drafts import forget
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.records import expected_in_db, put, remove


def assess(
    workspace: Workspace,
    assessment: Assessment,
    answers: Iterable[Answer],
    *,
    day: date | None = None,
    draft_id: int | None = None,
) -> Changes:
    """Add or change an assessment and answers of it, as one action.

    The draft ``draft_id`` that they were typed in goes in the same transaction.

    The answers are made part of this assessment; those left out stay as they are.
    ``Changes.saved`` holds the ``id`` of a new assessment first, then of each answer that was
    added or changed. Raises UserProblem and Conflict as ``records.save`` does.
    """
    day = day or workspace.today()
    verb = "Change" if assessment.id else "Add"
    with writing(workspace, f"{verb} a boundary assessment", "assessment_record") as action:
        # A new one has to be there first; one that moves may take its answers along, so last.
        kept = assessment if assessment.id else put(action, assessment, day)
        number = 0
        for answer in answers:
            put(action, replace(answer, assessment=kept.id), day)
            number += 1
        if assessment.id:
            kept = put(action, assessment, day)
        if draft_id is not None:
            forget(action.db, draft_id)
        action.description = f"{kept.reference} saved with {counted(number, 'answer', 'answers')}"
    return action.changes


def delete_assessment(workspace: Workspace, assessment_id: int) -> Changes:
    """Delete an assessment with its answers, as one action; refused where anything else points
    to one of them."""
    with writing(workspace, "Delete a boundary assessment", "assessment_record") as action:
        assessment = expected_in_db(action.db, assessment_id)
        if not isinstance(assessment, Assessment):
            raise UserProblem(
                f"{assessment.reference} is no assessment. Nothing was changed. Choose one."
            )
        rows = action.db.rows(f"{select(Answer)} WHERE t.assessment = ?", (assessment_id,))
        for row in rows:
            remove(action, record_from(Answer, row))
        remove(action, assessment)
        many = counted(len(rows), "answer", "answers")
        action.description = f"{assessment.reference} deleted with {many}"
    return action.changes
