"""The Special Constabulary: how do we compare, and is the difference more than chance?

(Being written; the signatures are fixed.)
"""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.charts import FunnelChart, MapChart, TrendChart
from oversight_app.domain.findings import Finding, ForceFigure, Origin, Table
from oversight_app.domain.funnel import Method
from oversight_app.store.workspace import Workspace

ALL_FORCES = "All forces"


@dataclass(frozen=True, slots=True)
class Selection:
    """What the page is set to. ``as_at`` None is the newest date of the measure;
    ``peers`` is ALL_FORCES, "Region: South West" or the name of a peer set;
    ``since`` is the earlier date of a change (None: one year before)."""

    measure: str = "specials-per-100-officers"
    as_at: date | None = None
    peers: str = ALL_FORCES
    method: Method = Method.ADJUSTED
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: (value, words) pairs and dates, newest first."""

    measures: tuple[tuple[str, str], ...]
    dates: tuple[date, ...]
    peers: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the Compare tab shows, and the brief prints."""

    selection: Selection
    """As given, with the date and since filled in."""
    choices: Choices
    finding: Finding
    figures: tuple[ForceFigure, ...]
    forces: Table
    funnel: FunnelChart
    trend: TrendChart
    map: MapChart


def compare(ws: Workspace, selection: Selection) -> Comparison:
    """Answer the page's question for a selection."""
    raise NotImplementedError


def origin(ws: Workspace, selection: Selection, code: str) -> Origin:
    """Say where one force's figure comes from."""
    raise NotImplementedError


def rows_behind(ws: Workspace, selection: Selection, code: str) -> Table:
    """Return the published rows behind one force's figure; their sum is in the note."""
    raise NotImplementedError


def revisions(ws: Workspace, measure: str) -> Table:
    """Return the figures that a later release restated, newest date first."""
    raise NotImplementedError
