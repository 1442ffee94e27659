"""The press line as a paper of one page: what the window shows, what is copied and what is printed
are all written from this."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Marking, PaperOrder
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Sentence, counted, mid_sentence, sentence_case
from oversight_app.review.engagement_ladder import OPERATIONAL
from oversight_app.review.position_rows import HeldPosition
from oversight_app.review.press_line import PressSelection, press_line_of
from oversight_app.review.press_parts import (
    CheckedClaim,
    Concern,
    Contact,
    OtherClaim,
    PressLine,
    Warned,
)
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern as MustLook
from oversight_app.summaries.concerns import Weight
from oversight_app.summaries.document import (
    Block,
    Columns,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.papers import Material, Paper, Part, Section, set_out

LINE, DECISION, CLAIMS, OTHERS, POSITIONS, CONTACTS, WARNINGS = (
    "What the office says",
    "The Commissioner’s position",
    "Claims that were checked",
    "Other claims: no wording to quote",
    "What others say",
    "Whom to ask",
    "Check before use",
)
NO_LINE = "No line is cleared for use. Say nothing for the office until one is."
NO_DECISION = "No position of the Commissioner is signed and open to use."
NO_CLAIM = "No claim has a wording that may be quoted."
NO_POSITION = "No position is on record."
_SHARES = (2.1, 6.1, 2.6)


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the press line of the group that ``order.selection`` names, or ``order.subject``."""
    selection = PressSelection.read(order.selection)
    if order.subject and not selection.group:
        selection = replace(selection, group=order.subject)
    press = press_line_of(ws, selection)
    named = {one.record: one.reference for one in press.claims}
    named |= {one.record: one.reference for one in press.others}
    named |= {one.record: one.reference for one in press.held_back}
    named |= {one.position.id: one.position.reference for one in press.positions}
    if press.decision is not None:
        named[press.decision.record] = press.decision.reference
    concerns = tuple(
        MustLook(
            "press-line",
            Weight.WARNS,
            one.words,
            "Mend it in its record, or say why the press line can go out as it is.",
            named.get(one.record, ""),
            "said",
        )
        for one in press.warnings
        # That it is sample data is said of every paper.
        if one.about is not Concern.SAMPLE
    )
    return press_material(press, concerns)


def press_material(press: PressLine, concerns: tuple[MustLook, ...] = ()) -> Material:
    """Set out a press line: one A4 page, two where there is more to say."""
    said = Columns(
        (*line_part(press), *decision_part(press), *warnings_part(press)),
        (*claims_part(press), *others_part(press), *contacts_part(press)),
    )
    held = counted(len(press.positions), "position", "positions")
    return Material(
        title=f"Press line: {press.name}",
        subtitle=Sentence("As at {day}", {"day": press.day}),
        stem=f"press-line-{press.reference}",
        as_at=press.day,
        parts=(
            Part("said", (said,), counted(len(press.claims), "claim", "claims"),
                 provenance=press.provenance, concerns=concerns),
            Part("positions", positions_part(press), held, provenance=press.provenance),
        ),
    )  # fmt: skip


PRESS_LINE = Paper(
    id="press-line",
    name="Press line",
    purpose="What can be said about an outside group within a minute of a journalist’s call",
    audience="Press office",
    sections=(
        Section("said", "What can be said", "The line, the position, claims with their wording",
                heading=False),
        Section("positions", POSITIONS, "Word for word, with day and source", heading=False),
    ),
    build=build,
    subject="group",
)  # fmt: skip


def press_paper(
    press: PressLine,
    *,
    dated: date | None = None,
    marking: Marking = Marking.OFFICIAL,
    handling: str = "",
) -> Document:
    """Return a press line that is read already as the whole paper. ``dated`` is the day it bears,
    that of the press line unless given."""
    return set_out(
        PRESS_LINE,
        PaperOrder(PRESS_LINE.id, marking=marking, handling=handling),
        press_material(press),
        office=press.office,
        history_head=press.history_head,
        dated=dated or press.day,
    )


def warnings_part(press: PressLine) -> tuple[Block, ...]:
    """Return what is to be looked at before anything is said; nothing where all is well."""
    found = to_check(press)
    if not found:
        return ()
    return Heading(1, WARNINGS), ListBlock(tuple(one.words for one in found))


def to_check(press: PressLine) -> tuple[Warned, ...]:
    """Return the warnings, without those that the parts below them open with."""
    said = (Concern.NO_LINE, Concern.NO_DECISION)
    return tuple(one for one in press.warnings if one.about not in said)


def line_part(press: PressLine) -> tuple[Block, ...]:
    """Return the lines that are cleared; that there is none, where there is none."""
    if not press.lines:
        return Heading(1, LINE), Paragraph(NO_LINE)
    said = [
        block
        for one in press.lines
        for block in (
            Paragraph(one.words),
            Paragraph(f"{one.cleared}.{_made_up(one.provenance)}", Role.SMALL),
        )
    ]
    return Heading(1, LINE), *said


def decision_part(press: PressLine) -> tuple[Block, ...]:
    """Return the position as signed; of a draft, that there is one and that it is not for use."""
    one, said = press.decision, []
    if one is None:
        said.append(Paragraph(NO_DECISION))
    else:
        said.append(Paragraph(f"{one.outcome}. {OPERATIONAL}"))
        said.append(Paragraph(f"{one.signed}.{_made_up(one.provenance)}", Role.SMALL))
    if press.draft is not None:
        said.append(
            Paragraph(f"{press.draft.reference} is in draft and is not for use.", Role.SMALL)
        )
    return Heading(1, DECISION), *said


def claims_part(press: PressLine) -> tuple[Block, ...]:
    """Return the claims that may be quoted, each with its verdict and what it does not show."""
    if not press.claims:
        return Heading(1, CLAIMS), Paragraph(NO_CLAIM)
    return Heading(1, CLAIMS), *(block for one in press.claims for block in claim_blocks(one))


def claim_blocks(one: CheckedClaim) -> tuple[Block, ...]:
    """Return one claim: what was said, the wording that may be quoted, and what it rests on."""
    terms = [
        Term("Claimed", f"{one.said} {one.said_by}"),
        Term("You can quote", one.quotable),
        Term("Verdict", ". ".join(filter(None, (str(one.verdict), one.figure)))),
    ]
    if one.not_shown:
        terms.append(Term("It does not show", " ".join(_ended(line) for line in one.not_shown)))
    terms.append(Term("Source", f"{_ended(one.source)} {one.judged}."))
    return (Terms(tuple(terms)),)


def others_part(press: PressLine) -> tuple[Block, ...]:
    """Return which claims may come up and have no wording to quote, by their verdict."""
    if not press.others:
        return ()
    said = (
        f"{', '.join(found)}: {verdict}." for verdict, found in by_verdict(press.others).items()
    )
    return Heading(1, OTHERS), Paragraph(" ".join(said), Role.SMALL)


def by_verdict(others: tuple[OtherClaim, ...]) -> dict[str, list[str]]:
    """Return the references of claims by their verdict in words."""
    found: dict[str, list[str]] = {}
    for one in others:
        found.setdefault(_verdict(one), []).append(one.reference)
    return found


def _verdict(one: OtherClaim) -> str:
    verdict = mid_sentence(one.verdict.words)
    # That there is no wording is what the heading says; another reason is said.
    return verdict if one.plain else f"{verdict}; {mid_sentence(one.why)}"


def positions_part(press: PressLine) -> tuple[Block, ...]:
    """Return what each body holds, word for word, with its day and its source."""
    if not press.positions:
        return Heading(1, POSITIONS), Paragraph(NO_POSITION)
    return (TableBlock(positions_table(press.positions), 1, (), _SHARES),)


def positions_table(held: tuple[HeldPosition, ...]) -> Table:
    """Return the positions as a table, a row for what one body said in one place; its key is the
    ``id`` of the first of them."""
    rows: dict[tuple[str, str], list[HeldPosition]] = {}
    for one in held:
        rows.setdefault((one.body, when_and_where(one)), []).append(one)
    return Table(
        "press-positions",
        POSITIONS,
        (Column("body", "Who"), Column("said", "What was said"), Column("from", "When and where")),
        tuple(
            Row(said[0].key, (body, "\n".join(f"{one.wording}{late(one)}" for one in said), where))
            for (body, where), said in rows.items()
        ),
    )


def when_and_where(one: HeldPosition) -> str:
    """Return from when a position is held and where it was said."""
    # A source often ends with its own day; said twice, it reads like two days.
    day = "" if one.from_words in one.source else sentence_case(one.from_words)
    return ". ".join(filter(None, (day, one.source.rstrip("."))))


def late(one: HeldPosition) -> str:
    """Return what follows a position that is past its review; "" where it is not."""
    by = one.position.review_by
    if not one.review_overdue or by is None:
        return ""
    return f" [Review was due by {written_date(by)}: check before use]"


def contacts_part(press: PressLine) -> tuple[Block, ...]:
    """Return which offices to ask; nothing where no record names one."""
    if not press.contacts:
        return ()
    return Heading(1, CONTACTS), Paragraph(contacts_words(press.contacts), Role.SMALL)


def contacts_words(contacts: tuple[Contact, ...]) -> str:
    """Return whom to ask about what, each office once."""
    by_office: dict[str, list[str]] = {}
    for one in contacts:
        what = mid_sentence(one.what)
        by_office.setdefault(one.office, []).append(what)
    return " ".join(f"{office}: {', '.join(about)}." for office, about in by_office.items())


def _made_up(provenance: Provenance) -> str:
    return " Sample data." if provenance is Provenance.SAMPLE else ""


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "”")) else f"{words}."
