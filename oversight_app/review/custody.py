"""Custody visiting: were the visits made, who was seen, and what was done about what was found?"""

from dataclasses import dataclass

from oversight_app.domain.charts import BarChart
from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import PeriodKind
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CustodySelection:
    """What the tab is set to; ``period`` None is the newest whole one, ``suite`` "" all."""

    period_kind: PeriodKind = PeriodKind.QUARTER
    period: int | None = None
    suite: str = ""


@dataclass(frozen=True, slots=True)
class CustodyAnswer:
    """Everything the Custody visiting tab shows. ``detainees`` is None where no form of the
    period says who was in custody; the tables are without rows where nothing was brought in."""

    selection: CustodySelection
    periods: tuple[tuple[int, str], ...]
    suites_there: tuple[str, ...]
    finding: Finding
    detainees: BarChart | None
    suites: Table
    delays: Table
    issues: Table
    provenance: Provenance
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True where no visit and no issue was brought in yet."""
        return not self.periods


def custody(ws: Workspace, selection: CustodySelection) -> CustodyAnswer:
    """Answer the tab's question for a selection."""
    raise NotImplementedError
