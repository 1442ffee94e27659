"""Police forces and the names that published tables print for them."""

from datetime import date
from typing import Any

from oversight_app.domain.bodies import Body, BodyKind, spelling_key
from oversight_app.domain.errors import UserProblem
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.models import BodyRow, SpellingRow
from oversight_app.store.opened import Workspace


def _body(row: dict[str, Any]) -> Body:
    tile = None if row["tile_column"] is None else (row["tile_column"], row["tile_row"])
    return Body(
        row["code"],
        row["name"],
        BodyKind(row["kind"]),
        row["region"],
        row["valid_from"],
        row["valid_to"],
        tile,
        row["short"],
    )


def all_bodies(workspace: Workspace) -> tuple[Body, ...]:
    """Return every body, A to Z."""
    query = BodyRow.select().order_by(BodyRow.name.collate("NOCASE"), BodyRow.code)
    with workspace.snapshot():
        return tuple(_body(row) for row in query.dicts().execute(workspace.db))


def forces(workspace: Workspace, on: date) -> tuple[Body, ...]:
    """Return the territorial police forces that existed on a day, A to Z."""
    return tuple(
        body for body in all_bodies(workspace) if body.kind is BodyKind.FORCE and body.exists_on(on)
    )


def names(workspace: Workspace) -> dict[str, str | None]:
    """Return the body's code for each known name, by ``spelling_key``; None for a name that is
    known to be no single force."""
    query = SpellingRow.select(SpellingRow.spelling_key, BodyRow.code).left_outer_join(BodyRow)
    with workspace.snapshot():
        return dict(query.tuples().execute(workspace.db))


def add_spelling(workspace: Workspace, printed: str, code: str | None) -> Changes:
    """Record which force a printed name means, or (None) that it is no single force."""
    with writing(workspace, "Add a printed name", "spelling") as action:
        put_spelling(action, printed, code)
        action.description = f"“{printed.strip()}” is known from now on"
    return action.changes


def put_body(action: Action, body: Body) -> None:
    """Add a body and its own name as a spelling."""
    column, row = body.tile or (None, None)
    action.insert(
        "body",
        code=body.code,
        name=body.name,
        kind=body.kind,
        region=body.region,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        tile_column=column,
        tile_row=row,
        short=body.short,
    )
    put_spelling(action, body.name, body.code)


def put_spelling(action: Action, printed: str, code: str | None) -> None:
    """Add or change the meaning of a printed name."""
    key = spelling_key(printed)
    if not key:
        raise UserProblem("The name is empty. Nothing was saved.")
    body = None if code is None else body_ids(action.db).get(code)
    if code is not None and body is None:
        raise UserProblem(
            f"No police force in this workspace has the code “{code}”. Nothing was saved. "
            "Choose the force from the list."
        )
    known = action.db.value("SELECT 1 FROM spelling WHERE spelling_key = ?", (key,))
    if known:
        action.update("spelling", [key], body_id=body)
    else:
        action.insert("spelling", spelling_key=key, printed=printed.strip(), body_id=body)


def body_ids(db: WorkspaceDatabase) -> dict[str, int]:
    """Return the inner number of each body by its code."""
    return dict(db.rows("SELECT code, id FROM body"))


def known_body(db: WorkspaceDatabase, code: str) -> int:
    """Return the inner number of a body; UserProblem for a code that no body has."""
    found = db.value("SELECT id FROM body WHERE code = ?", (code,))
    if found is None:
        raise UserProblem(
            f"No police force in this workspace has the code “{code}”. Nothing was saved. "
            "Choose the force from the list."
        )
    return int(found)
