"""That a record was looked at again: when, by which office, with what outcome, and when next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace
from oversight_app.store.records import expected_in_db, put
from oversight_app.store.typed_words import typed_line, typed_text

_FIELD = "review_by"


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a record; ``next_review`` is None where none was agreed."""

    record_id: int
    reviewed_on: date
    reviewed_by: str
    outcome: str = ""
    next_review: date | None = None
    id: int = 0


def reviews(workspace: Workspace, record_id: int) -> tuple[Review, ...]:
    """Return the reviews of a record, the newest first."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT record_id, reviewed_on, reviewed_by, outcome, next_review, id "
            "FROM record_review WHERE record_id = ? ORDER BY reviewed_on DESC, id DESC",
            (record_id,),
        )
    return tuple(
        Review(
            of,
            date.fromisoformat(day),
            by,
            outcome,
            date.fromisoformat(later) if later else None,
            number,
        )
        for of, day, by, outcome, later, number in rows
    )


def reviewable(kind: type[Recorded]) -> bool:
    """Tell whether records of a kind have a day by which they are looked at again."""
    return any(spec.id == _FIELD for spec in specs(kind))


def mark_reviewed(
    workspace: Workspace,
    record_id: int,
    on: date,
    by: str,
    outcome: str = "",
    next_review: date | None = None,
) -> Changes:
    """Record that a record was reviewed, and set its next review, as one action.

    Raises UserProblem for a review before the record was made, a next review before this one,
    no office, or a next review of a kind that has no such day.
    """
    return mark_all_reviewed(workspace, (record_id,), on, by, outcome, next_review)


def mark_all_reviewed(
    workspace: Workspace,
    record_ids: Iterable[int],
    on: date,
    by: str,
    outcome: str = "",
    next_review: date | None = None,
) -> Changes:
    """Record that several records were reviewed alike, as one action: all of them, or none.

    Raises UserProblem as ``mark_reviewed`` does, naming the record.
    """
    by, outcome = typed_line(by), typed_text(outcome)
    if not by:
        raise UserProblem("Nobody is named who reviewed it. Nothing was saved. Name the office.")
    if next_review is not None and next_review <= on:
        raise UserProblem(
            f"The next review ({written_date(next_review)}) is not after this one "
            f"({written_date(on)}). Nothing was saved. Choose a later day."
        )
    with writing(workspace, "Mark as reviewed", "record_review") as action:
        reviewed = []
        for record_id in dict.fromkeys(record_ids):
            record = expected_in_db(action.db, record_id)
            _check(record, on, next_review)
            action.insert(
                "record_review",
                record_id=record_id,
                reviewed_on=on,
                reviewed_by=by,
                outcome=outcome,
                next_review=next_review,
            )
            if reviewable(type(record)):
                said: dict[str, Any] = {_FIELD: next_review}
                put(action, replace(record, **said), workspace.today())
            reviewed.append(record.reference)
        later = f"; next review {written_date(next_review)}" if next_review else ""
        which = reviewed[0] if len(reviewed) == 1 else f"{len(reviewed):,} records"
        action.description = f"{which} reviewed{later}"
    return action.changes


def _check(record: Recorded, on: date, next_review: date | None) -> None:
    if record.begins is not None and on < record.begins:
        raise UserProblem(
            f"Review before it was made: {record.reference} begins on "
            f"{written_date(record.begins)}, and the review is of {written_date(on)}. Nothing was "
            "saved. Correct the day."
        )
    if next_review is not None and not reviewable(type(record)):
        raise UserProblem(
            f"{record.reference} has no day of review. Nothing was saved. Leave the next review "
            "blank."
        )
