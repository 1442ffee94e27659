"""The ways that force names are printed, gathered from the published files."""

import csv
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from oversight_app.domain.bodies import spelling_key

BTP = {"british transport", "british transport police", "btp"}
"""Keys that mean British Transport Police, which has no ONS code."""

NOT_A_FORCE = {
    "central service secondments": "Central Service Secondments",
    "east of england": "East of England",
    "england": "England",
    "england and wales": "England and Wales",
}
"""Names that are no single force and that the list of sightings does not give as such: the
row of the workforce tables for officers lent to central bodies, and the areas of the ONS."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def spellings(data: Path) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Return printed, code and seen_in: one row for each distinct spelling key.

    The printed form kept is the one seen most often, and ``seen_in`` is the first place it was
    seen in. The code is empty for a name that is
    known to be no single force. A key that two forces share, or that no list explains, stops
    the script.
    """
    codes: defaultdict[str, set[str]] = defaultdict(set)
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first_seen: dict[str, str] = {}
    for key, name in NOT_A_FORCE.items():
        printed[key][name] += 1
    for code, name, source in _sightings(data):
        key = spelling_key(name)
        printed[key][name] += 1
        first_seen.setdefault(key, re.sub(r" *\(.*\)", "", source).replace("HO ", "Home Office "))
        codes[key].update({code} if code else {"BTP"} if key in BTP else ())
    rows: list[tuple[object, ...]] = []
    for key in sorted(printed):
        if len(codes[key]) > 1:
            raise SystemExit(f"“{key}” is printed for two forces: {sorted(codes[key])}")
        seen = first_seen.get(key, "ONS geography")
        rows.append((_kept(printed[key]), "".join(codes[key]), seen))
    return ("printed", "code", "seen_in"), rows


def _kept(forms: Counter[str]) -> str:
    """Return the form seen most often; of equals, the one in capitals as names are."""
    return max(sorted(forms), key=lambda form: (forms[form], form != form.lower(), -len(form)))


def _sightings(data: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (code or empty, name as printed, where); names without a code are no force."""
    listed = set()
    with (data / "facts" / "force_name_variants.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name_as_printed"].strip()
            listed.add(spelling_key(name))
            yield row["gss_code"], name, row["seen_in"]
    for path in sorted((data / "home-office").glob("*.ods")):
        for name in sorted(set(_row_labels(path))):
            key = spelling_key(name)
            if key not in listed and key not in NOT_A_FORCE:
                raise SystemExit(f"“{name}” in {path.name} is not in the list of names")
            yield "", name, "Home Office data tables"


def _row_labels(path: Path) -> Iterator[str]:
    """Yield the row labels of every sheet of an ODS file that lists the forces."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    for sheet in root.iter(f"{_TABLE}table"):
        labels = [label for row in sheet.iter(f"{_TABLE}table-row") if (label := _label(row))]
        if "Total 43 forces" in labels:
            yield from labels


def _label(row: ElementTree.Element) -> str:
    """Return the first cell of a row that has numbers beside it, or an empty string."""
    cells = list(row.iter(f"{_TABLE}table-cell"))
    if not any(cell.get(f"{_OFFICE}value-type") == "float" for cell in cells[1:]):
        return ""
    return "".join("".join(part.itertext()) for part in cells[0].iter(f"{_TEXT}p")).strip()
