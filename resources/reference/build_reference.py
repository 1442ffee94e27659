"""Make the reference figures of this folder from the published files.

    python resources/reference/build_reference.py --from /work/shared/data

Making them again gives the same bytes. Nothing is guessed: an unknown name, area or sum
stops the script, and nothing is written until every check has passed.
"""

import argparse
import csv
import io
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from published_names import spellings
from tile_map import SHORT, measures, shared_borders, tiles

from oversight_app.domain.bodies import BodyKind, spelling_key
from oversight_app.domain.observations import Marker

HERE = Path(__file__).resolve().parent
LICENCE = "Open Government Licence v3.0"
WORKFORCE = "home-office-open-data-2022-03-31.csv"
ESTIMATES = "ons-population-estimates-2020-06-30.csv"
CENSUS = "ons-census-2021-03-21.csv"

NAMES = {"E23000034": "City of London", "E23000035": "Devon and Cornwall"}
"""Names that the ONS prints another way round, or with an ampersand."""

SERIES = {
    "special constable": "specials",
    "police support volunteer": "psv",
    "police officer": "officers",
    "police community support officer": "pcso",
}
"""The worker types that are kept, and what they are called here."""

HEADCOUNT_ONLY = {"specials", "psv"}
"""Volunteers have no full-time equivalent: the 0 that is printed means that there is none."""

RELEASES = (
    ("home-office-open-data", "2022-03-31",
     "Police workforce open data table, 31 March 2007 to 31 March 2022",
     "Home Office", LICENCE, "2022-07-27", 0, WORKFORCE),
    ("ons-population-estimates", "2020-06-30",
     "Population estimates by local authority, mid-2001 to mid-2020",
     "Office for National Statistics", LICENCE, "", 0, ESTIMATES),
    ("ons-census-2021", "2021-03-21",
     "Census 2021, usual residents by police force area, rounded to 100",
     "Office for National Statistics", LICENCE, "", 0, CENSUS),
)  # fmt: skip

Row = dict[str, str]
Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


def numbered(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield each row of a CSV with its row number as a spreadsheet counts (the header is 1).

    No-break spaces, which cut Northamptonshire off from its forces, become plain ones.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield number, {k: v.replace("\xa0", " ").strip() for k, v in row.items()}


def forces(boundaries: Path, workforce: Path) -> Table:
    """The territorial forces with region and square, and British Transport Police."""
    regions = {row["geo_code"]: row["region"] for _, row in numbered(workforce)}
    places = tiles()
    rows: list[tuple[object, ...]] = []
    for feature in json.loads(boundaries.read_text(encoding="utf-8"))["features"]:
        code = feature["properties"]["code"]
        name = NAMES.get(code, feature["properties"]["name"])
        rows.append(
            (code, name, regions[code], BodyKind.FORCE.value, "", "", *places[code], SHORT[code])
        )
    if len(rows) != len(places) or {row[0] for row in rows} != regions.keys():
        raise SystemExit("the forces of the boundaries, the workforce table and the tiles differ")
    rows.append(
        ("BTP", "British Transport Police", "", BodyKind.SPECIAL_FORCE.value, "", "", "", "", "BTP")
    )
    header = (
        "code", "name", "region", "kind", "valid_from", "valid_to",
        "tile_column", "tile_row", "short",
    )  # fmt: skip
    return header, sorted(rows, key=str)


def workforce_rows(path: Path) -> Table:
    """The Home Office rows kept, one for one as published."""
    kept = [
        (number, SERIES[row["worker_type"]], row)
        for number, row in numbered(path)
        if row["worker_type"] in SERIES
    ]
    counted: Counter[tuple[str, str, str]] = Counter()
    for _, series, row in kept:
        counted[row["geo_code"], row["date"], series] += int(row["total_headcount"])
    rows: list[tuple[object, ...]] = []
    for number, series, row in kept:
        if not row["date"].endswith("-03-01"):
            raise SystemExit(f"row {number}: {row['date']} does not stand for a 31 March")
        # A force of no volunteers at all in any row did not send a figure (facts.md, 2).
        missing = series == "psv" and not counted[row["geo_code"], row["date"], series]
        rows.append((
            row["geo_code"],
            row["date"].removesuffix("01") + "31",
            series,
            row["sex"],
            row["rank_description"] if series == "officers" else "",
            "" if missing else row["total_headcount"],
            "" if series in HEADCOUNT_ONLY else row["total_fte"],
            Marker.NOT_SUPPLIED.value if missing else "",
            number,
        ))  # fmt: skip
    header = ("body", "as_at", "series", "sex", "rank", "headcount", "fte", "marker", "row")
    return header, sorted(rows, key=_text_then_row)


def _text_then_row(row: tuple[object, ...]) -> tuple[str, ...]:
    """Sort key: the columns before the figures, as text."""
    return tuple(map(str, row[:5])) if len(row) > 5 else tuple(map(str, row[:3]))


def local_authorities(path: Path) -> Table:
    """Which force polices each local authority."""
    pairs = {row["lad21cd"]: row["pfa21cd"] for _, row in numbered(path)}
    return ("lad_code", "pfa_code"), sorted(pairs.items())


def estimates(path: Path, police: Mapping[str, str]) -> Table:
    """Mid-year residents of each local authority under the force that polices it."""
    rows: list[tuple[object, ...]] = [
        (police[row["code"]], f"{row['year']}-06-30", row["code"], int(row["population"]), number)
        for number, row in numbered(path)
    ]
    return ("body", "as_at", "area", "value", "row"), sorted(rows, key=_text_then_row)


def census(path: Path) -> Table:
    """Census residents of each force area, rounded to 100 as published."""
    rows: list[tuple[object, ...]] = [
        (row["pfa21cd"], "2021-03-21", "", int(row["census2021_rounded"]), number)
        for number, row in numbered(path)
    ]
    return ("body", "as_at", "area", "value", "row"), sorted(rows, key=_text_then_row)


def check(tables: Mapping[str, Table], sums: Path) -> Iterator[str]:
    """Yield a line for each total that agrees with the published one; stop at one that doesn't."""
    heads: Counter[tuple[str, str]] = Counter()
    fte: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    missing: set[tuple[object, object]] = set()
    for body, as_at, series, _, _, headcount, equivalent, marker, _ in tables[WORKFORCE][1]:
        heads[str(series), str(as_at)] += int(str(headcount or 0))
        fte[str(series), str(as_at)] += Decimal(str(equivalent or 0))
        if marker:
            missing.add((body, as_at))
    mid: Counter[tuple[str, str]] = Counter()
    for force, as_at, _, value, _ in tables[ESTIMATES][1]:
        mid[str(force), str(as_at)] += int(str(value))
    for _, row in numbered(sums):
        for year in range(2001, 2021):
            if mid[row["pfa21cd"], f"{year}-06-30"] != int(row[f"mid{year}"]):
                raise SystemExit(f"residents of {row['pfa21nm']} in {year} differ from the sum")
    found = {
        "Specials 31 March 2012": heads["specials", "2012-03-31"],
        "Specials 31 March 2022": heads["specials", "2022-03-31"],
        "Officers, FTE, 31 March 2010": round(fte["officers", "2010-03-31"]),
        "Officers, FTE, 31 March 2020": round(fte["officers", "2020-03-31"]),
        "Officers, FTE, 31 March 2022": round(fte["officers", "2022-03-31"]),
        "PCSOs 31 March 2010": heads["pcso", "2010-03-31"],
        "PCSOs 31 March 2022": heads["pcso", "2022-03-31"],
        "Police support volunteers not supplied": len(missing),
        "Residents mid-2020": sum(n for (_, day), n in mid.items() if day == "2020-06-30"),
        "Residents Census 2021": sum(int(str(row[3])) for row in tables[CENSUS][1]),
        "Territorial forces": len(tables["forces.csv"][1]) - 1,
        "Local authorities": len(tables["local_authorities.csv"][1]),
    }
    for what, expected in PUBLISHED.items():
        if found[what] != expected:
            raise SystemExit(f"{what}: {found[what]:,} found, {expected:,} published")
        yield f"{what}: {expected:,}, as published"


PUBLISHED = {
    "Specials 31 March 2012": 20_343,
    "Specials 31 March 2022": 8_545,
    "Officers, FTE, 31 March 2010": 143_734,
    "Officers, FTE, 31 March 2020": 129_110,
    "Officers, FTE, 31 March 2022": 140_228,
    "PCSOs 31 March 2010": 17_209,
    "PCSOs 31 March 2022": 9_125,
    "Police support volunteers not supplied": 3,
    "Residents mid-2020": 59_719_724,
    "Residents Census 2021": 59_529_700,
    "Territorial forces": 43,
    "Local authorities": 331,
}
"""What the published papers themselves give as totals (facts.md, sections 2 and 3)."""


def written(table: Table) -> bytes:
    """Return a table as CSV: UTF-8, one line feed a row."""
    header, rows = table
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def tile_lines(boundaries: Path) -> Iterable[str]:
    """Say how true the tile map is to the boundaries."""
    outlines: dict[str, list[list[tuple[float, float]]]] = {}
    centres: dict[str, tuple[float, float]] = {}
    for feature in json.loads(boundaries.read_text(encoding="utf-8"))["features"]:
        shape, about = feature["geometry"], feature["properties"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        outlines[about["code"]] = [
            [(x, y) for x, y in ring] for polygon in parts for ring in polygon
        ]
        centres[about["code"]] = (about["lon"], about["lat"])
    return measures(centres, shared_borders(outlines))


def build(data: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the files by name, and the lines that say what was made and checked."""
    boundaries = data / "boundaries" / "pfa_small.geojson"
    workforce = data / "home-office" / "open-data-table-police-workforce-2007-2022.csv"
    population = data / "population"
    sums = population / "population_by_pfa_mid2001_2020_census2021.csv"
    authorities = local_authorities(population / "lad21_pfa21_lookup.csv")
    police = {str(lad): str(force) for lad, force in authorities[1]}
    release_header = (
        "series", "edition", "title", "publisher", "licence", "published", "reissue", "file",
    )  # fmt: skip
    tables: dict[str, Table] = {
        "forces.csv": forces(boundaries, workforce),
        "spellings.csv": spellings(data),
        "local_authorities.csv": authorities,
        "releases.csv": (release_header, [tuple(release) for release in RELEASES]),
        WORKFORCE: workforce_rows(workforce),
        ESTIMATES: estimates(population / "la_population_mid2001_mid2020.csv", police),
        CENSUS: census(sums),
    }
    known = {spelling_key(str(name)): code for name, code, _ in tables["spellings.csv"][1]}
    for code, name, *_ in tables["forces.csv"][1]:
        if known.get(spelling_key(str(name))) != code:
            raise SystemExit(f"“{name}” is not among the spellings of {code}")
    files = {name: written(table) for name, table in tables.items()}
    lines = [
        f"{name}: {len(table[1]):,} rows, {len(files[name]):,} bytes"
        for name, table in tables.items()
    ]
    return files, [*lines, *check(tables, sums), *tile_lines(boundaries)]


def main() -> int:
    """Write the files beside this script (or into ``--into``) and print what was made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="data", type=Path, required=True)
    parser.add_argument("--into", type=Path, default=HERE)
    asked = parser.parse_args()
    files, lines = build(asked.data)
    for name, content in files.items():
        (asked.into / name).write_bytes(content)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
