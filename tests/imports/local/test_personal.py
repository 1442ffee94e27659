"""Columns that may say who somebody is are left out, and never shown."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.mappings import LeftOut, Transform
from oversight_app.imports.local.looking import look
from oversight_app.imports.local.personal import tells_who
from tests.imports.local.making_layouts import TODAY, column, looked, taken

NAMES = ["Jane Smith", "John Brown", "Priya Patel", "Mohammed Khan", "Siân O'Neill"]


@pytest.mark.parametrize(
    ("heading", "left_out"),
    [
        ("Name", LeftOut.NAME),
        ("Volunteer name", LeftOut.NAME),
        ("Surname", LeftOut.NAME),
        ("FirstName", LeftOut.NAME),
        ("Line manager", LeftOut.NAME),
        ("Submitted by", LeftOut.NAME),
        ("E-mail", LeftOut.EMAIL),
        ("Email address", LeftOut.EMAIL),
        ("Mobile", LeftOut.PHONE),
        ("Contact telephone", LeftOut.PHONE),
        ("DOB", LeftOut.BIRTH),
        ("Date of birth", LeftOut.BIRTH),
        ("Home address", LeftOut.ADDRESS),
        ("Home postcode", LeftOut.ADDRESS),
        ("Notes", LeftOut.FREE_TEXT),
        ("Comments", LeftOut.FREE_TEXT),
    ],
)
def test_headings_that_speak_of_people_are_left_out(
    tmp_path: Path, heading: str, left_out: LeftOut
) -> None:
    seen = looked(tmp_path, f"Date,{heading},Hours\n2022-04-03,abc def,7\n2022-04-04,ghi jkl,8\n")
    one = column(seen, heading)
    assert one.use.field == ""
    assert one.use.left_out is left_out
    assert one.samples == ()
    assert one.why


@pytest.mark.parametrize(
    ("cells", "left_out"),
    [
        (NAMES, LeftOut.NAME),
        (["Smith, Jane", "Brown, John", "Khan, Mohammed"], LeftOut.NAME),
        (["PC Smith, Jane", "J. Brown", "Sgt Priya Patel"], LeftOut.NAME),
        (["a.b@example.org", "c.d@example.org"], LeftOut.EMAIL),
        (["07700 900123", "+44 7700 900456"], LeftOut.PHONE),
        (["7700900123", "7700900456"], LeftOut.PHONE),
        (["01/02/1990", "25/12/1984", "03/07/1979"], LeftOut.BIRTH),
        (["12 High Street", "4a Mill Lane, Northtown"], LeftOut.ADDRESS),
        (["Somebody fell over and was then helped home by two of us"], LeftOut.FREE_TEXT),
    ],
)
def test_contents_that_speak_of_people_are_left_out(
    tmp_path: Path, cells: list[str], left_out: LeftOut
) -> None:
    seen = looked(tmp_path, _with_column("Other", cells))
    one = column(seen, "Other")
    assert one.use.left_out is left_out
    assert one.samples == ()


@pytest.mark.parametrize("heading", ["Volunteer", "Volunteer ID", "Reference", "Pseudonym"])
def test_references_that_are_names_are_left_out(tmp_path: Path, heading: str) -> None:
    for cells in (NAMES, ["Smith", "Brown", "Patel"], ["SC12 Smith", "SC13 Brown", "SC14 Jones",
                                                       "SC15 Patel"]):  # fmt: skip
        seen = looked(tmp_path, _with_column(heading, cells))
        assert column(seen, heading).use.left_out is LeftOut.NAME, cells


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Collar Number", ["SC1234", "SC1235", "1236"], "volunteer"),
        ("Volunteer", ["Volunteer 1", "Volunteer 2", "Volunteer 3", "Volunteer 4"], "volunteer"),
        ("District", ["North Wiltshire", "Royal Wootton Bassett", "West Swindon"], "district"),
        ("Area", ["Chester", "Victoria Park", "St Georges"], "district"),
        ("Activity", ["Event Policing", "Drink Driving Patrol", "Town Centre"], "activity"),
    ],
)
def test_references_places_and_duties_are_no_names(
    tmp_path: Path, heading: str, cells: list[str], field: str
) -> None:
    seen = looked(tmp_path, _with_column(heading, cells))
    assert column(seen, heading).use.field == field


def test_the_name_of_a_thing_is_no_name_of_a_person(tmp_path: Path) -> None:
    seen = looked(tmp_path, _with_column("Event name", ["Spring Fair", "Big Match"]))
    assert column(seen, "Event name").use.left_out is LeftOut.NOT_NEEDED


def test_postcodes_of_duties_are_halved_and_those_of_people_left_out(tmp_path: Path) -> None:
    seen = looked(tmp_path, _with_column("Postcode", ["ZZ10 1NE", "ZZ2 8AB", "ZZ11AA"]))
    one = column(seen, "Postcode")
    assert (one.use.field, one.use.transform) == ("district", Transform.OUTWARD)
    assert set(one.samples) == {"ZZ10", "ZZ2", "ZZ1"}
    text = "Volunteer ID,Scheme,Rank,Postcode,Start date\nV1,PSV,Constable,ZZ10 1NE,2020-01-02\n"
    seen = looked(tmp_path, text, dataset="volunteers")
    assert column(seen, "Postcode").use.left_out is LeftOut.ADDRESS
    assert column(seen, "Postcode").samples == ()


def test_a_single_cell_that_says_who_is_never_shown(tmp_path: Path) -> None:
    cells = ["Patrol", "Event", "Patrol", "Training", "call 07700 900123 Jane", "Jane Smith",
             "j@example.org"]  # fmt: skip
    seen = looked(tmp_path, _with_column("Activity", cells))
    shown = column(seen, "Activity").samples
    assert "Patrol" in shown
    assert not any("Jane" in text or "@" in text for text in shown)


_GIVEN = st.sampled_from(["Jane", "John", "Priya", "Mohammed", "Sarah", "David", "Chloe"])
_FAMILY = st.sampled_from(["Smith", "O'Brien", "Patel", "Khan", "Taylor-Jones", "Brown", "Evans"])
_MAIL = st.builds("{0}.{1}@example.org".format, _GIVEN, _FAMILY)
_CONTENTS = st.one_of(
    st.lists(st.builds("{0} {1}".format, _GIVEN, _FAMILY), min_size=3, max_size=9, unique=True),
    st.lists(_MAIL, min_size=2, max_size=9),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    cells=_CONTENTS,
    heading=st.sampled_from(["Name", "Volunteer", "Who", "Attended by", "Column 3", "Contact"]),
)
def test_no_sample_of_a_column_that_says_who_is_ever_shown(
    tmp_path: Path, cells: list[str], heading: str
) -> None:
    path = tmp_path / "log.csv"
    path.write_text(_with_column(heading, cells), encoding="utf-8")
    seen = look(path, today=TODAY)
    one = column(seen, heading)
    assert one.use.left_out.personal
    assert one.samples == ()
    everything = repr(seen)
    assert not any(cell in everything for cell in cells)


@settings(max_examples=50, deadline=None)
@given(person=st.one_of(st.builds("{0} {1}".format, _GIVEN, _FAMILY), _MAIL))
def test_a_name_or_address_by_itself_is_known(person: str) -> None:
    assert tells_who(person)


def test_what_is_left_out_is_not_taken_by_another_field(tmp_path: Path) -> None:
    seen = looked(tmp_path, _with_column("Volunteer", NAMES))
    assert "volunteer" not in {one.use.field for one in seen.columns}
    assert taken(seen)["Volunteer"] == "(looks like names)"


def _with_column(heading: str, cells: list[str]) -> str:
    """A duty log with one more column."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Date", heading, "Hours"])
    for at, cell in enumerate(cells):
        writer.writerow([f"2022-04-{at + 1:02d}", cell, at + 1])
    return text.getvalue()
