"""Police force area boundaries as GeoJSON in longitude and latitude (EPSG:4326)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from oversight_app.domain.batches import Boundary, Incoming
from oversight_app.domain.observations import Release
from oversight_app.domain.periods import written_date
from oversight_app.imports.cells import MONTHS, heading, shown
from oversight_app.imports.gathering import Gathering
from oversight_app.imports.names import Names

FORMAT = "Police force area boundaries"
SERIES = "ons-police-force-boundaries"
ATTRIBUTION = (
    "Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right"
)

_CODE = re.compile(r"pfa ?(\d{2})? ?(?:cd|code)|(?:gss |geo |force )?code|gsscode|geocode")
_NAME = re.compile(r"pfa ?(?:\d{2})? ?(?:nm|name)|(?:force )?name")
_EDITION = re.compile(r"([a-z]{3,9}) ((?:19|20)\d\d)")
_LONGITUDES = (-9.0, 3.0)
_LATITUDES = (49.0, 61.0)
"""A box around Great Britain: eastings and northings, or the two swapped, fall outside it."""

Ring = tuple[tuple[float, float], ...]


def recognised(value: Any) -> bool:
    """Tell whether a JSON value is a collection of areas."""
    return (
        isinstance(value, dict)
        and value.get("type") == "FeatureCollection"
        and isinstance(value.get("features"), list)
        and any(_kind_of(feature) in ("Polygon", "MultiPolygon") for feature in value["features"])
    )


def read(source: tuple[str, str], value: Mapping[str, Any], names: Names, today: date) -> Incoming:
    """Return each force's outline. Rows and columns of issues are features, counted from 1."""
    gathering = Gathering()
    boundaries: dict[str, Boundary] = {}
    years: set[int] = set()
    for number, feature in enumerate(value["features"], start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            properties = {}
        body = _body(properties, number, names, gathering, years)
        if body is None:
            continue
        try:
            polygons = _polygons(feature.get("geometry"))
        except ValueError as why:
            gathering.reject(("", number, "geometry"), f"{names.name(body)} has no outline "
                             "that can be drawn", f"{why}.")  # fmt: skip
            continue
        if body in boundaries:
            gathering.reject(("", number, ""), f"{names.name(body)} stands there twice",
                             "A force has one outline, of as many parts as it needs.")  # fmt: skip
            continue
        boundaries[body] = Boundary(body, polygons)
    missing = sorted(b.name for b in names.forces_on(today) if b.code not in boundaries)
    if missing and not gathering.issues:
        gathering.note(f"No outline for {', '.join(missing)}.")
    edition = _edition(value, years)
    if edition is None:
        edition = today
        gathering.note(
            "The file does not say of which date its boundaries are; they are kept under "
            f"{written_date(today)}, the day they were brought in."
        )
    title = f"Police force areas, {written_date(edition)}"
    release = Release(SERIES, edition, title, "Office for National Statistics", ATTRIBUTION)
    ordered = [boundaries[code] for code in sorted(boundaries)]
    return gathering.incoming(source, FORMAT, release, boundaries=ordered)


def _kind_of(feature: Any) -> Any:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    return geometry.get("type") if isinstance(geometry, dict) else None


def _body(
    properties: Mapping[str, Any],
    number: int,
    names: Names,
    gathering: Gathering,
    years: set[int],
) -> str | None:
    """Return the force of a feature; None, with the reason reported, where there is none."""
    code = name = ""
    for key, said in properties.items():
        if not isinstance(said, str):
            continue
        if match := _CODE.fullmatch(heading(key)):
            code = code or said.strip()
            if match[1]:
                years.add(2000 + int(match[1]))
        elif _NAME.fullmatch(heading(key)):
            name = name or said.strip()
    if code in names.bodies:
        if name and names.known(name) and names.code(name) != code:
            gathering.reject(
                ("", number, "code"),
                f"The code {code} and the name {shown(name)} disagree",
                f"{code} is {names.name(code)}.",
            )
            return None
        return code
    if code:
        gathering.reject(("", number, "code"), f"{shown(code)} is no force known here",
                         "Every area must bear the code of a police force.")  # fmt: skip
        return None
    if not name:
        gathering.reject(("", number, ""), "The area has neither a code nor a name",
                         "Every area must say which force it is.")  # fmt: skip
        return None
    if not names.known(name):
        gathering.unknown_name(name, ("", number, "name"))
        return None
    if names.code(name) is None:
        gathering.note(f"“{name}” is no police force, so its area is left out.")
    return names.code(name)


def _polygons(geometry: Any) -> tuple[tuple[Ring, ...], ...]:
    """Return the polygons of a geometry; ValueError, in words, where one is not sound."""
    if not isinstance(geometry, dict) or not isinstance(geometry.get("coordinates"), list):
        raise ValueError("It holds no polygon")
    kind, coordinates = geometry.get("type"), geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError("It holds no polygon")
    listed = [coordinates] if kind == "Polygon" else coordinates
    polygons = tuple(tuple(_ring(ring) for ring in _list(polygon)) for polygon in listed)
    if not polygons or not all(polygons):
        raise ValueError("It holds no polygon")
    return polygons


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("It holds no polygon")
    return value


def _ring(ring: Any) -> Ring:
    points = tuple(_point(point) for point in _list(ring))
    if len(points) < 4:
        raise ValueError("A ring has fewer than four points")
    if points[0] != points[-1]:
        raise ValueError("A ring does not end where it began")
    return points


def _point(point: Any) -> tuple[float, float]:
    if not isinstance(point, list) or len(point) < 2:
        raise ValueError("A point is not a pair of numbers")
    if not all(type(each) in (int, float) for each in point[:2]):
        raise ValueError("A point is not a pair of numbers")
    longitude, latitude = float(point[0]), float(point[1])
    inside = (
        _LONGITUDES[0] <= longitude <= _LONGITUDES[1] and _LATITUDES[0] <= latitude <= _LATITUDES[1]
    )
    if not inside:
        raise ValueError(
            "A point is not in longitude and latitude within Great Britain: the file may be in "
            "British National Grid, and is needed in EPSG:4326"
        )
    return longitude, latitude


def _edition(value: Mapping[str, Any], years: set[int]) -> date | None:
    """Return the date of the boundaries from the collection's name, else December of the year
    in the properties' names (``PFA20CD``), which is when the ONS names them."""
    if match := _EDITION.search(heading(value.get("name"))):
        month = MONTHS.get(match[1])
        if month:
            return date(int(match[2]), month, 1)
    return date(max(years), 12, 1) if years else None
