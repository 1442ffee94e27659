"""Boundaries as GeoJSON."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.errors import UserProblem
from tests.imports.making import TODAY, read

SQUARE = [[-1.0, 54.0], [-1.0, 55.0], [-2.0, 55.0], [-2.0, 54.0], [-1.0, 54.0]]
HOLE = [[-1.2, 54.2], [-1.2, 54.3], [-1.3, 54.3], [-1.2, 54.2]]


def collection(**properties: str) -> dict[str, Any]:
    """Return a collection of Durham with a hole, and Northumbria in two parts."""
    shapes = (
        ("E23000008", "Durham", {"type": "Polygon", "coordinates": [SQUARE, HOLE]}),
        ("E23000007", "Northumbria", {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}),
    )
    names = {"code": "code", "name": "name", **properties}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {names["code"]: code, names["name"]: name, "LONG": -1.5},
                "geometry": shape,
            }
            for code, name, shape in shapes
        ],
    }


def test_each_force_has_its_polygons_outer_ring_first(tmp_path: Path) -> None:
    incoming = read(tmp_path, json.dumps(collection()), "areas.geojson")
    assert not incoming.blocked
    durham = next(b for b in incoming.boundaries if b.body == "E23000008")
    northumbria = next(b for b in incoming.boundaries if b.body == "E23000007")
    assert [len(ring) for ring in durham.polygons[0]] == [5, 4]
    assert durham.polygons[0][0][0] == (-1.0, 54.0)
    assert len(northumbria.polygons) == 2
    assert "Contains OS data © Crown copyright" in incoming.release.licence
    assert any("Cleveland" in note for note in incoming.notes)  # a force without an outline


@pytest.mark.parametrize(
    "names", [{"code": "PFA20CD", "name": "PFA20NM"}, {"code": "pfa20cd", "name": "pfa20nm"}]
)
def test_the_year_in_the_property_names_gives_the_date(
    tmp_path: Path, names: dict[str, str]
) -> None:
    release = read(tmp_path, json.dumps(collection(**names)), "areas.json").release
    assert release.edition == date(2020, 12, 1)


def test_the_name_of_the_collection_gives_the_date(tmp_path: Path) -> None:
    value = {**collection(), "name": "Police_Force_Areas_December_2021_EW_BUC"}
    assert read(tmp_path, json.dumps(value), "a.json").release.edition == date(2021, 12, 1)


def test_a_file_that_does_not_say_its_date_is_kept_under_the_day_of_import(tmp_path: Path) -> None:
    incoming = read(tmp_path, json.dumps(collection()), "areas.geojson")
    assert incoming.release.edition == TODAY
    assert any("does not say of which date" in note for note in incoming.notes)


@pytest.mark.parametrize(
    ("ring", "words"),
    [
        (SQUARE[:-1], "does not end where it began"),
        (SQUARE[:2], "fewer than four points"),
        ([[430000.0, 540000.0]] * 4, "EPSG:4326"),
        ([[54.0, -1.0], [55.0, -1.0], [55.0, -2.0], [54.0, -1.0]], "longitude and latitude"),
        ([["-1", "54"]] * 4, "not a pair of numbers"),
        ([[-1.0]] * 4, "not a pair of numbers"),
        ("round", "no polygon"),
    ],
)
def test_an_outline_that_is_not_sound_stops_the_file(
    tmp_path: Path, ring: object, words: str
) -> None:
    value = copy.deepcopy(collection())
    value["features"][0]["geometry"]["coordinates"] = [ring]
    incoming = read(tmp_path, json.dumps(value), "areas.geojson")
    assert incoming.blocked
    (issue,) = incoming.issues
    assert words in issue.why
    assert issue.row == 1


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"code": "E23000099", "name": "Durham"}, "no force known here"),
        ({"code": "E23000007", "name": "Durham"}, "disagree"),
        ({"height": 3}, "neither a code nor a name"),
        ({"code": "E23000007", "name": "Northumbria"}, "twice"),
    ],
)
def test_an_area_that_is_not_one_known_force_stops_the_file(
    tmp_path: Path, properties: dict[str, object], words: str
) -> None:
    value = collection()
    value["features"][0]["properties"] = properties
    incoming = read(tmp_path, json.dumps(value), "areas.geojson")
    assert incoming.blocked
    assert words in incoming.issues[0].what


def test_an_unknown_name_without_a_code_is_asked_about(tmp_path: Path) -> None:
    value = collection()
    value["features"][0]["properties"] = {"name": "Durhamshire"}
    assert read(tmp_path, json.dumps(value), "a.json").unknown_names == ("Durhamshire",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"type": "FeatureCollection", "features": [', "damaged or cut short"),
        ("[" * 100_000, "damaged or cut short"),
        ('{"type": "FeatureCollection", "features": []}', "not a published table"),
        ('{"forces": ["Durham"]}', "not a published table"),
        ("[1, 2, 3]", "not a published table"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserProblem, match=words):
        read(tmp_path, text, "areas.geojson")
