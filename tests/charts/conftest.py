"""Small charts whose geometry can be worked out by hand, and a reader of drawn words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from oversight_app.charts.drawing import compose
from oversight_app.charts.looks import Look
from oversight_app.domain.batches import Boundary
from oversight_app.domain.charts import (
    Bar,
    BarChart,
    BarGroup,
    Chart,
    FunnelChart,
    FunnelPoint,
    MapArea,
    MapChart,
    MapStep,
    RangeChart,
    RangeNote,
    RangePoint,
    RangeSegment,
    TrendChart,
    TrendPoint,
)
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Sentence


def words(text: str) -> Sentence:
    return Sentence("{text}", {"text": text})


@dataclass(frozen=True)
class Written:
    """Words on a drawing and the box they take, in logical pixels from the bottom left."""

    words: str
    left: float
    bottom: float
    right: float
    top: float


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Written]]:
    """Return a function that draws a chart and gives all its words with their boxes."""

    def reader(chart: Chart, look: Look, width: int, height: int) -> list[Written]:
        sheet, _ = compose(chart, look, width, height)
        renderer = RendererAgg(sheet.width, sheet.height, 72)
        found = []
        for text in sheet.figure.findobj(Text):
            if text.get_text():
                box = text.get_window_extent(renderer)
                found.append(Written(text.get_text(), box.x0, box.y0, box.x1, box.y1))
        return found

    return reader


@pytest.fixture(scope="session")
def funnel() -> FunnelChart:
    """Five forces of sizes 1,000 to 30,000: C is home and highest, E the largest."""
    points = (
        FunnelPoint("A", "Aldershire", 1_000, 8.0),
        FunnelPoint("B", "Borset", 2_000, 4.0),
        FunnelPoint("C", "Cornford", 3_000, 14.0, home=True, named=True, tip="Cornford tip"),
        FunnelPoint("D", "Denshire", 10_000, 6.0),
        FunnelPoint("E", "Eastwold", 30_000, 5.0, named=True),
    )
    curve = (
        (1_000.0, Limits(2.0, 10.0, 0.5, 12.0)),
        (30_000.0, Limits(3.0, 9.0, 1.5, 11.0)),
    )
    return FunnelChart(
        words("One force is above"), words("Rate by size"), words("Five forces <by> size"),
        points, "Officers", "Specials per 100 officers", Unit.RATE, 1, 6.1, curve,
    )  # fmt: skip


@pytest.fixture(scope="session")
def change() -> FunnelChart:
    """Changes, some below zero, with no limits."""
    points = (
        FunnelPoint("A", "Aldershire", 1_000, 20.0),
        FunnelPoint("B", "Borset", 2_000, -40.0, home=True, named=True),
        FunnelPoint("C", "Cornford", 30_000, 0.0, named=True),
    )
    return FunnelChart(
        words("Change"), words("s"), words("a"), points, "Officers", "Change", Unit.PERCENT, 0
    )


@pytest.fixture(scope="session")
def trend() -> TrendChart:
    """2015 to 2020 at 31 March; 2018 has no figure; a target from 2017."""
    values = (10.0, 31.2, 20.0, None, 15.0, 13.6)
    points = tuple(
        TrendPoint(date(2015 + i, 3, 31), v, 8.0, 6.0, 9.5, 25.0 if i > 1 else None)
        for i, v in enumerate(values)
    )
    return TrendChart(
        words("Fell by half"), words("s"), words("a"), "C", "Cornford", points, Unit.RATE, 1,
        peers=42, callout=date(2016, 3, 31),
    )  # fmt: skip


@pytest.fixture(scope="session")
def months() -> RangeChart:
    """January to December 2022: limits set anew in July, May without a figure, a target, a
    note in March; August stands out upwards, November downwards and is the one chosen."""
    values = (400.0, 420.0, 380.0, 410.0, None, 390.0, 500.0, 600.0, 520.0, 510.0, 430.0, 505.0)
    signals = {8: "higher", 11: "lower"}
    points = tuple(
        RangePoint(f"2022-{i:02d}", date(2022, i, 1), v, signals.get(i, ""), i == 11)
        for i, v in enumerate(values, 1)
    )
    segments = (
        RangeSegment("2022-01", "2022-06", 400, 340, 460, "Usual range 340 to 460", current=False),
        RangeSegment("2022-07", "2022-12", 510, 440, 580, "Trial limits, 6 months", trial=True),
    )
    notes = (
        RangeNote("2022-03", "Flood", "A. Clerk, 4 April 2022"),
        RangeNote("2022-07", "Six new groups start", "Reset by Performance Officer", rebase=True),
    )
    return RangeChart(
        words("Higher since July"), words("s"), words("a"), points, segments, notes, Unit.COUNT, 0,
        "Hours", 550.0, "Target 550", "2022-11",
    )  # fmt: skip


@pytest.fixture(scope="session")
def bars() -> BarChart:
    """Four activities and two districts of 534 hours; Swindon is chosen."""
    by_activity = (
        Bar("activity:roadside", "Roadside sessions", 341, 64),
        Bar("activity:training", "Training", 78, 15),
        Bar("activity:letters", "Letters", 64, 12),
        Bar("activity:meeting", "Meetings", 51, 10),
    )
    by_district = (
        Bar("district:swindon", "Swindon", 469, 88, strong=True),
        Bar("district:", "Not stated", 65, 12, tip="Not stated: 65 hours"),
    )
    return BarChart(
        words("Roadside sessions are 64%"), words("s"), words("a"),
        (BarGroup("By activity", by_activity), BarGroup("By district", by_district)),
        Unit.COUNT, 0, "Hours",
    )  # fmt: skip


STEPS = (MapStep("Under 4", 1), MapStep("4 to 6", 1), MapStep("6 to 9", 1), MapStep("9 or more", 1))


@pytest.fixture(scope="session")
def tiles() -> MapChart:
    """Two rows of tiles; home is at the bottom left, one force has no figure."""
    areas = (
        MapArea("A", "Aldershire", 0, tile=(1, 0), short="ALD", value="3.1"),
        MapArea("B", "Borset", 1, tile=(2, 0), short="BOR", value="4.4"),
        MapArea("C", "Cornford", 3, True, (0, 1), short="COR", value="13.6"),
        MapArea("D", "Denshire", 2, tile=(1, 1), short="DEN", value="7.0"),
        MapArea("E", "Eastwold", None, tile=(2, 1), short="EAS", value="not supplied"),
    )
    return MapChart(
        words("m"), words("s"), words("a"), areas, "Specials per 100 officers", STEPS, missing=1
    )


def square(west: float, south: float, east: float, north: float) -> tuple[tuple[float, float], ...]:
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


@pytest.fixture(scope="session")
def outlines() -> MapChart:
    """A country of squares: London with the City in its middle, Kent's place to its east."""

    def shape(key: str, *box: float) -> Boundary:
        return Boundary(key, ((square(*box),),))

    areas = (
        MapArea("E23000034", "City of London", 2, value="7.8",
                outline=shape("E23000034", -0.105, 51.50, -0.08, 51.52)),
        MapArea("N", "Northland", None, outline=shape("N", -3.0, 52.0, 1.0, 55.0)),
        MapArea("W", "Westland", 3, True, value="13.6",
                outline=shape("W", -3.0, 50.5, -1.0, 52.0)),
        MapArea("E23000001", "Metropolitan Police", 1, value="5.4",
                outline=shape("E23000001", -0.5, 51.3, 0.3, 51.7)),
        MapArea("K", "Eastland", 0, value="2.0", outline=shape("K", 0.3, 51.0, 1.0, 52.0)),
    )  # fmt: skip
    return MapChart(
        words("m"), words("s"), words("a"), areas, "Specials per 100 officers", STEPS, 1,
        "Source: a made-up country, drawn for the tests",
    )  # fmt: skip
