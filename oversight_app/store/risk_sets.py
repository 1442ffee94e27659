"""The ready-made risks of working with an outside group, added in one act."""

from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.risk import READY_MADE, Risk
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.records import put
from oversight_app.store.risk_scales import scale_in_db


def add_ready_made(
    workspace: Workspace,
    owner: str,
    review_by: date,
    outside_group: int | None = None,
    *,
    raised_on: date | None = None,
) -> Changes:
    """Add the risks named in the 2017 report (``risk.READY_MADE``) as one action.

    They stand at the middle of the scale, for the office to score, and are its own from then on.
    One that is open already about the same group is not added again; UserProblem where all are.
    """
    today = workspace.today()
    with writing(workspace, "Add the ready-made risks", "risk_record") as action:
        rows = action.db.rows(
            f"{select(Risk)} WHERE t.state = 'open' AND t.outside_group IS ?", (outside_group,)
        )
        there = {record_from(Risk, row).name.casefold() for row in rows}
        scale = scale_in_db(action.db)
        added = 0
        for name, description in READY_MADE:
            if name.casefold() in there:
                continue
            risk = Risk(
                name=name,
                description=description,
                outside_group=outside_group,
                owner=owner,
                raised_on=raised_on or today,
                likelihood=(len(scale.likelihood) + 1) // 2,
                impact=(len(scale.impact) + 1) // 2,
                review_by=review_by,
            )
            put(action, risk, today)
            added += 1
        if not added:
            raise UserProblem(
                "All of the ready-made risks are in the register already. Nothing was changed. "
                "Look for them in the list of risks."
            )
        action.description = f"{counted(added, 'risk', 'risks')} added"
    return action.changes
