"""An option appraisal: its roles and how they are judged, saved in one act; their order; taken
away with all that belongs to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.wording import counted
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.drafts import forget
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.records import expected_in_db, put, remove


@dataclass(frozen=True, slots=True)
class JudgedRole:
    """A role with the judgements of it that are added or changed."""

    option: Option
    judgements: tuple[Judgement, ...] = ()


def appraise(
    workspace: Workspace,
    appraisal: Appraisal,
    roles: Iterable[JudgedRole],
    *,
    day: date | None = None,
    draft_id: int | None = None,
) -> Changes:
    """Add or change an appraisal with roles and judgements of it, as one action.

    The roles are made part of this appraisal, new ones in the order given and after those that
    there are; what is left out stays as it is. The draft ``draft_id`` that it was typed in goes in
    the same transaction. ``Changes.saved`` holds the ``id`` of a new appraisal first. Raises
    UserProblem and Conflict as ``records.save`` does.
    """
    day = day or workspace.today()
    verb = "Change" if appraisal.id else "Add"
    with writing(workspace, f"{verb} an option appraisal", "appraisal_record") as action:
        kept = put(action, appraisal, day)
        number = 0
        for role in roles:
            _put_role(action, replace(role.option, appraisal=kept.id), role.judgements, day)
            number += 1
        if draft_id is not None:
            forget(action.db, draft_id)
        action.description = f"{kept.reference} saved with {counted(number, 'role', 'roles')}"
    return action.changes


def judge(
    workspace: Workspace,
    option: Option,
    judgements: Sequence[Judgement],
    *,
    day: date | None = None,
    draft_id: int | None = None,
) -> Changes:
    """Keep what is said of one role, with several judgements of it, as one action.

    Raises UserProblem and Conflict as ``records.save`` does; then nothing at all is saved.
    """
    day = day or workspace.today()
    with writing(workspace, "Judge a role", "judgement_record") as action:
        kept = _put_role(action, option, judgements, day)
        if draft_id is not None:
            forget(action.db, draft_id)
        many = counted(len(judgements), "judgement", "judgements")
        action.description = f"{kept.reference} saved with {many}"
    return action.changes


def reorder(workspace: Workspace, appraisal_id: int, options: Sequence[int]) -> Changes:
    """Put the roles of an appraisal in another order, as one action.

    Raises UserProblem unless ``options`` holds the ``id`` of each of its roles once.
    """
    day = workspace.today()
    with writing(workspace, "Change the order of the roles", "option_record") as action:
        there = {one.id: one for one in _options(action.db, appraisal_id)}
        if len(options) != len(there) or set(options) != set(there):
            raise UserProblem(
                "The roles of this appraisal are others by now. Nothing was changed. Look at them "
                "again, then put them in order."
            )
        for place, number in enumerate(options, 1):
            if there[number].position != place:
                put(action, replace(there[number], position=place), day)
        many = counted(len(options), "role", "roles")
        action.description = f"{many} put in another order"
    return action.changes


def remove_role(workspace: Workspace, option_id: int) -> Changes:
    """Take a role out of its appraisal with its judgements, as one action; refused where anything
    else points to one of them."""
    with writing(workspace, "Remove a role", "option_record") as action:
        option = expected_in_db(action.db, option_id)
        if not isinstance(option, Option):
            raise UserProblem(
                f"{option.reference} is no role of an appraisal. Nothing was changed. Choose one."
            )
        many = counted(_remove_role(action, option), "judgement", "judgements")
        action.description = f"{option.reference} removed with {many}"
    return action.changes


def delete_appraisal(workspace: Workspace, appraisal_id: int) -> Changes:
    """Delete an appraisal with its roles and their judgements, as one action; refused where
    anything else points to one of them."""
    with writing(workspace, "Delete an option appraisal", "appraisal_record") as action:
        appraisal = expected_in_db(action.db, appraisal_id)
        if not isinstance(appraisal, Appraisal):
            raise UserProblem(
                f"{appraisal.reference} is no option appraisal. Nothing was changed. Choose one."
            )
        options = _options(action.db, appraisal_id)
        for option in options:
            _remove_role(action, option)
        remove(action, appraisal)
        many = counted(len(options), "role", "roles")
        action.description = f"{appraisal.reference} deleted with {many}"
    return action.changes


def _put_role(action: Action, option: Option, judgements: Iterable[Judgement], day: date) -> Option:
    if option.position is None:
        last = action.db.value(
            "SELECT coalesce(max(position), 0) FROM option_record WHERE appraisal = ?",
            (option.appraisal,),
        )
        option = replace(option, position=int(last) + 1)
    kept = put(action, option, day)
    for judgement in judgements:
        put(action, replace(judgement, option=kept.id), day)
    return kept


def _options(db: WorkspaceDatabase, appraisal_id: int) -> tuple[Option, ...]:
    rows = db.rows(f"{select(Option)} WHERE t.appraisal = ?", (appraisal_id,))
    return tuple(record_from(Option, row) for row in rows)


def _remove_role(action: Action, option: Option) -> int:
    """Remove a role with its judgements; return how many those were."""
    rows = action.db.rows(f"{select(Judgement)} WHERE t.option = ?", (option.id,))
    for row in rows:
        remove(action, record_from(Judgement, row))
    remove(action, option)
    return len(rows)
