"""The notice of a decision: the record that is published of it, and what it still lacks.

What a notice says: facts.md, "Governance facts", [58] to [61]. Offices sign, never people by name.
"""

from typing import cast

from oversight_app.domain.decisions import INTEREST, MARKINGS, Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import written_date
from oversight_app.domain.plans import Objective
from oversight_app.domain.wording import Sentence, Slot, counted, sentence_case
from oversight_app.review.engagement import engagement_view
from oversight_app.review.engagement_view import EngagementView
from oversight_app.review.position_rows import HeldPosition
from oversight_app.store import records
from oversight_app.store.office import office
from oversight_app.store.schemes import all_schemes
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.decision_concerns import decision_concerns
from oversight_app.summaries.decision_gates import assurance, conditions, gates, rests_on
from oversight_app.summaries.document import (
    Block,
    ListBlock,
    Paragraph,
    Role,
    Term,
    Terms,
)
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.subjects import quoted, subject_of

DRAFT = "Draft: not signed"
NOT_SAID = "Not said in the record."


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the notice of the decision that ``order.subject`` names (``ED-001``, ``D-003``)."""
    decision = cast(Decision, subject_of(ws, order, (Engagement, Decision)))
    view = engagement_view(ws, decision.id) if isinstance(decision, Engagement) else None
    blocks: dict[str, tuple[Block, ...]] = {
        "decision": _decision(ws, decision, view),
        "background": _background(decision, view),
        "options": _list(decision.options),
        "reasons": _words(decision.reasons),
        "consultation": _consultation(view),
        "gates": gates(view) if view else (),
        "implications": _implications(decision),
        "plan": _plan(ws, decision),
        "conditions": conditions(decision) if isinstance(decision, Engagement) else (),
        "rests-on": rests_on(ws, decision, view),
        "publication": _publication(decision),
    }
    provenance = _provenance(ws, decision, view)
    concerns = decision_concerns(decision, view)
    return Material(
        title=decision.name,
        subtitle=_subtitle(decision),
        stem=f"decision-notice-{decision.notice or decision.reference}",
        as_at=decision.signed_on or ws.today(),
        parts=tuple(
            Part(
                section,
                said,
                _state(section, decision, view),
                provenance=provenance,
                concerns=tuple(one for one in concerns if one.section == section),
            )
            for section, said in blocks.items()
        ),
    )


DECISION = Paper(
    id="decision",
    name="Decision notice",
    purpose="The published record of a decision: what was decided, why, and on what it rests",
    audience="The public",
    sections=(
        Section("decision", "The decision", "Number, day, office, summary and outcome",
                heading=False),
        Section("background", "Background", "Whom and which area it is about"),
        Section("options", "Options considered", "Doing nothing among them"),
        Section("reasons", "Reasons", "Why this one"),
        Section("consultation", "Consultation and positions held", "What other bodies hold"),
        Section("gates", "The three gates", "What each asks, and what is recorded for and against",
                heading=False),
        Section("implications", "Implications", "Financial, legal, equality, environmental, risk"),
        Section("plan", "Plan and interests", "The plan’s objective; interests declared"),
        Section("conditions", "Conditions", "Conditions, supervision, what stops it, how it ends"),
        Section("rests-on", "What it rests on", "Claims with their wording, risks, assessments"),
        Section("publication", "Publication and review", "Published or withheld, and the review",
                fixed=True),
    ),
    build=build,
    subject="engagement",
    also=("decision",),
)  # fmt: skip


def _subtitle(decision: Decision) -> Sentence:
    number = decision.notice or decision.reference
    if decision.state == "draft" or decision.signed_on is None:
        return Sentence("{number}. {draft}", {"number": number, "draft": DRAFT})
    slots: dict[str, Slot] = {"number": number, "day": decision.signed_on}
    if decision.state == "withdrawn" and decision.withdrawn_on:
        slots |= {"gone": decision.withdrawn_on}
        return Sentence("Decision {number}, signed {day}, withdrawn {gone}", slots)
    return Sentence("Decision {number}, signed {day}", slots)


def _decision(ws: Workspace, decision: Decision, view: EngagementView | None) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if decision.state == "draft":
        blocks.append(Paragraph(f"{DRAFT}. It is not a decision yet.", Role.FINDING))
    elif decision.state == "withdrawn":
        why = f" {decision.withdrawn_why}" if decision.withdrawn_why else ""
        blocks.append(Paragraph(f"This decision was withdrawn.{why}", Role.FINDING))
    if view is not None:
        outcome = view.outcome or "None chosen yet"
        blocks.append(
            Paragraph(
                Sentence("The Commissioner’s position: {outcome}", {"outcome": outcome}),
                Role.SUPPORT if blocks else Role.FINDING,
            )
        )
    if decision.summary:
        blocks += [Paragraph(one) for one in _paragraphs(decision.summary)]
    else:
        blocks.append(Paragraph("The notice has no summary."))
    if view is not None:
        blocks.append(Paragraph(view.operational, Role.SMALL))
    told = [
        ("Number", decision.notice or "Issued at signature"),
        ("Signed on", written_date(decision.signed_on) if decision.signed_on else "Not signed"),
        ("Signed by", decision.signatory or NOT_SAID),
        ("Proposed on", written_date(decision.proposed_on) if decision.proposed_on else ""),
        ("Prepared by", decision.owner),
        ("Office", office(ws).name),
    ]
    blocks.append(_terms(told))
    return tuple(blocks)


def _background(decision: Decision, view: EngagementView | None) -> tuple[Block, ...]:
    if not isinstance(decision, Engagement) or view is None:
        return ()
    group = view.group
    told = [
        ("Outside group", group.name if group else NOT_SAID),
        ("Area", decision.area or NOT_SAID),
        ("Contact as recorded", view.contact),
    ]
    blocks: list[Block] = [_terms(told), *assurance(decision)]
    return tuple(blocks)


def _consultation(view: EngagementView | None) -> tuple[Block, ...]:
    if view is None:
        return ()
    held = _held_then(view)
    if not held:
        return (Paragraph("No position of another body is recorded."),)
    said = tuple(
        Sentence(
            "{body} ({when}): {words} ({source})",
            {
                "body": one.body,
                "when": one.from_words,
                "words": quoted(one.wording),
                "source": one.source.rstrip("."),
            },
        )
        for one in held
    )
    return (ListBlock(said),)


def _held_then(view: EngagementView) -> tuple[HeldPosition, ...]:
    """The positions that were held when it was signed; of a draft, those held now."""
    on = view.engagement.signed_on
    return tuple(
        one
        for one in view.positions
        if on is None or one.position.from_day is None or one.position.from_day <= on
    )


def _implications(decision: Decision) -> tuple[Block, ...]:
    told = [
        ("Financial", decision.financial or NOT_SAID),
        ("Legal", decision.legal or NOT_SAID),
        ("Equality", decision.equality or NOT_SAID),
        ("Environmental", decision.environmental or NOT_SAID),
    ]
    if isinstance(decision, Engagement):
        accepted = ""
        if decision.residual_by:
            on = f" on {written_date(decision.residual_on)}" if decision.residual_on else ""
            accepted = f" Accepted by {decision.residual_by}{on}."
        told.append(("Risk: what remains", f"{decision.residual or NOT_SAID}{accepted}"))
    return (_terms(told),)


def _plan(ws: Workspace, decision: Decision) -> tuple[Block, ...]:
    objective = next(
        (one for one in records.read(ws, Objective) if one.id == decision.objective), None
    )
    names = {one.code: one.name for one in all_schemes(ws)}
    told = [
        ("Objective of the plan", objective.title if objective else NOT_SAID),
        ("Scheme", names.get(decision.scheme, decision.scheme)),
        ("Interests declared", decision.interests or NOT_SAID),
    ]
    return (_terms(told),)


def _publication(decision: Decision) -> tuple[Block, ...]:
    interest = dict(INTEREST).get(decision.public_interest, NOT_SAID)
    marked = dict(MARKINGS).get(decision.classification, NOT_SAID)
    told = [
        ("Of significant public interest", interest),
        ("Classification", marked),
        ("Published or withheld", _published(decision)),
    ]
    if isinstance(decision, Engagement):
        told.append(("How it is published", decision.how_published))
    told.append(("Review by", written_date(decision.review_by) if decision.review_by else NOT_SAID))
    return (_terms(told),)


def _published(decision: Decision) -> str:
    """Whether it is published. That it is withheld is itself recorded (Cleveland, [61])."""
    if decision.published_on:
        return f"Published on {written_date(decision.published_on)}."
    if decision.public_interest == "no":
        return "Not of significant public interest: not published. That it is not is recorded here."
    if decision.classification == "official-sensitive":
        return "Withheld as OFFICIAL-SENSITIVE. That it is withheld is recorded here."
    by = f" by {written_date(decision.publish_by)}" if decision.publish_by else ""
    return f"To be published{by}."


def _state(section: str, decision: Decision, view: EngagementView | None) -> str:
    match section:
        case "decision":
            return {"draft": DRAFT, "withdrawn": "Withdrawn"}.get(decision.state, "Signed")
        case "options":
            return counted(len(decision.options.splitlines()), "option", "options")
        case "consultation" if view is not None:
            return counted(len(_held_then(view)), "position", "positions")
        case "gates" if view is not None:
            met = sum(gate.met for gate in view.gates)
            return f"{met} of {len(view.gates)} met"
        case _:
            return ""


def _words(said: str) -> tuple[Block, ...]:
    return tuple(Paragraph(one) for one in _paragraphs(said)) or (Paragraph(NOT_SAID),)


def _list(lines: str) -> tuple[Block, ...]:
    items = tuple(line.strip() for line in lines.splitlines() if line.strip())
    return (ListBlock(items, ordered=True),) if items else (Paragraph(NOT_SAID),)


def _paragraphs(said: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in said.split("\n\n") if one.strip())


def _terms(told: list[tuple[str, str]]) -> Terms:
    return Terms(tuple(Term(name, sentence_case(words)) for name, words in told if words))


def _provenance(ws: Workspace, decision: Decision, view: EngagementView | None) -> Provenance:
    parts = [decision.provenance]
    if view is not None:
        parts += [one.position.provenance for one in view.positions]
        parts += [one.provenance for kind in view.rests_on for one in kind.records]
    found = humblest(parts)
    return Provenance.SAMPLE if office(ws).sample else found
