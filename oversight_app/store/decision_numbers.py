"""The numbers of decision notices that were given out. None is used again: one whose signature was
taken back stays a number, of nothing."""

from dataclasses import dataclass
from datetime import date

from oversight_app.store.opened import Workspace

_SERIES = "decision "


@dataclass(frozen=True, slots=True)
class IssuedNumber:
    """A number as it stands on a notice (``2022/014``), and the day it was given out."""

    notice: str
    issued_on: date


def issued_numbers(workspace: Workspace) -> tuple[IssuedNumber, ...]:
    """Return every number given out at a signature, in order."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT series, number, issued_on FROM issued_number WHERE series LIKE ? "
            "ORDER BY series, number",
            (f"{_SERIES}%",),
        )
    return tuple(
        IssuedNumber(f"{series.removeprefix(_SERIES)}/{number:03d}", date.fromisoformat(day))
        for series, number, day in rows
    )
