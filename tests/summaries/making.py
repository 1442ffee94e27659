"""A comparison put together by hand from the bundled published figures, for the papers' tests.

Nothing of ``review`` works here: the parts are those that the page would show.
"""

import csv
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from statistics import median, quantiles

from oversight_app.domain.charts import FunnelChart, FunnelPoint, MapChart, TrendChart, TrendPoint
from oversight_app.domain.findings import (
    Align,
    Cell,
    Column,
    Finding,
    ForceFigure,
    Origin,
    Row,
    Sparkline,
    Status,
    Table,
)
from oversight_app.domain.funnel import Method, Position, fit
from oversight_app.domain.measures import Unit, measure
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.papers import Marking, PaperOrder
from oversight_app.domain.records import Office
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.resource_files import resource
from oversight_app.review.selection import Choices, Selection
from oversight_app.review.specials import Comparison
from oversight_app.summaries.document import Document
from oversight_app.summaries.papers import set_out
from oversight_app.summaries.specials_brief import SPECIALS, brief

WILTSHIRE = "E23000038"
AS_AT = date(2022, 3, 31)
DATED = date(2022, 10, 31)
HEAD = "5f0c7a51e0b64d0f9a2c3b1d4e8f6a7b" * 2
OFFICE = Office("Wiltshire and Swindon", WILTSHIRE, DATED)
RELEASE = Release(
    "home-office-open-data",
    AS_AT,
    "Police workforce open data table, 31 March 2007 to 31 March 2022",
    "Home Office",
    "Open Government Licence v3.0",
    date(2022, 7, 27),
)
WORDS = {
    Position.ABOVE_998: "Above 99.8%",
    Position.ABOVE_95: "Above 95%",
    Position.WITHIN: "Within",
    Position.BELOW_95: "Below 95%",
    Position.BELOW_998: "Below 99.8%",
}


@cache
def published() -> dict[tuple[str, date], tuple[int, float]]:
    """Specials (people) and officers (full-time equivalent) by force and date."""
    specials: dict[tuple[str, date], int] = defaultdict(int)
    officers: dict[tuple[str, date], float] = defaultdict(float)
    with resource("reference", "home-office-open-data-2022-03-31.csv").open(encoding="utf-8") as f:
        for line in csv.DictReader(f):
            key = (line["body"], date.fromisoformat(line["as_at"]))
            if line["series"] == "specials":
                specials[key] += int(line["headcount"])
            elif line["series"] == "officers":
                officers[key] += float(line["fte"])
    return {key: (specials[key], officers[key]) for key in specials}


@cache
def names() -> dict[str, str]:
    """The forces' names by code."""
    with resource("reference", "forces.csv").open(encoding="utf-8") as f:
        return {r["code"]: r["name"] for r in csv.DictReader(f) if r["kind"] == "force"}


def quantity(value: float | None) -> Quantity:
    """A rate as the page writes it."""
    return Quantity(value, Unit.RATE, 1)


@cache
def comparison() -> Comparison:
    """Specials per 100 officers, 31 March 2022, all 43 forces, Wiltshire at home."""
    pairs = {code: published()[code, AS_AT] for code in names()}
    funnel = fit(
        list(pairs.values()), measure("specials-per-100-officers").limits, Method.ADJUSTED, 100
    )
    assert funnel is not None
    figures = []
    for code, name in sorted(names().items(), key=lambda i: (i[0] != WILTSHIRE, i[1])):
        top, bottom = pairs[code]
        value, limits = top / bottom * 100, funnel.at(bottom)
        figures.append(
            ForceFigure(
                code, name, top, bottom, value, limits, limits.position(value), RELEASE.key,
                sources=(RELEASE,),
            )
        )  # fmt: skip
    sizes = sorted(bottom for _, bottom in pairs.values())
    funnel_chart = FunnelChart(
        title=Sentence("Three forces are above the 99.8% limit; none is below"),
        subtitle=Sentence(
            "Specials per 100 officers against regular officers, full-time equivalent, "
            "43 forces, {date}",
            {"date": AS_AT},
        ),
        alt=Sentence(
            "Funnel plot of Specials per 100 officers against regular officers for 43 forces. "
            "Three forces are above the 99.8% limit; none is below."
        ),
        points=tuple(
            FunnelPoint(
                f.gss_code,
                f.name,
                f.denominator or 0,
                f.value or 0,
                f.gss_code == WILTSHIRE,
                f.gss_code == WILTSHIRE
                or f.position is Position.ABOVE_998
                or f.denominator == sizes[-1],
            )
            for f in figures
        ),
        x_label="Regular officers, full-time equivalent",
        y_label="Specials per 100 officers",
        unit=Unit.RATE,
        decimals=1,
        average=funnel.average * 100,
        curve=tuple(
            (x, funnel.at(x))
            for x in (sizes[0] * (sizes[-1] / sizes[0]) ** (i / 40) for i in range(41))
        ),
    )
    trend = trend_chart()
    table = forces_table(tuple(figures))
    caveats = measure("specials-per-100-officers").caveats
    method = (
        "Poisson limits on the numerator about the average of 43 forces (95% and 99.8%), "
        "widened for ordinary differences between forces (Spiegelhalter 2005; 10% winsorised)"
    )
    finding = Finding(
        id="specials-per-100-officers",
        question="How do we compare, and is the difference more than chance?",
        headline=Sentence(
            "{force} has {value} Specials per 100 officers, more than twice the median of the "
            "other forces ({median})",
            {"force": "Wiltshire", "value": quantity(13.576), "median": quantity(6.2)},
        ),
        support=Sentence(
            "{top} Specials and {bottom} full-time equivalent officers at {date}. This is above "
            "the 99.8% limit, so chance and ordinary differences are unlikely to explain it.",
            {"top": Quantity(153), "bottom": Quantity(1127), "date": AS_AT},
        ),
        method=method,
        charts=(funnel_chart, trend),
        tables=(table,),
        origin=Origin(
            figure=Sentence("Specials per 100 officers, Wiltshire: 13.6"),
            definition=measure("specials-per-100-officers").definition,
            numerator="153: Special constables in post, 31 March 2022",
            denominator="1,127: Regular officers, full-time equivalent, 31 March 2022",
            inclusion=measure("specials-per-100-officers").inclusion,
            period="31 March 2022",
            method=method,
            releases=(RELEASE,),
            rows=(),
            coverage="43 of 43 forces have a figure",
            caveats=caveats,
        ),
        caveats=caveats,
        provenance=Provenance.PUBLISHED,
    )
    return Comparison(
        selection=Selection(as_at=AS_AT),
        choices=Choices((), (AS_AT,), (), ()),
        finding=finding,
        figures=tuple(figures),
        forces=table,
        funnel=funnel_chart,
        trend=trend,
        map=MapChart(Sentence(""), Sentence(""), Sentence(""), (), "", ()),
    )


def trend_chart() -> TrendChart:
    """Wiltshire from 2007 to 2022 before the other 42 forces."""
    points = []
    for year in range(2007, 2023):
        day = date(year, 3, 31)
        rates = {c: top / bottom * 100 for c in names() for top, bottom in [published()[c, day]]}
        others = [rate for code, rate in rates.items() if code != WILTSHIRE]
        low, _, high = quantiles(others, n=4, method="inclusive")
        points.append(TrendPoint(day, rates[WILTSHIRE], median(others), low, high))
    return TrendChart(
        title=Sentence("Wiltshire’s rate has more than halved since 2014"),
        subtitle=Sentence(
            "Specials per 100 officers, 2007 to 2022. Also more than halved in 27 of 42 other "
            "forces"
        ),
        alt=Sentence(
            "Line chart of Specials per 100 officers from 2007 to 2022 for Wiltshire, with the "
            "median and middle half of 42 other forces. Wiltshire’s rate has more than halved "
            "since 2014."
        ),
        key=WILTSHIRE,
        name="Wiltshire",
        points=tuple(points),
        unit=Unit.RATE,
        decimals=1,
        peers=42,
        callout=date(2014, 3, 31),
    )


def forces_table(figures: tuple[ForceFigure, ...]) -> Table:
    """The page's table: the home force first, then A to Z."""
    rows = []
    for figure in figures:
        strong = figure.position in (Position.ABOVE_998, Position.BELOW_998)
        cells: tuple[Cell, ...] = (
            figure.name,
            Quantity(figure.numerator),
            Quantity(figure.denominator),
            quantity(figure.value),
            Sparkline((1.0, 2.0), "31 March 2007", "31 March 2022"),
            Status(WORDS[figure.position], "limit-within", strong),
        )
        rows.append(Row(figure.gss_code, cells, figure.gss_code == WILTSHIRE))
    return Table(
        id="forces",
        title="Forces",
        columns=(
            Column("force", "Force"),
            Column("numerator", "Specials", Align.RIGHT),
            Column("denominator", "Officers", Align.RIGHT),
            Column("value", "Per 100", Align.RIGHT),
            Column("history", "2007 to 2022", on_paper=False),
            Column("limits", "Against limits"),
        ),
        rows=tuple(rows),
        note="43 forces, A to Z, Wiltshire first",
    )


def document(marking: Marking = Marking.OFFICIAL, handling: str = "") -> Document:
    """The brief of :func:`comparison`."""
    return brief_of(comparison(), marking, handling)


def brief_of(
    chosen: Comparison, marking: Marking = Marking.OFFICIAL, handling: str = ""
) -> Document:
    """The whole brief of a comparison."""
    order = PaperOrder("specials", marking=marking, handling=handling)
    return set_out(
        SPECIALS, order, brief(chosen, order), office=OFFICE.name, history_head=HEAD, dated=DATED
    )


def sample_document() -> Document:
    """The same with one made-up figure among its parts."""
    return replace(document(), provenance=Provenance.SAMPLE)
