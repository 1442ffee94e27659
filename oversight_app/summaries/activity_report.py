"""The volunteer activity report: what volunteers gave, by scheme, district and activity."""

from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import PeriodKind
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.papers import Material, Paper, Section


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the report's sections from the findings of the Volunteer activity page."""
    return Material("Volunteer activity report", "", "volunteer-activity-report", ws.today(), ())


SECTIONS = (
    Section("schemes", "Every scheme", "What each gave in the period, and whether that is usual"),
    Section("over-time", "Over time", "The months behind it, with their usual range"),
    Section("districts", "By district", "Active people by district and scheme"),
    Section("activities", "By activity", "What the time was given to"),
    Section("people", "People", "Who started, who left, how long joining takes"),
    Section("currency", "In date", "Vetting, training and supervision"),
    Section("returns", "Returns", "Which came, which are missing, and what does not add up"),
    Section("definitions", "Definitions and sources", "Always included", fixed=True),
)

ACTIVITY = Paper(
    id="activity",
    name="Volunteer activity report",
    purpose="What volunteers gave, where, and whether that is usual",
    audience="Board",
    sections=SECTIONS,
    build=build,
    periods=(PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR),
)
