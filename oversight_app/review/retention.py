"""What the office keeps for how long, what is past its time, what is held and what went."""

from collections.abc import Mapping, Sequence

from oversight_app.domain.findings import Align, Column, Row, Status, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.retention import Disposal, DueForDisposal, Hold, RetentionRule
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.store.disposal import WhatGoes


def months_words(months: int) -> str:
    """Write a period: ``84`` is "7 years", ``18`` is "18 months"."""
    number, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"{number:,} {unit}{'' if number == 1 else 's'}"


def rule_words(rule: RetentionRule) -> str:
    """Say a rule as a certificate names it."""
    return f"{KINDS[rule.kind].plural}: {months_words(rule.months)} after the end"


def due_table(due: Sequence[DueForDisposal]) -> Table:
    """Make the yearly review list, the longest past its time first."""
    columns = (
        Column("reference", "Record"),
        Column("title", "What it is about"),
        Column("kind", "Kind"),
        Column("ended", "Ended"),
        Column("over", "Time was over"),
        Column("stopped", "What stops its disposal"),
    )
    rows = tuple(
        Row(
            str(one.record_id),
            (
                one.reference,
                one.title,
                sentence_case(KINDS[one.kind].noun),
                one.ended_on,
                one.over_since,
                one.stopped_by or "Nothing",
            ),
        )
        for one in due
    )
    note = "The longest past its time first" if rows else "No record is past its time"
    return Table("due-for-disposal", "Records past their time", columns, rows, note)


def rules_table(rules: Sequence[RetentionRule], kept: Mapping[str, int]) -> Table:
    """Make the table of periods; ``kept`` is how many records there are of each kind."""
    columns = (
        Column("kind", "Kind of record"),
        Column("count", "Records", Align.RIGHT),
        Column("months", "Kept after the end"),
        Column("reason", "Reason"),
        Column("by", "Set by"),
    )
    rows = tuple(
        Row(
            one.kind,
            (
                KINDS[one.kind].plural,
                Quantity(kept.get(one.kind, 0)),
                months_words(one.months),
                one.reason,
                one.set_by,
            ),
        )
        for one in rules
    )
    return Table("retention-rules", "How long records are kept", columns, rows, "By kind of record")


def holds_table(holds: Sequence[Hold], references: Mapping[int, str]) -> Table:
    """Make the table of holds, the newest first. The key of one that follows an information
    request begins with a letter."""
    columns = (
        Column("record", "Record"),
        Column("state", "State"),
        Column("why", "Why"),
        Column("by", "Placed by"),
        Column("on", "Placed on"),
    )
    rows = tuple(
        Row(
            str(one.id) if one.id else f"{one.request} {one.record_id}",
            (
                references.get(one.record_id, ""),
                _state(one),
                one.why,
                one.placed_by or "Not stated",
                one.placed_on,
            ),
        )
        for one in holds
    )
    return Table(
        "holds", "Holds", columns, rows, "Newest first" if rows else "No record is on hold"
    )


def disposals_table(disposals: Sequence[Disposal]) -> Table:
    """Make the table of disposals, the newest first."""
    columns = (
        Column("on", "Disposed of on"),
        Column("records", "Records"),
        Column("rule", "Under which rule"),
        Column("by", "Decided by"),
        Column("copies", "Backups with a copy then", Align.RIGHT),
    )
    rows = tuple(
        Row(
            str(one.id),
            (
                one.disposed_on,
                ", ".join(one.references),
                one.rule,
                one.disposed_by,
                Quantity(len(one.copies)),
            ),
        )
        for one in disposals
    )
    note = "Newest first" if rows else "Nothing has been disposed of"
    return Table("disposals", "Disposals", columns, rows, note)


def consequences(goes: WhatGoes) -> tuple[str, ...]:
    """Say what a disposal would take with it, a sentence each."""
    many = len(goes.records)
    extras = [
        _many(number, noun)
        for number, noun in ((goes.notes, "note"), (goes.links, "link"), (goes.drafts, "draft"))
        if number
    ]
    with_them = f", with {_listed(extras)}" if extras else ""
    said = [
        f"{sentence_case(_many(many, 'record'))} {'goes' if many == 1 else 'go'} for good"
        f"{with_them}. Undo does not bring {'it' if many == 1 else 'them'} back."
    ]
    if goes.entries:
        said.append(
            f"What {_many(len(goes.entries), 'entry', 'entries')} of the history said goes too; "
            "that there was a change, when and by whom, stays."
        )
    if goes.also:
        most = ", ".join(goes.also[:5])
        more = f" and {len(goes.also) - 5:,} more" if len(goes.also) > 5 else ""
        said.append(
            f"The same entries speak of {most}{more}, which stay; what was changed in them then "
            "can no longer be looked up in the history."
        )
    if goes.undo_steps:
        said.append(
            f"{sentence_case(_many(goes.undo_steps, 'earlier change'))} of this workspace can no "
            "longer be undone."
        )
    if goes.copies:
        said.append(
            f"{sentence_case(_many(len(goes.copies), 'backup'))} still "
            f"{'holds' if len(goes.copies) == 1 else 'hold'} a copy. The certificate names each, "
            "and when it ages out."
        )
    return tuple(said)


def _state(hold: Hold) -> Status:
    if hold.lifted_on is not None:
        return Status(f"Lifted {written_date(hold.lifted_on)}", "check")
    return Status("Held by its request" if hold.request else "On hold", "lock")


def _many(number: int, one: str, several: str = "") -> str:
    return f"{count_word(number)} {one if number == 1 else several or f'{one}s'}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
