"""The offices and organisations that records name, so that one office is written in one way."""

from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import specs
from oversight_app.store.opened import Workspace


def offices(workspace: Workspace) -> tuple[str, ...]:
    """Return every office that a record names, the one named most often first."""
    parts = [
        f"SELECT {spec.id} AS office FROM {table_of(kind.kind)} WHERE {spec.id} <> ''"
        for kind in KINDS.values()
        for spec in specs(kind)
        if spec.holds is Holds.OFFICE
    ]
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT office FROM ({' UNION ALL '.join(parts)}) "
            "GROUP BY office ORDER BY count(*) DESC, office"
        )
    return tuple(office for (office,) in rows)
