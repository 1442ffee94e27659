"""Joiners and leavers of a force over whole periods."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.domain.records import Flow
from oversight_app.store.actions import Action, writing
from oversight_app.store.bodies import known_body
from oversight_app.store.changes import Changes
from oversight_app.store.models import BodyRow, FlowRow, filled
from oversight_app.store.opened import Workspace


def flows(workspace: Workspace, body: str) -> tuple[Flow, ...]:
    """Return the joiners and leavers of a body, the earliest period first."""
    query = (
        FlowRow.select(
            FlowRow.id,
            BodyRow.code.alias("body"),
            FlowRow.from_day,
            FlowRow.to_day,
            FlowRow.joiners,
            FlowRow.leavers,
            FlowRow.source,
        )
        .join(BodyRow)
        .where(BodyRow.code == body)
        .order_by(FlowRow.from_day, FlowRow.to_day)
    )
    with workspace.snapshot():
        return filled(workspace.db, query, Flow)


def add_flow(workspace: Workspace, new: Flow) -> Changes:
    """Record the joiners and leavers of a period."""
    with writing(workspace, "Add joiners and leavers", "flow") as action:
        action.insert("flow", **_row(action, new))
        action.description = "Joiners and leavers added"
    return action.changes


def save_flow(workspace: Workspace, changed: Flow) -> Changes:
    """Save joiners and leavers that were changed; ``id`` says which."""
    with writing(workspace, "Change joiners and leavers", "flow") as action:
        action.update_record("flow", changed.id, **_row(action, changed))
        action.description = "Joiners and leavers saved"
    return action.changes


def delete_flow(workspace: Workspace, flow_id: int) -> Changes:
    """Delete joiners and leavers that were recorded by mistake."""
    with writing(workspace, "Delete joiners and leavers", "flow") as action:
        action.delete_record("flow", flow_id)
        action.description = "Joiners and leavers deleted"
    return action.changes


def _row(action: Action, one: Flow) -> dict[str, object]:
    if one.from_day > one.to_day:
        raise UserProblem("The period ends before it begins. Nothing was saved. Correct the dates.")
    if not (0 <= one.joiners < 1 << 62 and 0 <= one.leavers < 1 << 62):
        raise UserProblem(
            "Joiners and leavers can't be below zero. Nothing was saved. Correct the numbers."
        )
    body = known_body(action.db, one.body)
    if action.db.value(
        "SELECT 1 FROM flow WHERE body_id = ? AND from_day = ? AND to_day = ? AND id <> ?",
        (body, one.from_day.isoformat(), one.to_day.isoformat(), one.id),
    ):
        raise UserProblem(
            f"The joiners and leavers from {written_date(one.from_day)} to "
            f"{written_date(one.to_day)} are recorded already. Nothing was saved. "
            "Change those instead."
        )
    return {
        "body_id": body,
        "from_day": one.from_day,
        "to_day": one.to_day,
        "joiners": one.joiners,
        "leavers": one.leavers,
        "source": one.source.strip(),
    }
