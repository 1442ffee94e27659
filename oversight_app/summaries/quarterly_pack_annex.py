"""The annex of the quarterly pack: a section a page, with its sentence, its charts and tables."""

from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import counted
from oversight_app.review.quality import kinds_table
from oversight_app.summaries.document import Block, Paragraph
from oversight_app.summaries.findings_set_out import caveats, charted, spoken, tabled, told, topic
from oversight_app.summaries.papers import Part
from oversight_app.summaries.quarterly_pack_answers import Answers
from oversight_app.summaries.quarterly_pack_summary import nothing

SCHEME_COLUMNS = ("scheme", "headcount", "active", "hours", "hours-per-person", "visits", "change",
                  "shows")  # fmt: skip
SCHEME_SHARES = (2.7, 0.9, 0.9, 1.0, 0.8, 0.9, 1.0, 2.2)
PEOPLE_COLUMNS = ("scheme", "opening", "joiners", "leavers", "headcount", "active", "rate", "met")
PEOPLE_SHARES = (2.7, 1.1, 0.9, 0.9, 0.9, 0.9, 1.1, 1.2)


def special_constabulary(found: Answers) -> Part:
    """Return the comparison with other forces."""
    answer = found.specials
    if answer is None:
        return Part("special-constabulary", (Paragraph(nothing(found, "specials")),), "No figure")
    as_at = answer.selection.as_at
    return Part(
        "special-constabulary",
        (
            *told(answer.finding),
            *charted(answer.funnel, "Rates and sizes of the forces", height=78),
            *tabled(answer.forces),
            *caveats(answer.finding),
        ),
        state=f"Published to {written_date(as_at)}" if as_at else "",
        sources=answer.finding.origin.releases,
        provenance=answer.finding.provenance,
    )


def volunteer_activity(found: Answers) -> Part:
    """Return who gave what in the period."""
    answer, people = found.activity, found.people
    if answer is None:
        words = (Paragraph(nothing(found, "activity")),)
        return Part("volunteer-activity", words, "No return", provenance=Provenance.LOCAL)
    blocks: list[Block] = [
        *told(answer.finding),
        *tabled(answer.schemes, SCHEME_COLUMNS, shares=SCHEME_SHARES),
        *charted(answer.chart, "Month by month", height=44),
        *charted(answer.bars, "By district and activity", height=56),
    ]
    if people is not None:
        blocks += topic(
            "People",
            people.finding,
            tabled(people.schemes, PEOPLE_COLUMNS, shares=PEOPLE_SHARES, level=3),
        )
    findings = [answer.finding, *([people.finding] if people is not None else [])]
    return Part(
        "volunteer-activity",
        (*blocks, *caveats(*findings)),
        state=counted(len(answer.schemes.rows), "scheme", "schemes"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(*findings),
    )


def custody_visiting(found: Answers) -> Part:
    """Return the visits made, who was seen, and the delays."""
    answer = found.custody
    if answer is None:
        words = (Paragraph(nothing(found, "custody")),)
        return Part("custody-visiting", words, "No form", provenance=Provenance.LOCAL)
    return Part(
        "custody-visiting",
        (
            *told(answer.finding),
            *charted(answer.detainees, "Those in custody at the visits", height=48),
            *tabled(
                answer.suites,
                (
                    "suite",
                    "planned",
                    "made",
                    "in-custody",
                    "offered",
                    "accepted",
                    "unaccounted",
                    "delayed",
                    "overdue",
                ),
                shares=(2.2, 1.0, 0.9, 1.1, 1.0, 1.1, 1.4, 1.0, 1.0),
            ),
            *tabled(answer.delays),
            *tabled(
                answer.issues,
                ("urgent", "suite", "category", "raised", "due", "state"),
                shares=(1.0, 1.4, 2.4, 1.7, 1.7, 1.2),
            ),
            *caveats(answer.finding),
        ),
        state=counted(len(answer.suites.rows), "suite", "suites"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
        counting=spoken(answer.finding),
    )


def quality_blocks(found: Answers) -> tuple[Block, ...]:
    """Return how many things of each kind do not add up in the returns of the period."""
    return tabled(kinds_table(found.quality), shares=(1.6, 0.8, 4.0))
