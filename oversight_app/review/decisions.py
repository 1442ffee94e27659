"""The register of decisions: every number that was given out, what its notice misses, and how long
it took to publish it."""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.decisions import Decision
from oversight_app.domain.findings import (
    Align,
    Column,
    Finding,
    Origin,
    Row,
    Status,
    Table,
)
from oversight_app.domain.observations import humblest
from oversight_app.domain.office_measures import OFFICE_MEASURES, PUBLICATION_AIM
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import spec_of
from oversight_app.domain.wording import (
    Quantity,
    Sentence,
    Slot,
    count_word,
    counted,
    sentence_case,
)
from oversight_app.review.thread_gaps import missing_words, past_aim
from oversight_app.review.thread_words import state_of
from oversight_app.store.all_decisions import all_decisions
from oversight_app.store.decision_numbers import issued_numbers
from oversight_app.store.opened import Workspace
from oversight_app.store.working_days import working_days_between

NOT_USED = Status("Not used", "not-needed")


@dataclass(frozen=True, slots=True)
class NoticeField:
    """One thing that a notice must say, and whether it does."""

    id: str
    name: str
    there: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register. ``decision`` is None for a number whose signature was taken back.

    ``working_days`` are from signature to publication, or to today while it is to be published;
    None where neither applies.
    """

    notice: str
    decision: Decision | None
    state: Status
    working_days: int | None
    published: bool
    days_late: int
    missing: str

    @property
    def key(self) -> str:
        """What names it in a list: the record's ``id``, else its number."""
        return str(self.decision.id) if self.decision else self.notice

    @property
    def late(self) -> bool:
        """True where it is past the day by which it was to be published."""
        return self.days_late > 0


@dataclass(frozen=True, slots=True)
class Register:
    """The register as at a day: drafts first, then the newest number down."""

    entries: tuple[Entry, ...]
    today: date

    @property
    def signed(self) -> tuple[Entry, ...]:
        """Those that are signed and not withdrawn."""
        return tuple(e for e in self.entries if e.decision and e.decision.state == "signed")

    @property
    def to_publish(self) -> tuple[Entry, ...]:
        """Those that are signed and still to be published, the latest first."""
        waiting = [e for e in self.signed if e.decision and e.decision.to_publish]
        return tuple(sorted(waiting, key=lambda e: (-e.days_late, e.notice)))


def register(ws: Workspace, as_at: date | None = None) -> Register:
    """Return the register, today or as it was on an earlier day."""
    with ws.snapshot():
        today = as_at or ws.today()
        decisions = all_decisions(ws, as_at)
        issued = [one for one in issued_numbers(ws) if one.issued_on <= today]
    used = {one.notice for one in decisions if one.notice}
    entries = [_entry(one, today) for one in decisions]
    entries += [
        Entry(one.notice, None, NOT_USED, None, False, 0, "")
        for one in issued
        if one.notice not in used
    ]
    drafts = [e for e in entries if not e.notice]
    numbered = sorted((e for e in entries if e.notice), key=lambda e: e.notice, reverse=True)
    return Register((*drafts, *numbered), today)


def notice_fields(decision: Decision) -> tuple[NoticeField, ...]:
    """Return everything that the notice of a decision must say, in order."""
    missing = set(decision.missing())
    return tuple(
        NoticeField(name, spec_of(type(decision), name).name, name not in missing)
        for name in decision.must_say
    )


def register_table(found: Register) -> Table:
    """Return the register as a table; a row's key is ``Entry.key``."""
    entries = found.entries
    withdrawn = sum(e.decision is not None and e.decision.state == "withdrawn" for e in entries)
    unused = sum(e.decision is None for e in entries)
    notes = [f"{withdrawn} withdrawn"] if withdrawn else []
    if unused:
        notes.append(f"{counted(unused, 'number', 'numbers')} not used")
    return Table(
        id="decisions",
        title="Register of decisions",
        columns=(
            Column("notice", "Number", tip="Issued at signature, and never used again"),
            Column("title", "Decision"),
            Column("state", "State"),
            Column("signed", "Signed"),
            Column("published", "Published"),
            Column("days", "Working days", Align.RIGHT,
                   tip="From signature to publication, or to today while it is to be published; "
                   f"the aim is {PUBLICATION_AIM}"),
            Column("notice-says", "Its notice",
                   tip="Whether it says everything that a notice must"),
        ),
        rows=tuple(_row(e) for e in entries),
        note="; ".join(("Newest number first", *notes)) if entries else "No decision is recorded",
    )  # fmt: skip


def notices_missing(found: Register) -> Sentence | None:
    """Say how many notices of signed decisions miss something; None where none does."""
    short = sum(bool(one.missing) for one in found.signed)
    if not short:
        return None
    what = "notice of a decision misses something that it"
    if short > 1:
        what = "notices of decisions miss something that they"
    return Sentence(f"{sentence_case(count_word(short))} {what} must have")


def decisions_finding(found: Register) -> Finding:
    """Return the register's sentence: what waits to be published, and what misses something."""
    signed, waiting = found.signed, found.to_publish
    short = [e for e in signed if e.missing]
    late = [e for e in waiting if e.late]
    slots: dict[str, Slot] = {
        "waiting": sentence_case(count_word(len(waiting))),
        "signed": counted(len(signed), "signed decision", "signed decisions"),
        "short": sentence_case(count_word(len(short))),
        "miss": "notice misses" if len(short) == 1 else "notices miss",
        "it": "it" if len(short) == 1 else "they",
        "aim": str(PUBLICATION_AIM),
    }  # fmt: skip
    if waiting and late:
        number = count_word(len(late))
        slots["late"] = "and is overdue" if len(waiting) == 1 else f"{number} of them overdue"
    headline = "Every signed decision is published"
    if waiting:
        verb = "waits" if len(waiting) == 1 else "wait"
        headline = f"{{waiting}} of {{signed}} {verb} to be published"
        headline += ", {late}" if late else ""
    support = "{short} {miss} something that {it} must have." if short else ""
    support += " The office aims to publish within {aim} working days."
    measure = OFFICE_MEASURES["publication-days"]
    return Finding(
        id="decisions",
        question="What was decided, and is it published?",
        headline=Sentence(headline, slots),
        support=Sentence(support.strip(), slots),
        method=measure.numerator,
        charts=(),
        tables=(register_table(found),),
        origin=Origin(
            figure=Sentence(f"{headline}, {{day}}", {**slots, "day": found.today}),
            definition="Decisions that were signed and not withdrawn, and of these the ones still "
            "to be published: of significant public interest, or not said to be of none",
            numerator="Signed decisions still to be published",
            denominator="Signed decisions",
            inclusion="A decision is overdue once the day to publish it by has passed",
            period=written_date(found.today),
            method=measure.numerator,
            releases=(),
            rows=(counted(len(found.entries), "line of the register", "lines of the register"),),
            coverage="The office’s own records",
            caveats=("Working days leave out the bank holidays of England and Wales.",),
        ),
        caveats=(),
        provenance=humblest(e.decision.provenance for e in found.entries if e.decision),
    )


def _says(entry: Entry) -> Status | None:
    one = entry.decision
    if one is None or one.state == "withdrawn":
        return None
    missing = len(one.missing())
    if not missing:
        return Status("Complete", "met")
    return Status(f"{missing} missing", "partly", strong=one.state == "signed")


def _entry(decision: Decision, today: date) -> Entry:
    days, late = None, 0
    if decision.signed_on is not None:
        if decision.published_on is not None:
            days = working_days_between(decision.signed_on, decision.published_on)
        elif decision.state == "signed" and decision.to_publish:
            days = working_days_between(decision.signed_on, today)
            due = decision.publish_by
            late = max((today - due).days, 0) if due else 0
    missing = "" if decision.state == "withdrawn" else missing_words(decision)
    state = state_of(decision, today)
    if not late and past_aim(decision, today):
        state = Status("Not published: past the aim", "clock", strong=True)
    return Entry(
        decision.notice, decision, state, days, decision.published_on is not None, late, missing
    )


def _row(entry: Entry) -> Row:
    one = entry.decision
    return Row(
        entry.key,
        (
            entry.notice or None,
            one.name if one else "Signed, and the signature taken back",
            entry.state,
            one.signed_on if one else None,
            one.published_on if one else None,
            None if entry.working_days is None else Quantity(entry.working_days),
            _says(entry),
        ),
    )
