"""What is said of how the office stands to outside groups, as a table too, and where it is from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from oversight_app.domain.engagement import GATES, rung
from oversight_app.domain.findings import Align, Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import GROUP_KINDS
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    mid_sentence,
    sentence_case,
)
from oversight_app.review.outside_group_standing import NOT_JUDGED, VERDICT_WORDS, GroupStanding

METHOD = (
    "Contact is what the record of each group says. The position is the engagement decision "
    "signed last and not withdrawn; without one, contact may go as far as “Signpost to report”. "
    "Positions are those held on the day, and claims those that no other record replaces."
)
CAVEATS = (
    "Working with a group is an operational choice of the chief constable: these are the "
    "Commissioner’s position and the assurance sought.",
    "Claims are counted by verdict, and not added up to one.",
)
_COUNTED = {
    "supported": "supported",
    "caveats": "arithmetic right, conclusion not shown",
    "not-supported": "not supported",
    "cannot": "cannot be checked",
    "anecdotal": "anecdotal",
    NOT_JUDGED: "not judged yet",
}
"""Verdicts after a number of claims, in the order of verdicts."""
NO_POSITION = Status("None recorded", "unknown")


def standing_finding(
    groups: Sequence[GroupStanding], day: date, overdue: int, provenance: Provenance
) -> Finding:
    """Return what the page says first, with a row a group. ``overdue`` is how many things that
    belong to the page are."""
    said = headline(groups)
    return Finding(
        id="outside-groups",
        question="What is known of outside groups, what is claimed, and what was decided?",
        headline=said,
        support=support(groups, overdue),
        method=METHOD,
        charts=(),
        tables=(groups_table(groups),),
        origin=Origin(
            figure=said,
            definition="Contact with outside groups, beside what the Commissioner’s position "
            "allows",
            numerator="Groups with which contact goes further than the position in force allows",
            denominator=counted(len(groups), "outside group", "outside groups"),
            inclusion="Every outside group on record, and what is recorded as about it",
            period=f"As at {written_date(day)}",
            method=METHOD,
            releases=(),
            rows=tuple(_row_words(one) for one in groups),
            coverage="All records of the office",
            caveats=CAVEATS,
        ),
        caveats=CAVEATS,
        provenance=provenance,
    )


def headline(groups: Sequence[GroupStanding]) -> Sentence:
    """Say where contact goes too far; otherwise what was decided, or that nothing was."""
    if not groups:
        return Sentence("No outside group has been recorded yet")
    far = [one for one in groups if one.goes_too_far]
    if far:
        if all(one.position is None for one in far):
            return Sentence(
                "Contact with {who} goes further than signposting, and no signed position "
                "allows it",
                {"who": _who(far)},
            )
        return Sentence(
            "Contact with {who} goes further than the Commissioner’s position allows",
            {"who": _who(far)},
        )
    if len(groups) == 1:
        return _headline_of_one(groups[0])
    signed = sum(one.position is not None for one in groups)
    top = max(groups, key=lambda one: rung(one.group.contact))
    slots: dict[str, Slot] = {
        "signed": _signed_words(signed, len(groups)), "rung": top.group.contact_words,
        "none": "neither" if len(groups) == 2 else "none",
    }  # fmt: skip
    tail = (
        "there is contact with {none}" if top.group.contact == "none" else "contact up to “{rung}”"
    )
    return Sentence(f"{{signed}} a signed position; {tail}", slots)


def support(groups: Sequence[GroupStanding], overdue: int) -> Sentence:
    """Say where contact stands, what the claims came to, and what is past review."""
    if not groups:
        return Sentence(
            "Add one by a neutral name: what kind it is, and since when whom it is known to."
        )
    slots: dict[str, Slot] = {}
    parts = []
    if len(groups) == 1:
        parts.append("Contact stands at “{contact}”.")
        slots["contact"] = groups[0].group.contact_words
    claims = [claim for one in groups for claim in one.claims]
    if claims:
        parts.append("{claims}: {verdicts}.")
        slots |= {
            "claims": counted(len(claims), "claim", "claims"),
            "verdicts": verdict_words(_verdicts(groups)).removeprefix("1 ")
            if len(claims) == 1
            else verdict_words(_verdicts(groups)),
        }
    held = {position.id for one in groups for position in one.held}
    late = {position for one in groups for position in one.past_review}
    if held:
        slots |= {
            "held": counted(len(held), "position", "positions"),
            "late": f"{len(late):,}",
        }  # fmt: skip
        which = "past review" if len(held) == 1 else "{late} past review"
        parts.append(f"{{held}} held, {which}." if late else "{held} held.")
    if overdue:
        slots["overdue"] = counted(overdue, "thing is", "things are")
        parts.append("{overdue} overdue.")
    nothing = "No claim and no position about them is recorded yet."
    return Sentence(" ".join(parts) or nothing, slots)


def groups_table(groups: Sequence[GroupStanding]) -> Table:
    """Return a row a group; its key is the ``id`` of the group."""
    return Table(
        id="outside-groups",
        title="Outside groups",
        columns=(
            Column("name", "Group"),
            Column("kind", "Kind"),
            Column("contact", "Contact", tip="Where it stands on the engagement ladder"),
            Column("position", "Commissioner’s position"),
            Column("gates", "Gates met", tip="Of the three gates of the decision"),
            Column("claims", "Claims", Align.RIGHT),
            Column("held", "Positions", Align.RIGHT, tip="Positions of all bodies that are held"),
            Column("overdue", "Overdue", Align.RIGHT),
        ),
        rows=tuple(_row(one) for one in groups),
        note=counted(len(groups), "group", "groups") if groups else "",
    )


def contact_status(one: GroupStanding) -> Status:
    """Return contact in words; strong where it goes further than the position allows."""
    if one.goes_too_far:
        return Status(f"{one.group.contact_words}: further than allowed", "warning", strong=True)
    return Status(one.group.contact_words, "no-change" if one.group.contact == "none" else "check")


def position_status(one: GroupStanding) -> Status:
    """Return the Commissioner's position in words: what is in force, else the draft."""
    if one.position is not None:
        return Status(one.position.outcome_words, "met")
    if one.draft is None:
        return NO_POSITION
    words = one.draft.outcome_words
    return Status(f"Draft: {mid_sentence(words)}" if words else "Draft", "edit")


def gates_words(one: GroupStanding) -> str:
    """Return how many gates are met: "1 of 3"; "" where there is no decision."""
    return f"{one.gates_met} of {len(GATES)}" if one.decision else ""


def verdict_words(verdicts: Mapping[str, int]) -> str:
    """Return how many claims have which verdict: "1 supported; 2 not judged yet"."""
    return "; ".join(f"{many:,} {_COUNTED[code]}" for code, many in verdicts.items() if many)


def _headline_of_one(one: GroupStanding) -> Sentence:
    slots: dict[str, Slot] = {"name": one.group.name}
    if one.position is not None:
        slots |= {"outcome": one.position.outcome_words}
        return Sentence("The Commissioner’s position on {name}: {outcome}", slots)
    if one.draft is not None:
        met = one.gates_met
        slots |= {
            "met": count_word(met) if met else "none", "gates": count_word(len(GATES)),
            "is": "is" if met <= 1 else "are",
        }  # fmt: skip
        return Sentence("A position is in draft, and {met} of its {gates} gates {is} met", slots)
    return Sentence("No position of the Commissioner on {name} has been recorded yet", slots)


def _signed_words(signed: int, groups: int) -> str:
    """Return "One of three groups has", "Neither group has", "Both groups have"."""
    if signed == groups:
        return "Both groups have" if groups == 2 else f"All {count_word(groups)} groups have"
    if not signed:
        return "Neither group has" if groups == 2 else f"None of {count_word(groups)} groups has"
    has = "has" if signed == 1 else "have"
    return f"{sentence_case(count_word(signed))} of {count_word(groups)} groups {has}"


def _verdicts(groups: Sequence[GroupStanding]) -> dict[str, int]:
    found = Counter[str]()
    for one in groups:
        found.update(one.verdicts)
    return {code: found[code] for code in VERDICT_WORDS if found[code]}


def _row(one: GroupStanding) -> Row:
    return Row(
        str(one.group.id),
        (
            one.group.name, dict(GROUP_KINDS)[one.group.sort], contact_status(one),
            position_status(one), gates_words(one), Quantity(len(one.claims)),
            Quantity(len(one.held)), Quantity(one.overdue),
        ),
    )  # fmt: skip


def _row_words(one: GroupStanding) -> str:
    decided = one.position or one.draft
    under = f", {decided.reference} ({decided.state})" if decided else ", no decision"
    group = one.group
    return f"{group.reference}, {group.name}: {mid_sentence(group.contact_words)}{under}"


def _who(groups: Sequence[GroupStanding]) -> str:
    return groups[0].group.name if len(groups) == 1 else f"{count_word(len(groups))} groups"
