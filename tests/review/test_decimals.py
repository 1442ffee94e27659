"""The office's decimals: rates, shares and means follow them, and nothing else does."""

import dataclasses
import math
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.charts import RangeChart
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.wording import Counted, Quantity, Sentence
from oversight_app.review.decimals import quantity_with, with_decimals
from oversight_app.review.selection import Selection
from oversight_app.review.specials import compare
from oversight_app.store.workspace import Workspace

PLACES = st.integers(0, 3)
VALUES = st.floats(-1e6, 1e6, allow_nan=False)


def quantities(thing: object) -> Iterator[Quantity]:
    """Every figure in a thing, however deep."""
    if isinstance(thing, Quantity):
        yield thing
    elif isinstance(thing, tuple | list):
        for one in thing:
            yield from quantities(one)
    elif isinstance(thing, dict):
        yield from quantities(list(thing.values()))
    elif dataclasses.is_dataclass(thing):
        for one in dataclasses.fields(thing):
            yield from quantities(getattr(thing, one.name))


@pytest.mark.parametrize(
    ("value", "unit", "own", "wanted", "said"),
    [
        (100 * 114 / 259, Unit.PERCENT, 1, 0, "44%"),
        (44.0, Unit.PERCENT, 1, 0, "44%"),
        (44.5, Unit.PERCENT, 1, 0, "45%"),
        (100 * 153 / 1127, Unit.RATE, 1, 0, "14"),
        (100 * 153 / 1127, Unit.RATE, 1, 2, "13.58"),
        (100 * 153 / 1127, Unit.RATE, 1, 3, "13.576"),
        (-0.65, Unit.RATE, 2, 1, "−0.7"),
    ],
)
def test_the_stored_value_is_rounded_half_up(
    value: float, unit: Unit, own: int, wanted: int, said: str
) -> None:
    assert str(quantity_with(Quantity(value, unit, own), wanted)) == said


def test_what_was_rounded_before_is_never_rounded_again() -> None:
    once = quantity_with(Quantity(13.449, Unit.RATE, 2), 1)
    assert (str(once), str(quantity_with(once, 0))) == ("13.4", "13")


@given(VALUES, st.sampled_from([Unit.COUNT, Unit.FTE]), PLACES, PLACES)
def test_counts_and_equivalents_never_change(value: float, unit: Unit, own: int, new: int) -> None:
    figure = Quantity(value, unit, own)
    assert with_decimals((figure, Counted(figure, "person", "people")), new) == (
        figure,
        Counted(figure, "person", "people"),
    )


@given(VALUES, st.sampled_from([Unit.RATE, Unit.PERCENT]), PLACES, PLACES)
def test_the_value_stays_and_giving_it_twice_is_giving_it_once(
    value: float, unit: Unit, own: int, new: int
) -> None:
    figure = Quantity(value, unit, own)
    once = quantity_with(figure, new)
    assert once.value == value
    assert quantity_with(once, new) == once


def test_something_never_reads_as_nothing_nor_a_part_as_all() -> None:
    assert str(quantity_with(Quantity(0.4, Unit.PERCENT, 1), 0)) == "0.4%"
    assert str(quantity_with(Quantity(-0.3, Unit.RATE, 1, signed=True), 0)) == "−0.3"
    assert str(quantity_with(Quantity(99.6, Unit.PERCENT, 1), 0)) == "99.6%"
    assert str(quantity_with(Quantity(0.0, Unit.PERCENT, 1), 0)) == "0%"
    assert str(quantity_with(Quantity(100.0, Unit.PERCENT, 1), 0)) == "100%"


def test_a_mean_of_counts_follows_and_a_median_of_whole_days_does_not() -> None:
    mean = Quantity(141 / 11, decimals=1, counts=("a", "b"), ratio=1.0)
    assert str(quantity_with(mean, 0)) == "13"
    assert str(quantity_with(Quantity(7.0, Unit.RATE, 0), 2)) == "7"


def test_what_is_quoted_and_what_has_no_figure_stay() -> None:
    quoted = Quantity(43.95, Unit.PERCENT, 1, kept=True)
    marker = Quantity(None, Unit.RATE, 1, Marker.NOT_SUPPLIED)
    assert with_decimals((quoted, marker), 0) == (quoted, marker)


def test_none_leaves_a_finding_as_it_is(published: Workspace) -> None:
    found = compare(published, Selection(as_at=date(2022, 3, 31)))
    assert with_decimals(found, None) is found


def test_a_whole_page_follows_in_sentences_tables_charts_and_tips(published: Workspace) -> None:
    found = compare(published, Selection(as_at=date(2022, 3, 31)))
    whole = with_decimals(found, 0)
    finding = whole.finding
    assert "13.6" in str(found.finding.headline)
    assert "14" in str(finding.headline)
    assert "13.6" not in str(finding.headline)
    before, after = list(quantities(found.finding)), list(quantities(finding))
    assert [one.value for one in after] == [one.value for one in before]
    assert all(
        new == old
        for new, old in zip(after, before, strict=True)
        if old.unit in (Unit.COUNT, Unit.FTE) and not old.ratio
    )
    for chart in finding.charts:
        assert getattr(chart, "decimals", 0) == 0
        tips = [str(one.tip) for one in getattr(chart, "points", ()) if one.tip]
        assert not any("13.6" in tip for tip in tips)
        assert "13.6" not in str(chart.alt)
        assert str(chart.title) in str(chart.alt)


def test_a_chart_of_hours_stays_and_one_of_shares_follows() -> None:
    def chart(unit: Unit, decimals: int) -> RangeChart:
        words = Sentence("{value}", {"value": Quantity(51.25, unit, decimals)})
        alt = Sentence("A chart. {title}.", {"title": str(words)})
        return RangeChart(words, words, alt, (), (), (), unit, decimals, "")

    hours, shares = chart(Unit.COUNT, 0), chart(Unit.PERCENT, 1)
    assert with_decimals(hours, 2) is hours
    new = with_decimals(shares, 2)
    assert (new.decimals, str(new.title), str(new.alt)) == (2, "51.25%", "A chart. 51.25%.")


def test_what_is_one_object_stays_one() -> None:
    table = (Quantity(1.25, Unit.RATE, 2),)
    first, second = with_decimals((table, [table]), 1)
    assert second[0] is first


@given(st.lists(VALUES, max_size=5), PLACES)
def test_every_figure_is_still_there(values: list[float], new: int) -> None:
    figures = tuple(Quantity(one, Unit.PERCENT, 1) for one in values)
    mapped = with_decimals({"figures": figures}, new)["figures"]
    assert all(math.isclose(a.value or 0, b) for a, b in zip(mapped, values, strict=True))
