"""Bars: their lengths are their values, their whole row can be clicked, none vanishes unsaid."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from matplotlib.patches import PathPatch

from oversight_app.charts.drawing import as_table, compose, draw
from oversight_app.charts.heights import wanted_height
from oversight_app.charts.looks import LIGHT, Look
from oversight_app.domain.charts import Bar, BarChart, BarGroup, FunnelChart
from oversight_app.domain.wording import Quantity, Sentence

Reader = Callable[..., list]


def high(chart: BarChart, scale: float = 1.0) -> int:
    found = wanted_height(chart, scale)
    assert found is not None
    return found


def lengths(chart: BarChart, width: int = 340) -> list[float]:
    sheet, _ = compose(chart, LIGHT, width, high(chart))
    shapes = [a for a in sheet.figure.artists if isinstance(a, PathPatch)]
    return [float(s.get_path().get_extents().width) for s in shapes]


def test_lengths_are_values_across_the_groups(bars: BarChart) -> None:
    found = lengths(bars)
    # 341, 78, 64, 51; 469, 65: the longest is the whole.
    assert [length / found[4] for length in found] == pytest.approx(
        [341 / 469, 78 / 469, 64 / 469, 51 / 469, 1, 65 / 469], abs=1e-3
    )


def test_no_bar_for_nothing_and_a_hairline_for_very_little(bars: BarChart) -> None:
    group = BarGroup("", (Bar("a", "A", 1e6), Bar("b", "B", 0.0), Bar("c", "C", 1.0)))
    found = lengths(replace(bars, groups=(group,)))
    assert len(found) == 2
    assert found[1] == 1.0


def test_names_values_shares_and_headings(bars: BarChart, read: Reader) -> None:
    said = [t.words for t in read(bars, LIGHT, 340, high(bars))]
    for words in ("By activity", "By district", "Roadside sessions", "341", "64%", "Not stated"):
        assert said.count(words) == 1, words


def test_the_whole_row_can_be_clicked(bars: BarChart) -> None:
    marks = draw(bars, LIGHT, 340, high(bars)).marks
    assert [m.key for m in marks] == [b.key for g in bars.groups for b in g.bars]
    for mark in marks:
        xs = [x for x, _ in mark.polygons[0]]
        assert (min(xs), max(xs)) == (0, 340)
    assert marks[0].tip == "Roadside sessions: 341 (64%)"
    assert marks[-1].tip == "Not stated: 65 hours"


@pytest.mark.parametrize("look", [LIGHT, LIGHT.scaled(2.0)])
def test_forty_bars_all_have_a_line_at_the_height_they_ask_for(
    bars: BarChart, read: Reader, look: Look
) -> None:
    many = replace(bars, groups=(BarGroup("All", tuple(Bar(f"{i}", f"District {i}", 40.0 - i)
                                                       for i in range(40))),))  # fmt: skip
    tall = high(many, look.text_scale)
    assert len(draw(many, look, 400, tall).marks) == 40
    written = sorted(
        (t for t in read(many, look, 400, tall) if t.words.startswith("District")),
        key=lambda t: -t.top,
    )
    assert [t.words for t in written][:2] == ["District 0", "District 1"]
    gaps = [a.bottom - b.top for a, b in pairwise(written)]
    assert min(gaps) > -1.0


def test_where_there_is_no_room_the_rest_is_counted(bars: BarChart, read: Reader) -> None:
    said = [t.words for t in read(bars, LIGHT, 340, 100)]
    drawn = len(draw(bars, LIGHT, 340, 100).marks)
    assert 0 < drawn < 6
    assert f"and {6 - drawn} more" in said


def test_a_long_name_is_cut_and_whole_in_the_tip(bars: BarChart, read: Reader) -> None:
    name = "Amesbury, Durrington, Larkhill, Bulford and the villages of the Upper Avon"
    chart = replace(bars, groups=(BarGroup("", (Bar("a", name, 12.0, 100.0),)),))
    written = {t.words: t for t in read(chart, LIGHT, 300, 60)}
    cut = next(words for words in written if words.endswith("…"))
    assert written[cut].right < written["12"].left
    assert draw(chart, LIGHT, 300, 60).marks[0].tip == f"{name}: 12 (100%)"


def test_no_bars_say_so(bars: BarChart, read: Reader) -> None:
    assert [t.words for t in read(replace(bars, groups=()), LIGHT, 300, 60)] == ["No figures"]


def test_height_grows_with_bars_and_text_and_is_no_matter_for_other_charts(
    bars: BarChart, funnel: FunnelChart
) -> None:
    one = replace(bars, groups=bars.groups[:1])
    assert high(bars) > high(one)
    assert high(bars, 2.0) == pytest.approx(2 * high(bars), abs=5)
    assert wanted_height(funnel) is None


def test_the_bars_as_a_table(bars: BarChart) -> None:
    table = as_table(bars)
    assert [c.heading for c in table.columns] == ["Group", "Name", "Hours", "Share"]
    assert [str(c) for c in table.rows[0].cells] == [
        "By activity", "Roadside sessions", "341", "64%",
    ]  # fmt: skip
    assert [row.key for row in table.rows] == [b.key for g in bars.groups for b in g.bars]
    one = replace(bars, groups=bars.groups[:1])
    assert [c.heading for c in as_table(one).columns] == ["Name", "Hours", "Share"]


def test_a_hidden_bar_has_no_length_and_says_that_it_is_hidden(
    bars: BarChart, read: Reader
) -> None:
    first, *others = bars.groups[0].bars
    gone = replace(first, value=0.0, share=None, tip="341 hours", counts=("a", "b"), hidden=True)
    chart = replace(bars, groups=(BarGroup("", (gone, *others)),))
    assert len(lengths(chart)) == len(others)
    said = [t.words for t in read(chart, LIGHT, 340, high(chart))]
    assert said.count("[c]") == 1
    assert not {"0", "341", "64%"} & set(said)
    assert draw(chart, LIGHT, 340, high(chart)).marks[0].tip == "Roadside sessions: [c]"


def test_a_hidden_bar_is_hidden_in_its_table(bars: BarChart) -> None:
    gone = replace(bars.groups[0].bars[0], counts=("a", "b"), value=0.0, share=None, hidden=True)
    shown = replace(bars.groups[0].bars[1], counts=("c", "b"))
    heading = Sentence("Of {all}", {"all": Quantity(534, counts=("b",))}, "Of all")
    chart = replace(bars, groups=(BarGroup(heading, (gone, shown)), bars.groups[1]))
    rows = as_table(chart).rows
    # The heading's figure is out of the cell of words, where it could not be hidden.
    assert [str(cell) for cell in rows[0].cells[:3]] == ["Of all", "Roadside sessions", "[c]"]
    value, share = rows[1].cells[2:]
    assert isinstance(value, Quantity)
    assert isinstance(share, Quantity)
    assert (value.counts, share.counts, share.ratio) == (("c",), ("c", "b"), 100.0)
