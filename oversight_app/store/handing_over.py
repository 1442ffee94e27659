"""Handing the open work of one office to another, in one act."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.records import put
from oversight_app.store.typed_words import typed_line


def open_work(workspace: Workspace, office: str) -> tuple[Recorded, ...]:
    """Return what is open, or has a review ahead, in the hands of an office (capitals or not),
    by kind and number."""
    with workspace.snapshot():
        return tuple(_held(workspace.db, _key(office)))


def holders(workspace: Workspace) -> dict[str, int]:
    """Return how much open work each office has in its hands, A to Z; as it is written first."""
    found: dict[str, tuple[str, int]] = {}
    with workspace.snapshot():
        for record in _held(workspace.db, None):
            name = record.in_the_hands_of.strip()
            first, number = found.get(_key(name), (name, 0))
            found[_key(name)] = first, number + 1
    return dict(sorted(found.values(), key=lambda one: _key(one[0])))


def hand_over(
    workspace: Workspace,
    from_office: str,
    to_office: str,
    ids: Iterable[int] | None = None,
    *,
    day: date | None = None,
) -> Changes:
    """Give all open work of one office, or the records ``ids`` of it, to another, as one action.

    ``Changes.saved`` holds what was handed over. Raises UserProblem where a name is missing,
    both are the same, or there is nothing to hand over.
    """
    to_office = typed_line(to_office)
    before, after = _key(from_office), _key(to_office)
    if not before or not after:
        raise UserProblem(
            "One of the two offices is not named. Nothing was changed. Name who hands over, and "
            "to whom."
        )
    if before == after:
        raise UserProblem("Both are the same office. Nothing was changed. Name another.")
    wanted = None if ids is None else set(ids)
    with writing(workspace, "Hand over open work", "record") as action:
        held = [one for one in _held(action.db, before) if wanted is None or one.id in wanted]
        if not held:
            raise UserProblem(
                f"There is no open work of “{from_office.strip()}” to hand over. Nothing was "
                "changed. Look at the list of owners."
            )
        for record in held:
            said: dict[str, Any] = {record.held_by: to_office}
            put(action, replace(record, **said), day or workspace.today())
        action.description = f"{counted(len(held), 'record', 'records')} handed over to {to_office}"
    return action.changes


def _held(db: WorkspaceDatabase, office: str | None) -> Iterator[Recorded]:
    """Open work by kind and number: of one office by its key, or of all that are named."""
    for kind in KINDS.values():
        if not kind.held_by:
            continue
        for row in db.rows(f"{select(kind)} WHERE t.{kind.held_by} <> '' ORDER BY r.number"):
            record = record_from(kind, row)
            if not (record.open or record.review_on is not None):
                continue
            if office is None or _key(record.in_the_hands_of) == office:
                yield record


def _key(office: str) -> str:
    return " ".join(office.split()).casefold()
