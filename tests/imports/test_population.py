"""Population by local authority, with a look-up to police forces."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.imports.reading import read_files
from tests.imports.making import BODIES, NAMES, TODAY, read

LOOKUP = """lad21cd,pfa21cd,pfa21nm
E06000047,E23000008,Durham
E06000005,E23000008,Durham
E08000037,E23000007,Northumbria
E08000037,E23000007,Northumbria
W06000015,W15000003,South Wales
"""
"""Gateshead twice, as look-ups that list community safety partnerships have it."""

PEOPLE = """code,name,year,population
E06000047,County Durham,2019,530094
E06000047,County Durham,2020,533149
E06000005,Darlington,2019,106803
E06000005,Darlington,2020,107402
E08000037\u00a0,Gateshead\u00a0,2019,202055
E08000037\u00a0,Gateshead\u00a0,2020,201950
W06000015,Cardiff,2019,366903
W06000015,Cardiff,2020,369202
"""


def together(folder: Path, people: str, lookup: str = LOOKUP) -> Incoming:
    """Read a population file with a look-up."""
    paths = [folder / "lookup.csv", folder / "people.csv"]
    paths[0].write_text(lookup, encoding="utf-8")
    paths[1].write_text(people, encoding="utf-8")
    (incoming,) = read_files(paths, names=NAMES, bodies=BODIES, today=TODAY)
    return incoming


def test_residents_stand_under_the_force_that_polices_them(tmp_path: Path) -> None:
    incoming = together(tmp_path, PEOPLE)
    assert not incoming.blocked
    assert len(incoming.rows) == 8
    first = incoming.rows[0][0]
    assert (first.body, first.as_at, first.area, first.value, first.row) == (
        "E23000008", date(2019, 6, 30), "E06000047", 530094, 2,
    )  # fmt: skip
    assert incoming.release.key == "ons-population-estimates/2020-06-30"
    assert (incoming.first_date, incoming.last_date) == (date(2019, 6, 30), date(2020, 6, 30))


def test_no_break_spaces_lose_nobody(tmp_path: Path) -> None:
    incoming = together(tmp_path, PEOPLE)
    assert "E08000037" in {row[0].area for row in incoming.rows}
    # 533,149 + 107,402 + 201,950 + 369,202
    assert any("30 June 2020: 1,211,703" in note for note in incoming.notes)


def test_the_bundled_look_up_serves_where_none_is_given(tmp_path: Path) -> None:
    incoming = read(tmp_path, PEOPLE, "people.csv")
    assert {row[0].body for row in incoming.rows} == {"E23000008", "E23000007", "W15000003"}


def test_scotland_northern_ireland_and_whole_countries_are_left_out_and_said_so(
    tmp_path: Path,
) -> None:
    more = "S12000036,City of Edinburgh,2020,527620\nK04000001,England and Wales,2020,59719724\n"
    incoming = together(tmp_path, PEOPLE + more)
    assert len(incoming.rows) == 8
    assert "1 row for authorities outside England and Wales left out." in incoming.notes
    assert "1 row for areas wider than one authority left out." in incoming.notes


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("E06000099,Atlantis,2020,1000", "not in the look-up"),
        ("X1,Nowhere,2020,1000", "no authority's code"),
        ("E06000047,County Durham,2020,533149", "stands in row 3 as well"),
        ("E06000047,County Durham,2018,many", "“many” is no figure"),
        ("E06000047,County Durham,2018,-5", "no number of residents"),
        ("E06000047,County Durham,2018,5.5", "no number of residents"),
        ("E06000047,County Durham,2023,500", "30 June 2023 is in the future"),
        ("E06000047,County Durham,last year,500", "“last year” is no year"),
    ],
)
def test_a_wrong_row_stops_the_file(tmp_path: Path, row: str, words: str) -> None:
    incoming = together(tmp_path, f"{PEOPLE}{row}\n")
    assert incoming.blocked
    assert incoming.rejected == 1
    assert words in incoming.issues[0].what
    assert incoming.issues[0].row == 10


def test_an_authority_missing_in_one_year_stops_the_file(tmp_path: Path) -> None:
    incoming = together(tmp_path, PEOPLE.replace("E06000005,Darlington,2019,106803\n", ""))
    assert incoming.blocked
    assert "E06000005 has no row for 2019" in incoming.issues[0].what


def test_a_look_up_alone_brings_in_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="together with the ONS population"):
        read(tmp_path, LOOKUP, "lookup.csv")


def test_a_look_up_that_gives_an_authority_to_two_forces_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="two police forces"):
        together(tmp_path, PEOPLE, LOOKUP + "E06000005,E23000007,Northumbria\n")


def test_a_column_of_population_shifted_against_its_names_is_no_known_table(
    tmp_path: Path,
) -> None:
    text = "id,Label,Population 2010\ndurham,Durham Constabulary,1623200\n"
    with pytest.raises(UserProblem, match="not a published table that Oversight knows"):
        read(tmp_path, text, "forces.csv")


def test_sums_by_force_made_by_others_are_no_known_table(tmp_path: Path) -> None:
    text = "pfa21cd,pfa21nm,mid2019,mid2020\nE23000008,Durham,636897,640551\n"
    with pytest.raises(UserProblem, match="not a published table that Oversight knows"):
        read(tmp_path, text, "sums.csv")
