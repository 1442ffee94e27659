"""The funnel: dots where their figures say, limits and average named, names on nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from oversight_app.charts.drawing import Drawing, Mark, draw
from oversight_app.charts.looks import DARK, LIGHT
from oversight_app.domain.charts import FunnelChart, FunnelPoint
from oversight_app.domain.funnel import Limits

SIZE = (562, 342)
Reader = Callable[..., list]


def marks(drawing: Drawing) -> dict[str, Mark]:
    return {mark.key: mark for mark in drawing.marks}


def pixel(drawing: Drawing, x: float, y: float) -> str:
    at = (int(y * drawing.ratio) * drawing.width + int(x * drawing.ratio)) * 4
    return "#" + drawing.rgba[at : at + 3].hex().upper()


def test_every_force_has_a_mark_inside_the_picture(funnel: FunnelChart) -> None:
    drawing = draw(funnel, LIGHT, *SIZE)
    assert sorted(marks(drawing)) == ["A", "B", "C", "D", "E"]
    for mark in drawing.marks:
        assert mark.radius <= mark.x <= SIZE[0] - mark.radius
        assert mark.radius <= mark.y <= SIZE[1] - mark.radius


def test_marks_lie_in_the_order_of_size_and_value(funnel: FunnelChart) -> None:
    found = marks(draw(funnel, LIGHT, *SIZE))
    across = sorted(found, key=lambda key: found[key].x)
    downwards = sorted(found, key=lambda key: found[key].y)
    assert across == ["A", "B", "C", "D", "E"]
    assert downwards == ["C", "A", "D", "E", "B"]


def test_sizes_are_logarithmic_and_values_straight(funnel: FunnelChart) -> None:
    found = marks(draw(funnel, LIGHT, *SIZE))
    # 1,000 to 10,000 is one power of ten; to 2,000 is 0.30103 of it.
    ten = found["D"].x - found["A"].x
    assert found["B"].x - found["A"].x == pytest.approx(0.30103 * ten, rel=1e-4)
    # 8 − 6 is a fifth of 14 − 4.
    assert found["D"].y - found["A"].y == pytest.approx((found["B"].y - found["C"].y) / 5)


def test_the_home_force_is_the_last_mark_and_keeps_its_tip(funnel: FunnelChart) -> None:
    last = draw(funnel, LIGHT, *SIZE).marks[-1]
    assert (last.key, last.tip) == ("C", "Cornford tip")


def test_a_force_without_a_tip_is_told_by_name_and_value(funnel: FunnelChart) -> None:
    assert marks(draw(funnel, LIGHT, *SIZE))["A"].tip == "Aldershire 8.0"


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_say_whose_dot_it_is(funnel: FunnelChart, look) -> None:
    drawing = draw(funnel, look, *SIZE, ratio=2.0)
    found = marks(drawing)
    assert pixel(drawing, found["C"].x, found["C"].y) == look.home
    assert pixel(drawing, found["E"].x, found["E"].y) == look.named_mark
    assert pixel(drawing, found["A"].x, found["A"].y) == look.mark


def test_the_home_force_is_darker_on_the_band(funnel: FunnelChart) -> None:
    within = replace(
        funnel,
        points=tuple(replace(p, y=7.0) if p.home else p for p in funnel.points),
    )
    drawing = draw(within, LIGHT, *SIZE, ratio=2.0)
    home = marks(drawing)["C"]
    assert pixel(drawing, home.x, home.y) == LIGHT.home_text


def test_limits_average_sizes_and_names_are_written(funnel: FunnelChart, read: Reader) -> None:
    said = [text.words for text in read(funnel, LIGHT, *SIZE)]
    assert said.count("99.8% limit") == 2
    assert said.count("95% limit") == 2
    assert "Average 6.1" in said
    assert "Officers (log scale)" in said
    assert {"1,000", "2,000", "5,000", "10,000", "30,000"} <= set(said)
    assert "Cornford 14.0" in said
    assert "Eastwold 5.0" in said
    assert "Aldershire 8.0" not in said


def test_titles_are_left_to_the_card(funnel: FunnelChart, read: Reader) -> None:
    said = {text.words for text in read(funnel, LIGHT, *SIZE)}
    assert not said & {"One force is above", "Rate by size"}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_words_never_overlap(funnel: FunnelChart, read: Reader, scale: float) -> None:
    written = read(funnel, LIGHT.scaled(scale), *SIZE)
    for i, one in enumerate(written):
        for two in written[:i]:
            across = min(one.right, two.right) - max(one.left, two.left)
            up = min(one.top, two.top) - max(one.bottom, two.bottom)
            assert across <= 1 or up <= 1, (one.words, two.words)


def test_close_limits_are_all_named_apart(funnel: FunnelChart, read: Reader) -> None:
    close = Limits(6.0, 6.2, 5.9, 6.3)
    narrow = replace(funnel, curve=((1_000.0, funnel.curve[0][1]), (30_000.0, close)))
    named = [t for t in read(narrow, LIGHT, *SIZE) if "limit" in t.words or "Average" in t.words]
    assert len(named) == 5
    named.sort(key=lambda t: -t.top)
    assert [t.words for t in named] == [
        "99.8% limit", "95% limit", "Average 6.1", "95% limit", "99.8% limit",
    ]  # fmt: skip


def test_names_cover_no_other_dot(funnel: FunnelChart, read: Reader) -> None:
    crowd = tuple(
        FunnelPoint(f"P{i}", f"Force number {i}", 1_000 + 137 * i, 5 + (i * 7) % 11 / 2, named=True)
        for i in range(30)
    )
    chart = replace(funnel, points=(*funnel.points, *crowd))
    drawing = draw(chart, LIGHT, *SIZE)
    spots = {mark.key: mark for mark in drawing.marks}
    named = {f"{p.name} {p.y:.1f}": p.key for p in crowd}
    for text in read(chart, LIGHT, *SIZE):
        if text.words in named:
            for key, mark in spots.items():
                up = SIZE[1] - mark.y
                inside = text.left < mark.x < text.right and text.bottom < up < text.top
                assert not inside or key == named[text.words]


def test_changes_below_zero_have_a_zero_line_and_signs(change: FunnelChart, read: Reader) -> None:
    said = [text.words for text in read(change, LIGHT, *SIZE)]
    assert "0%" in said
    assert "−40%" in said
    assert "Borset −40%" in said
    assert "Cornford 0%" in said
    assert not any("limit" in text or "Average" in text for text in said)
    found = marks(draw(change, LIGHT, *SIZE))
    assert found["A"].y < found["C"].y < found["B"].y
    assert found["B"].y - found["C"].y == pytest.approx(2 * (found["C"].y - found["A"].y))
    assert found["A"].tip == "Aldershire +20%"


def test_one_force_alone_is_drawn(funnel: FunnelChart) -> None:
    alone = replace(funnel, points=funnel.points[2:3], average=None, curve=())
    (mark,) = draw(alone, LIGHT, *SIZE).marks
    assert 0 < mark.x < SIZE[0]
    assert 0 < mark.y < SIZE[1]


def test_no_force_at_all_is_an_empty_plot(funnel: FunnelChart) -> None:
    empty = replace(funnel, points=(), average=None, curve=())
    assert draw(empty, LIGHT, *SIZE).marks == ()


def test_a_size_of_zero_stands_at_the_left(funnel: FunnelChart) -> None:
    nothing = FunnelPoint("Z", "Zero", 0.0, 5.0)
    found = marks(draw(replace(funnel, points=(*funnel.points, nothing)), LIGHT, *SIZE))
    assert 0 < found["Z"].x <= found["A"].x


def test_values_all_zero_are_drawn_on_the_base_line(funnel: FunnelChart) -> None:
    zeros = tuple(replace(p, y=0.0) for p in funnel.points)
    found = draw(replace(funnel, points=zeros, average=None, curve=()), LIGHT, *SIZE).marks
    assert len({mark.y for mark in found}) == 1
