"""What an engagement decision's notice alone has: its gates, its conditions, what it rests on."""

from oversight_app.domain.claims import VERDICTS, Claim
from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.record_kinds import KINDS, MAY_POINT, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import Quantity
from oversight_app.review.claim_quotable import quotable
from oversight_app.review.engagement_view import EngagementView, GateView, RestsOn
from oversight_app.store import records
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import (
    Block,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    TableBlock,
    Term,
    Terms,
)

_BEFORE = {"met": "For", "not-met": "Against", "unknown": "Not known", "partly": "In part"}
_SHARES = (0.6, 3.4, 1.4, 3.6)


def gates(view: EngagementView) -> tuple[Block, ...]:
    """Return how the gates stand as recorded, and under each what is for and against."""
    rows = tuple(
        Row(one.spec.id, (Quantity(one.spec.number), one.spec.asks, one.status, _answered(one)))
        for one in view.gates
    )
    table = Table(
        "gates",
        "The three gates",
        (
            Column("gate", "Gate"),
            Column("asks", "What it asks"),
            Column("state", "Stands at"),
            Column("answered", "Answered"),
        ),
        rows,
        view.unlocks,
    )
    said: list[Block] = [TableBlock(table, 1, (), _SHARES)]
    # Once signed, what it says is what was before the Commissioner: the office's own words. What
    # the registers have come to say since is not part of it.
    signed = view.engagement.state != "draft"
    for one in view.gates:
        said.append(Heading(2, f"Gate {one.spec.number}: {one.spec.name}"))
        said += _bullets(one, own_words_alone=signed)
    return tuple(said)


def _answered(gate: GateView) -> str:
    needs = f"Still needs: {gate.needs.rstrip('.')}." if gate.needs else ""
    answered = f"{gate.answered.rstrip('.')}." if gate.answered else "Nobody has answered it yet."
    return " ".join(filter(None, (answered, needs)))


def _bullets(gate: GateView, *, own_words_alone: bool) -> tuple[Block, ...]:
    found = tuple(
        f"{_BEFORE.get(one.icon, 'Noted')}: {one.words}"
        for one in gate.bullets
        if one.said or not own_words_alone
    )
    nothing = Paragraph("The office has recorded nothing for or against.")
    return (ListBlock(found),) if found else (nothing,)


def assurance(decision: Engagement) -> tuple[Block, ...]:
    """Return the assurance that is sought from the chief constable."""
    said = decision.assurance.strip() or "Not said in the record."
    return (Terms((Term("Assurance sought", said),)),)


def conditions(decision: Engagement) -> tuple[Block, ...]:
    """Return the conditions, who supervises, what stops it and how it ends."""
    blocks: list[Block] = []
    for name, lines in (
        ("What has to be kept", decision.conditions),
        ("It stops when", decision.stop_conditions),
    ):
        items = tuple(line.strip() for line in lines.splitlines() if line.strip())
        blocks += [Heading(2, name)]
        blocks += [ListBlock(items) if items else Paragraph("None is recorded.")]
    told = (("Supervised by", decision.supervised_by), ("How it ends", decision.ends))
    terms = tuple(Term(name, words or "Not said in the record.") for name, words in told)
    return (*blocks, Terms(terms))


def rests_on(ws: Workspace, decision: Decision, view: EngagementView | None) -> tuple[Block, ...]:
    """Return the records that a decision rests on; of a claim its wording and its verdict."""
    found = view.rests_on if view is not None else _linked(ws, decision)
    if not found:
        return (Paragraph("No claim, risk or assessment is linked to it."),)
    blocks: list[Block] = []
    for kind in found:
        blocks.append(Heading(2, kind.words))
        blocks.append(ListBlock(tuple(_told(one) for one in kind.records)))
    if any(isinstance(one, Claim) for kind in found for one in kind.records):
        words = "Each claim’s check is a paper of its own."
        blocks.append(Paragraph(words, Role.SMALL))
    return tuple(blocks)


def _linked(ws: Workspace, decision: Decision) -> tuple[RestsOn, ...]:
    ids = {
        link.to_id for link in links(ws, decision.id, Relation.RESTS) if link.from_id == decision.id
    }
    found = (
        (kind, tuple(it for it in records.read(ws, KINDS[kind]) if it.id in ids))
        for kind in MAY_POINT[Relation.RESTS][1]
        if ids
    )
    return tuple(RestsOn(kind, KINDS[kind].plural, kept) for kind, kept in found if kept)


def _told(one: Recorded) -> str:
    if not isinstance(one, Claim):
        return f"{one.reference}: {_ended(one.title)}"
    verdict = dict(VERDICTS).get(one.verdict, "Not judged yet")
    wording = quotable(one)
    # What the program put together is nobody’s word yet.
    said = wording.words if wording.offered and not wording.composed else ""
    if not said:
        return f"{one.reference}: {_ended(one.title)} {verdict}. No wording to quote."
    return f"{one.reference}: {_ended(said)} {verdict}."


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "”")) else f"{words}."
