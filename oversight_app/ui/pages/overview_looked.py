"""What this person last saw of a workspace on this computer; never kept in the file."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from oversight_app.ui.settings import Settings

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.since_looked import Looked


_MOST = 2**63
"""More than that no workspace can number."""


class LastLook:
    """``before`` is what was seen the last time, and stays so while the workspace is open;
    ``note`` is for the next time."""

    def __init__(self, settings: Settings, workspace: Path) -> None:
        self._settings = settings
        written = str(workspace.resolve()).encode("utf-8", "surrogatepass")
        name = sha256(written).hexdigest()[:16]
        self._key = f"overview/looked/{name}"
        self.before = _read(settings.value(self._key))
        self._noted = self.before.seq if self.before else -1

    def note(self, seq: int, at: datetime | None = None) -> None:
        """Remember that everything up to an entry of the history has been seen."""
        if seq < self._noted:
            return
        self._noted = seq
        when = at or datetime.now(UTC).astimezone()
        self._settings.set_value(self._key, f"{seq} {when.isoformat(timespec='minutes')}")


def _read(written: str) -> "Looked | None":
    """Read what was remembered; None for what can't be read."""
    if not written:
        return None
    from oversight_app.review.since_looked import Looked

    seq, _, at = written.partition(" ")
    try:
        looked = Looked(int(seq), datetime.fromisoformat(at))
    except ValueError:
        return None
    # What somebody else wrote there may be no number of an entry, or a time of no time zone.
    return looked if 0 <= looked.seq < _MOST and looked.at.tzinfo is not None else None
