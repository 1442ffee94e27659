"""What the question set and the risk scale share: they are set by the office, in versions."""

from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.store.actions import Action
from oversight_app.store.opened import Workspace


def check_set(workspace: Workspace, from_day: date, by: str, reason: str) -> None:
    """Raise UserProblem where nobody or no reason is named, or the day is still to come.

    The newest version is the one that holds, whatever its day: a clock that was set back must
    not bring an earlier one to life.
    """
    if not by:
        raise UserProblem("Nobody is named who set it. Nothing was saved. Name the office.")
    if not reason:
        raise UserProblem("There is no reason. Nothing was saved. Say why it was changed.")
    if from_day > workspace.today():
        raise UserProblem(
            f"It would count from {written_date(from_day)}, which is still to come. Nothing was "
            "saved. Choose today or an earlier day."
        )


def next_version(action: Action, table: str) -> int:
    """Return the number of the version after the newest."""
    return int(action.db.value(f"SELECT coalesce(max(version), 0) + 1 FROM {table}"))
