"""Whose workspace this is."""

import unicodedata
from dataclasses import replace

from oversight_app.domain.bodies import BodyKind
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.models import WorkspaceRow
from oversight_app.store.opened import Workspace


def office(workspace: Workspace) -> Office:
    """Return the office."""
    with workspace.snapshot():
        (row,) = WorkspaceRow.select().dicts().execute(workspace.db)
    return Office(row["office_name"], row["home_force"], row["review_date"], row["sample"])


LONGEST_NAME = 200


def named(new: Office) -> Office:
    """Return an office with its name on one line; UserProblem for no name, or none that fits."""
    plain = (" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in new.name)
    name = " ".join("".join(plain).split())
    if not name:
        raise UserProblem("The office has no name. Nothing was saved. Give it a name.")
    if len(name) > LONGEST_NAME:
        raise UserProblem(
            f"The office's name has {len(name):,} characters, and {LONGEST_NAME} is the most. "
            "Nothing was saved. Shorten it."
        )
    return replace(new, name=name)


def check_home_force(db: WorkspaceDatabase, code: str) -> None:
    """Raise a UserProblem for a home force that this workspace can't compare with others."""
    kind = db.value("SELECT kind FROM body WHERE code = ?", (code,))
    if kind != BodyKind.FORCE and db.value("SELECT 1 FROM body"):
        raise UserProblem(
            f"No territorial police force in this workspace has the code “{code}”. "
            "Nothing was saved. Choose the force from the list."
        )


def save_office(workspace: Workspace, new: Office) -> Changes:
    """Save the office's name, home force and review date."""
    with writing(workspace, "Change the office", "workspace") as action:
        put_office(action, new)
        action.description = "Office saved"
    return action.changes


def put_office(action: Action, new: Office) -> None:
    """Save the office as a part of an act."""
    new = named(new)
    check_home_force(action.db, new.home_force)
    action.update(
        "workspace",
        [1],
        office_name=new.name,
        home_force=new.home_force,
        review_date=new.review_date,
        sample=new.sample,
    )
