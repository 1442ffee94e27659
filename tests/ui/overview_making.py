"""Lines of measures and things that need attention, for the tests of the Overview's parts."""

from datetime import date
from typing import Any

from oversight_app.domain.attention import AttentionItem, Concern, NextStep, Snooze, Weight
from oversight_app.domain.findings import Align, Column, Row, Sparkline, Status, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.review.matrix_lines import YEARLY, MatrixLine
from oversight_app.review.matrix_order import MatrixGroup
from oversight_app.review.measure_names import NamedMeasure, figure_id, named

OCTOBER = date(2022, 10, 31)
SCHEMES = {"specials": "Special Constabulary", "psv": "Police support volunteers"}
VETTING = figure_id("vetting-in-date", "specials")
HOURS = figure_id("hours", "psv")
STRENGTH = "specials-strength"


def measure(figure: str) -> NamedMeasure:
    return named(figure, SCHEMES)


STRENGTH_LINE = MatrixLine(
    measure(STRENGTH), "Published", Quantity(153), "31 March 2022", date(2022, 3, 31),
    Quantity(154), "31 March 2021", YEARLY, YEARLY, Quantity(500),
    Status("347 short", "target-misses", strong=True), Provenance.PUBLISHED,
    spark=Sparkline((154.0, 153.0), "2021", "2022"), go="specials/compare/specials-strength",
)  # fmt: skip
VETTING_LINE = MatrixLine(
    measure(VETTING), "Lists", Quantity(91.4, Unit.PERCENT, 1), "31 October 2022", OCTOBER,
    Quantity(94.8, Unit.PERCENT, 1), "30 September 2022",
    Status("Getting worse: below the usual range", "worse", strong=True), YEARLY,
    Quantity(98.0, Unit.PERCENT, 0), Status("Hit and miss", "target-hit-and-miss"),
    Provenance.SAMPLE, note="New list since July 2022",
    spark=Sparkline(
        (97.0, 98.0, 97.5, 91.4), "July 2022", "October 2022", (95.0, 99.0), 0, 97.0,
        ("", "", "", "worse"),
    ), go="governance/currency/vetting-in-date/specials///",
)  # fmt: skip
HOURS_LINE = MatrixLine(
    measure(HOURS), "Returns", Quantity(408), "October 2022", OCTOBER, Quantity(356),
    "September 2022", Status("No real change", "no-change"), YEARLY,
    go="activity/activity/hours/psv///",
)  # fmt: skip
GROUPS = (
    MatrixGroup("Special Constabulary", (STRENGTH_LINE, VETTING_LINE)),
    MatrixGroup("Other volunteers", (HOURS_LINE,)),
)
PAPER = Table(
    "metric-matrix", "Three measures",
    (Column("measure", "Measure"), Column("value", "Latest", Align.RIGHT)),
    tuple(
        Row(one.measure.id, (one.measure.name, one.value))
        for one in (STRENGTH_LINE, VETTING_LINE, HOURS_LINE)
    ),
)  # fmt: skip


def item(subject: str, title: str, **said: Any) -> AttentionItem:
    """Make something that needs attention, overdue unless told otherwise."""
    begun: dict[str, Any] = {
        "concern": Concern.OVERDUE, "weight": Weight.LATE, "detail": Sentence("Since May"),
        "step": NextStep("Open it", f"record/{len(subject)}"), "place": "accountability",
    }  # fmt: skip
    return AttentionItem(subject=subject, title=Sentence(title), **{**begun, **said})


def snoozed(subject: str, title: str) -> AttentionItem:
    """Make something that was put off until 1 December 2022."""
    put_off = Snooze(subject, date(2022, 12, 1), "The force answers then", 1, OCTOBER, "office")
    return item(subject, title, snooze=put_off)
