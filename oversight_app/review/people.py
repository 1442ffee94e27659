"""People: how many are in post in each scheme, how many are active, and with what standing?"""

from dataclasses import dataclass

from oversight_app.domain.charts import BarChart
from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PeopleAnswer:
    """Everything the People tab shows, for one month. ``schemes`` has a row a scheme (key: its
    code); ``statuses`` counts volunteers of the status list by patrol status, None without."""

    month: int | None
    months: tuple[tuple[int, str], ...]
    finding: Finding
    schemes: Table
    statuses: BarChart | None
    standing: Table
    pipeline: Table
    provenance: Provenance
    notes: tuple[str, ...] = ()


def people(ws: Workspace, month: int | None = None) -> PeopleAnswer:
    """Answer for a month, None for the newest whole one."""
    raise NotImplementedError
