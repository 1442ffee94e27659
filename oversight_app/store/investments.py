"""The investment ledger: money put into the Special Constabulary."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Investment
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.models import InvestmentRow, filled
from oversight_app.store.opened import Workspace


def all_investments(workspace: Workspace) -> tuple[Investment, ...]:
    """Return the investments, the earliest first."""
    query = InvestmentRow.select().order_by(InvestmentRow.from_day, InvestmentRow.id)
    with workspace.snapshot():
        return filled(workspace.db, query, Investment)


def add_investment(workspace: Workspace, new: Investment) -> Changes:
    """Record an investment."""
    _check(new)
    with writing(workspace, "Add investment", "investment") as action:
        action.insert("investment", **_row(new))
        action.description = "Investment added"
    return action.changes


def save_investment(workspace: Workspace, changed: Investment) -> Changes:
    """Save an investment that was changed; ``id`` says which."""
    _check(changed)
    with writing(workspace, "Change investment", "investment") as action:
        action.update_record("investment", changed.id, **_row(changed))
        action.description = "Investment saved"
    return action.changes


def delete_investment(workspace: Workspace, investment_id: int) -> Changes:
    """Delete an investment that was recorded by mistake."""
    with writing(workspace, "Delete investment", "investment") as action:
        action.delete_record("investment", investment_id)
        action.description = "Investment deleted"
    return action.changes


def _check(one: Investment) -> None:
    if one.from_day > one.to_day:
        raise UserProblem(
            "The period of the investment ends before it begins. Nothing was saved. "
            "Correct the dates."
        )
    if not 0 <= one.pence < 1 << 62:
        raise UserProblem(
            "An investment can't be below zero. Nothing was saved. Correct the amount."
        )


def _row(one: Investment) -> dict[str, object]:
    return {
        "from_day": one.from_day,
        "to_day": one.to_day,
        "pence": one.pence,
        "purpose": one.purpose.strip(),
        "source": one.source.strip(),
    }
