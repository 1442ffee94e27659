"""What needs doing, as a list: overdue first, each with the one step that would settle it."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.accountability import Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.findings import Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    sentence_case,
)
from oversight_app.review.due import ACCOUNTABILITY, GOVERNANCE, OUTSIDE_GROUPS, DueItem
from oversight_app.review.duties import REVIEW
from oversight_app.review.next_steps import ASSURE, PUBLISH, NextStep
from oversight_app.review.thread_words import OVERDUE_ICON, starting

_METHOD = (
    "An answer, an action, a response or a publication is overdue once its day has passed; a "
    "record is to be looked at again by its day of review."
)


def step_for(item: DueItem) -> NextStep | None:
    """Return the record to add that would settle it; None where it is settled in its own form."""
    record = item.record
    if item.what == REVIEW:
        return None
    if isinstance(record, Question) and record.direction == "by":
        return ASSURE
    if isinstance(record, Decision) and record.state == "signed":
        return PUBLISH
    return None


def step_words(item: DueItem) -> str:
    """Return the one next step in words, as its button says it."""
    step = step_for(item)
    if step is not None:
        return step.words
    if item.what == REVIEW:
        return "Open…" if item.answers else "Mark as reviewed…"
    return {
        "question": "Write the reply…", "action": "Say what came of it…",
        "decision": "Complete and sign…", "engagement": "Complete and sign…",
        "publication": "Bring up to date…", "request": "Write the answer…",
        "recommendation": "Write the response…", "claim": "Check it…",
        "position": "Hold it against what happened…",
    }.get(item.record.kind, "Open…")  # fmt: skip


def key_of(item: DueItem) -> str:
    """What names a line: the record's ``id`` and what is to be done."""
    return f"{item.record.id}:{item.what}"


def owners(items: Sequence[DueItem]) -> tuple[str, ...]:
    """Return the offices that have something to do, A to Z."""
    return tuple(sorted({item.owner for item in items if item.owner}, key=str.casefold))


def narrowed(
    items: Sequence[DueItem], *, owner: str = "", within: int | None = None, place: str = ""
) -> tuple[DueItem, ...]:
    """Return what is in the hands of one office, due within some days, or of one page.
    ``within`` -1 is what is overdue."""
    wanted = owner.casefold()
    return tuple(
        item
        for item in items
        if (not wanted or item.owner.casefold() == wanted)
        and (within is None or -item.days_late <= within)
        and (not place or place in item.places)
    )


def due_table(items: Sequence[DueItem]) -> Table:
    """Return a row a thing to do; its key is ``key_of``."""
    late = sum(item.days_late > 0 for item in items)
    return Table(
        id="due",
        title=f"{sentence_case(counted(len(items), 'thing', 'things'))} to do",
        columns=(
            Column("when", "When"),
            Column("what", "What"),
            Column("reference", "No."),
            Column("title", "About"),
            Column("owner", "In the hands of"),
            Column("day", "Day"),
            Column("next", "Next step"),
        ),
        rows=tuple(_row(item) for item in items),
        note=f"{late:,} overdue; the longest overdue first" if items else "Nothing is due",
    )


def due_finding(items: Sequence[DueItem], today: date) -> Finding:
    """Return the page's sentence: how much is overdue, and of what."""
    late = [item for item in items if item.days_late > 0]
    here = sum(ACCOUNTABILITY in item.places for item in late)
    away = [item.place for item in late if ACCOUNTABILITY not in item.places]
    outside = away.count(OUTSIDE_GROUPS)
    soon = sum(-30 <= item.days_late <= 0 for item in items)
    oldest = max(late, key=lambda item: item.days_late, default=None)
    slots: dict[str, Slot] = {
        "late": sentence_case(count_word(len(late))),
        "things": "thing is" if len(late) == 1 else "things are",
        "here": Quantity(here), "there": Quantity(away.count(GOVERNANCE)),
        "outside": Quantity(outside),
        "soon": starting(soon, "more is", "more are"),
        "oldest": oldest.reference if oldest else "",
        "days": counted(oldest.days_late, "day", "days") if oldest else "",
    }  # fmt: skip
    headline = "{late} {things} overdue" if late else "Nothing is overdue"
    support = "{soon} due within 30 days."
    if oldest is not None:
        headline += ", the longest by {days}"
        where = (
            "{here} on this page, {there} on Governance and {outside} more on Outside groups. "
            if outside
            else "{here} on this page and {there} on Governance. "
        )
        support = f"{where}{support} The longest is {{oldest}}."
    return Finding(
        id="due",
        question="What needs somebody, and by when?",
        headline=Sentence(headline, slots),
        support=Sentence(support, slots),
        method=_METHOD,
        charts=(),
        tables=(due_table(items),),
        origin=Origin(
            figure=Sentence(headline, slots),
            definition="Records whose day to be answered, done, published or reviewed has passed",
            numerator="Things of which the day was before today",
            denominator="",
            inclusion="What another record replaces is left out; the overdue answers of one "
            "assessment are one thing",
            period=written_date(today),
            method=_METHOD,
            releases=(),
            rows=(counted(len(items), "thing to do", "things to do"),),
            coverage="All records of the office",
            caveats=(),
        ),
        caveats=(),
        provenance=humblest(item.record.provenance for item in items),
    )


def _row(item: DueItem) -> Row:
    late = item.days_late > 0
    status = Status(item.when, OVERDUE_ICON if late else "clock", strong=late)
    what = item.what
    if item.answers:
        what = f"{what}, {counted(item.answers, 'answer', 'answers')}"
    return Row(
        key_of(item),
        (
            status, what, item.reference, item.title, item.owner or "Nobody named", item.day,
            step_words(item),
        ),
    )  # fmt: skip
