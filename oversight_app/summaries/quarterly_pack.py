"""The quarterly pack: two pages that a Commissioner reads, and an annex of a section a subject.

Built from the findings of the pages as they stood at the end of the quarter. Nothing is computed
here: figures are chosen and set out.
"""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Finding
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.wording import Sentence
from oversight_app.store.workspace import Workspace
from oversight_app.summaries import quarterly_pack_annex as annex
from oversight_app.summaries import quarterly_pack_records as records
from oversight_app.summaries import quarterly_pack_summary as summary
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.quarterly_pack_answers import Answers, newest_whole
from oversight_app.summaries.quarterly_pack_sources import definitions

_TITLE = "Volunteers and Special Constabulary"
_OF = {
    PeriodKind.QUARTER: "Quarterly summary to {day}",
    PeriodKind.MONTH: "Monthly summary to {day}",
    PeriodKind.YEAR: "Yearly summary to {day}",
}
_STEMS = {
    PeriodKind.QUARTER: "quarterly-pack",
    PeriodKind.MONTH: "monthly-pack",
    PeriodKind.YEAR: "yearly-pack",
}


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the pack's sections from the findings of the pages, as they stood at period's end.

    Raises UserProblem for a period that had not begun by the review date.
    """
    with ws.snapshot():
        period = order.period or newest_whole(ws, PeriodKind.QUARTER)
        begun(ws, period)
        found = Answers(ws, period)
        parts = (
            summary.key_points(found),
            summary.what_changed(found),
            summary.metrics(found),
            summary.attention(found),
            summary.decisions(found),
            annex.special_constabulary(found),
            annex.volunteer_activity(found),
            annex.custody_visiting(found),
            records.governance(found),
            records.outside_groups(found),
            records.accountability(found),
            _definitions(ws, found),
        )
    words = _OF[period.kind]
    audience = order.audience or QUARTERLY.audience
    return Material(
        title=_TITLE,
        subtitle=Sentence(
            f"{words}, for the {{audience}}", {"day": period.last_day, "audience": audience}
        ),
        stem=_STEMS[period.kind],
        as_at=found.day,
        parts=parts,
        period=period,
    )


def begun(ws: Workspace, period: Period) -> None:
    """Refuse a period that has not begun: nothing can be said of it."""
    if period.first_day > ws.today():
        raise UserProblem(
            f"{period} begins after the review date of this workspace. Nothing was written. "
            "Choose an earlier period."
        )


def _definitions(ws: Workspace, found: Answers) -> Part:
    answers = (found.specials, found.activity, found.people, found.currency, found.custody)
    findings: list[Finding] = [one.finding for one in answers if one is not None]
    measures = [line.measure for line in found.matrix.lines]
    return definitions(ws, measures, findings, quality=annex.quality_blocks(found))


SECTIONS = (
    Section("key-points", "Key points", "What the quarter says, in a few sentences"),
    Section("what-changed", "What changed", "Better and worse since the quarter before"),
    Section(
        "metrics", "Measures", "A line a measure: latest, change, usual range, target",
        new_page=True,
    ),
    Section(
        "attention", "Needs attention", "Overdue, lapsing, missing and unlike the rest",
        of_today=True,
    ),
    Section("decisions", "Decisions", "Taken in the quarter, and due next"),
    Section(
        "special-constabulary", "Special Constabulary", "The comparison with other forces",
        new_page=True,
    ),
    Section("volunteer-activity", "Volunteer activity", "Who gave what, where"),
    Section(
        "custody-visiting", "Custody visiting", "Visits, detainees seen, delays"
    ),
    Section("governance", "Governance", "In date, boundaries, risks, objectives"),
    Section(
        "outside-groups", "Outside groups", "Claims and positions", left_out=True
    ),
    Section(
        "accountability", "Accountability", "Questions, assurances, actions, publication",
    ),
    Section(
        "definitions", "Definitions and sources", "Always included", fixed=True
    ),
)  # fmt: skip

QUARTERLY = Paper(
    id="quarterly",
    name="Quarterly pack",
    purpose="Two pages that a Commissioner reads, and an annex of a section a subject",
    audience="Police and Crime Panel",
    sections=SECTIONS,
    build=build,
    periods=(PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR),
)
