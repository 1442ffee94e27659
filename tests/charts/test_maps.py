"""The maps: every force to be found, pointed at and told apart without its colour."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from oversight_app.charts import geometry
from oversight_app.charts.drawing import Drawing, Mark, draw
from oversight_app.charts.looks import DARK, LIGHT, Look
from oversight_app.domain.charts import MapChart

SIZE = (562, 285)
Reader = Callable[..., list]


def marks(drawing: Drawing) -> dict[str, Mark]:
    return {mark.key: mark for mark in drawing.marks}


def pixels(drawing: Drawing, left: float, top: float, right: float, bottom: float) -> set[str]:
    found = set()
    for y in range(int(top * drawing.ratio), int(bottom * drawing.ratio)):
        for x in range(int(left * drawing.ratio), int(right * drawing.ratio)):
            at = (y * drawing.width + x) * 4
            found.add("#" + drawing.rgba[at : at + 3].hex().upper())
    return found


def under(drawing: Drawing, x: float, y: float) -> str | None:
    """Find the mark under the pointer as the window does: the last one whose outline holds it."""
    hits = [m.key for m in drawing.marks if any(geometry.inside((x, y), p) for p in m.polygons)]
    return hits[-1] if hits else None


def test_tiles_lie_as_their_columns_and_rows_say(tiles: MapChart) -> None:
    found = marks(draw(tiles, LIGHT, *SIZE))
    assert sorted(found) == ["A", "B", "C", "D", "E"]
    side = found["B"].x - found["A"].x
    assert side > 2 * found["A"].radius
    assert found["D"].y - found["A"].y == pytest.approx(side)
    assert found["C"].x == pytest.approx(found["A"].x - side)
    assert found["D"].x == pytest.approx(found["A"].x)
    for mark in found.values():
        assert mark.x - mark.radius >= 0
        assert mark.y + mark.radius <= SIZE[1]


def test_each_tile_is_under_the_pointer(tiles: MapChart) -> None:
    drawing = draw(tiles, LIGHT, *SIZE)
    for mark in drawing.marks:
        assert under(drawing, mark.x, mark.y) == mark.key


def test_tiles_say_name_and_value(tiles: MapChart, read: Reader) -> None:
    said = [t.words for t in read(tiles, LIGHT, *SIZE)]
    for words in ("ALD", "3.1", "COR", "13.6", "EAS", "Specials per 100 officers"):
        assert words in said
    # The home force is named in full in the key; a missing figure is no number on a tile.
    assert "Cornford 13.6" in said
    assert "not supplied" not in said


def test_a_tile_without_a_short_name_shows_its_value_alone(tiles: MapChart, read: Reader) -> None:
    areas = tuple(replace(a, short="") for a in tiles.areas)
    said = [t.words for t in read(replace(tiles, areas=areas), LIGHT, *SIZE)]
    assert "3.1" in said
    assert not any(words in said for words in ("ALD", "Ald"))


def test_the_key_counts_the_forces_of_each_step(tiles: MapChart, read: Reader) -> None:
    said = [t.words for t in read(tiles, LIGHT, *SIZE)]
    rows = [t for t in said if t in {"9 or more", "6 to 9", "4 to 6", "Under 4", "No figure"}]
    assert rows == ["9 or more", "6 to 9", "4 to 6", "Under 4", "No figure"]
    assert said.count("1 force") == 5
    assert "No figure" not in [t.words for t in read(replace(tiles, missing=0), LIGHT, *SIZE)]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_tile_without_a_figure_is_hatched_and_home_is_outlined(
    tiles: MapChart, look: Look
) -> None:
    drawing = draw(tiles, look, *SIZE, ratio=2.0)
    found = marks(drawing)

    def colours(key: str) -> set[str]:
        m = found[key]
        r = m.radius + 2
        return pixels(drawing, m.x - r, m.y - r, m.x + r, m.y + r)

    assert look.no_figure in colours("E")
    assert len(colours("E")) > 20  # lines over the fill, each with soft edges
    assert look.home in colours("C")
    assert look.home not in colours("D")
    assert look.steps(4)[0] in colours("A")
    assert look.steps(4)[3] in colours("C")


def test_outlines_lie_as_on_the_globe(outlines: MapChart) -> None:
    found = marks(draw(outlines, LIGHT, *SIZE))
    assert sorted(found) == ["E23000001", "E23000034", "K", "N", "W"]
    assert found["N"].y < found["W"].y  # the north is above
    assert found["W"].x < found["E23000001"].x < found["K"].x
    for mark in found.values():
        for ring in mark.polygons:
            for x, y in ring:
                assert 0 <= x <= SIZE[0]
                assert 0 <= y <= SIZE[1]


def test_an_enclosed_area_is_under_the_pointer_before_the_one_around_it(
    outlines: MapChart,
) -> None:
    drawing = draw(outlines, LIGHT, *SIZE)
    found = marks(drawing)
    assert under(drawing, found["E23000034"].x, found["E23000034"].y) == "E23000034"
    assert under(drawing, found["N"].x, found["N"].y) == "N"


def test_london_is_enlarged_beside_the_map_and_can_be_pointed_at(
    outlines: MapChart, read: Reader
) -> None:
    said = [t.words for t in read(outlines, LIGHT, *SIZE)]
    assert {"London", "Metropolitan 5.4", "City 7.8"} <= set(said)
    drawing = draw(outlines, LIGHT, *SIZE)
    city = marks(drawing)["E23000034"]
    small, large = city.polygons
    assert geometry.area(large) > 20 * geometry.area(small)
    x, y = geometry.centroid(large)
    assert under(drawing, x, y) == "E23000034"
    # Its neighbours are seen in the circle too, so that the place is known again.
    assert len(marks(drawing)["K"].polygons) == 2


def test_a_map_without_london_enlarges_nothing(outlines: MapChart, read: Reader) -> None:
    areas = tuple(a for a in outlines.areas if not a.key.startswith("E23"))
    chart = replace(outlines, areas=areas)
    assert "London" not in [t.words for t in read(chart, LIGHT, *SIZE)]
    assert all(len(mark.polygons) == 1 for mark in draw(chart, LIGHT, *SIZE).marks)


def test_home_is_named_off_the_land_and_the_source_is_given(
    outlines: MapChart, read: Reader
) -> None:
    written = read(outlines, LIGHT, *SIZE)
    (home,) = (t for t in written if t.words == "Westland 13.6")
    drawing = draw(outlines, LIGHT, *SIZE)
    for x in (home.left, (home.left + home.right) / 2, home.right):
        assert under(drawing, x, SIZE[1] - (home.top + home.bottom) / 2) is None
    said = " ".join(t.words for t in written)
    assert "Source: a made-up country, drawn for the tests" in said


@pytest.mark.parametrize(("width", "height"), [(360, 240), (562, 285), (1200, 700)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_of_the_maps_never_overlap(
    tiles: MapChart, outlines: MapChart, read: Reader, width: int, height: int, scale: float
) -> None:
    for chart in (tiles, outlines):
        written = read(chart, LIGHT.scaled(scale), width, height)
        for i, one in enumerate(written):
            for two in written[:i]:
                across = min(one.right, two.right) - max(one.left, two.left)
                up = min(one.top, two.top) - max(one.bottom, two.bottom)
                assert across <= 1 or up <= 1.5, (one.words, two.words)


def test_no_figure_anywhere(tiles: MapChart, outlines: MapChart, read: Reader) -> None:
    for chart in (tiles, outlines):
        areas = tuple(replace(a, step=None, value="") for a in chart.areas)
        bare = replace(chart, areas=areas, steps=(), missing=len(areas))
        assert len(draw(bare, LIGHT, *SIZE).marks) == 5
        assert "5 forces" in [t.words for t in read(bare, LIGHT, *SIZE)]


def test_a_map_of_nothing(tiles: MapChart) -> None:
    assert draw(replace(tiles, areas=()), LIGHT, *SIZE).marks == ()


def test_areas_are_drawn_largest_first(outlines: MapChart) -> None:
    areas = [geometry.area(m.polygons[0]) for m in draw(outlines, LIGHT, *SIZE).marks]
    assert all(a >= b for a, b in pairwise(areas))
