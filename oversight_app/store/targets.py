"""Targets and their history: each is in force until the next one is set."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.periods import written_date
from oversight_app.domain.records import Target
from oversight_app.store.actions import writing
from oversight_app.store.bodies import known_body
from oversight_app.store.changes import Changes
from oversight_app.store.models import BodyRow, TargetRow, filled
from oversight_app.store.opened import Workspace


def targets(workspace: Workspace, measure: str, body: str) -> tuple[Target, ...]:
    """Return the targets for a measure and body, the earliest first."""
    query = (
        TargetRow.select(
            TargetRow.id,
            TargetRow.measure,
            BodyRow.code.alias("body"),
            TargetRow.value,
            TargetRow.set_on,
            TargetRow.set_by,
            TargetRow.source,
            TargetRow.review_by,
        )
        .join(BodyRow)
        .where(TargetRow.measure == measure, BodyRow.code == body)
        .order_by(TargetRow.set_on)
    )
    with workspace.snapshot():
        return filled(workspace.db, query, Target)


def measures_with_targets(workspace: Workspace) -> tuple[str, ...]:
    """Return the measures for which any target was ever set, A to Z."""
    with workspace.snapshot():
        rows = workspace.db.rows("SELECT DISTINCT measure FROM target ORDER BY measure")
    return tuple(measure for (measure,) in rows)


def add_target(workspace: Workspace, new: Target) -> Changes:
    """Record a target, or (value None) that the last one no longer holds from a day."""
    if new.measure not in MEASURES:
        raise ValueError(f"no measure {new.measure!r} in the catalogue")
    if new.value is not None and not 0 <= new.value < 1e15:
        raise UserProblem("A target can't be below zero. Nothing was saved. Correct the number.")
    if not new.source.strip():
        raise UserProblem(
            "The target has no source. Nothing was saved. Say where it was set, for example "
            "in which plan or paper."
        )
    with writing(workspace, "Add target", "target") as action:
        body = known_body(action.db, new.body)
        if action.db.value(
            "SELECT 1 FROM target WHERE measure = ? AND body_id = ? AND set_on = ?",
            (new.measure, body, new.set_on.isoformat()),
        ):
            raise UserProblem(
                f"There is already a target set on {written_date(new.set_on)}. Nothing was "
                "saved. Delete that one first, or give another date."
            )
        action.insert(
            "target",
            measure=new.measure,
            body_id=body,
            value=None if new.value is None else float(new.value),
            set_on=new.set_on,
            set_by=new.set_by.strip(),
            source=new.source.strip(),
            review_by=new.review_by,
        )
        action.description = "Target added" if new.value is not None else "Target retired"
    return action.changes


def delete_target(workspace: Workspace, target_id: int) -> Changes:
    """Delete a target that was recorded by mistake."""
    with writing(workspace, "Delete target", "target") as action:
        action.delete_record("target", target_id)
        action.description = "Target deleted"
    return action.changes
