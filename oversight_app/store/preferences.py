"""The office's recorded choice of a release over newer ones, for one measure and date."""

from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Preference
from oversight_app.domain.periods import written_date
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.lock import os_user
from oversight_app.store.models import PreferenceRow
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import release_id, releases_by_id


def all_preferences(workspace: Workspace) -> tuple[Preference, ...]:
    """Return the preferences, by measure, the newest date first."""
    query = PreferenceRow.select().order_by(PreferenceRow.measure, PreferenceRow.as_at.desc())
    with workspace.snapshot():
        releases = releases_by_id(workspace.db)
        return tuple(
            Preference(release_key=releases[row.pop("release")].key, **row)
            for row in query.dicts().execute(workspace.db)
        )


def prefer(
    workspace: Workspace, measure: str, as_at: date, release_key: str, reason: str
) -> Changes:
    """Record that the office prefers a release for a measure and date, and why.

    Dated today (the office's review date where it has one) and signed by the operating
    system's user.
    """
    reason = reason.strip()
    if not reason:
        raise UserProblem(
            "The preference has no reason. Nothing was saved. Say why this source is preferred."
        )
    decided_on = workspace.today()
    with writing(workspace, "Prefer a source", "preference") as action:
        number = release_id(releases_by_id(action.db), release_key)
        if not action.db.value(
            "SELECT 1 FROM total WHERE measure = ? AND as_at = ? AND release_id = ?",
            (measure, as_at.isoformat(), number),
        ):
            raise UserProblem(
                f"“{release_key}” has no such figure for {written_date(as_at)}. Nothing was "
                "saved. Choose a source that has one."
            )
        row = {
            "release_id": number,
            "reason": reason,
            "decided_on": decided_on,
            "decided_by": os_user(),
        }
        if _preferred(workspace, measure, as_at):
            action.update("preference", [measure, as_at], **row)
        else:
            action.insert("preference", measure=measure, as_at=as_at, **row)
        action.description = f"Preferred source for {written_date(as_at)} saved"
    return action.changes


def withdraw(workspace: Workspace, measure: str, as_at: date) -> Changes:
    """Withdraw a preference: the newest release is current again."""
    with writing(workspace, "Withdraw a preferred source", "preference") as action:
        if not _preferred(workspace, measure, as_at):
            raise UserProblem(
                f"No source is preferred for {written_date(as_at)}. Nothing was changed."
            )
        action.delete("preference", [measure, as_at])
        action.description = f"The newest release is current again for {written_date(as_at)}"
    return action.changes


def _preferred(workspace: Workspace, measure: str, as_at: date) -> bool:
    found = workspace.db.value(
        "SELECT 1 FROM preference WHERE measure = ? AND as_at = ?", (measure, as_at.isoformat())
    )
    return found is not None
