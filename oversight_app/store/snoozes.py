"""What the office put off, until when and why: each an act that can be undone."""

from datetime import date

from oversight_app.domain.attention import Snooze
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.lock import os_user
from oversight_app.store.opened import Workspace
from oversight_app.store.typed_words import typed_line


def snoozes(workspace: Workspace) -> tuple[Snooze, ...]:
    """Return all that was put off, also what has come back since, by its name."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT subject, until, reason, weight, snoozed_on, snoozed_by FROM snooze "
            "ORDER BY subject"
        )
    return tuple(
        Snooze(subject, date.fromisoformat(until), reason, weight, date.fromisoformat(on), by)
        for subject, until, reason, weight, on, by in rows
    )


def snooze(
    workspace: Workspace, subject: str, until: date, reason: str, amount: int = 1
) -> Changes:
    """Put one thing off until a day. Raises UserProblem for a day that is not to come, or where
    there is no reason."""
    reason, today = typed_line(reason), workspace.today()
    if until <= today:
        raise UserProblem(
            f"It would come back on {written_date(until)}, which is not to come. Nothing was "
            "saved. Choose a later day."
        )
    if not reason:
        raise UserProblem("There is no reason. Nothing was saved. Say why it can wait.")
    with writing(workspace, "Put something off", "snooze") as action:
        row = {
            "until": until,
            "reason": reason,
            "weight": amount,
            "snoozed_on": today,
            "snoozed_by": os_user(),
        }
        if _is_there(workspace, subject):
            action.update("snooze", [subject], **row)
        else:
            action.insert("snooze", subject=subject, **row)
        action.description = f"Put off until {written_date(until)}"
    return action.changes


def wake(workspace: Workspace, subject: str) -> Changes:
    """Bring something that was put off back at once."""
    with writing(workspace, "Bring back what was put off", "snooze") as action:
        if not _is_there(workspace, subject):
            raise UserProblem("This is not put off any more. Nothing was changed.")
        action.delete("snooze", [subject])
        action.description = "Brought back"
    return action.changes


def _is_there(workspace: Workspace, subject: str) -> bool:
    found = workspace.db.value("SELECT 1 FROM snooze WHERE subject = ?", (subject,))
    return found is not None
