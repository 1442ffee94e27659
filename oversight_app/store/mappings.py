"""The mappings that are kept by name: how the columns of each layout are taken."""

from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain import mapping_text
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mapping_text import checked_name
from oversight_app.domain.mappings import Mapping
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.lock import os_user
from oversight_app.store.opened import Workspace


def all_mappings(workspace: Workspace) -> tuple[Mapping, ...]:
    """Return every mapping, A to Z."""
    with workspace.snapshot():
        rows = workspace.db.rows("SELECT definition FROM mapping")
    found = (mapping_text.read(definition) for (definition,) in rows)
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.name)))


def save_mapping(workspace: Workspace, mapping: Mapping) -> Changes:
    """Add a mapping, or change the one with its name."""
    with writing(workspace, "Save a layout", "mapping") as action:
        put_mapping(action, mapping, workspace.today())
        action.description = f"Layout “{checked_name(mapping.name)}” saved"
    return action.changes


def put_mapping(action: Action, mapping: Mapping, today: date) -> None:
    """Add a mapping or change the one with its name, inside an action under way.

    One that says the same as before keeps the day it was made on. A new one without a day or
    a maker gets today and the operating system's user.
    """
    mapping = replace(mapping, name=checked_name(mapping.name))
    found = _found(action, mapping.name)
    if found is None:
        action.insert("mapping", **_row(_dated(mapping, today)))
        return
    number, before = found
    if _undated(before) != _undated(mapping):
        action.update("mapping", [number], **_row(_dated(mapping, today)))


def rename_mapping(workspace: Workspace, name: str, new_name: str) -> Changes:
    """Give a mapping another name."""
    new_name = checked_name(new_name)
    with writing(workspace, "Rename a layout", "mapping") as action:
        found = _found(action, name)
        if found is None:
            raise UserProblem(_none_called(name))
        number, mapping = found
        other = _found(action, new_name)
        if other is not None and other[0] != number:
            raise UserProblem(
                f"There is already a layout called “{new_name}”. Nothing was saved. "
                "Give this one another name."
            )
        action.update("mapping", [number], **_row(replace(mapping, name=new_name)))
        action.description = f"Layout “{new_name}” saved"
    return action.changes


def delete_mapping(workspace: Workspace, name: str) -> Changes:
    """Delete a mapping; what was brought in by it stays."""
    with writing(workspace, "Delete a layout", "mapping") as action:
        found = _found(action, name)
        if found is None:
            raise UserProblem(_none_called(name))
        action.delete("mapping", [found[0]])
        action.description = f"Layout “{found[1].name}” deleted"
    return action.changes


def _found(action: Action, name: str) -> tuple[int, Mapping] | None:
    wanted = " ".join(name.split()).casefold()
    for number, held, definition in action.db.rows("SELECT id, name, definition FROM mapping"):
        if held.casefold() == wanted:
            return number, mapping_text.read(definition)
    return None


def _dated(mapping: Mapping, today: date) -> Mapping:
    return replace(
        mapping, made_on=mapping.made_on or today, made_by=mapping.made_by.strip() or os_user()
    )


def _undated(mapping: Mapping) -> str:
    """What a mapping says, whoever made it and when; the name aside, which may differ in
    capitals."""
    return mapping_text.written(replace(mapping, name="", made_on=None, made_by=""))


def _row(mapping: Mapping) -> dict[str, Any]:
    return {
        "name": mapping.name,
        "dataset": mapping.dataset,
        "source_office": mapping.source_office,
        "made_on": mapping.made_on,
        "made_by": mapping.made_by,
        "definition": mapping_text.written(mapping),
    }


def _none_called(name: str) -> str:
    return (
        f"No layout in this workspace is called “{' '.join(name.split())}”. Nothing was changed. "
        "Choose one from the list."
    )
