"""Whatever the figures, names, size and text size: a picture, and every word on it whole."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.charts.drawing import as_table, draw
from oversight_app.charts.looks import DARK, HIGH_CONTRAST, LIGHT, PAPER, Look
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
    ShareChart,
    SharePoint,
    TrendChart,
    TrendPoint,
)
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Sentence

Reader = Callable[..., list]
SLACK = 1.5
"""Pixels that drawn letters may reach past their measured width, being set on whole pixels."""

values = st.floats(-1e7, 1e7, allow_nan=False) | st.integers(-30, 30).map(float)
sizes = st.floats(0, 1e8) | st.sampled_from([0.0, 1.0, 1000.0, 1000.5])
names = st.text(max_size=30) | st.sampled_from(
    ["Avon and Somerset", "$x$ and $y$", "Ynys Môn", "日本", "a\nb", ""]
)
units = st.sampled_from(list(Unit))
looks = st.builds(
    Look.scaled,
    st.sampled_from([LIGHT, DARK, PAPER, HIGH_CONTRAST]),
    st.sampled_from([1.0, 1.3, 2.0]),
)
widths, heights = st.integers(360, 1200), st.integers(240, 700)
sentence = Sentence("a finding")
maybe = st.none() | values


def limits(four: list[float]) -> Limits:
    low998, low95, high95, high998 = sorted(four)
    return Limits(low95, high95, low998, high998)


funnels = st.builds(
    FunnelChart,
    st.just(sentence), st.just(sentence), st.just(sentence),
    st.lists(
        st.builds(FunnelPoint, st.text(min_size=1, max_size=3), names, sizes, values,
                  st.booleans(), st.booleans()),
        max_size=12,
    ).map(tuple),
    names, names, units, st.integers(0, 2), maybe,
    st.lists(
        st.tuples(sizes, st.lists(values, min_size=4, max_size=4).map(limits)), max_size=6
    ).map(tuple),
)  # fmt: skip

trends = st.builds(
    TrendChart,
    st.just(sentence), st.just(sentence), st.just(sentence), st.just("C"), names,
    st.lists(
        st.builds(
            TrendPoint,
            st.integers(0, 9000).map(lambda n: date(2000, 1, 1) + timedelta(days=n)),
            maybe, maybe, maybe, maybe, maybe,
        ),
        max_size=20,
    ).map(tuple),
    units, st.integers(0, 2), st.integers(0, 50),
    st.none() | st.integers(0, 9000).map(lambda n: date(2000, 1, 1) + timedelta(days=n)),
    st.booleans(),
)  # fmt: skip

places = st.tuples(st.floats(-8, 3), st.floats(49, 61))
rings = st.lists(places, min_size=0, max_size=7).map(tuple)
boundaries = st.builds(
    Boundary,
    st.just("x"),
    st.lists(st.lists(rings, min_size=0, max_size=2).map(tuple), max_size=3).map(tuple),
)
keys = st.sampled_from(["E23000001", "E23000034"]) | st.text(min_size=1, max_size=3)
areas = st.builds(
    MapArea, keys, names, st.none() | st.integers(0, 5), st.booleans(),
    st.none() | st.tuples(st.integers(-3, 12), st.integers(0, 12)),
    st.none() | boundaries, st.text(max_size=5), st.just(""),
    st.sampled_from(["", "3.1", "1,234,567"]),
)  # fmt: skip
maps = st.builds(
    MapChart,
    st.just(sentence), st.just(sentence), st.just(sentence),
    st.lists(areas, max_size=10).map(tuple), names,
    st.lists(st.builds(MapStep, names, st.integers(0, 43)), max_size=6).map(tuple),
    st.integers(0, 43), names,
)  # fmt: skip

month_keys = st.integers(0, 70).map(lambda n: f"{2020 + n // 12}-{n % 12 + 1:02d}")
range_points = st.lists(
    st.builds(
        lambda key, *rest: RangePoint(key, date(int(key[:4]), int(key[5:]), 1), *rest),
        month_keys, maybe, st.sampled_from(["", "higher", "lower"]), st.booleans(),
    ),
    max_size=60, unique_by=lambda p: p.key,
).map(tuple)  # fmt: skip
ranges = st.builds(
    RangeChart,
    st.just(sentence), st.just(sentence), st.just(sentence), range_points,
    st.lists(
        st.builds(RangeSegment, month_keys, month_keys, values, values, values, names,
                  st.booleans(), st.booleans()),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(RangeNote, month_keys, names, names, st.booleans()), max_size=6).map(tuple),
    units, st.integers(0, 2), names, maybe, names, month_keys,
)  # fmt: skip

bar_charts = st.builds(
    BarChart,
    st.just(sentence), st.just(sentence), st.just(sentence),
    st.lists(
        st.builds(
            BarGroup, names,
            st.lists(st.builds(Bar, keys, names, values, maybe, st.booleans()), max_size=40)
            .map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    units, st.integers(0, 2), names,
)  # fmt: skip

percents = st.floats(-1e7, 1e7, allow_nan=False) | st.floats(0, 100)
share_charts = st.builds(
    ShareChart,
    st.just(sentence), st.just(sentence), st.just(sentence),
    st.lists(
        st.builds(
            SharePoint, keys, names,
            st.integers(0, 9000).map(lambda n: date(2000, 1, 1) + timedelta(days=n)),
            percents, percents, percents, names, st.booleans(),
        ),
        max_size=12,
    ).map(tuple),
    st.integers(0, 2), names,
)  # fmt: skip

often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def whole(read: Reader, chart: Chart, look: Look, width: int, height: int) -> None:
    """Assert that every word is on the canvas."""
    for text in read(chart, look, width, height):
        assert text.left >= -SLACK, text
        assert text.bottom >= -SLACK, text
        assert text.right <= width + SLACK, text
        assert text.top <= height + SLACK, text


@often
@given(chart=funnels, look=looks, width=widths, height=heights)
def test_any_funnel(read: Reader, chart: FunnelChart, look: Look, width: int, height: int) -> None:
    whole(read, chart, look, width, height)
    marks = draw(chart, look, width, height).marks
    assert sorted(m.key for m in marks) == sorted(p.key for p in chart.points)
    assert all(0 <= m.x <= width and 0 <= m.y <= height for m in marks)
    assert len(as_table(chart).rows) == len(chart.points)


@often
@given(chart=trends, look=looks, width=widths, height=heights)
def test_any_trend(read: Reader, chart: TrendChart, look: Look, width: int, height: int) -> None:
    whole(read, chart, look, width, height)
    marks = draw(chart, look, width, height).marks
    assert len(marks) == sum(p.value is not None for p in chart.points)
    assert all(0 <= m.x <= width and 0 <= m.y <= height for m in marks)
    assert len(as_table(chart).rows) == len(chart.points)


@often
@given(chart=maps, look=looks, width=widths, height=heights)
def test_any_map(read: Reader, chart: MapChart, look: Look, width: int, height: int) -> None:
    whole(read, chart, look, width, height)
    marks = draw(chart, look, width, height).marks
    assert {m.key for m in marks} <= {a.key for a in chart.areas}
    if chart.tiled:
        assert len(marks) == sum(a.tile is not None for a in chart.areas)
    assert len(as_table(chart).rows) == len(chart.areas)


@often
@given(chart=ranges, look=looks, width=widths, height=heights)
def test_any_range(read: Reader, chart: RangeChart, look: Look, width: int, height: int) -> None:
    whole(read, chart, look, width, height)
    marks = draw(chart, look, width, height).marks
    assert [m.key for m in marks] == sorted(p.key for p in chart.points if p.value is not None)
    assert all(0 <= m.x <= width and 0 <= m.y <= height for m in marks)
    assert len(as_table(chart).rows) == len(chart.points)


@often
@given(chart=bar_charts, look=looks, width=widths, height=heights)
def test_any_bars(read: Reader, chart: BarChart, look: Look, width: int, height: int) -> None:
    whole(read, chart, look, width, height)
    marks = draw(chart, look, width, height).marks
    every = [bar.key for group in chart.groups for bar in group.bars]
    # Those that there is room for are the first.
    assert [m.key for m in marks] == every[: len(marks)]
    assert all(0 <= m.x <= width and 0 <= m.y <= height for m in marks)
    assert len(as_table(chart).rows) == len(every)


@often
@given(chart=share_charts, look=looks, width=widths, height=heights)
def test_any_shares(read: Reader, chart: ShareChart, look: Look, width: int, height: int) -> None:
    whole(read, chart, look, width, height)
    marks = draw(chart, look, width, height).marks
    assert sorted(m.key for m in marks) == sorted(p.key for p in chart.points)
    assert all(0 <= m.x <= width and 0 <= m.y <= height for m in marks)
    assert len(as_table(chart).rows) == len(chart.points)
