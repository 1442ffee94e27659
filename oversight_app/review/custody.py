"""Custody visiting: were the visits made, who was seen, and what was done about what was found?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from oversight_app.domain.charts import BarChart
from oversight_app.domain.custody import CustodyIssue, CustodyVisit
from oversight_app.domain.findings import Finding, Origin, Table
from oversight_app.domain.observations import Provenance, Release
from oversight_app.domain.periods import Period, PeriodKind, written_date
from oversight_app.domain.wording import Quantity, Sentence, Slot, Words, counted, together
from oversight_app.review.activity_situation import last_whole_month, whole_periods
from oversight_app.review.activity_wording import period_choice, period_words
from oversight_app.review.counts import PROTECTED, Ledger, figure
from oversight_app.review.custody_people import Held, held_in
from oversight_app.review.custody_sums import Detainees, Visits, detainees, visits_of
from oversight_app.review.custody_tables import (
    delays_table,
    detainee_bars,
    issues_table,
    suites_table,
)
from oversight_app.store import custody as forms
from oversight_app.store.activity_sources import local_provenance, local_releases
from oversight_app.store.workspace import Workspace

METHOD = (
    "Visits made are held against visits planned. Those in custody at the visit are either not "
    "available, not offered a visit, or offered one; who is in none of the three is unaccounted "
    "for, and the visitors or the suite are to be asked. Detainees are never held against the "
    "suite’s throughput. Medians are of what is known."
)
_DEFINITION = "Independent custody visits, by the visitors’ forms"
_CAVEATS = (
    "Detainees are counts at each visit: one person may be counted at two visits.",
    "The number accepting says nothing about the care of those who were not seen.",
)


@dataclass(frozen=True, slots=True)
class CustodySelection:
    """What the tab is set to; ``period`` None is the newest whole one, ``suite`` "" all."""

    period_kind: PeriodKind = PeriodKind.QUARTER
    period: int | None = None
    suite: str = ""


@dataclass(frozen=True, slots=True)
class CustodyAnswer:
    """Everything the Custody visiting tab shows. ``detainees`` is None where no form of the
    period says who was in custody; the tables are without rows where nothing was brought in."""

    selection: CustodySelection
    periods: tuple[tuple[int, str], ...]
    suites_there: tuple[str, ...]
    finding: Finding
    detainees: BarChart | None
    suites: Table
    delays: Table
    issues: Table
    provenance: Provenance
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True where no visit and no issue was brought in yet."""
        return not self.periods


def custody(ws: Workspace, selection: CustodySelection) -> CustodyAnswer:
    """Answer the tab's question for a selection."""
    with ws.snapshot():
        today = ws.today()
        visits, issues = forms.visits(ws), forms.issues(ws)
        provenance = local_provenance(ws)
        days = [d for v in visits if (d := v.planned or v.made)] + [i.raised for i in issues]
        periods = _periods(days, selection.period_kind, today)
        if selection.period is None and periods:
            selection = replace(selection, period=periods[0])
        suites = tuple(sorted({v.suite for v in visits} | {i.suite for i in issues}))
        mine = [v for v in visits if _in(selection, v.planned or v.made, v.suite)]
        open_then = [i for i in issues if _raised(selection, i)]
        batches = frozenset([*(v.batch for v in mine), *(i.batch for i in open_then)])
        releases = tuple(dict.fromkeys(local_releases(ws, batches).values()))
    summed, seen = visits_of(mine), detainees(mine)
    period = period_words(selection.period_kind, selection.period) if selection.period else ""
    where = selection.suite or "all suites"
    ledger = Ledger()
    named: Held | None = None
    suite_counts: Mapping[str, Held] = {}
    if selection.period is not None:
        named, suite_counts = held_in(
            mine, selection.period_kind, selection.period, selection.suite, ledger
        )
    bars = detainee_bars(seen, named, where, period, ledger.counting)
    tables = (
        suites_table(mine, open_then, today, period, suite_counts, ledger.counting),
        delays_table(mine, period),
        issues_table(open_then, today, period),
    )
    headline, support = _words(
        summed, named if seen.visits else None, open_then, today, period, bool(periods)
    )
    notes = _notes(mine, seen)
    return CustodyAnswer(
        selection,
        tuple((index, period_choice(selection.period_kind, index)) for index in periods),
        suites,
        Finding(
            id="custody",
            question="Were the visits made, who was seen, and what was done about it?",
            headline=headline,
            support=support,
            method=METHOD,
            charts=(bars,) if bars else (),
            tables=tables if periods else (),
            origin=_origin(summed, mine, releases, period, where, headline),
            caveats=(*_CAVEATS, *notes),
            provenance=provenance,
            sensitive=True,
            counting=ledger.counting,
        ),
        bars,
        *tables,
        provenance,
        notes,
    )


def _periods(days: Sequence[date], kind: PeriodKind, today: date) -> tuple[int, ...]:
    if not days:
        return ()
    first = Period.containing(min(days), PeriodKind.MONTH).index
    newest = min(Period.containing(max(days), PeriodKind.MONTH).index, last_whole_month(today))
    return whole_periods(kind, min(first, newest), newest)


def _in(selection: CustodySelection, day: date | None, suite: str) -> bool:
    if day is None or selection.period is None or selection.suite not in ("", suite):
        return False
    period = Period(selection.period_kind, selection.period)
    return period.first_day <= day <= period.last_day


def _raised(selection: CustodySelection, issue: CustodyIssue) -> bool:
    """Tell whether an issue was raised in the period, or was still open when it began."""
    if selection.period is None or selection.suite not in ("", issue.suite):
        return False
    period = Period(selection.period_kind, selection.period)
    still_open = issue.resolved is None or issue.resolved >= period.first_day
    return issue.raised <= period.last_day and (issue.raised >= period.first_day or still_open)


def _words(
    visits: Visits,
    seen: Held | None,
    issues: Sequence[CustodyIssue],
    today: date,
    period: str,
    anything: bool,
) -> tuple[Sentence, Sentence]:
    if not anything:
        return (
            Sentence("No custody visit is here yet"),
            Sentence("Bring in the visitors’ forms: their columns are matched once."),
        )
    slots: dict[str, Slot] = {
        "made": Quantity(visits.made),
        "planned": counted(visits.planned, "visit", "visits"),
        "period": period,
        "unplanned": Quantity(visits.unplanned),
    }
    headline = Sentence(
        "{made} of {planned} planned for {period} "
        + ("was made" if visits.made == 1 else "were made"),
        slots,
    )
    parts: list[Words] = []
    if visits.unplanned:
        words = ("{unplanned} more " + ("was" if visits.unplanned == 1 else "were")
                 + " made without a planned day.")  # fmt: skip
        parts.append(Sentence(words, {"unplanned": slots["unplanned"]}))
    if seen is not None and seen.in_custody.value:
        parts.append(_seen(seen))
    overdue = [i for i in issues if i.overdue(today)]
    urgent = [i for i in overdue if i.urgent]
    if overdue:
        late: dict[str, Slot] = {"overdue": counted(len(overdue), "issue is", "issues are")}
        words = "{overdue} overdue"
        if urgent:
            late["urgent"] = Quantity(len(urgent))
            words += ", {urgent} of them urgent"
        parts.append(Sentence(words + ".", late))
    elif issues:
        parts.append("No issue is overdue.")
    said = together(parts)
    return headline, said if isinstance(said, Sentence) else Sentence(said)


def _seen(of: Held) -> Sentence:
    """Say how many of those in custody were seen, and how many are unaccounted for."""
    slots: dict[str, Slot] = {
        "in": figure(of.in_custody),
        "seen": figure(of.seen),
        "lost": of.lost,
    }
    words = "Of {in} in custody at the visits, {seen} were seen"
    if of.unaccounted.value > 0:
        is_ = "is" if of.unaccounted.value == 1 else "are"
        words += f" and {{lost}} {is_} unaccounted for"
    hidden = f"How many of those in custody at the visits were seen is hidden {PROTECTED}."
    return Sentence(words + ".", slots, hidden)


def _notes(visits: Sequence[CustodyVisit], seen: Detainees) -> tuple[str, ...]:
    said = []
    if seen.silent:
        forms_ = counted(seen.silent, "form", "forms")
        said.append(
            f"{forms_} of visits made do not say all of who was in custody, not available, not "
            "offered and offered: they are left out of the detainees."
        )
    return tuple(said)


def _origin(
    summed: Visits,
    visits: Sequence[CustodyVisit],
    releases: tuple[Release, ...],
    period: str,
    where: str,
    figure: Sentence,
) -> Origin:
    files: dict[str, list[int]] = {}
    for visit in visits:
        files.setdefault(visit.file_name, []).append(visit.file_row)
    return Origin(
        figure=figure,
        definition=_DEFINITION,
        numerator=f"{counted(summed.made, 'visit', 'visits')} made on or for a planned day",
        denominator=f"{counted(summed.planned, 'visit', 'visits')} planned",
        inclusion=f"Visits planned for, or without a plan made in, the period; {where}",
        period=period,
        method=METHOD,
        releases=releases,
        rows=tuple(
            f"{counted(len(rows), 'form', 'forms')} from “{name}”, rows {min(rows):,} to "
            f"{max(rows):,}"
            for name, rows in files.items()
        ),
        coverage=_coverage(visits),
        caveats=_CAVEATS,
    )


def _coverage(visits: Sequence[CustodyVisit]) -> str:
    days = [d for v in visits if (d := v.planned or v.made)]
    if not days:
        return ""
    return f"Forms from {written_date(min(days))} to {written_date(max(days))}"
