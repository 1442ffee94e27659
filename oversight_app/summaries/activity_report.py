"""The volunteer activity report: what volunteers gave, by scheme, district and activity, for the
board.

Built from the findings of the Volunteer activity page as they stood at the end of the period.
"""

from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import PeriodKind
from oversight_app.domain.wording import Sentence, Words, counted
from oversight_app.review.measure_names import named
from oversight_app.review.metric_matrix import MEASURES_OF_SCHEMES
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import Block, Paragraph
from oversight_app.summaries.findings_set_out import caveats, charted, spoken, tabled, told
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.quarterly_pack import begun
from oversight_app.summaries.quarterly_pack_annex import (
    PEOPLE_COLUMNS,
    PEOPLE_SHARES,
    SCHEME_COLUMNS,
    SCHEME_SHARES,
    quality_blocks,
)
from oversight_app.summaries.quarterly_pack_answers import Answers, newest_whole
from oversight_app.summaries.quarterly_pack_sources import definitions
from oversight_app.summaries.quarterly_pack_summary import nothing, period_concerns

_STEMS = {
    PeriodKind.QUARTER: "volunteer-activity-report",
    PeriodKind.MONTH: "volunteer-activity-month",
    PeriodKind.YEAR: "volunteer-activity-year",
}


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the report's sections from the findings of the Volunteer activity page.

    Raises UserProblem for a period that had not begun by the review date.
    """
    with ws.snapshot():
        period = order.period or newest_whole(ws, PeriodKind.QUARTER)
        begun(ws, period)
        found = Answers(ws, period)
        parts = (
            _schemes(found),
            _over_time(found),
            _districts(found),
            _activities(found),
            _people(found),
            _currency(found),
            _returns(found),
            _definitions(ws, found),
        )
    audience = order.audience or ACTIVITY.audience
    return Material(
        title="Volunteer activity report",
        subtitle=Sentence(
            "{period}, for the {audience}",
            {"period": found.words, "audience": audience[:1].lower() + audience[1:]},
        ),
        stem=_STEMS[period.kind],
        as_at=found.day,
        parts=parts,
        period=period,
    )


def _schemes(found: Answers) -> Part:
    answer = found.activity
    if answer is None:
        return _none(found, "schemes", "activity")
    return Part(
        "schemes",
        (*told(answer.finding), *tabled(answer.schemes, SCHEME_COLUMNS, shares=SCHEME_SHARES)),
        state=counted(len(answer.schemes.rows), "scheme", "schemes"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(answer.finding),
    )


def _over_time(found: Answers) -> Part:
    answer = found.activity
    if answer is None:
        return Part("over-time", (), "No return")
    # What the figures do not show is said once, at the end.
    at_the_end = {str(one) for one in answer.finding.caveats}
    said = [one for one in (answer.assurance, *answer.notes) if str(one) not in at_the_end]
    return Part(
        "over-time",
        (
            *charted(answer.chart, "Month by month", height=62),
            *(Paragraph(one) for one in said if str(one).strip()),
        ),
        state=answer.measure_name,
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(answer.finding),
    )


def _districts(found: Answers) -> Part:
    people, hours = found.districts, found.by_district("hours")
    if not people.rows and not hours.rows:
        return Part("districts", (), "No district in the returns")
    return Part(
        "districts",
        (*tabled(people), *tabled(hours)),
        state=counted(max(len(people.rows), len(hours.rows)) - 1, "district", "districts"),
        sources=found.activity.finding.origin.releases if found.activity else (),
        provenance=found.local,
    )


def _activities(found: Answers) -> Part:
    answer = found.activity
    if answer is None or answer.bars is None:
        return Part("activities", (), "No activity in the returns")
    return Part(
        "activities",
        charted(answer.bars, "By district and activity", height=80),
        state=counted(sum(len(one.bars) for one in answer.bars.groups), "bar", "bars"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(answer.finding),
    )


def _people(found: Answers) -> Part:
    answer = found.people
    if answer is None:
        return _none(found, "people", "people")
    return Part(
        "people",
        (
            *told(answer.finding),
            *tabled(answer.schemes, PEOPLE_COLUMNS, shares=PEOPLE_SHARES),
            *charted(answer.statuses, "In post by patrol status", height=30),
            *tabled(answer.pipeline),
        ),
        state=counted(len(answer.schemes.rows), "scheme", "schemes"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(answer.finding),
    )


def _currency(found: Answers) -> Part:
    answer = found.currency
    if answer is None:
        return _none(found, "currency", "currency")
    # Of its months small numbers would leave too few for a chart.
    blocks: tuple[Block, ...] = (*told(answer.finding), *tabled(answer.everything))
    return Part(
        "currency",
        blocks,
        state=counted(len(answer.everything.rows), "scheme", "schemes"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(answer.finding),
    )


def _returns(found: Answers) -> Part:
    calendar, quality = found.returns, found.quality
    return Part(
        "returns",
        (
            *told(calendar.finding),
            *tabled(
                calendar.calendar,
                ("return", "scheme", "period", "due", "state", "arrived"),
                shares=(2.0, 2.2, 2.2, 1.6, 1.6, 1.6),
            ),
            *told(quality.finding),
            *quality_blocks(found),
        ),
        state=counted(len(quality.table.rows), "question", "questions"),
        provenance=found.local,
        concerns=period_concerns(found, "returns"),
    )


def _definitions(ws: Workspace, found: Answers) -> Part:
    answers = (found.activity, found.people, found.currency)
    findings: list[Finding] = [one.finding for one in answers if one is not None]
    measures = [named(one) for one in MEASURES_OF_SCHEMES]
    return definitions(ws, measures, findings, said=_not_shown(findings))


def _not_shown(findings: list[Finding]) -> tuple[Words, ...]:
    return tuple(one for block in caveats(*findings) for one in block.items)


def _none(found: Answers, section: str, what: str) -> Part:
    words = (Paragraph(nothing(found, what)),)
    return Part(section, words, "No return", provenance=Provenance.LOCAL)


SECTIONS = (
    Section("schemes", "Every scheme", "What each gave in the period, and whether that is usual"),
    Section("over-time", "Over time", "The months behind it, with their usual range"),
    Section(
        "districts", "By district", "Active people by district and scheme"
    ),
    Section("activities", "By activity", "What the time was given to"),
    Section(
        "people", "People", "Who started, who left, how long joining takes"
    ),
    Section("currency", "In date", "Vetting, training and supervision"),
    Section(
        "returns", "Returns", "Which came, which are missing, and what does not add up",
        of_today=True,
    ),
    Section(
        "definitions", "Definitions and sources", "Always included", fixed=True
    ),
)  # fmt: skip

ACTIVITY = Paper(
    id="activity",
    name="Volunteer activity report",
    purpose="What volunteers gave, where, and whether that is usual",
    audience="Board",
    sections=SECTIONS,
    build=build,
    periods=(PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.YEAR),
)
