"""The trend: the home line with its gaps, peers behind it, every line named at its end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from oversight_app.charts.drawing import draw
from oversight_app.charts.looks import LIGHT
from oversight_app.domain.charts import TrendChart, TrendPoint

SIZE = (562, 230)
Reader = Callable[..., list]


def test_a_mark_for_every_date_with_a_figure(trend: TrendChart) -> None:
    marks = draw(trend, LIGHT, *SIZE).marks
    # 2018 has no figure.
    assert len(marks) == 5
    assert {mark.key for mark in marks} == {"C"}
    assert [mark.x for mark in marks] == sorted(mark.x for mark in marks)
    # Highest 2016 (31.2), lowest 2015 (10.0).
    assert min(marks, key=lambda m: m.y) is marks[1]
    assert max(marks, key=lambda m: m.y) is marks[0]
    for mark in marks:
        assert 0 < mark.x < SIZE[0]
        assert 0 < mark.y < SIZE[1]


def test_dates_are_laid_out_by_the_day(trend: TrendChart) -> None:
    first, second, third, *_ = (mark.x for mark in draw(trend, LIGHT, *SIZE).marks)
    # 31 March 2015 to 2016 has 366 days, to 2017 another 365.
    assert (second - first) / (third - second) == pytest.approx(366 / 365)


def test_a_tip_without_words_says_date_and_figure(trend: TrendChart) -> None:
    assert draw(trend, LIGHT, *SIZE).marks[1].tip == "31 March 2016: 31.2"


def test_lines_are_named_at_their_ends(trend: TrendChart, read: Reader) -> None:
    said = [text.words for text in read(trend, LIGHT, *SIZE)]
    for words in (
        "Cornford 13.6", "Median 8.0", "(42 others)", "Target 25.0", "31.2 in 2016",
        "Middle half of forces", "2015", "2020",
    ):  # fmt: skip
        assert said.count(words) == 1, words


def test_no_peers_no_median_no_target_are_not_spoken_of(trend: TrendChart, read: Reader) -> None:
    alone = tuple(TrendPoint(p.day, p.value) for p in trend.points)
    said = " ".join(t.words for t in read(replace(trend, points=alone, peers=0), LIGHT, *SIZE))
    assert "Median" not in said
    assert "others" not in said
    assert "Target" not in said
    assert "Middle" not in said


def test_a_target_retired_before_the_end_has_no_label(trend: TrendChart, read: Reader) -> None:
    points = (*trend.points[:-1], replace(trend.points[-1], target=None))
    said = [t.words for t in read(replace(trend, points=points), LIGHT, *SIZE)]
    assert not any(words.startswith("Target") for words in said)


def test_an_older_last_figure_says_its_year(trend: TrendChart, read: Reader) -> None:
    points = (*trend.points[:-1], replace(trend.points[-1], value=None))
    said = [t.words for t in read(replace(trend, points=points), LIGHT, *SIZE)]
    assert "Cornford 15.0 (2019)" in said


def test_the_callout_names_the_month_where_a_year_has_two(read: Reader) -> None:
    days = [date(y, m, d) for y in range(2014, 2019) for m, d in ((3, 31), (9, 30))]
    points = tuple(TrendPoint(day, 180.0 + i) for i, day in enumerate(days))
    chart = make(points, callout=date(2016, 9, 30))
    said = [t.words for t in read(chart, LIGHT, *SIZE)]
    assert "185 in September 2016" in said
    # Ten half-years are named by their years.
    assert {"2014", "2015", "2016", "2017", "2018"} <= set(said)


def test_a_few_half_years_are_named_by_month(read: Reader) -> None:
    days = (date(2014, 9, 30), date(2015, 3, 31), date(2015, 9, 30))
    chart = make(tuple(TrendPoint(day, 10.0) for day in days))
    said = [t.words for t in read(chart, LIGHT, *SIZE)]
    assert {"Sep 2014", "Mar 2015", "Sep 2015"} <= set(said)


def test_years_do_not_crowd(read: Reader) -> None:
    points = tuple(TrendPoint(date(y, 3, 31), 5.0) for y in range(2007, 2023))
    years = [t for t in read(make(points), LIGHT, *SIZE) if t.words.isdigit() and len(t.words) == 4]
    years.sort(key=lambda t: t.left)
    assert years[0].words == "2007"
    assert years[-1].words == "2022"
    gaps = {int(b.words) - int(a.words) for a, b in pairwise(years)}
    assert len(gaps) == 1
    assert all(a.right + 8 < b.left for a, b in pairwise(years))


def make(points: tuple[TrendPoint, ...], callout: date | None = None) -> TrendChart:
    from oversight_app.domain.measures import Unit
    from oversight_app.domain.wording import Sentence

    empty = Sentence("t")
    return TrendChart(empty, empty, empty, "C", "Cornford", points, Unit.COUNT, 0, callout=callout)


def test_without_any_figure_nothing_is_marked(trend: TrendChart) -> None:
    nothing = tuple(TrendPoint(p.day, None) for p in trend.points)
    assert draw(replace(trend, points=nothing), LIGHT, *SIZE).marks == ()
    assert draw(replace(trend, points=()), LIGHT, *SIZE).marks == ()


def test_one_date_alone_is_a_dot(trend: TrendChart) -> None:
    (mark,) = draw(replace(trend, points=trend.points[:1]), LIGHT, *SIZE).marks
    assert 0 < mark.x < SIZE[0]


def test_values_below_zero_are_drawn_below_the_zero_line(read: Reader) -> None:
    points = (TrendPoint(date(2020, 3, 31), 40.0), TrendPoint(date(2021, 3, 31), -40.0))
    chart = make(points)
    above, below = draw(chart, LIGHT, *SIZE).marks
    (zero,) = (t for t in read(chart, LIGHT, *SIZE) if t.words == "0")
    middle = SIZE[1] - (zero.top + zero.bottom) / 2
    assert above.y < middle < below.y


def test_the_axis_need_not_start_at_zero(trend: TrendChart) -> None:
    points = (TrendPoint(date(2020, 3, 31), 1_000.0), TrendPoint(date(2021, 3, 31), 1_100.0))
    flat = draw(make(points), LIGHT, *SIZE).marks
    steep = draw(replace(make(points), starts_at_zero=False), LIGHT, *SIZE).marks
    assert steep[0].y - steep[1].y > 5 * (flat[0].y - flat[1].y)
