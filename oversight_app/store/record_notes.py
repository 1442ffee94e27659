"""Notes that the office attaches to a record: what came in between, dated, by office."""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace
from oversight_app.store.records import expected_in_db, reference_of
from oversight_app.store.typed_words import typed_line, typed_text


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a record. ``noted_by`` is an office, or "" where none was named."""

    record_id: int
    words: str
    noted_by: str
    noted_on: date
    id: int = 0


def notes(workspace: Workspace, record_id: int) -> tuple[Note, ...]:
    """Return the notes on a record, the newest first."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT record_id, words, noted_by, noted_on, id FROM record_note "
            "WHERE record_id = ? ORDER BY id DESC",
            (record_id,),
        )
    return tuple(
        Note(of, words, by, date.fromisoformat(day), number) for of, words, by, day, number in rows
    )


def add_note(
    workspace: Workspace, record_id: int, words: str, by: str = "", on: date | None = None
) -> Changes:
    """Attach a note to a record; ``on`` is today unless given."""
    words, by = typed_text(words), typed_line(by)
    if not words:
        raise UserProblem("The note is empty. Nothing was saved. Write it first.")
    with writing(workspace, "Add a note", "record_note") as action:
        record = expected_in_db(action.db, record_id)
        action.insert(
            "record_note",
            record_id=record_id,
            words=words,
            noted_by=by,
            noted_on=on or workspace.today(),
        )
        action.description = f"Note added to {record.reference}"
    return action.changes


def delete_note(workspace: Workspace, number: int) -> Changes:
    """Delete a note; its record stays."""
    with writing(workspace, "Delete a note", "record_note") as action:
        of = action.db.value("SELECT record_id FROM record_note WHERE id = ?", (number,))
        action.delete_record("record_note", number)
        action.description = f"Note on {reference_of(action.db, of)} deleted"
    return action.changes
