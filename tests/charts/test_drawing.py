"""The door: pictures of the asked size, the same bytes each time, and the same figures in words."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from oversight_app.charts.drawing import as_table, draw, png, svg
from oversight_app.charts.looks import DARK, LIGHT, PAPER
from oversight_app.domain.charts import Chart, FunnelChart, MapChart, TrendChart
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Sentence


@pytest.fixture(params=["funnel", "change", "trend", "tiles", "outlines", "months", "bars"])
def chart(request: pytest.FixtureRequest) -> Chart:
    found: Chart = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize(
    ("ratio", "width", "height"),
    [(1.0, 562, 342), (1.25, 702, 428), (1.5, 843, 513), (2.0, 1124, 684)],
)
def test_a_drawing_has_the_asked_pixels(
    chart: Chart, ratio: float, width: int, height: int
) -> None:
    drawing = draw(chart, DARK, 562, 342, ratio)
    assert (drawing.width, drawing.height, drawing.ratio) == (width, height, ratio)
    assert len(drawing.rgba) == width * height * 4
    # The corner is the card's own surface, and opaque.
    assert drawing.rgba[:4] == bytes((0x19, 0x21, 0x2A, 0xFF))


def test_marks_do_not_depend_on_the_ratio(chart: Chart) -> None:
    assert draw(chart, LIGHT, 562, 342, 1.0).marks == draw(chart, LIGHT, 562, 342, 2.0).marks


def test_the_same_chart_is_the_same_bytes(chart: Chart) -> None:
    assert svg(chart, PAPER, 562, 342) == svg(chart, PAPER, 562, 342)
    assert png(chart, PAPER, 562, 342) == png(chart, PAPER, 562, 342)
    assert draw(chart, LIGHT, 400, 300).rgba == draw(chart, LIGHT, 400, 300).rgba


def test_bytes_are_the_same_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from oversight_app.charts.drawing import png, svg\n"
        "from oversight_app.charts.looks import LIGHT\n"
        "from oversight_app.domain.charts import MapArea, MapChart, MapStep\n"
        "from oversight_app.domain.wording import Sentence\n"
        "s = Sentence('t')\n"
        "areas = (MapArea('A', 'Aldershire', None, True, (0, 0), short='ALD'),)\n"
        "chart = MapChart(s, s, s, areas, 'k', (MapStep('All', 1),), 1)\n"
        "both = svg(chart, LIGHT, 300, 200) + png(chart, LIGHT, 300, 200)\n"
        "print(hashlib.sha256(both).hexdigest())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_svg_says_what_it_shows_and_nothing_of_its_making(funnel: FunnelChart) -> None:
    document = svg(funnel, LIGHT, 562, 342)
    root = ET.fromstring(document)
    name = "{http://www.w3.org/2000/svg}"
    assert (root.get("width"), root.get("height"), root.get("role")) == ("562", "342", "img")
    assert root[0].tag == f"{name}title"
    assert root[0].text == "One force is above"
    assert root[1].tag == f"{name}desc"
    assert root[1].text == "Five forces <by> size"
    for leak in (b"DOCTYPE", b"metadata", b"Matplotlib", b"<dc:", b"<text"):
        assert leak not in document


def test_png_holds_title_and_description(funnel: FunnelChart) -> None:
    document = png(replace(funnel, title=Sentence("Bell\x07 rings")), LIGHT, 562, 342)
    assert document.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(document[16:20], "big") == 1124
    assert b"Bell rings" in document
    assert b"Five forces <by> size" in document
    assert b"atplotlib" not in document


def test_a_picture_of_no_size_is_drawn_small(chart: Chart) -> None:
    drawing = draw(chart, LIGHT, 0, -3)
    assert drawing.width > 0
    assert drawing.height > 0


def test_the_room_is_entered_without_matplotlib() -> None:
    script = (
        "import sys, oversight_app.charts.drawing, oversight_app.charts.looks\n"
        "heavy = {'matplotlib', 'numpy', 'PIL', 'font_source_sans_pro'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_pyplot_is_never_imported() -> None:
    script = (
        "import sys, oversight_app.charts.sheet, oversight_app.charts.fonts\n"
        "sys.exit('matplotlib.pyplot' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


# --- as a table --------------------------------------------------------------------------------


def cells(chart: Chart) -> list[list[str]]:
    """Write a table's cells as the page does: dates in full, nothing for an empty one."""
    return [
        [written_date(c) if isinstance(c, date) else "" if c is None else str(c) for c in row.cells]
        for row in as_table(chart).rows
    ]


def test_the_funnel_as_a_table_has_home_first_and_the_same_figures(funnel: FunnelChart) -> None:
    table = as_table(funnel)
    assert [c.heading for c in table.columns] == ["Force", "Officers", "Specials per 100 officers"]
    assert cells(funnel) == [
        ["Cornford", "3,000", "14.0"],
        ["Aldershire", "1,000", "8.0"],
        ["Borset", "2,000", "4.0"],
        ["Denshire", "10,000", "6.0"],
        ["Eastwold", "30,000", "5.0"],
    ]
    assert [row.key for row in table.rows] == ["C", "A", "B", "D", "E"]
    assert [row.pinned for row in table.rows] == [True, False, False, False, False]
    assert table.note == (
        "Average 6.1. At the smallest size (1,000) the 95% limits are 2.0 and 10.0, and the "
        "99.8% limits 0.5 and 12.0. At the largest size (30,000) the 95% limits are 3.0 and 9.0, "
        "and the 99.8% limits 1.5 and 11.0."
    )


def test_changes_as_a_table_have_signs(change: FunnelChart) -> None:
    assert cells(change) == [
        ["Borset", "2,000", "−40%"],
        ["Aldershire", "1,000", "+20%"],
        ["Cornford", "30,000", "0%"],
    ]


def test_the_trend_as_a_table_keeps_its_gaps(trend: TrendChart) -> None:
    table = as_table(trend)
    assert [c.heading for c in table.columns] == [
        "Date", "Cornford", "Median of the others", "Middle half, from", "Middle half, to",
        "Target",
    ]  # fmt: skip
    found = cells(trend)
    assert found[0] == ["31 March 2015", "10.0", "8.0", "6.0", "9.5", ""]
    assert found[3] == ["31 March 2018", "no figure", "8.0", "6.0", "9.5", "25.0"]
    assert len(found) == 6
    assert table.note == "42 other forces."


def test_columns_that_hold_nothing_are_left_out(trend: TrendChart) -> None:
    bare = replace(
        trend,
        peers=0,
        points=tuple(
            replace(p, median=None, lower_half=None, upper_half=None, target=None)
            for p in trend.points
        ),
    )
    assert [c.key for c in as_table(bare).columns] == ["date", "value"]


def test_dates_stand_in_order(trend: TrendChart) -> None:
    shuffled = replace(trend, points=trend.points[::-1])
    assert as_table(shuffled).rows[0].cells[0] == date(2015, 3, 31)


def test_the_map_as_a_table(tiles: MapChart, outlines: MapChart) -> None:
    assert cells(tiles) == [
        ["Cornford", "13.6", "9 or more"],
        ["Aldershire", "3.1", "Under 4"],
        ["Borset", "4.4", "4 to 6"],
        ["Denshire", "7.0", "6 to 9"],
        ["Eastwold", "not supplied", ""],
    ]
    assert ["Northland", "No figure", ""] in cells(outlines)
    assert as_table(outlines).note == "Source: a made-up country, drawn for the tests"
