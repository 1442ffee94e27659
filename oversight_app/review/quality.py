"""What does not add up in the returns, for the office to ask about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from oversight_app.domain.activity import ActivePeople, ActivityFilter, Given
from oversight_app.domain.custody import CustodyVisit
from oversight_app.domain.findings import Align, Column, Finding, Origin, Row, Table
from oversight_app.domain.periods import month_of, written_date, written_month, written_months
from oversight_app.domain.returns import Restatement, SchemeReturn
from oversight_app.domain.wording import Quantity, Sentence, counted, sentence_case
from oversight_app.review.activity_situation import last_whole_month
from oversight_app.review.activity_wording import hours
from oversight_app.review.return_queries import EXPLAIN, residual_words, unaccounted_words
from oversight_app.store import activity, batches, custody, scheme_returns, schemes
from oversight_app.store.activity_restated import LogMoved, log_moved
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.local_keeping import local_batches
from oversight_app.store.workspace import Workspace

HOURS_DIFFER, PEOPLE_DIFFER = "Hours differ", "Active people differ"
"""Kinds where the monthly return and the log disagree."""
MISSING = "Missing"
ROUNDED = 30
"""Minutes by which a return in whole hours may differ from the log."""
_METHOD = (
    "Each return is held against itself (opening and joiners less leavers; those in custody and "
    "their parts), against the one before it, and against the duty log."
)


@dataclass(frozen=True, slots=True)
class QualityAnswer:
    """Quality findings; ``table`` has columns kind, scheme, when, what, ask."""

    finding: Finding
    table: Table


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing that does not add up; ``scheme`` is a code, "" for none."""

    kind: str
    scheme: str
    order: int
    """The month, or a day as ``month * 32 + day``: the newest comes first."""
    when: str
    what: str
    ask: str = EXPLAIN
    first: int = 0
    """The first month, of what is about several; 0 of one."""

    def about(self, months: tuple[int, int]) -> bool:
        """Tell whether it is about some of the months, the first and the last counted."""
        last = (_place(self.order) - 1) // 32
        return last >= months[0] and (self.first or last) <= months[1]


def quality(ws: Workspace, months: tuple[int, int] | None = None) -> QualityAnswer:
    """List what does not add up, differs, is missing or unlikely; the newest first. ``months``
    leaves out what is not about one of them, the first and the last counted."""
    with ws.snapshot():
        found, anything = oddities(ws, months)
        names = {scheme.code: scheme.name for scheme in schemes.all_schemes(ws)}
        provenance = local_provenance(ws)
    table = Table(
        id="quality",
        title="What does not add up",
        columns=(
            Column("kind", "Kind"),
            Column("scheme", "Scheme"),
            Column("when", "When"),
            Column("what", "What was found"),
            Column("ask", "What to do"),
        ),
        rows=tuple(
            Row(str(n), (one.kind, names.get(one.scheme, one.scheme), one.when, one.what, one.ask))
            for n, one in enumerate(found, 1)
        ),
        note="Newest first" if found else "Everything that is here adds up",
    )
    headline = explaining(len(found), anything)
    return QualityAnswer(
        Finding(
            id="quality",
            question="Do the returns add up?",
            headline=headline,
            support=Sentence("What does not add up is kept as it was sent, and said here."),
            method=_METHOD,
            charts=(),
            tables=(table,) if found else (),
            origin=Origin(headline, _METHOD, "", "", "", "", "", (), (), "", ()),
            caveats=(),
            provenance=provenance,
        ),
        table,
    )


def oddities(
    ws: Workspace, months: tuple[int, int] | None = None
) -> tuple[tuple[Oddity, ...], bool]:
    """Return what wants explaining, the newest first, and whether any return is here at all."""
    with ws.snapshot():
        newest = last_whole_month(ws.today())
        everyone = ActivityFilter(last_month=newest)
        log = {(c.scheme, c.month): c.given for c in activity.cells(ws, everyone, None)}
        # The people of a month are many to read: those of the months asked for are enough.
        these = everyone if months is None else replace(everyone, first_month=months[0])
        who = {(p.scheme, p.month): p for p in activity.people(ws, these)}
        sent = {(r.scheme, r.month): r for r in scheme_returns.returns(ws)}
        names = {scheme.code: scheme.name for scheme in schemes.all_schemes(ws)}
        ended = {
            scheme.code: month_of(scheme.valid_to)
            for scheme in schemes.all_schemes(ws)
            if scheme.valid_to
        }
        found = [
            *_residuals(sent),
            *_broken_openings(sent),
            *_differing(sent, log, who),
            *_gaps(log, {code: min(newest, ended.get(code, newest)) for code in names}),
            *_unaccounted(custody.visits(ws)),
            *_restated(scheme_returns.restated(ws)),
            *_log_moved(log_moved(ws)),
            *_unlikely(ws, months),
        ]
        anything = bool(log or sent)
    if months is not None:
        found = [one for one in found if one.about(months)]
    found.sort(key=lambda one: (-_place(one.order), names.get(one.scheme, ""), one.kind))
    return tuple(found), anything


def kinds_table(found: QualityAnswer) -> Table:
    """Return how many of each kind there are, and of which schemes: what may be told where the
    figures themselves, which count people, may not."""
    kinds: dict[str, list[str]] = {}
    for row in found.table.rows:
        kinds.setdefault(str(row.cells[0]), []).append(str(row.cells[1]))
    return Table(
        id="quality-kinds",
        title="What does not add up",
        columns=(
            Column("kind", "Kind"),
            Column("number", "How many", Align.RIGHT),
            Column("schemes", "Of"),
        ),
        rows=tuple(
            Row(kind, (kind, Quantity(len(of)), ", ".join(dict.fromkeys(of))))
            for kind, of in sorted(kinds.items())
        ),
        note="Each is kept as it was sent, and asked about",
    )


def _place(order: int) -> int:
    """Put months (below 40,000) and days on one scale, a month after its days."""
    return order if order > 100_000 else order * 32 + 32


def explaining(number: int, anything: bool = True) -> Sentence:
    """Say how many things want explaining."""
    if not anything:
        return Sentence("No return is here yet to be checked")
    if not number:
        return Sentence("Everything in the returns adds up")
    words = "thing in the returns wants" if number == 1 else "things in the returns want"
    return Sentence("{number} explaining", {"number": counted(number, words, words)})


_Sent = dict[tuple[str, int], SchemeReturn]
_Log = dict[tuple[str, int], Given]


def _residuals(sent: _Sent) -> Iterator[Oddity]:
    for (scheme, month), one in sent.items():
        if one.residual:
            what = residual_words(one.residual)
            yield Oddity("Residual", scheme, month, written_month(month), sentence_case(what))
        by_reason = sum(number for _, number in one.leavers_by_reason)
        if one.leavers is not None and one.leavers_by_reason and by_reason > one.leavers:
            yield Oddity(
                "Residual", scheme, month, written_month(month),
                f"{counted(by_reason, 'leaver', 'leavers')} by reason, and "
                f"{counted(one.leavers, 'leaver', 'leavers')} in all",
            )  # fmt: skip


def _broken_openings(sent: _Sent) -> Iterator[Oddity]:
    for (scheme, month), one in sent.items():
        before = sent.get((scheme, month - 1))
        if before is None or before.headcount is None or one.opening is None:
            continue
        # Explained by the month before, whose own closing does not add up.
        if one.opening != before.headcount and not before.residual:
            yield Oddity(
                "Opening", scheme, month, written_month(month),
                f"Opens with {one.opening:,} in post, and {written_month(month - 1)} closed with "
                f"{before.headcount:,}",
            )  # fmt: skip


def _differing(
    sent: _Sent, log: _Log, who: dict[tuple[str, int], ActivePeople]
) -> Iterator[Oddity]:
    ask = "Ask which of the two is right. The page shows the log’s."
    for (scheme, month), one in sent.items():
        given, people = log.get((scheme, month)), who.get((scheme, month))
        when = written_month(month)
        if given and one.duty_minutes is not None:
            apart = abs(given.minutes - one.duty_minutes)
            if apart > ROUNDED:
                yield Oddity(
                    HOURS_DIFFER, scheme, month, when,
                    f"{hours(one.duty_minutes)} hours of duty by the return, "
                    f"{hours(given.minutes)} by the log", ask,
                )  # fmt: skip
        # Hours without a reference may be those of the people who are missing.
        whole = people and given and people.minutes == given.minutes
        if people and whole and one.active is not None and one.active != people.people:
            words = counted(people.people, "reference", "references")
            yield Oddity(
                PEOPLE_DIFFER, scheme, month, when,
                f"{one.active:,} by the return, {words} in the log", ask,
            )  # fmt: skip


def _gaps(log: _Log, until: dict[str, int]) -> Iterator[Oddity]:
    """Months without a log inside a scheme's log, and since its last."""
    ask = "Ask for the log of those months, or whether there was nothing to report."
    for scheme in sorted({code for code, _ in log}):
        months = sorted(month for code, month in log if code == scheme)
        edges = [*months, until.get(scheme, months[-1]) + 1]
        for here, following in pairwise(edges):
            if following - here > 1:
                first, last = here + 1, following - 1
                number = counted(last - first + 1, "month", "months")
                yield Oddity(
                    MISSING, scheme, last, written_months(first, last),
                    f"{number} without a duty log", ask, first,
                )  # fmt: skip


def _unaccounted(visits: tuple[CustodyVisit, ...]) -> Iterator[Oddity]:
    for visit in visits:
        day = visit.made or visit.planned
        if visit.unaccounted and day is not None:
            words = unaccounted_words(visit.unaccounted)
            yield Oddity(
                "Residual", "custody", month_of(day) * 32 + day.day,
                written_date(day),
                f"{visit.suite}: {words}",
            )  # fmt: skip


_ASK_WHY = "Both figures are kept. Ask why it changed, and look at what was sent on."


def _restated(restatements: tuple[Restatement, ...]) -> Iterator[Oddity]:
    for one in restatements:
        what = _moved(one)
        if what:
            yield Oddity(
                "Restated", one.scheme, one.month, written_month(one.month), what,
                _ASK_WHY,
            )  # fmt: skip


def _log_moved(moves: tuple[LogMoved, ...]) -> Iterator[Oddity]:
    for one in moves:
        gone = counted(one.rows_gone, "record", "records")
        come = counted(one.rows_come, "record", "records")
        yield Oddity(
            "Restated", one.scheme, one.month, written_month(one.month),
            f"{gone} ({hours(one.minutes_gone)} hours) became {come} "
            f"({hours(one.minutes_come)} hours), by “{one.file_name}”", _ASK_WHY,
        )  # fmt: skip


def _moved(one: Restatement) -> str:
    parts = []
    for name, words, in_hours in (
        ("headcount", "in post at the end", False),
        ("active", "active people", False),
        ("duty_minutes", "hours of duty", True),
        ("training_minutes", "hours of training", True),
        ("joiners", "joiners", False),
        ("leavers", "leavers", False),
        ("sessions", "visits or sessions", False),
    ):
        before, after = getattr(one.before, name), getattr(one.after, name)
        if before != after:
            parts.append(f"{_figure(before, in_hours)} to {_figure(after, in_hours)} {words}")
    return sentence_case(", ".join(parts))


def _figure(value: int | None, in_hours: bool) -> str:
    if value is None:
        return "nothing"
    return str(hours(value)) if in_hours else f"{value:,}"


def _unlikely(ws: Workspace, months: tuple[int, int] | None) -> Iterator[Oddity]:
    local = local_batches(ws)
    for batch in batches.all_batches(ws):
        if batch.undone_at is not None or batch.id not in local:
            continue
        if months is not None and not months[0] <= month_of(batch.release.edition) <= months[1]:
            continue
        asked = [one for one in batches.issues(ws, batch.id) if not one.blocking]
        if asked:
            month = month_of(batch.release.edition)
            number = counted(len(asked), "row is", "rows are")
            yield Oddity(
                "Unlikely", "", month, written_date(batch.release.edition),
                f"{number} unlikely in “{batch.file_name}”",
                "Open the questions on this import, and send them back.",
            )  # fmt: skip
