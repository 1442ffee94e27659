"""Where the latest figure of a measure comes from, whatever list the measure stands in."""

from dataclasses import replace

from oversight_app.domain.findings import Origin
from oversight_app.domain.measures import COMPARED
from oversight_app.review import specials
from oversight_app.review.latest import LatestFigures
from oversight_app.review.measure_names import series_of
from oversight_app.review.specials import Selection
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace


def measure_origin(ws: Workspace, figure: str) -> Origin | None:
    """Return where the latest figure of what a record names comes from; None where there is no
    figure, or no page that shows it."""
    with ws.snapshot():
        found = LatestFigures(ws, ws.today()).of(figure).origin
        measure = series_of(figure).measure
        if found is None and measure in COMPARED:
            found = specials.origin(ws, Selection(measure), office(ws).home_force)
    return None if found is None else replace(found, figure_id=figure)
