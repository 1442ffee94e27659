"""The tile map: one square a force, near its true place, neighbours beside neighbours."""

from collections.abc import Callable

import pytest

Read = Callable[[str], list[dict[str, str]]]
Tiles = dict[str, tuple[int, int]]

BORDERS = {
    "Avon and Somerset": ("Devon and Cornwall", "Dorset", "Gloucestershire", "Wiltshire"),
    "Bedfordshire": ("Cambridgeshire", "Hertfordshire", "Northamptonshire", "Thames Valley"),
    "Cambridgeshire": (
        "Essex",
        "Hertfordshire",
        "Lincolnshire",
        "Norfolk",
        "Northamptonshire",
        "Suffolk",
    ),
    "Cheshire": (
        "Derbyshire",
        "Greater Manchester",
        "Merseyside",
        "North Wales",
        "Staffordshire",
        "West Mercia",
    ),
    "City of London": ("Metropolitan Police",),
    "Cleveland": ("Durham", "North Yorkshire"),
    "Cumbria": ("Durham", "Lancashire", "North Yorkshire", "Northumbria"),
    "Derbyshire": (
        "Greater Manchester",
        "Leicestershire",
        "Nottinghamshire",
        "South Yorkshire",
        "Staffordshire",
        "West Yorkshire",
    ),
    "Devon and Cornwall": ("Dorset",),
    "Dorset": ("Hampshire", "Wiltshire"),
    "Durham": ("North Yorkshire", "Northumbria"),
    "Dyfed-Powys": ("Gwent", "North Wales", "South Wales", "West Mercia"),
    "Essex": ("Hertfordshire", "Metropolitan Police", "Suffolk"),
    "Gloucestershire": ("Gwent", "Thames Valley", "Warwickshire", "West Mercia", "Wiltshire"),
    "Greater Manchester": ("Lancashire", "Merseyside", "West Yorkshire"),
    "Gwent": ("South Wales", "West Mercia"),
    "Hampshire": ("Surrey", "Sussex", "Thames Valley", "Wiltshire"),
    "Hertfordshire": ("Metropolitan Police", "Thames Valley"),
    "Humberside": ("Lincolnshire", "North Yorkshire", "Nottinghamshire", "South Yorkshire"),
    "Kent": ("Metropolitan Police", "Surrey", "Sussex"),
    "Lancashire": ("Merseyside", "North Yorkshire", "West Yorkshire"),
    "Leicestershire": (
        "Lincolnshire",
        "Northamptonshire",
        "Nottinghamshire",
        "Staffordshire",
        "Warwickshire",
    ),
    "Lincolnshire": ("Norfolk", "Nottinghamshire"),
    "Metropolitan Police": ("Surrey", "Thames Valley"),
    "Norfolk": ("Suffolk",),
    "North Wales": ("West Mercia",),
    "North Yorkshire": ("South Yorkshire", "West Yorkshire"),
    "Northamptonshire": ("Thames Valley", "Warwickshire"),
    "Nottinghamshire": ("South Yorkshire",),
    "South Yorkshire": ("West Yorkshire",),
    "Staffordshire": ("Warwickshire", "West Mercia", "West Midlands"),
    "Surrey": ("Sussex", "Thames Valley"),
    "Thames Valley": ("Warwickshire", "Wiltshire"),
    "Warwickshire": ("West Mercia", "West Midlands"),
    "West Mercia": ("West Midlands",),
}
"""Forces that share a land border, each pair once, as any map shows them."""


@pytest.fixture(scope="module")
def tiles(read: Read) -> Tiles:
    return {
        row["name"]: (int(row["tile_column"]), int(row["tile_row"]))
        for row in read("forces.csv")
        if row["kind"] == "force"
    }


def apart(tiles: Tiles, first: str, second: str) -> int:
    """Return how many squares a king of chess needs from one force to the other."""
    (x, y), (u, v) = tiles[first], tiles[second]
    return max(abs(x - u), abs(y - v))


def test_each_force_has_a_square_of_its_own(tiles: Tiles) -> None:
    assert len(set(tiles.values())) == len(tiles) == 43


def test_british_transport_police_has_no_square(read: Read) -> None:
    (row,) = [row for row in read("forces.csv") if row["code"] == "BTP"]
    assert (row["tile_column"], row["tile_row"]) == ("", "")


def test_the_map_fills_its_grid_from_the_corner(tiles: Tiles) -> None:
    assert min(x for x, _ in tiles.values()) == min(y for _, y in tiles.values()) == 0


def test_nine_of_ten_bordering_forces_touch_and_none_is_far(tiles: Tiles) -> None:
    steps = [apart(tiles, a, b) for a, others in BORDERS.items() for b in others]
    assert len(steps) == 98
    assert steps.count(1) >= 90
    assert max(steps) == 2


def test_there_is_no_hole_in_the_country(tiles: Tiles) -> None:
    """From every empty square one can walk out to the sea."""
    land = set(tiles.values())
    wide, high = max(x for x, _ in land), max(y for _, y in land)
    sea, edge = set[tuple[int, int]](), [(-1, -1)]
    while edge:
        x, y = edge.pop()
        if (x, y) in land | sea or not (-1 <= x <= wide + 1 and -1 <= y <= high + 1):
            continue
        sea.add((x, y))
        edge += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    assert len(sea) + len(land) == (wide + 3) * (high + 3)


def test_the_ends_of_the_country_are_where_they_should_be(tiles: Tiles) -> None:
    east = {name: x for name, (x, _) in tiles.items()}
    south = {name: y for name, (_, y) in tiles.items()}
    assert south["Northumbria"] == 0
    assert list(south.values()).count(0) == 1
    assert east["Devon and Cornwall"] == 0
    assert south["Devon and Cornwall"] == max(south.values())
    assert east["Norfolk"] == east["Suffolk"] == max(east.values())
    assert east["Kent"] == max(x for x, y in tiles.values() if y >= south["Kent"])
    assert all(east[name] <= 1 for name in ("North Wales", "Dyfed-Powys", "South Wales", "Gwent"))
    assert apart(tiles, "City of London", "Metropolitan Police") == 1


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Northumbria", "Durham"), ("Cumbria", "Lancashire"), ("North Yorkshire", "West Yorkshire"),
        ("Norfolk", "Suffolk"), ("North Wales", "Dyfed-Powys"), ("Dyfed-Powys", "South Wales"),
        ("Gloucestershire", "Wiltshire"), ("Surrey", "Sussex"), ("Thames Valley", "Hampshire"),
    ],
)  # fmt: skip
def test_north_is_up(tiles: Tiles, north: str, south: str) -> None:
    assert tiles[north][1] < tiles[south][1]


@pytest.mark.parametrize(
    ("west", "east"),
    [
        ("Cumbria", "Northumbria"), ("Merseyside", "Greater Manchester"),
        ("Avon and Somerset", "Wiltshire"), ("Devon and Cornwall", "Dorset"),
        ("Nottinghamshire", "Lincolnshire"), ("Cambridgeshire", "Norfolk"), ("Surrey", "Kent"),
        ("South Wales", "Gwent"), ("West Mercia", "Warwickshire"),
        ("Metropolitan Police", "City of London"),
    ],
)  # fmt: skip
def test_west_is_left(tiles: Tiles, west: str, east: str) -> None:
    assert tiles[west][0] < tiles[east][0]
