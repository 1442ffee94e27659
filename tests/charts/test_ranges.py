"""A run of months: limits named, what stands out seen by shape, notes that cover nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest

from oversight_app.charts.drawing import as_table, compose, draw
from oversight_app.charts.looks import DARK, LIGHT, Look
from oversight_app.domain.charts import RangeChart, RangeNote, RangePoint, RangeSegment
from oversight_app.domain.wording import Quantity

SIZE = (700, 260)
Reader = Callable[..., list]


def test_a_mark_for_every_month_with_a_figure(months: RangeChart) -> None:
    marks = draw(months, LIGHT, *SIZE).marks
    # May has no figure.
    assert [m.key for m in marks] == [f"2022-{i:02d}" for i in range(1, 13) if i != 5]
    # Highest August (600), lowest March (380).
    assert min(marks, key=lambda m: m.y).key == "2022-08"
    assert max(marks, key=lambda m: m.y).key == "2022-03"
    # Months are evenly apart, whatever their days: April to June is two steps.
    steps = [b.x - a.x for a, b in pairwise(marks)]
    assert steps[3] == pytest.approx(2 * steps[0])
    assert steps[5] == pytest.approx(steps[0])


def test_values_lie_on_one_straight_scale_that_need_not_begin_at_zero(months: RangeChart) -> None:
    at = {m.key: m.y for m in draw(months, LIGHT, *SIZE).marks}
    # 400 to 600 is twice 400 to 500.
    assert at["2022-01"] - at["2022-08"] == pytest.approx(2 * (at["2022-01"] - at["2022-07"]))
    # From zero, 200 of 600 would be a third of the height; here they are over half.
    assert at["2022-01"] - at["2022-08"] > SIZE[1] * 0.33


def test_values_near_zero_are_shown_from_zero(months: RangeChart, read: Reader) -> None:
    small = tuple(
        replace(p, value=None if p.value is None else p.value - 370) for p in months.points
    )
    chart = replace(months, points=small, segments=(), target=None)
    assert "0" in [t.words for t in read(chart, LIGHT, *SIZE)]
    assert "0" not in [t.words for t in read(months, LIGHT, *SIZE)]


def test_current_limits_are_named_at_their_ends_and_old_ones_over_theirs(
    months: RangeChart, read: Reader
) -> None:
    said = [t.words for t in read(months, LIGHT, *SIZE)]
    for words in (
        "Average 510", "Upper trial limit 580", "Lower trial limit 440", "Target 550",
        "Usual range 340 to 460", "Six new groups start", "Reset by Performance Officer",
        "Flood", "A. Clerk, 4 April 2022", "430",
    ):  # fmt: skip
        assert said.count(words) == 1, words


def test_full_limits_are_not_called_trial(months: RangeChart, read: Reader) -> None:
    full = replace(months, segments=(replace(months.segments[1], trial=False),))
    said = [t.words for t in read(full, LIGHT, *SIZE)]
    assert "Upper limit 580" in said
    assert not any("rial" in words for words in said)


def test_a_limit_below_zero_is_not_drawn_below_what_can_be(
    months: RangeChart, read: Reader
) -> None:
    points = tuple(replace(p, value=float(i % 4)) for i, p in enumerate(months.points))
    segments = (RangeSegment("2022-01", "2022-12", 1.5, -2.0, 5.0, ""),)
    chart = replace(months, points=points, segments=segments, notes=(), target=None)
    said = [t.words for t in read(chart, LIGHT, *SIZE)]
    assert "Lower limit below 0" in said
    assert not any(words.startswith("−") for words in said)


def test_a_month_that_stands_out_differs_in_shape_and_each_way(months: RangeChart) -> None:
    sheet, _ = compose(months, LIGHT, *SIZE)
    shapes = [
        (len(c.get_paths()[0].vertices), c.get_paths()[0].vertices[0][1] > 0, len(c.get_offsets()))
        for c in sheet.figure.artists
        if type(c).__name__ == "PathCollection"
    ]
    triangles = [(up, count) for corners, up, count in shapes if corners == 4]
    # One triangle up (August), one down (November), nine plain dots.
    assert sorted(triangles) == [(False, 1), (True, 1)]
    assert sum(count for corners, _, count in shapes if corners != 4) == 9


@pytest.mark.parametrize("look", [LIGHT, DARK.scaled(2.0)])
def test_notes_cover_no_words(months: RangeChart, read: Reader, look: Look) -> None:
    notes = tuple(
        RangeNote(f"2022-{i:02d}", f"What happened in month {i}", "A. Clerk", rebase=i == 7)
        for i in range(1, 13)
    )
    written = read(replace(months, notes=notes), look, *SIZE)
    assert any(t.words.startswith("What happened") for t in written)
    for a, b in combinations(written, 2):
        across = min(a.right, b.right) - max(a.left, b.left)
        down = min(a.top, b.top) - max(a.bottom, b.bottom)
        assert across <= 2 or down <= 2, (a, b)


def test_a_note_without_room_is_in_the_tip(months: RangeChart) -> None:
    notes = tuple(RangeNote(f"2022-{i:02d}", f"Note {i}", "A. Clerk") for i in range(1, 13))
    tips = {m.key: m.tip for m in draw(replace(months, notes=notes), LIGHT, 360, 120).marks}
    assert tips["2022-04"] == "April 2022: 410\nNote 4 (A. Clerk)"


def test_a_note_on_no_month_shown_is_left_out(months: RangeChart, read: Reader) -> None:
    chart = replace(months, notes=(RangeNote("2019-01", "Long ago", "A. Clerk"),))
    assert "Long ago" not in [t.words for t in read(chart, LIGHT, *SIZE)]


def test_sixty_months_are_named_without_crowding(read: Reader) -> None:
    points = tuple(
        RangePoint(f"{2018 + i // 12}-{i % 12 + 1:02d}", date(2018 + i // 12, i % 12 + 1, 1), 5.0)
        for i in range(60)
    )
    named = [t for t in read(made(points), LIGHT, 460, 200) if t.words.startswith(("Ja", "Ju"))]
    named.sort(key=lambda t: t.left)
    assert named[0].words == "Jan 2018"
    assert len(named) > 3
    assert all(a.right + 8 < b.left for a, b in pairwise(named))


@pytest.mark.parametrize("values", [(), (None,), (None,) * 24])
def test_nothing_to_draw_says_so(values: tuple[None, ...], read: Reader) -> None:
    chart = made(tuple(point(i, v) for i, v in enumerate(values)))
    assert "No figures for these months" in [t.words for t in read(chart, LIGHT, *SIZE)]
    assert draw(chart, LIGHT, *SIZE).marks == ()


@pytest.mark.parametrize("values", [(7.0,), (7.0, 9.0), (7.0,) * 12, (1_500_000.0, 2_500_000.0)])
def test_few_or_equal_figures(values: tuple[float, ...]) -> None:
    chart = made(tuple(point(i, v) for i, v in enumerate(values)))
    marks = draw(chart, LIGHT, *SIZE).marks
    assert len(marks) == len(values)
    # Equal figures stand clear of the floor and the ceiling.
    assert all(8 < m.y < SIZE[1] - 8 for m in marks)


def test_the_run_as_a_table_has_the_same_figures(months: RangeChart) -> None:
    table = as_table(months)
    assert [c.heading for c in table.columns] == [
        "Month", "Hours", "Average", "Lower limit", "Upper limit", "What it shows", "Target",
        "Note",
    ]  # fmt: skip
    rows = {row.key: [str(cell) for cell in row.cells] for row in table.rows}
    assert len(rows) == 12
    assert rows["2022-03"] == [
        "March 2022", "380", "400", "340", "460", "", "550", "Flood (A. Clerk, 4 April 2022)",
    ]  # fmt: skip
    assert rows["2022-05"][1] == "no figure"
    assert rows["2022-08"][:6] == ["August 2022", "600", "510", "440", "580", "Higher"]
    assert rows["2022-11"][5] == "Lower"
    assert table.note == "Usual range 340 to 460. Trial limits, 6 months."


def test_a_table_without_limits_has_no_columns_for_them(months: RangeChart) -> None:
    bare = replace(months, segments=(), notes=(), target=None)
    assert [c.heading for c in as_table(bare).columns] == ["Month", "Hours"]


def point(index: int, value: float | None) -> RangePoint:
    """The month ``index`` months after January 2020."""
    year, month = 2020 + index // 12, index % 12 + 1
    return RangePoint(f"{year}-{month:02d}", date(year, month, 1), value)


def made(points: tuple[RangePoint, ...]) -> RangeChart:
    from oversight_app.domain.measures import Unit
    from oversight_app.domain.wording import Sentence

    words = Sentence("w")
    return RangeChart(words, words, words, points, (), (), Unit.COUNT, 0, "Hours")


def test_limits_below_zero_without_a_month_leave_an_empty_scale_from_zero(
    months: RangeChart, read: Reader
) -> None:
    segment = replace(months.segments[0], mean=-1.0, lower=-1.0, upper=-1.0)
    empty = replace(months, points=(), notes=(), segments=(segment,), target=None)
    assert "0" in [t.words for t in read(empty, LIGHT, *SIZE)]
    assert not draw(empty, LIGHT, *SIZE).marks


def test_a_hidden_month_is_a_gap_that_says_so_on_the_base_line(
    months: RangeChart, read: Reader
) -> None:
    """August (600) is hidden: no mark, no value, and [c] at the foot of its place; May, which has
    no figure, has none."""
    hidden = tuple(
        replace(p, value=None, hidden=True, signal="") if p.key == "2022-08" else p
        for p in months.points
    )
    chart = replace(months, points=hidden, segments=(), callout="2022-08")
    said = read(chart, LIGHT, *SIZE)
    (mark,) = [t for t in said if t.words == "[c]"]
    shown = draw(chart, LIGHT, *SIZE).marks
    assert "2022-08" not in [m.key for m in shown]
    at = {m.key: m.x for m in shown}
    assert (mark.left + mark.right) / 2 == pytest.approx(
        (at["2022-07"] + at["2022-09"]) / 2, abs=1.5
    )
    # Words are measured from below, marks from above.
    assert mark.bottom < SIZE[1] - max(m.y for m in shown)
    assert not [t for t in said if t.words == "600"]


def test_a_hidden_month_is_hidden_in_its_table_with_what_is_worked_out_from_it(
    months: RangeChart,
) -> None:
    points = tuple(replace(p, counts=(f"active/{p.key}",)) for p in months.points)
    points = tuple(replace(p, value=None, hidden=True) if p.key == "2022-08" else p for p in points)
    table = as_table(replace(months, points=points))
    row = next(row for row in table.rows if row.key == "2022-08")
    assert str(row.cells[1]) == "[c]"
    mean = row.cells[2]
    assert isinstance(mean, Quantity)
    # The average of some months names them all: with one of them hidden it is hidden too.
    assert "active/2022-08" in mean.counts
    assert len(mean.counts) > 1
