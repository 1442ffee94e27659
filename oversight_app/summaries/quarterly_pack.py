"""The quarterly pack: two pages that a Commissioner reads, and an annex of a section a page."""

from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import PeriodKind
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.papers import Material, Paper, Section


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the pack's sections from the findings of the pages, as they stood at period's end."""
    return Material("Volunteers in policing", "", "quarterly-pack", ws.today(), ())


SECTIONS = (
    Section("key-points", "Key points", "What the quarter says, in a few sentences"),
    Section("what-changed", "What changed", "Better and worse since the quarter before"),
    Section("metrics", "Measures", "A line a measure: latest, change, usual range, target"),
    Section("attention", "Needs attention", "Overdue, lapsing, missing and unlike the rest"),
    Section("decisions", "Decisions", "Taken in the quarter, and due next"),
    Section("special-constabulary", "Special Constabulary", "The comparison with other forces"),
    Section("volunteer-activity", "Volunteer activity", "Who gave what, where"),
    Section("custody-visiting", "Custody visiting", "Visits, detainees seen, delays"),
    Section("governance", "Governance", "In date, boundaries, risks, objectives"),
    Section("outside-groups", "Outside groups", "Claims and positions", left_out=True),
    Section("accountability", "Accountability", "Questions, assurances, actions, publication"),
    Section("definitions", "Definitions and sources", "Always included", fixed=True),
)

QUARTERLY = Paper(
    id="quarterly",
    name="Quarterly pack",
    purpose="Two pages that a Commissioner reads, and an annex of a section a page",
    audience="Police and Crime Panel",
    sections=SECTIONS,
    build=build,
    periods=(PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR),
)
