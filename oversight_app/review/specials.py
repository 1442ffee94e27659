"""The Special Constabulary: how do we compare, and is the difference more than chance?"""

from dataclasses import dataclass

from oversight_app.domain.charts import FunnelChart, MapChart, TrendChart
from oversight_app.domain.findings import Finding, ForceFigure, Origin, Table
from oversight_app.review import specials_origin, specials_tables
from oversight_app.review.selection import ALL_FORCES, Choices, Selection, choices
from oversight_app.review.situation import situation
from oversight_app.review.specials_funnel import funnel_chart
from oversight_app.review.specials_map import map_chart
from oversight_app.review.specials_tables import revisions
from oversight_app.review.specials_trend import trend_chart
from oversight_app.review.specials_words import Words
from oversight_app.store import bodies
from oversight_app.store.workspace import Workspace

__all__ = [
    "ALL_FORCES", "Choices", "Comparison", "Selection", "compare", "origin", "revisions",
    "rows_behind",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the Compare tab shows, and the brief prints.

    ``selection`` is as given, with its dates filled in.
    """

    selection: Selection
    choices: Choices
    finding: Finding
    figures: tuple[ForceFigure, ...]
    forces: Table
    funnel: FunnelChart
    trend: TrendChart
    map: MapChart


def compare(ws: Workspace, selection: Selection) -> Comparison:
    """Answer the page's question for a selection.

    Raises UserProblem where the measure is unknown or has no figures at all.
    """
    found = situation(ws, selection)
    funnel = funnel_chart(found)
    trend = trend_chart(ws, found)
    area_map = map_chart(ws, found)
    table = specials_tables.forces_table(found)
    words = Words(found)
    finding = Finding(
        id=found.measure.id,
        question="How do we compare, and is the difference more than chance?",
        headline=words.headline(),
        support=words.support(),
        method=words.method(),
        charts=(funnel, trend, area_map),
        tables=(table,),
        origin=specials_origin.origin(ws, found, found.home.code),
        caveats=words.caveats(),
        provenance=specials_origin.provenance(found),
        sensitive=found.measure.sensitive,
    )
    everyone = bodies.forces(ws, found.as_at)
    return Comparison(
        selection=found.selection,
        choices=choices(ws, found.values.dates, everyone),
        finding=finding,
        figures=found.figures,
        forces=table,
        funnel=funnel,
        trend=trend,
        map=area_map,
    )


def origin(ws: Workspace, selection: Selection, code: str) -> Origin:
    """Say where one force's figure comes from."""
    return specials_origin.origin(ws, situation(ws, selection), code)


def rows_behind(ws: Workspace, selection: Selection, code: str) -> Table:
    """Return the published rows behind one force's figure; their sum is in the note."""
    return specials_tables.rows_behind(ws, situation(ws, selection), code)
