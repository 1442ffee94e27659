"""Every measure that a record may name, in one list: what it is called, and which page shows it.

An objective names measures, and a link an ABOUT figure, by a measure's id ("specials-strength",
"hours") or by a series of it as it is written ("hours/custody///": ``SeriesKey``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.currency_measures import CURRENCY_MEASURES
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.measures import COMPARED, MEASURES, Direction, Unit
from oversight_app.domain.office_measures import OFFICE_MEASURES

PUBLISHED = "Published figures"
RETURNED = "Returns to the office"
IN_DATE = "In date"
OWN_WORK = "The office’s own work"
NO_LONGER = "No longer a measure"


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """A measure as records name it. ``id`` is what they hold; ``group`` is the list it stands
    in; ``place`` and ``tab`` say which page shows its figure ("" for none). ``by_scheme``: a
    figure of it is of one scheme, which a series names. Values are written by ``unit`` and
    ``decimals``."""

    id: str
    name: str
    group: str
    place: str
    tab: str
    unit: Unit = Unit.COUNT
    decimals: int = 0
    direction: Direction = Direction.NEITHER
    by_scheme: bool = False
    definition: str = ""
    scheme: str = ""
    """The scheme that a series is of; "" for all, or where none belongs to it."""
    sensitive: bool = False
    """Small counts of people, to be hidden before they are published."""

    @property
    def address(self) -> str:
        """Where its figure is shown, as ``Context.go_to`` takes it; "" for nowhere."""
        return f"{self.place}/{self.tab}/{self.id}" if self.place else ""


def _catalogue() -> dict[str, NamedMeasure]:
    found = {
        one.id: NamedMeasure(
            one.id, one.name, PUBLISHED, "specials" if one.id in COMPARED else "", "compare",
            one.unit, one.decimals, one.direction, definition=one.definition,
            sensitive=one.sensitive,
        )
        for one in MEASURES.values()
    }  # fmt: skip
    for catalogue, group, place, tab in (
        (LOCAL_MEASURES, RETURNED, "activity", "activity"),
        (CURRENCY_MEASURES, IN_DATE, "governance", "currency"),
    ):
        for local in catalogue.values():
            found[local.id] = NamedMeasure(
                local.id, local.name, group, place, tab, local.unit, local.decimals,
                local.direction, True, local.definition, sensitive=local.sensitive,
            )  # fmt: skip
    for own in OFFICE_MEASURES.values():
        found[own.id] = NamedMeasure(
            own.id, own.name, OWN_WORK, "accountability", "measures", own.unit, own.decimals,
            own.direction, definition=own.definition, sensitive=own.sensitive,
        )  # fmt: skip
    return found


CATALOGUE: Mapping[str, NamedMeasure] = _catalogue()
"""All measures by id, in the order of their lists."""


def named(figure: str, schemes: Mapping[str, str] | None = None) -> NamedMeasure:
    """Return the measure that a record names; ``schemes`` are the names of schemes by code.

    A name that stands in no catalogue (any more) is given back as it is written, so that an old
    record stays readable.
    """
    key = series_of(figure)
    measure = CATALOGUE.get(key.measure)
    if measure is None:
        return NamedMeasure(figure, figure, NO_LONGER, "", "")
    if "/" not in figure:
        return measure
    where = (schemes or {}).get(key.scheme, key.scheme)
    parts = [part for part in (key.district, key.activity, key.status) if part]
    name = ", ".join([measure.name, *([where] if where else []), *parts])
    return NamedMeasure(
        figure, name, measure.group, measure.place, measure.tab, measure.unit, measure.decimals,
        measure.direction, measure.by_scheme, measure.definition, key.scheme, measure.sensitive,
    )  # fmt: skip


def series_of(figure: str) -> SeriesKey:
    """Return the series that a record names: of a plain id, the measure as a whole."""
    try:
        return SeriesKey.parse(figure)
    except ValueError:
        return SeriesKey(figure)


def figure_id(measure: str, scheme: str = "") -> str:
    """Return how a record names a measure of a scheme."""
    return str(SeriesKey(measure, scheme)) if scheme else measure


def offered(schemes: Mapping[str, str]) -> tuple[NamedMeasure, ...]:
    """Return what a form offers: every measure, and those that are of one scheme for each."""
    found: list[NamedMeasure] = []
    for one in CATALOGUE.values():
        if one.by_scheme:
            found.extend(named(figure_id(one.id, code), schemes) for code in schemes)
        elif one.place:
            found.append(one)
    return tuple(found)
