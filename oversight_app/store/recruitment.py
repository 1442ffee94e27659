"""How far applicants are on their way, by pseudonymous reference."""

from datetime import date

from oversight_app.domain.volunteers import StageReached
from oversight_app.store.local_tables import LOCAL_TABLES, sourced_records
from oversight_app.store.opened import Workspace

_TABLE = LOCAL_TABLES["recruitment"]


def stages(workspace: Workspace) -> tuple[StageReached, ...]:
    """Return every stage reached that stands, by scheme's code, applicant and day."""
    with workspace.snapshot():
        found = [
            StageReached(
                row["scheme"],
                row["reference"],
                row["stage"],
                date.fromisoformat(row["reached"]),
                row["batch"],
                row["file_row"],
            )
            for row in sourced_records(workspace.db, _TABLE, "t.live = 1")
        ]
    return tuple(sorted(found, key=lambda one: (one.scheme, one.reference, one.reached)))
