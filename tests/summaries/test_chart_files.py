"""Charts as files of their own: the same bytes, nothing else in them, and their title in sight."""

import io
import re
import struct
from xml.etree import ElementTree

import pytest

from oversight_app.domain.charts import Bar, BarChart, BarGroup, Chart
from oversight_app.domain.measures import Unit
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import Sentence
from oversight_app.summaries.chart_files import chart_picture, foot_of
from oversight_app.summaries.document import ChartBlock
from tests.summaries import making

SVG = "{http://www.w3.org/2000/svg}"


def bars(count: int = 3, title: str = "Swindon gave the most hours") -> Chart:
    found = tuple(Bar(f"{n}", f"District {n}", float(n)) for n in range(1, count + 1))
    return BarChart(
        title=Sentence(title),
        subtitle=Sentence("Hours by district"),
        alt=Sentence("Three bars; <Swindon> & others"),
        groups=(BarGroup("By district", found),),
        unit=Unit.COUNT,
        decimals=0,
    )


def size(picture: bytes) -> tuple[int, int]:
    """The dots of a PNG, from its header."""
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def charts() -> list[Chart]:
    return [b.chart for b in making.document().walk() if isinstance(b, ChartBlock)]


@pytest.mark.parametrize("chart", [bars(), *charts()], ids=lambda one: type(one).__name__)
def test_the_same_chart_is_the_same_bytes(chart: Chart) -> None:
    assert chart_picture(chart, "svg") == chart_picture(chart, "svg")
    assert chart_picture(chart, "png") == chart_picture(chart, "png")


def test_a_drawing_says_what_it_shows_and_holds_nothing_active_dated_or_made_by_anybody() -> None:
    drawn = chart_picture(bars(), "svg", foot="OFFICIAL")
    root = ElementTree.fromstring(drawn)
    assert root.findtext(f"{SVG}title") == "Swindon gave the most hours"
    assert root.findtext(f"{SVG}desc") == "Three bars; <Swindon> & others"
    assert not re.search(rb"<script|<metadata>\s*<rdf|dc:date|matplotlib|http://(?!www\.w3)", drawn)


def test_the_title_stands_above_the_chart_and_takes_room_of_its_own() -> None:
    plain = size(chart_picture(bars(title=""), "png", 400, 200))
    short = size(chart_picture(bars(), "png", 400, 200))
    long = size(chart_picture(bars(title="Swindon gave the most hours " * 8), "png", 400, 200))
    # Twice 400 dots and a margin of 16 on each side.
    assert plain[0] == short[0] == long[0] == 2 * (400 + 32)
    assert 2 * 200 < plain[1] < short[1] < long[1]


def test_marking_and_source_take_a_line_below() -> None:
    assert (
        size(chart_picture(bars(), "png", 400, 200, foot="OFFICIAL"))[1]
        > size(chart_picture(bars(), "png", 400, 200))[1]
    )


def test_many_bars_get_the_height_that_they_need() -> None:
    assert size(chart_picture(bars(60), "png"))[1] > 2 * size(chart_picture(bars(10), "png"))[1]


def test_a_picture_holds_its_title_and_what_it_shows_and_no_maker() -> None:
    pillow = pytest.importorskip("PIL.Image")
    texts = pillow.open(io.BytesIO(chart_picture(bars(), "png"))).text
    assert texts == {
        "Title": "Swindon gave the most hours", "Description": "Three bars; <Swindon> & others",
    }  # fmt: skip


def test_what_leaves_a_paper_bears_its_marking_and_source() -> None:
    document = making.document(Marking.OFFICIAL_SENSITIVE, "Board")
    assert foot_of(document) == "OFFICIAL-SENSITIVE – Board. Source: Home Office"
    assert foot_of(making.sample_document()).startswith("Sample data. OFFICIAL. ")
