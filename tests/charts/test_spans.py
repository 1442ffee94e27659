"""A timeline: where its bars lie, what is written, and that a long quiet time is drawn short."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight_app.charts import looks
from oversight_app.charts.drawing import as_table, draw, svg
from oversight_app.charts.heights import lanes, wanted_height
from oversight_app.charts.span_scale import span_scale
from oversight_app.domain.charts import SpanChart, SpanMark, SpanRow
from oversight_app.domain.findings import cell_words
from oversight_app.domain.wording import Sentence
from tests.charts.conftest import Written

Read = Callable[..., list[Written]]
TODAY = date(2018, 12, 31)


def mark(
    key: str, first: date, last: date | None, words: str = "Opposes", **more: object
) -> SpanMark:
    return SpanMark(key, first, last, more.pop("shape", "crossed"), words, **more)  # type: ignore[arg-type]


def timeline(*rows: SpanRow, last_day: date = TODAY) -> SpanChart:
    said = Sentence("Two bodies changed their stance")
    return SpanChart(
        said, said, said, rows, last_day, (("crossed", "Opposes"),), "Change of stance"
    )


@pytest.fixture
def chart() -> SpanChart:
    return timeline(
        SpanRow("The force", (mark("1", date(2018, 1, 1), None),)),
        SpanRow(
            "The council",
            (
                mark("2", date(2018, 1, 1), date(2018, 6, 30)),
                mark("3", date(2018, 7, 1), None, "Would consider", shape="half", changes=True),
            ),
        ),
    )


def test_a_mark_for_each_span_in_the_order_of_rows_and_days(chart: SpanChart) -> None:
    marks = draw(chart, looks.LIGHT, 900, 200).marks
    assert [one.key for one in marks] == ["1", "2", "3"]
    force, before, after = marks
    assert force.y < before.y == after.y
    assert before.x < after.x
    # The tip of a span that has none says what it is and when.
    assert before.tip == "Opposes, 1 January 2018 to 30 June 2018"


def test_names_stances_days_and_the_key_are_written(read: Read, chart: SpanChart) -> None:
    written = [one.words for one in read(chart, looks.LIGHT, 900, 200)]
    for words in (
        "The force", "The council", "Would consider", "31 December 2018", "Change of stance",
    ):  # fmt: skip
        assert words in written
    assert written.count("Opposes") == 3  # two bars and the key


def test_a_bar_whose_first_day_is_not_known_is_torn_off_and_begins_nowhere() -> None:
    known = timeline(SpanRow("A", (mark("1", date(2018, 1, 1), None),)))
    span = mark("1", date(2018, 1, 1), None, first_words="Day not given", dated=False)
    unknown = timeline(SpanRow("A", (span,)))
    (sure,), (unsure,) = (draw(one, looks.LIGHT, 900, 120).marks for one in (known, unknown))
    assert sure.tip == "Opposes, since 1 January 2018"
    assert unsure.tip == "Opposes, day not given"
    # The bars lie alike and look different.
    assert (sure.x, sure.y) == (unsure.x, unsure.y)
    assert svg(known, looks.LIGHT, 900, 120) != svg(unknown, looks.LIGHT, 900, 120)


def test_halfway_through_the_time_is_halfway_across() -> None:
    first = date(2018, 1, 1)
    chart = timeline(SpanRow("A", (mark("1", first, date(2018, 12, 31)),)))
    scale = span_scale(chart, 0.0, 1000.0)
    assert not scale.broken
    middle = scale.first + timedelta(days=(scale.last - scale.first).days // 2)
    assert scale(middle) == pytest.approx(500, abs=2)
    assert scale(scale.last) == 1000


def test_years_without_a_change_are_drawn_short() -> None:
    chart = timeline(
        SpanRow("A", (mark("1", date(2017, 9, 30), date(2018, 6, 13)),
                      mark("2", date(2018, 6, 14), None))),
        last_day=date(2026, 11, 22),
    )  # fmt: skip
    scale = span_scale(chart, 0.0, 1000.0)
    assert scale.broken
    assert scale.break_at == pytest.approx(850)
    assert scale(date(2018, 6, 14)) < scale.break_at
    assert scale(date(2026, 11, 22)) == 1000


def test_what_overlaps_in_time_stands_in_lanes_of_its_own() -> None:
    row = SpanRow(
        "A",
        (
            mark("1", date(2018, 1, 1), date(2018, 6, 30)),
            mark("2", date(2018, 3, 1), None),
            mark("3", date(2018, 7, 1), None),
        ),
    )
    assert [[one.key for one in lane] for lane in lanes(row, TODAY)] == [["1", "3"], ["2"]]
    one_lane = timeline(SpanRow("A", row.spans[:1]))
    more = (wanted_height(timeline(row)) or 0) - (wanted_height(one_lane) or 0)
    assert more == 44


def test_the_same_as_a_table(chart: SpanChart) -> None:
    table = as_table(chart)
    assert [[cell_words(cell) for cell in row.cells] for row in table.rows] == [
        ["The force", "1 January 2018", "Still", "Opposes", "", ""],
        ["The council", "1 January 2018", "30 June 2018", "Opposes", "", ""],
        ["The council", "1 July 2018", "Still", "Would consider", "", "Changed"],
    ]


def test_the_same_picture_each_time(chart: SpanChart) -> None:
    first = svg(chart, looks.PAPER, 900, 200)
    assert first == svg(chart, looks.PAPER, 900, 200)
    assert b"<title>Two bodies changed their stance</title>" in first


def test_without_a_span_it_says_so(read: Read) -> None:
    (only,) = read(timeline(), looks.LIGHT, 300, 100)
    assert only.words == "No stretches of time"


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def _spans(draw_one: st.DrawFn) -> SpanMark:
    first = draw_one(DAYS)
    last = draw_one(st.none() | DAYS.filter(lambda day: day >= first))
    shape = draw_one(st.sampled_from(["crossed", "half", "filled", "dashed"]))
    return mark("k", first, last, draw_one(st.text(max_size=30)), shape=shape,
                more=draw_one(st.text(max_size=60)), changes=draw_one(st.booleans()))  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(_spans(), max_size=4), min_size=1, max_size=4),
    st.sampled_from([looks.LIGHT, looks.DARK, looks.LIGHT.scaled(2.0)]),
    st.integers(80, 1200),
    st.integers(80, 600),
)
def test_any_timeline_stays_on_its_sheet(
    read: Read, spans: list[list[SpanMark]], look: looks.Look, width: int, height: int
) -> None:
    rows = tuple(SpanRow(f"Row {i}", tuple(of)) for i, of in enumerate(spans))
    chart = replace(timeline(*rows), last_day=date(2026, 11, 22))
    for one in read(chart, look, width, height):
        assert one.left >= 0
        assert one.right <= width + 0.5
        assert one.bottom >= -0.5
        assert one.top <= height + 0.5
    assert len(draw(chart, look, width, height).marks) == sum(len(of) for of in spans)
