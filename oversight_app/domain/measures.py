"""The one catalogue of measures: what each is, how it is worked out, and what it does not show.

An *observed* measure is printed in a release. A *derived* one is a numerator over a
denominator, or a change between two dates. Everything that names a measure (the page, the
command line, the papers) takes its words from here.
"""

from dataclasses import dataclass, field
from enum import StrEnum

HEADCOUNT_SOURCE = "Home Office, Police workforce, England and Wales"
CITY_OF_LONDON = "E23000034"
POPULATION_SOURCE = "Office for National Statistics, population estimates and Census 2021"


class Unit(StrEnum):
    """How a value is written."""

    COUNT = "count"
    FTE = "full-time equivalent"
    RATE = "rate"
    PERCENT = "percent"
    POINTS = "percentage points"
    """What a share moved by. No measure has it."""


class LimitsKind(StrEnum):
    """Which chance variation limits allow for (facts.md, "Presentation facts")."""

    NONE = "none"
    """A count alone, or a change: no limits."""
    POISSON = "Poisson"
    """A rate whose numerator is a count of its own, not a part of the denominator."""
    BINOMIAL = "binomial"
    """A share: the numerator is a part of the denominator."""


class Shape(StrEnum):
    """How a measure comes about."""

    OBSERVED = "observed"
    RATIO = "ratio"
    CHANGE = "change"
    CHANGE_PERCENT = "change in per cent"


class Direction(StrEnum):
    """Which way is better. Neither, for most: more volunteers is not better policing."""

    NEITHER = "neither"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``scale`` multiplies numerator / denominator (100 for "per 100").

    ``numerator_sex`` restricts the numerator to one published sex category.
    """

    id: str
    name: str
    short: str
    """The heading of its column, and the words after a value: "13.6 Specials per 100 officers"."""
    people: str
    """Who is counted, as a plural noun: "Specials"."""
    unit: Unit
    definition: str
    shape: Shape = Shape.OBSERVED
    numerator: str = ""
    denominator: str = ""
    numerator_sex: str = ""
    scale: float = 1.0
    limits: LimitsKind = LimitsKind.NONE
    decimals: int = 0
    direction: Direction = Direction.NEITHER
    inclusion: str = "All 43 territorial forces; British Transport Police is left out"
    source: str = HEADCOUNT_SOURCE
    caveats: tuple[str, ...] = field(default=())
    left_out: tuple[str, ...] = ()
    """Codes of bodies for which the measure means nothing: shown, but outside the limits."""
    sensitive: bool = False
    """True where small counts of people must be suppressed before they leave the office."""

    @property
    def observed(self) -> bool:
        """True for what a release prints."""
        return self.shape is Shape.OBSERVED


CLEANSING = (
    "Forces remove inactive volunteers from their books when they choose, "
    "so a fall is not always a loss of people who were serving."
)
NOT_A_JUDGEMENT = "A higher rate is not a judgement on quality."
CITY_RESIDENTS = (
    "City of London has about 9,000 residents and several hundred thousand people who work "
    "there, so a figure per resident means nothing for it; it is left out of the limits."
)
PSV_ZERO = (
    "A published zero for police support volunteers means that the force did not supply a "
    "figure. It is shown as not supplied."
)
NO_LIMITS_COUNT = "A count alone has no limits: forces differ in size."
NO_LIMITS_CHANGE = (
    "No limits are drawn for a change: the two counts are largely of the same people, so "
    "their difference is not a matter of chance alone."
)
SEX_NOT_STATED = "The share is of all in post, with those whose sex is not stated among them."
RESIDENTS_DATE = (
    "Residents are those of the latest estimate or census on or before the date; its date is "
    "given with the figure."
)
FTE_DENOMINATOR = (
    "Volunteers are counted in people and regular officers in full-time equivalents, as published."
)


def _observed(
    id_: str, name: str, people: str, unit: Unit, definition: str, source: str = HEADCOUNT_SOURCE
) -> Measure:
    return Measure(id_, name, name, people, unit, definition, source=source)


def _volunteer_measures(
    prefix: str, name: str, people: str, caveats: tuple[str, ...]
) -> tuple[Measure, ...]:
    """The measures that Specials and police support volunteers share."""
    count = f"{prefix}-strength"
    title = people[:1].upper() + people[1:]
    return (
        Measure(
            count, f"{title} in post", people, people, Unit.COUNT,
            f"Headcount of {name} in post on the date",
            caveats=(NO_LIMITS_COUNT, CLEANSING, *caveats),
        ),
        Measure(
            f"{prefix}-per-100-officers", f"{title} per 100 officers", "per 100 officers", people,
            Unit.RATE, f"Headcount of {name} for every 100 full-time equivalent regular officers",
            Shape.RATIO, count, "officers-fte", scale=100, limits=LimitsKind.POISSON, decimals=1,
            caveats=(NOT_A_JUDGEMENT, FTE_DENOMINATOR, CLEANSING, *caveats),
        ),
        Measure(
            f"{prefix}-per-100k-residents", f"{title} per 100,000 residents",
            "per 100,000 residents", people, Unit.RATE,
            f"Headcount of {name} for every 100,000 residents of the police force area",
            Shape.RATIO, count, "population", scale=100_000, limits=LimitsKind.POISSON, decimals=1,
            source=f"{HEADCOUNT_SOURCE}; {POPULATION_SOURCE}",
            left_out=(CITY_OF_LONDON,),
            caveats=(NOT_A_JUDGEMENT, CITY_RESIDENTS, RESIDENTS_DATE, CLEANSING, *caveats),
        ),
        Measure(
            f"{prefix}-share-women", f"Share of women among {people}", "women", people,
            Unit.PERCENT, f"Women as a share of the headcount of {name}",
            Shape.RATIO, count, count, numerator_sex="Female", scale=100,
            limits=LimitsKind.BINOMIAL, decimals=1, caveats=(SEX_NOT_STATED, *caveats),
        ),
        Measure(
            f"{prefix}-change", f"Change in {people}", "change", people, Unit.COUNT,
            f"Headcount of {name} on the date, less that on an earlier date",
            Shape.CHANGE, count, count, caveats=(NO_LIMITS_CHANGE, CLEANSING, *caveats),
        ),
        Measure(
            f"{prefix}-change-percent", f"Change in {people}, per cent", "change", people,
            Unit.PERCENT,
            f"Change in the headcount of {name} since an earlier date, as a share of the earlier",
            Shape.CHANGE_PERCENT, count, count, scale=100, decimals=1,
            caveats=(NO_LIMITS_CHANGE, CLEANSING, *caveats),
        ),
    )  # fmt: skip


_SPECIALS = _volunteer_measures("specials", "special constables", "Specials", ())
_PSVS = _volunteer_measures(
    "psv", "police support volunteers", "police support volunteers", (PSV_ZERO,)
)
_OTHERS = (
    _observed("officers-fte", "Regular officers, full-time equivalent", "officers", Unit.FTE,
              "Full-time equivalent of police officers on the date, all ranks"),
    _observed("officers-headcount", "Regular officers, headcount", "officers", Unit.COUNT,
              "Headcount of police officers on the date, all ranks"),
    _observed("pcso-fte", "Community support officers, full-time equivalent",
              "community support officers", Unit.FTE,
              "Full-time equivalent of police community support officers on the date"),
    _observed("pcso-headcount", "Community support officers, headcount",
              "community support officers", Unit.COUNT,
              "Headcount of police community support officers on the date"),
    _observed("staff-fte", "Police staff, full-time equivalent", "police staff", Unit.FTE,
              "Full-time equivalent of police staff on the date"),
    _observed("staff-headcount", "Police staff, headcount", "police staff", Unit.COUNT,
              "Headcount of police staff on the date"),
    _observed("designated-fte", "Designated officers, full-time equivalent",
              "designated officers", Unit.FTE,
              "Full-time equivalent of designated officers on the date"),
    _observed("designated-headcount", "Designated officers, headcount", "designated officers",
              Unit.COUNT, "Headcount of designated officers on the date"),
    _observed("population", "Residents", "residents", Unit.COUNT,
              "Usual residents of the police force area on the date of the estimate or census",
              source=POPULATION_SOURCE),
)  # fmt: skip

MEASURES: dict[str, Measure] = {m.id: m for m in (*_SPECIALS, *_PSVS, *_OTHERS)}

COMPARED: tuple[str, ...] = tuple(m.id for m in (*_SPECIALS, *_PSVS))
"""The measures that the Special Constabulary page offers, in its order."""


def measure(measure_id: str) -> Measure:
    """Return a measure of the catalogue; KeyError for an id that is in none."""
    return MEASURES[measure_id]
