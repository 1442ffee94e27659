"""What the tab of the office's own measures reads: all that it shows, ready to be shown."""

from pathlib import Path

from oversight_app.domain.findings import Sparkline
from oversight_app.domain.wording import Quantity
from oversight_app.review.decimals import with_decimals
from oversight_app.store.workspace import open_workspace
from oversight_app.ui.pages.accountability_measures import read_measures


def test_the_offices_decimals_reach_its_table_its_charts_and_its_origins(sample_file: Path) -> None:
    """Three of eight open actions of the sample are in date: 37.5%."""
    with open_workspace(sample_file, for_writing=False) as ws:
        read = read_measures(ws)
    for decimals, written in ((None, "38%"), (1, "37.5%"), (2, "37.50%")):
        shown = with_decimals(read, decimals)
        row = next(one for one in shown.table.rows if one.key == "actions-in-date")
        assert next(str(one) for one in row.cells if isinstance(one, Quantity)) == written
        assert str(shown.origins["actions-in-date"].figure).endswith(f": {written}")
        chart = shown.charts["actions-in-date"]
        assert chart is not None
        assert written in str(chart.title)
        assert any(isinstance(one, Sparkline) for one in row.cells)
        assert shown.answer == read.answer
