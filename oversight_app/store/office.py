"""Whose workspace this is."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.models import WorkspaceRow
from oversight_app.store.opened import Workspace


def office(workspace: Workspace) -> Office:
    """Return the office."""
    with workspace.snapshot():
        (row,) = WorkspaceRow.select().dicts().execute(workspace.db)
    return Office(row["office_name"], row["home_force"], row["review_date"], row["sample"])


def save_office(workspace: Workspace, new: Office) -> Changes:
    """Save the office's name, home force and review date."""
    if not new.name.strip():
        raise UserProblem("The office has no name. Nothing was saved. Give it a name.")
    with writing(workspace, "Change the office", "workspace") as action:
        known = workspace.db.value("SELECT 1 FROM body WHERE code = ?", (new.home_force,))
        if not known and workspace.db.value("SELECT 1 FROM body"):
            raise UserProblem(
                f"No police force in this workspace has the code “{new.home_force}”. "
                "Nothing was saved. Choose the force from the list."
            )
        action.update(
            "workspace",
            [1],
            office_name=new.name.strip(),
            home_force=new.home_force,
            review_date=new.review_date,
            sample=new.sample,
        )
        action.description = "Office saved"
    return action.changes
