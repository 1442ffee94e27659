"""Which assessments, and answers of them, a later assessment of the same subject has followed.

What was followed is kept, and is not reviewed any more.
"""

from dataclasses import replace
from datetime import date

from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.store.actions import Action
from oversight_app.store.record_rows import record_from, select


def mark_superseded(action: Action, assessment: Assessment, day: date | None) -> None:
    """Mark the assessments of a subject, inside an action under way: all but the last one.

    ``day`` is the day from which it counts, None the workspace's today.
    """
    from oversight_app.store.records import put

    if day is None:
        day = date.fromisoformat(
            action.db.value("SELECT coalesce(review_date, date('now', 'localtime')) FROM workspace")
        )
    rows = action.db.rows(
        f"{select(Assessment)} WHERE t.scheme IS ? AND t.outside_group IS ? "
        "ORDER BY t.assessed_on, r.number",
        (assessment.scheme or None, assessment.outside_group),
    )
    for place, row in enumerate(rows, 1):
        one = record_from(Assessment, row)
        followed = place < len(rows)
        if one.superseded != followed:
            put(action, replace(one, superseded=followed), day)
            for answer_row in action.db.rows(f"{select(Answer)} WHERE t.assessment = ?", (one.id,)):
                put(action, record_from(Answer, answer_row), day)


def as_its_assessment(action: Action, answer: Answer) -> Answer:
    """Return an answer marked as the assessment is that it belongs to."""
    followed = action.db.value(
        "SELECT superseded FROM assessment_record WHERE id = ?", (answer.assessment,)
    )
    return replace(answer, superseded=bool(followed))
