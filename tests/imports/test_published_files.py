"""The real published files, where they lie beside the repository (skipped where they do not)."""

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.bodies import Body, BodyKind, spelling_key
from oversight_app.domain.errors import UserProblem
from oversight_app.imports.reading import read_files
from oversight_app.resource_files import resource

DATA = Path(
    os.environ.get("OVERSIGHT_SHARED_DATA")
    or Path(__file__).resolve().parents[2].parent / "shared" / "data"
)
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the published files are not here")

HOME_OFFICE = DATA / "home-office"
POPULATION = DATA / "population"
TODAY = date(2022, 10, 31)


def _rows(name: str) -> list[dict[str, str]]:
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _read(*paths: Path) -> tuple[Incoming, ...]:
    bodies = [
        Body(row["code"], row["name"], BodyKind(row["kind"]), row["region"])
        for row in _rows("forces.csv")
    ]
    names = {spelling_key(row["printed"]): row["code"] or None for row in _rows("spellings.csv")}
    return read_files(paths, names=names, bodies=bodies, today=TODAY)


def _totals(incoming: Incoming, measure: str) -> Counter[date]:
    """Sums over the 43 territorial forces, by date."""
    found: Counter[date] = Counter()
    for row in incoming.rows:
        for one in row:
            if one.measure == measure and one.body != "BTP" and one.value is not None:
                found[one.as_at] += one.value  # type: ignore[assignment]
    return found


@pytest.mark.parametrize(
    ("name", "edition", "published", "specials", "checked"),
    [
        # five tables by force: ten regions and two totals, at three dates
        ("police-workforce-tabs-30sep15.ods", date(2015, 9, 30), date(2016, 1, 28),
         {date(2014, 9, 30): 16_772, date(2015, 3, 31): 16_074, date(2015, 9, 30): 16_050}, 180),
        ("police-workforce-tables-sep16.ods", date(2016, 9, 30), date(2017, 1, 26),
         {date(2015, 9, 30): 16_042}, 180),
        # six tables at three dates, and four at two
        ("police-workforce-sep19-tables.ods", date(2019, 9, 30), date(2020, 1, 30),
         {date(2018, 9, 30): 11_029, date(2019, 3, 31): 10_640, date(2019, 9, 30): 10_039}, 312),
    ],
)  # fmt: skip
def test_a_release_of_the_data_tables_passes_all_its_totals(
    name: str, edition: date, published: date, specials: dict[date, int], checked: int
) -> None:
    (incoming,) = _read(HOME_OFFICE / name)
    assert not incoming.blocked
    assert not incoming.issues
    assert incoming.checked == checked
    assert (incoming.release.edition, incoming.release.published) == (edition, published)
    assert _totals(incoming, "specials-strength") >= Counter(specials)
    assert {d: n for d, n in _totals(incoming, "specials-strength").items() if d in specials} == (
        specials
    )


def test_the_tables_of_2019_hold_every_kind() -> None:
    (incoming,) = _read(HOME_OFFICE / "police-workforce-sep19-tables.ods")
    # printed in its "Total 43 forces" rows
    assert _totals(incoming, "psv-strength")[date(2019, 9, 30)] == 7_740
    assert _totals(incoming, "officers-headcount")[date(2019, 9, 30)] == 127_381
    fte = _totals(incoming, "officers-fte")[date(2019, 9, 30)]
    assert fte == pytest.approx(124_783.97, abs=0.01)


def test_the_open_data_table() -> None:
    (incoming,) = _read(HOME_OFFICE / "open-data-table-police-workforce-2007-2022.csv")
    assert not incoming.blocked
    assert len(incoming.rows) == 25_198
    specials = _totals(incoming, "specials-strength")
    assert specials[date(2022, 3, 31)] == 8_545
    assert specials[date(2012, 3, 31)] == 20_343
    officers = _totals(incoming, "officers-fte")
    assert round(officers[date(2010, 3, 31)]) == 143_734
    assert round(officers[date(2022, 3, 31)]) == 140_228
    not_supplied = {
        (one.body, one.as_at) for row in incoming.rows for one in row if one.marker is not None
    }
    assert not_supplied == {
        ("W15000002", date(2018, 3, 31)),  # Gwent
        ("E23000007", date(2019, 3, 31)),  # Northumbria
        ("E23000007", date(2021, 3, 31)),
    }
    title = "Police workforce open data table, 31 March 2007 to 31 March 2022"
    assert incoming.release.title == title


@pytest.mark.parametrize("with_lookup", [True, False])
def test_the_population_with_its_no_break_spaces(with_lookup: bool) -> None:
    paths = [POPULATION / "la_population_mid2001_mid2020.csv"]
    if with_lookup:
        paths.append(POPULATION / "lad21_pfa21_lookup.csv")
    (incoming,) = _read(*paths)
    assert not incoming.blocked
    assert len(incoming.rows) == 331 * 20
    assert _totals(incoming, "population")[date(2020, 6, 30)] == 59_719_724
    northamptonshire = {row[0].area for row in incoming.rows if row[0].body == "E23000022"}
    assert northamptonshire == {"E06000061", "E06000062"}


def test_the_population_of_each_force_is_the_published_sum() -> None:
    (incoming,) = _read(POPULATION / "la_population_mid2001_mid2020.csv")
    sums: Counter[str] = Counter()
    for (one,) in incoming.rows:
        if one.as_at == date(2020, 6, 30):
            sums[one.body] += int(one.value or 0)
    name = "population_by_pfa_mid2001_2020_census2021.csv"
    with (POPULATION / name).open(encoding="utf-8", newline="") as file:
        assert sums == {row["pfa21cd"]: int(row["mid2020"]) for row in csv.DictReader(file)}


def test_the_boundaries() -> None:
    (incoming,) = _read(DATA / "boundaries" / "pfa_small.geojson")
    assert not incoming.blocked
    assert len(incoming.boundaries) == 43
    assert sum(len(ring) for b in incoming.boundaries for p in b.polygons for ring in p) == 8_068


@pytest.mark.parametrize(
    "path",
    [
        "facts/forces-population-misaligned-bad-input.csv",
        "population/population_by_pfa_mid2001_2020_census2021.csv",
        "volunteers/shifts.csv",
        "README.md",
    ],
)
def test_what_is_no_published_format_is_refused_with_one_message(path: str) -> None:
    with pytest.raises(UserProblem, match="not a published table that Oversight knows"):
        _read(DATA / path)
