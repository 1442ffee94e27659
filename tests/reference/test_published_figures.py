"""The bundled figures are the published ones, each with its row in the published file."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from oversight_app.domain.observations import Marker

Read = Callable[[str], list[dict[str, str]]]
WORKFORCE = "home-office-open-data-2022-03-31.csv"
ESTIMATES = "ons-population-estimates-2020-06-30.csv"
CENSUS = "ons-census-2021-03-21.csv"


@pytest.fixture(scope="module")
def headcounts(read: Read) -> Counter[tuple[str, str, str]]:
    counted: Counter[tuple[str, str, str]] = Counter()
    for row in read(WORKFORCE):
        counted[row["body"], row["as_at"], row["series"]] += int(row["headcount"] or 0)
    return counted


@pytest.fixture(scope="module")
def equivalents(read: Read) -> defaultdict[tuple[str, str, str], Decimal]:
    summed: defaultdict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in read(WORKFORCE):
        if row["fte"]:
            summed[row["body"], row["as_at"], row["series"]] += Decimal(row["fte"])
    return summed


@pytest.mark.parametrize(
    ("series", "as_at", "published"),
    [
        ("specials", "2012-03-31", 20_343),
        ("specials", "2022-03-31", 8_545),
        ("pcso", "2010-03-31", 17_209),
        ("pcso", "2022-03-31", 9_125),
    ],
)
def test_headcounts_add_to_the_national_ones(
    headcounts: Counter[tuple[str, str, str]], series: str, as_at: str, published: int
) -> None:
    found = [n for (_, day, kind), n in headcounts.items() if (day, kind) == (as_at, series)]
    assert len(found) == 43
    assert sum(found) == published


@pytest.mark.parametrize(("year", "published"), [(2010, 143_734), (2020, 129_110), (2022, 140_228)])
def test_officers_add_to_the_national_full_time_equivalent(
    equivalents: dict[tuple[str, str, str], Decimal], year: int, published: int
) -> None:
    found = [
        n
        for (_, day, kind), n in equivalents.items()
        if (day, kind) == (f"{year}-03-31", "officers")
    ]
    assert len(found) == 43
    assert round(sum(found)) == published


def test_wiltshire_has_153_specials_and_1127_officers(
    codes: dict[str, str],
    headcounts: Counter[tuple[str, str, str]],
    equivalents: dict[tuple[str, str, str], Decimal],
) -> None:
    wiltshire = codes["Wiltshire"]
    assert headcounts[wiltshire, "2022-03-31", "specials"] == 153
    officers = equivalents[wiltshire, "2022-03-31", "officers"]
    assert round(officers, 4) == Decimal("1127.1239")
    assert round(officers) == 1127


def test_support_volunteers_not_supplied_are_marked_and_have_no_figure(
    read: Read, codes: dict[str, str]
) -> None:
    missing = [row for row in read(WORKFORCE) if row["marker"]]
    assert {(row["body"], row["as_at"], row["series"]) for row in missing} == {
        (codes["Gwent"], "2018-03-31", "psv"),
        (codes["Northumbria"], "2019-03-31", "psv"),
        (codes["Northumbria"], "2021-03-31", "psv"),
    }
    assert {row["headcount"] for row in missing} == {""}
    assert {Marker(row["marker"]) for row in missing} == {Marker.NOT_SUPPLIED}


def test_every_other_row_has_a_headcount(read: Read) -> None:
    assert all(row["headcount"].isdigit() for row in read(WORKFORCE) if not row["marker"])


def test_volunteers_have_no_full_time_equivalent_and_all_others_do(read: Read) -> None:
    for row in read(WORKFORCE):
        assert bool(row["fte"]) == (row["series"] in {"officers", "pcso"})


def test_rank_is_given_for_officers_alone(read: Read) -> None:
    assert {row["rank"] for row in read(WORKFORCE) if row["series"] != "officers"} == {""}
    assert {row["rank"] for row in read(WORKFORCE) if row["series"] == "officers"} == {
        "Constable", "Sergeant", "Inspector", "Chief Inspector",
        "Superintendent", "Chief Superintendent", "Chief Officer",
    }  # fmt: skip


def test_every_force_has_every_year(headcounts: Counter[tuple[str, str, str]]) -> None:
    days = Counter((series, as_at) for _, as_at, series in headcounts)
    assert set(days.values()) == {43}
    for series, first in [("specials", 2007), ("officers", 2007), ("pcso", 2007), ("psv", 2018)]:
        assert {day for kind, day in days if kind == series} == {
            f"{year}-03-31" for year in range(first, 2023)
        }


def test_a_row_stands_once_and_once_for_each_sex_and_rank(read: Read) -> None:
    rows = read(WORKFORCE)
    assert len({row["row"] for row in rows}) == len(rows) == 15_394
    keys = {(r["body"], r["as_at"], r["series"], r["sex"], r["rank"]) for r in rows}
    assert len(keys) == len(rows)
    assert min(int(row["row"]) for row in rows) >= 2


def test_residents_add_to_the_totals_of_england_and_wales(read: Read) -> None:
    assert (
        sum(int(row["value"]) for row in read(ESTIMATES) if row["as_at"] == "2020-06-30")
        == 59_719_724
    )
    assert sum(int(row["value"]) for row in read(CENSUS)) == 59_529_700


def test_northamptonshire_is_whole(read: Read, codes: dict[str, str]) -> None:
    """The published codes carry a no-break space, which would lose both its authorities."""
    parts = {
        row["area"]: int(row["value"])
        for row in read(ESTIMATES)
        if (row["body"], row["as_at"]) == (codes["Northamptonshire"], "2020-06-30")
    }
    assert set(parts) == {"E06000061", "E06000062"}
    assert parts["E06000061"] == 350_448


def test_residents_of_every_authority_and_year(read: Read) -> None:
    rows = read(ESTIMATES)
    assert len({row["area"] for row in rows}) == 331
    assert {row["as_at"] for row in rows} == {f"{year}-06-30" for year in range(2001, 2021)}
    assert len({(row["area"], row["as_at"]) for row in rows}) == len(rows) == 331 * 20
    police = {row["lad_code"]: row["pfa_code"] for row in read("local_authorities.csv")}
    assert all(police[row["area"]] == row["body"] for row in rows)


def test_the_census_counts_each_force_once(read: Read, codes: dict[str, str]) -> None:
    rows = read(CENSUS)
    assert sorted(row["body"] for row in rows) == sorted(codes.values())
    assert {row["area"] for row in rows} == {""}
    assert all(int(row["value"]) % 100 == 0 for row in rows)


def test_each_release_names_a_file_whose_last_date_is_its_edition(read: Read) -> None:
    releases = read("releases.csv")
    assert len(releases) == 3
    for release in releases:
        dates = [date.fromisoformat(row["as_at"]) for row in read(release["file"])]
        assert max(dates) == date.fromisoformat(release["edition"])
        assert release["licence"] == "Open Government Licence v3.0"
        assert release["publisher"] in {"Home Office", "Office for National Statistics"}
