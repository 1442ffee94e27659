"""Shares with their intervals: where they stand, what is said beside them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from oversight_app.charts.drawing import as_table, draw, svg
from oversight_app.charts.looks import DARK, LIGHT, Look
from oversight_app.domain.charts import ShareChart, SharePoint
from oversight_app.domain.findings import cell_words
from oversight_app.domain.wording import Sentence

Reader = Callable[..., list]


def point(year: int, value: float, low: float, high: float, counts: str) -> SharePoint:
    return SharePoint(f"{year}", f"{year}", date(year, 12, 31), value, low, high, counts)


CHART = ShareChart(
    Sentence("The share rose from 11.4% to 44.0% in two years"),
    Sentence("Share of files (%), 2014 to 2016"),
    Sentence("Share of files with its interval."),
    (
        point(2014, 11.4, 7.5, 16.9, "20 of 176"),
        point(2015, 30.1, 24.8, 36.0, "77 of 256"),
        replace(point(2016, 44.0, 38.1, 50.1, "114 of 259"), strong=True),
    ),
    value_label="Share of files",
)


@pytest.mark.parametrize("look", [LIGHT, DARK, LIGHT.scaled(1.3)])
@pytest.mark.parametrize("width", [280, 340, 600])
def test_each_share_and_its_counts_stand_beside_its_mark(
    read: Reader, look: Look, width: int
) -> None:
    said = {t.words: t for t in read(CHART, look, width, 200)}
    marks = {m.key: m for m in draw(CHART, look, width, 200).marks}
    for one in CHART.points:
        figure, counts = said[f"{one.value}%"], said[one.counts]
        assert figure.left > marks[one.key].x
        assert counts.left == pytest.approx(figure.left, abs=2)
        assert counts.top < figure.top
        assert one.label in said


def test_no_word_lies_on_another(read: Reader) -> None:
    written = read(CHART, LIGHT, 340, 150)
    for i, one in enumerate(written):
        for other in written[i + 1 :]:
            apart = (
                one.right <= other.left or other.right <= one.left
                or one.top <= other.bottom or other.top <= one.bottom
            )  # fmt: skip
            assert apart, (one, other)


def test_marks_stand_by_value_and_by_time() -> None:
    first, second, third = draw(CHART, LIGHT, 400, 200).marks
    # From 11.4 to 30.1 is 18.7 points, from there to 44.0 it is 13.9; a year each.
    assert (first.y - second.y) / (second.y - third.y) == pytest.approx(18.7 / 13.9, rel=1e-6)
    assert second.x - first.x == pytest.approx(third.x - second.x, rel=0.01)
    gap = replace(CHART, points=(CHART.points[0], point(2018, 62, 57, 66, "x"), CHART.points[2]))
    a, b, c = draw(gap, LIGHT, 400, 200).marks
    assert (c.x - b.x) / (b.x - a.x) == pytest.approx(1, rel=0.01)
    assert [m.key for m in (a, b, c)] == ["2014", "2016", "2018"]


def test_pointing_at_a_mark_says_its_period_share_and_counts() -> None:
    assert draw(CHART, LIGHT, 400, 200).marks[-1].tip == "2016: 44.0%, 114 of 259"
    told = replace(CHART, points=(replace(CHART.points[0], tip="As it was told"),))
    assert draw(told, LIGHT, 400, 200).marks[0].tip == "As it was told"


def test_where_there_is_little_room_the_one_it_is_about_keeps_its_words(read: Reader) -> None:
    many = tuple(
        replace(point(year, 44.0, 38.1, 50.1, "114 of 259"), strong=year == 2010)
        for year in range(2000, 2020)
    )
    said = [t.words for t in read(replace(CHART, points=many), LIGHT, 300, 150)]
    assert "114 of 259" in said
    assert "2010" in said


def test_a_scale_of_shares_ends_at_a_hundred(read: Reader) -> None:
    high = replace(CHART, points=(point(2016, 99, 96, 100, "99 of 100"),))
    numbers = [float(t.words) for t in read(high, LIGHT, 340, 300) if t.words.isdigit()]
    assert max(n for n in numbers if n != 2016) == 100


def test_the_same_figures_as_a_table() -> None:
    table = as_table(CHART)
    assert [c.heading for c in table.columns] == [
        "Period", "Counts", "Share of files", "95% interval from", "to",
    ]  # fmt: skip
    assert [[cell_words(cell) for cell in row.cells] for row in table.rows] == [
        ["2014", "20 of 176", "11.4%", "7.5%", "16.9%"],
        ["2015", "77 of 256", "30.1%", "24.8%", "36.0%"],
        ["2016", "114 of 259", "44.0%", "38.1%", "50.1%"],
    ]
    assert [row.pinned for row in table.rows] == [False, False, True]


def test_words_for_those_who_cannot_see_it() -> None:
    drawn = svg(CHART, LIGHT, 340, 150).decode()
    assert "<title>The share rose from 11.4% to 44.0% in two years</title>" in drawn
    assert "<desc>Share of files with its interval.</desc>" in drawn


def test_a_chart_of_nothing_is_still_a_picture() -> None:
    drawn = draw(replace(CHART, points=()), LIGHT, 340, 150)
    assert drawn.marks == ()
    assert len(drawn.rgba) == 340 * 150 * 4
