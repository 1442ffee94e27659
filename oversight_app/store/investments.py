"""Money put into the Special Constabulary, as its page asks for it; kept among the records of
investments in all schemes."""

from dataclasses import replace

from oversight_app.domain import plans
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Investment
from oversight_app.store import records
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace

_SCHEME = "specials"


def all_investments(workspace: Workspace) -> tuple[Investment, ...]:
    """Return what was spent on the Special Constabulary, the earliest period first."""
    found = (
        Investment(one.from_day, one.to_day, one.spent, one.purpose, one.source, one.id)
        for one in records.read(workspace, plans.Investment)
        if one.scheme == _SCHEME and one.spent is not None and one.from_day and one.to_day
    )
    return tuple(sorted(found, key=lambda one: (one.from_day, one.id)))


def add_investment(workspace: Workspace, new: Investment) -> Changes:
    """Record an investment."""
    _check(new)
    return records.save(workspace, _record(plans.Investment(scheme=_SCHEME), new))


def save_investment(workspace: Workspace, changed: Investment) -> Changes:
    """Save an investment that was changed; ``id`` says which."""
    _check(changed)
    before = records.one(workspace, changed.id)
    if not isinstance(before, plans.Investment):
        raise UserProblem(
            "This investment was deleted in the meantime. Nothing was changed. Look at the list "
            "again."
        )
    return records.save(workspace, _record(before, changed))


def delete_investment(workspace: Workspace, investment_id: int) -> Changes:
    """Delete an investment that was recorded by mistake."""
    return records.delete(workspace, investment_id)


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


def _record(record: plans.Investment, said: Investment) -> plans.Investment:
    return replace(
        record,
        from_day=said.from_day,
        to_day=said.to_day,
        spent=said.pence,
        purpose=said.purpose,
        source=said.source,
    )
