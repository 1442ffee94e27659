"""The annex of the quarterly pack: a section a page, with its sentence, its charts and tables."""

from collections.abc import Callable

from oversight_app.domain.findings import Row
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import counted
from oversight_app.review.boundary_words import counts_table
from oversight_app.review.claims import claims_table
from oversight_app.review.decisions import decisions_finding, register_table
from oversight_app.review.matters import matters_finding, matters_table
from oversight_app.review.office_measures import office_finding, office_table
from oversight_app.review.publication import items_table, waiting_table
from oversight_app.review.quality import kinds_table
from oversight_app.summaries.document import Block, Paragraph
from oversight_app.summaries.findings_set_out import caveats, charted, tabled, told
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
        *charted(answer.chart, "Month by month", height=52),
        *charted(answer.bars, "By district and activity", height=70),
    ]
    if people is not None:
        blocks += tabled(people.schemes, PEOPLE_COLUMNS, shares=PEOPLE_SHARES)
        blocks += told(people.finding)
    findings = [answer.finding, *([people.finding] if people is not None else [])]
    return Part(
        "volunteer-activity",
        (*blocks, *caveats(*findings)),
        state=counted(len(answer.schemes.rows), "scheme", "schemes"),
        sources=answer.finding.origin.releases,
        provenance=answer.provenance,
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
            *tabled(answer.suites),
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
    )


def governance(found: Answers) -> Part:
    """Return who is in date, boundary assessments, risks, and the objectives of the plan."""
    blocks: list[Block] = []
    currency, boundaries = found.currency, found.boundaries
    if currency is not None:
        blocks += [*told(currency.finding), *tabled(currency.everything)]
    else:
        blocks.append(Paragraph(nothing(found, "currency")))
    blocks += told(found.objectives.finding)
    blocks += tabled(
        found.objectives.table,
        ("objective", "measure", "value", "on", "shows", "target", "against"),
        shares=(2.6, 2.6, 0.9, 1.6, 1.9, 0.9, 1.5),
    )
    blocks += told(boundaries.finding)
    blocks += tabled(counts_table(boundaries.subjects, boundaries.counts))
    blocks += told(found.risks.finding)
    blocks += tabled(
        found.risks.register,
        ("reference", "name", "value", "band", "moved", "owner", "controls", "review"),
        shares=(0.9, 2.9, 0.8, 1.0, 2.6, 2.0, 1.6, 1.9),
    )
    return Part(
        "governance",
        tuple(blocks),
        state=counted(sum(one.open for one in found.risks.risks), "open risk", "open risks"),
        sources=currency.finding.origin.releases if currency is not None else (),
        provenance=found.humble(
            boundaries.provenance, found.risks.provenance, found.objectives.provenance
        ),
    )


def outside_groups(found: Answers) -> Part:
    """Return how the office stands to outside groups: claims, positions, decisions."""
    outside, positions = found.outside, found.positions
    return Part(
        "outside-groups",
        (
            *told(outside.finding),
            *(
                block
                for table in outside.finding.tables
                for block in tabled(
                    table,
                    ("name", "contact", "position", "gates", "claims", "held", "overdue"),
                    shares=(3.2, 1.8, 1.8, 1.0, 0.8, 1.0, 0.9),
                )
            ),
            *tabled(
                claims_table(found.claims),
                ("reference", "name", "counts", "share", "period", "verdict"),
                shares=(0.8, 3.8, 1.2, 0.8, 1.2, 2.6),
            ),
            *told(positions.finding),
            *(
                block
                for table in positions.finding.tables[:1]
                for block in tabled(
                    table,
                    ("body", "from", "until", "stance", "short"),
                    shares=(2.6, 1.4, 1.6, 1.8, 3.6),
                )
            ),
        )
        if outside.groups or found.claims or positions.rows
        else told(outside.finding),
        state=counted(len(outside.groups), "group", "groups"),
        provenance=found.humble(outside.provenance, positions.provenance),
    )


def accountability(found: Answers) -> Part:
    """Return questions and assurances, the office's measures, decisions and publication."""
    matters = matters_finding(found.threads, found.day)
    office, published = office_finding(found.office), found.publication
    return Part(
        "accountability",
        (
            *told(matters),
            *tabled(
                matters_table(found.threads),
                shares=(0.8, 5.4, 1.8),
                keep=_still_open(found),
            ),
            *told(office),
            *tabled(
                office_table(found.office),
                ("measure", "value", "counted", "shows", "target", "against"),
                shares=(3.0, 0.9, 1.6, 2.6, 0.8, 1.4),
            ),
            *told(decisions_finding(found.register)),
            *tabled(
                register_table(found.register),
                ("notice", "title", "state", "signed", "published", "days"),
                shares=(0.9, 3.6, 2.0, 1.6, 1.6, 0.9),
            ),
            *told(published.finding),
            *tabled(items_table(published), shares=(3.4, 1.4, 0.9, 0.8, 1.6, 1.6)),
            *tabled(waiting_table(published), ("notice", "title", "interest", "signed", "days")),
        ),
        state=counted(sum(one.open for one in found.threads), "open matter", "open matters"),
        provenance=found.humble(matters.provenance, found.office.provenance, published.provenance),
    )


def _still_open(found: Answers) -> Callable[[Row], bool]:
    still = {one.key for one in found.threads if one.open}
    return lambda row: row.key in still


def quality_blocks(found: Answers) -> tuple[Block, ...]:
    """Return how many things of each kind do not add up in the returns of the period."""
    return tabled(kinds_table(found.quality), shares=(1.6, 0.8, 4.0))
