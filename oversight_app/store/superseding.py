"""Which assessments, and answers of them, a later assessment of the same subject has followed.

What was followed is kept, and is not reviewed any more.
"""

from dataclasses import replace
from datetime import date
from itertools import zip_longest

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.store.actions import Action
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.record_rows import record_from, select


def mark_superseded(action: Action, assessment: Assessment, day: date | None) -> None:
    """Mark the assessments of a subject, inside an action under way: all but the last one.

    ``day`` is the day of the change, None the workspace's today. An earlier one is followed from
    the day from which the later one counts, also where that was typed in afterwards.
    """
    from oversight_app.store.records import put

    if day is None:
        day = today_in_db(action.db)
    rows = action.db.rows(
        f"{select(Assessment)} WHERE t.scheme IS ? AND t.outside_group IS ? "
        "ORDER BY t.assessed_on, r.number",
        (assessment.scheme or None, assessment.outside_group),
    )
    made = [record_from(Assessment, row) for row in rows]
    for one, later in zip_longest(made, made[1:]):
        followed = later is not None
        if one.superseded != followed:
            since = min(day, later.assessed_on or day) if later is not None else day
            put(action, replace(one, superseded=followed), after_its_own(action, one.id, since))
            for answer_row in action.db.rows(f"{select(Answer)} WHERE t.assessment = ?", (one.id,)):
                answer = record_from(Answer, answer_row)
                put(action, answer, after_its_own(action, answer.id, since))


def today_in_db(db: WorkspaceDatabase) -> date:
    """Return the workspace's today inside an action under way."""
    said = "SELECT coalesce(review_date, date('now', 'localtime')) FROM workspace"
    return date.fromisoformat(db.value(said))


def after_its_own(action: Action, record_id: int, day: date) -> date:
    """Return a day, or that of what the record said last: a mark is set on no earlier words."""
    last = action.db.value("SELECT max(day) FROM record_version WHERE record_id = ?", (record_id,))
    return max(day, date.fromisoformat(last))


def as_its_assessment(action: Action, answer: Answer) -> Answer:
    """Return an answer marked as the assessment is that it belongs to."""
    followed = action.db.value(
        "SELECT superseded FROM assessment_record WHERE id = ?", (answer.assessment,)
    )
    return replace(answer, superseded=bool(followed))
