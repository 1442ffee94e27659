"""The office's matters as a list: found by any word of any of their records, overdue ones first."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.findings import Column, Finding, Origin, Row, Status, Table
from oversight_app.domain.observations import humblest
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    sentence_case,
)
from oversight_app.review.next_steps import ASSURE
from oversight_app.review.thread_words import OVERDUE_ICON, overdue_words, starting
from oversight_app.review.threads import Thread

_DEFINITION = (
    "A matter is everything that hangs together: a question, the assurances that answer it, the "
    "actions and decisions that follow, and what was published"
)
_METHOD = (
    "Links that answer, follow, publish or reduce are followed both ways. Risks, assessments and "
    "meetings stand in many matters and are not followed through."
)


def said_in(threads: Sequence[Thread]) -> tuple[str, ...]:
    """Return what the records of each matter say, in small letters, to be searched as somebody
    types."""
    return tuple(map(_said, threads))


def matching(
    threads: Sequence[Thread], words: str, said: Sequence[str] | None = None
) -> tuple[Thread, ...]:
    """Return the matters in whose records every one of the words occurs, in any letters; ``said``
    is what ``said_in`` returns of them, where that was asked for before."""
    wanted = words.casefold().split()
    if not wanted:
        return tuple(threads)
    says = said_in(threads) if said is None else said
    return tuple(
        one for one, its in zip(threads, says, strict=True) if all(word in its for word in wanted)
    )


def steps_matching(thread: Thread, words: str) -> tuple[int, ...]:
    """Return the ids of the steps in which every one of the words occurs."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    return tuple(
        record.id
        for record in thread.records
        if all(word in _words_of(record) for word in wanted)
    )  # fmt: skip


def matters_table(threads: Sequence[Thread]) -> Table:
    """Return a row a matter; its key is ``Thread.key``."""
    return Table(
        id="matters",
        title="Matters",
        columns=(
            Column("reference", "No."),
            Column("matter", "Matter"),
            Column("state", "State"),
        ),
        rows=tuple(
            Row(one.key, (one.head.reference, one.title, matter_state(one))) for one in threads
        ),
        note="Overdue ones first" if threads else "No matter is recorded yet",
    )


def matter_state(one: Thread) -> Status:
    """Return how a matter stands, by what is latest of it."""
    if one.days_late:
        return Status(overdue_words(one.days_late), OVERDUE_ICON, strong=True)
    return Status("Open", "clock") if one.gaps or one.open else Status("Closed", "met")


def matters_finding(threads: Sequence[Thread], today: date) -> Finding:
    """Return the page's sentence: how many matters are open, and how many of those overdue."""
    late = sum(one.days_late > 0 for one in threads)
    open_ = sum(one.open for one in threads)
    waiting = sum(gap.step is ASSURE for one in threads for gap in one.gaps)
    slots: dict[str, Slot] = {
        "late": sentence_case(count_word(late)) if late else "None", "open": Quantity(open_),
        "matters": "open matter" if open_ == 1 else "open matters",
        "is": "is" if late == 1 else "are",
        "all": counted(len(threads), "matter", "matters"), "day": today,
        "waiting": starting(waiting, "question has", "questions have"),
    }  # fmt: skip
    headline = "{late} of {open} {matters} {is} overdue" if open_ else "No matter is open"
    support = "{all} in all."
    if waiting:
        support += " {waiting} no assurance yet."
    return Finding(
        id="matters",
        question="What did we ask, what were we told, what happened?",
        headline=Sentence(headline, slots),
        support=Sentence(support, slots),
        method=_METHOD,
        charts=(),
        tables=(),
        origin=Origin(
            figure=Sentence(f"{headline}, {{day}}", slots),
            definition=_DEFINITION,
            numerator="Open matters of which something is past its day",
            denominator="Matters of which something is still to be done",
            inclusion="Requests and recommendations of which nothing followed are listed apart",
            period=written_date(today),
            method=_METHOD,
            releases=(),
            rows=(counted(sum(len(one.records) for one in threads), "record", "records"),),
            coverage="The office’s own records",
            caveats=(),
        ),
        caveats=(),
        provenance=humblest(record.provenance for one in threads for record in one.records),
    )


def _said(one: Thread) -> str:
    return "\n".join(map(_words_of, one.records))


def _words_of(record: Recorded) -> str:
    """Everything that a record says in words, and its reference, in small letters."""
    said = (getattr(record, spec.id) for spec in specs(type(record)))
    words = (value for value in said if isinstance(value, str) and value)
    return "\n".join((record.reference, record.noun, *words)).casefold()
