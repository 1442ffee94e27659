"""Deleting several records in one act: all of them, or none."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.wording import counted
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import delete_links
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.record_rules import check_may_go
from oversight_app.store.records import expected_in_db, pointing_to, reference_of, remove

_NAMED = 5
_PARTS: tuple[tuple[type[Recorded], type[Recorded], str], ...] = (
    (Assessment, Answer, "assessment"),
    (Appraisal, Option, "appraisal"),
    (Option, Judgement, "option"),
)
"""What goes with its whole, and the field that names the whole."""


def delete_all(workspace: Workspace, numbers: Iterable[int]) -> Changes:
    """Delete the records with some ``id`` as one action; undo brings all of them back.

    They may point to each other; an assessment takes its answers along, an appraisal its roles
    with their judgements. Raises UserProblem, naming
    those that can’t go and why, where one of them is held, may not go for what it says, or is
    pointed to by a record that stays.
    """
    with writing(workspace, "Delete records", "record") as action:
        going = {number: expected_in_db(action.db, number) for number in dict.fromkeys(numbers)}
        asked = len(going)
        for whole, part, field in _PARTS:
            for one in [one for one in going.values() if type(one) is whole]:
                going |= {of_it.id: of_it for of_it in _parts(action.db, part, field, one.id)}
        if len(going) > 1:
            _check(action.db, going)
            for number in going:
                delete_links(action, number)
            _part(action, going)
        for one in _in_order(list(going.values())):
            remove(action, one)
        action.description = f"{counted(asked, 'record', 'records')} deleted"
    return action.changes


def _part(action: Action, going: Mapping[int, Recorded]) -> None:
    """Take away what records of one kind that go say of each other, such as the position that one
    replaces: neither is in the other's way."""
    for record in going.values():
        said: dict[str, Any] = {
            spec.id: None
            for spec in specs(type(record))
            if spec.holds is Holds.RECORD
            and spec.of == record.kind
            and getattr(record, spec.id) in going
        }
        if said:
            action.update(table_of(record.kind), [record.id], **said)


def _in_order(going: list[Recorded]) -> list[Recorded]:
    """What points to another kind in a field goes before it: an objective before its plan."""
    order = list(KINDS.values())
    of = {
        one.kind: {
            spec.of for spec in specs(one) if spec.holds is Holds.RECORD and spec.of != one.kind
        }
        for one in order
    }
    placed: list[str] = []
    while len(placed) < len(order):
        free = [
            one.kind
            for one in order
            if one.kind not in placed
            and not any(one.kind in of[other] for other in of if other not in placed)
        ]
        assert free, "kinds whose fields point to each other"
        placed += free
    return sorted(going, key=lambda one: placed.index(one.kind))


def _parts(
    db: WorkspaceDatabase, part: type[Recorded], field: str, whole: int
) -> Iterator[Recorded]:
    for row in db.rows(f"{select(part)} WHERE t.{field} = ?", (whole,)):
        yield record_from(part, row)


def _check(db: WorkspaceDatabase, going: Mapping[int, Recorded]) -> None:
    """Raise UserProblem for those that can’t go, all of them at once."""
    pointed, problems = [], []
    for record in going.values():
        outside = [number for number in pointing_to(db, record) if number not in going]
        if outside:
            names = _some([reference_of(db, number) for number in outside])
            pointed.append(f"{record.reference} (from {names})")
            continue
        try:
            check_may_go(db, record)
        except UserProblem as problem:
            problems.append(str(problem))
    if pointed:
        problems = [
            f"Records that stay point to {_some(pointed)}. Take those links away first.",
            *problems,
        ]
    if problems:
        kept = " ".join(one.replace(" Nothing was changed.", "") for one in problems[:_NAMED])
        raise UserProblem(f"None of these records was deleted, and nothing was lost. {kept}")


def _some(words: list[str]) -> str:
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return ", ".join(words[:_NAMED]) + more
