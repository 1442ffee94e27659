"""A small comparison made by hand, so that widgets can be tested without a workspace.

The figures of Wiltshire are the published ones (153 Specials over 1,127 officers at 31 March
2022); the rest are near enough to look right.
"""

from datetime import date

from oversight_app.domain.charts import (
    FunnelChart,
    FunnelPoint,
    MapArea,
    MapChart,
    MapStep,
    TrendChart,
    TrendPoint,
)
from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Sparkline,
    Status,
    Table,
)
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker, Provenance, Release
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.specials import ALL_FORCES, Choices, Comparison, Selection

WILTSHIRE, AVON, ESSEX, LONDON, CITY = (
    "E23000038", "E23000036", "E23000028", "E23000001", "E23000034",
)  # fmt: skip
AS_AT = date(2022, 3, 31)
RELEASE = Release(
    "home-office-open-data",
    AS_AT,
    "Police workforce open data table, 31 March 2022",
    "Home Office",
    "Open Government Licence v3.0",
)
_FORCES = (
    # key, name, Specials, officers, tile, step
    (AVON, "Avon and Somerset", 289, 3057, (2, 9), 2),
    (CITY, "City of London", None, 884, (6, 7), None),
    (ESSEX, "Essex", 481, 3700, (7, 6), 3),
    (LONDON, "Metropolitan Police", 1800, 33500, (5, 6), 1),
    (WILTSHIRE, "Wiltshire", 153, 1127, (3, 8), 3),
)


def rate(specials: int | None, officers: int) -> float | None:
    """Specials per 100 officers."""
    return None if specials is None else 100 * specials / officers


def forces_table() -> Table:
    """Wiltshire pinned, the others A to Z; City of London has no figure."""
    columns = (
        Column("force", "Force"),
        Column("specials", "Specials", Align.RIGHT),
        Column("officers", "Officers", Align.RIGHT),
        Column("value", "Per 100", Align.RIGHT),
        Column("line", "2020 to 2022", on_paper=False),
        Column("limits", "Against limits"),
    )
    rows = []
    for key, name, specials, officers, _tile, _step in _FORCES:
        value = rate(specials, officers)
        marker = Marker.NOT_SUPPLIED if specials is None else None
        beyond = value is not None and value > 12.5
        rows.append(
            Row(
                key,
                (
                    name,
                    Quantity(specials, marker=marker),
                    Quantity(officers, Unit.FTE),
                    Quantity(value, Unit.RATE, 1, marker),
                    Sparkline((9.0, None, value), "2020", "2022"),
                    Status("Above 99.8%", "above", strong=True)
                    if beyond
                    else Status("Within", "within")
                    if value is not None
                    else Status("No figure", "unknown"),
                ),
                pinned=key == WILTSHIRE,
            )
        )
    rows.sort(key=lambda row: not row.pinned)
    return Table("forces", "Forces", columns, tuple(rows), "5 forces, A to Z, Wiltshire first")


def funnel_chart() -> FunnelChart:
    """Four points: City of London has none."""
    points = tuple(
        FunnelPoint(
            key, name, float(officers), value, key == WILTSHIRE, True, f"{name}\n{value:.1f}"
        )
        for key, name, specials, officers, _tile, _step in _FORCES
        if (value := rate(specials, officers)) is not None
    )
    return FunnelChart(
        Sentence("Two forces are above the 99.8% limit; none is below"),
        Sentence("Specials per 100 officers against force size, 31 March 2022"),
        Sentence("A funnel plot of four forces. Wiltshire is above the upper 99.8% limit."),
        points,
        "Regular officers, full-time equivalent (log scale)",
        "Specials per 100 officers",
        Unit.RATE,
        1,
        6.1,
        tuple((x, Limits(2.2, 10.0, 0.0, 12.3)) for x in (880.0, 5000.0, 33500.0)),
    )


def trend_chart() -> TrendChart:
    """Wiltshire over three years."""
    return TrendChart(
        Sentence("Wiltshire’s rate fell from 2020 to 2022"),
        Sentence("Specials per 100 officers, 2020 to 2022"),
        Sentence("Wiltshire’s line falls from 19.0 to 13.6; the median of the others is 6.2."),
        WILTSHIRE,
        "Wiltshire",
        tuple(
            TrendPoint(date(year, 3, 31), value, median, median - 2, median + 2, None, f"{year}")
            for year, value, median in ((2020, 19.0, 7.6), (2021, 14.3, 7.1), (2022, 13.6, 6.2))
        ),
        Unit.RATE,
        1,
        4,
    )


def map_chart() -> MapChart:
    """Tiles."""
    areas = tuple(
        MapArea(
            key, name, step, key == WILTSHIRE, tile, None, name[:4], f"{name} tip",
            str(Quantity(rate(specials, officers), Unit.RATE, 1)),
        )
        for key, name, specials, officers, tile, step in _FORCES
    )  # fmt: skip
    return MapChart(
        Sentence("Three forces have 9 or more Specials per 100 officers"),
        Sentence("Specials per 100 officers by police force area, 31 March 2022"),
        Sentence("A tile map of five forces."),
        areas,
        "Specials per 100 officers",
        (
            MapStep("Under 4", 0),
            MapStep("4 to 6", 1),
            MapStep("6 to 9", 0),
            MapStep("9 or more", 3),
        ),
        1,
    )


def origin() -> Origin:
    """Where Wiltshire's figure comes from."""
    return Origin(
        Sentence("Wiltshire, 31 March 2022: 13.6 Specials per 100 officers"),
        "Special constables for each 100 regular officers",
        "153 Specials",
        "1,127 officers, full-time equivalent",
        "All 43 territorial forces",
        "31 March 2022",
        "Poisson limits, allowing for ordinary differences",
        (RELEASE,),
        ("open-data.csv, rows 1 to 5",),
        "43 of 43 forces",
        ("A higher rate is not a judgement on quality.",),
    )


def comparison(selection: Selection | None = None) -> Comparison:
    """Everything the Compare tab shows."""
    table = forces_table()
    finding = Finding(
        "specials",
        "How do we compare?",
        Sentence("Wiltshire has 13.6 Specials per 100 officers, more than twice the median (6.2)"),
        Sentence("153 Specials and 1,127 full-time equivalent officers at 31 March 2022."),
        "Allowing for ordinary differences",
        (funnel_chart(), trend_chart(), map_chart()),
        (table,),
        origin(),
        ("A higher rate is not a judgement on quality.",),
        Provenance.PUBLISHED,
    )
    choices = Choices(
        (
            ("specials-per-100-officers", "Specials per 100 officers"),
            ("specials-strength", "Specials in post"),
            ("specials-change", "Change in Specials"),
        ),
        (AS_AT, date(2021, 3, 31), date(2020, 3, 31)),
        ((ALL_FORCES, "All 43 forces"), ("Region: South West", "South West")),
        (("adjusted", "Allow for ordinary differences"), ("plain", "Chance alone")),
    )
    chosen = selection or Selection(as_at=AS_AT)
    return Comparison(
        chosen, choices, finding, (), table, funnel_chart(), trend_chart(), map_chart()
    )
