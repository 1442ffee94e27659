"""The annex of the quarterly pack, second half: what the office's own records say, on governance,
outside groups and accountability."""

from collections.abc import Callable

from oversight_app.domain.findings import Row
from oversight_app.domain.wording import counted
from oversight_app.review.boundary_words import counts_table
from oversight_app.review.claims import claims_table
from oversight_app.review.decisions import decisions_finding, register_table
from oversight_app.review.matters import matters_finding, matters_table
from oversight_app.review.office_measures import office_finding, office_table
from oversight_app.review.publication import items_table, waiting_table
from oversight_app.summaries.document import Block, Paragraph
from oversight_app.summaries.findings_set_out import spoken, tabled, told, topic
from oversight_app.summaries.papers import Part
from oversight_app.summaries.quarterly_pack_answers import Answers
from oversight_app.summaries.quarterly_pack_summary import nothing


def governance(found: Answers) -> Part:
    """Return who is in date, boundary assessments, risks, and the objectives of the plan."""
    currency, boundaries, objectives = found.currency, found.boundaries, found.objectives
    in_date: tuple[Block, ...] = (Paragraph(nothing(found, "currency")),)
    if currency is not None:
        everything = tabled(currency.everything, shares=(2.8, 0.9, *(1.1,) * 7), level=3)
        in_date = topic("Vetting, training and support", currency.finding, everything)
    return Part(
        "governance",
        (
            *in_date,
            *topic(
                "Objectives",
                objectives.finding,
                tabled(
                    objectives.table,
                    ("objective", "measure", "value", "on", "shows", "target", "against"),
                    shares=(2.6, 2.6, 0.9, 1.7, 1.9, 0.8, 1.4),
                    level=3,
                ),
            ),
            *topic(
                "Boundary assessments",
                boundaries.finding,
                tabled(counts_table(boundaries.subjects, boundaries.counts), level=3),
            ),
            *topic(
                "Risks",
                found.risks.finding,
                tabled(
                    found.risks.register,
                    ("reference", "name", "value", "band", "moved", "owner", "review"),
                    shares=(0.8, 3.2, 0.7, 0.9, 3.0, 2.2, 1.8),
                    level=3,
                ),
            ),
        ),
        state=counted(sum(one.open for one in found.risks.risks), "open risk", "open risks"),
        sources=currency.finding.origin.releases if currency is not None else (),
        provenance=found.humble(
            boundaries.provenance, found.risks.provenance, objectives.provenance
        ),
        counting=spoken(currency.finding if currency is not None else None, objectives.finding),
    )


def outside_groups(found: Answers) -> Part:
    """Return how the office stands to outside groups: claims and positions."""
    outside, positions = found.outside, found.positions
    blocks: tuple[Block, ...] = told(outside.finding)
    for table in outside.finding.tables:
        blocks += tabled(
            table,
            ("name", "contact", "position", "gates", "claims", "held", "overdue"),
            shares=(3.2, 1.8, 1.8, 1.0, 0.8, 1.0, 0.9),
        )
    blocks += tabled(
        claims_table(found.claims),
        ("reference", "name", "counts", "share", "period", "verdict"),
        shares=(0.8, 3.8, 1.2, 0.8, 1.2, 2.6),
    )
    if positions.rows:
        timeline = tabled(
            positions.finding.tables[0],
            ("body", "from", "until", "stance", "short"),
            shares=(2.6, 1.4, 1.6, 1.8, 3.6),
            level=3,
        )
        blocks += topic("Positions", positions.finding, timeline)
    return Part(
        "outside-groups",
        blocks,
        state=counted(len(outside.groups), "group", "groups"),
        provenance=found.humble(outside.provenance, positions.provenance),
    )


def accountability(found: Answers) -> Part:
    """Return questions and assurances, the office's measures, decisions and publication."""
    matters, published = matters_finding(found.threads, found.day), found.publication
    return Part(
        "accountability",
        (
            *topic(
                "Questions, assurances and actions",
                matters,
                tabled(
                    matters_table(found.threads),
                    shares=(0.8, 5.4, 1.8),
                    keep=_still_open(found),
                    level=3,
                ),
            ),
            *topic(
                "The office’s own work",
                office_finding(found.office),
                tabled(
                    office_table(found.office),
                    ("measure", "value", "counted", "shows", "target", "against"),
                    shares=(3.0, 0.9, 1.6, 2.9, 0.7, 1.3),
                    level=3,
                ),
            ),
            *topic(
                "Decisions of this office",
                decisions_finding(found.register),
                tabled(
                    register_table(found.register),
                    ("notice", "title", "state", "signed", "published", "days"),
                    shares=(0.9, 3.4, 1.9, 1.8, 1.8, 0.9),
                    level=3,
                ),
            ),
            *topic(
                "Publication",
                published.finding,
                tabled(items_table(published), shares=(3.4, 1.2, 0.9, 0.8, 1.7, 1.9), level=3),
                tabled(
                    waiting_table(published),
                    ("notice", "title", "interest", "signed", "days"),
                    shares=(0.9, 4.0, 1.4, 1.8, 1.2),
                    level=3,
                ),
            ),
        ),
        state=counted(sum(one.open for one in found.threads), "open matter", "open matters"),
        provenance=found.humble(matters.provenance, found.office.provenance, published.provenance),
    )


def _still_open(found: Answers) -> Callable[[Row], bool]:
    still = {one.key for one in found.threads if one.open}
    return lambda row: row.key in still
