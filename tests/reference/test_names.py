"""The forces, and the ways that their names are printed."""

from collections.abc import Callable

import pytest

from oversight_app.domain.bodies import BodyKind, spelling_key

Read = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def meaning(read: Read) -> dict[str, str]:
    return {spelling_key(row["printed"]): row["code"] for row in read("spellings.csv")}


def test_there_are_43_territorial_forces_and_british_transport_police(read: Read) -> None:
    kinds = [BodyKind(row["kind"]) for row in read("forces.csv")]
    assert kinds.count(BodyKind.FORCE) == 43
    assert [row["name"] for row in read("forces.csv") if row["kind"] != "force"] == [
        "British Transport Police"
    ]


def test_forces_have_their_ons_code_and_region(read: Read) -> None:
    forces = {row["name"]: (row["code"], row["region"]) for row in read("forces.csv")}
    assert forces["Wiltshire"] == ("E23000038", "South West")
    assert forces["City of London"] == ("E23000034", "London")
    assert forces["Devon and Cornwall"] == ("E23000035", "South West")
    assert forces["Dyfed-Powys"] == ("W15000004", "Wales")
    assert forces["West Midlands"] == ("E23000014", "West Midlands")
    assert {region for _, region in forces.values()} == {
        "", "East Midlands", "Eastern", "London", "North East", "North West", "South East",
        "South West", "Wales", "West Midlands", "Yorkshire and the Humber",
    }  # fmt: skip


def test_no_printed_name_stands_twice(read: Read) -> None:
    keys = [spelling_key(row["printed"]) for row in read("spellings.csv")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Avon & Somerset", "Avon and Somerset"),
        ("avon-and-somerset", "Avon and Somerset"),
        ("London, City of", "City of London"),
        ("London city of", "City of London"),
        ("Metropolitan", "Metropolitan Police"),
        ("Met Police", "Metropolitan Police"),
        ("Metropolitan Police Service", "Metropolitan Police"),
        ("South Wales3", "South Wales"),
        ("Dyfed Powys", "Dyfed-Powys"),
        ("West Midlands ", "West Midlands"),
        ("Wiltshire Police", "Wiltshire"),
        ("Humberside Constabulary", "Humberside"),
    ],
)
def test_printed_names_mean_their_force(
    meaning: dict[str, str], codes: dict[str, str], printed: str, name: str
) -> None:
    assert meaning[spelling_key(printed)] == codes[name]


@pytest.mark.parametrize(
    "printed",
    [
        "Eastern ", "East of England", "Yorkshire and the Humber ", "London ", "Wales", "Total",
        "Total 43 forces", "Action Fraud", "Central Service Secondments", "England and Wales",
    ],
)  # fmt: skip
def test_names_known_to_be_no_force_have_no_code(meaning: dict[str, str], printed: str) -> None:
    assert meaning[spelling_key(printed)] == ""


def test_british_transport_police_has_its_own_code(meaning: dict[str, str]) -> None:
    assert meaning[spelling_key("British Transport Police")] == "BTP"


def test_every_force_is_known_by_its_own_name(
    meaning: dict[str, str], codes: dict[str, str]
) -> None:
    assert {meaning[spelling_key(name)] for name in codes} == set(codes.values())
    assert all(meaning[spelling_key(name)] == code for name, code in codes.items())


def test_an_abbreviation_that_nobody_printed_is_not_guessed(meaning: dict[str, str]) -> None:
    assert spelling_key("Wilts") not in meaning


def test_every_code_of_a_spelling_or_authority_is_a_force(read: Read) -> None:
    known = {row["code"] for row in read("forces.csv")}
    assert {row["code"] for row in read("spellings.csv")} - {""} == known
    assert {row["pfa_code"] for row in read("local_authorities.csv")} == known - {"BTP"}


def test_331_local_authorities_have_clean_codes(read: Read) -> None:
    areas = [row["lad_code"] for row in read("local_authorities.csv")]
    assert len(set(areas)) == len(areas) == 331
    assert all(code.isalnum() and len(code) == 9 for code in areas)
