"""Whether the computer's clock stands before what was saved last.

The history is in the order of its numbers, so a clock that was set back disturbs nothing; but the
days that are filled in would be wrong, and what is overdue would not show.
"""

from datetime import UTC, datetime, timedelta

from oversight_app.domain.wording import count_word
from oversight_app.store.opened import Workspace

TOLERATED = timedelta(minutes=5)
"""Clocks of two computers differ a little."""


def behind(workspace: Workspace, now: datetime | None = None) -> timedelta | None:
    """Return how far the clock is before the newest change that was saved, None where it is not
    (or by no more than some minutes)."""
    with workspace.snapshot():
        newest = workspace.db.value("SELECT max(at) FROM history")
    if newest is None:
        return None
    gap = datetime.fromisoformat(newest) - (now or datetime.now(UTC))
    return gap if gap > TOLERATED else None


def behind_words(gap: timedelta) -> str:
    """Return what to tell about a clock that is behind."""
    days, hours, minutes = gap.days, gap.seconds // 3600, gap.seconds // 60
    number, unit = (days, "day") if days else (hours, "hour") if hours else (minutes, "minute")
    much = f"{count_word(number)} {unit}{'' if number == 1 else 's'}"
    return (
        f"This computer’s clock is {much} before the newest change that was saved here. Saving "
        "works and nothing is lost, but days that are filled in and what is overdue may be "
        "wrong. Set the clock right."
    )
