"""Tables and bars of custody visiting."""

from collections.abc import Mapping, Sequence
from datetime import date

from oversight_app.domain.charts import Bar, BarChart, BarGroup
from oversight_app.domain.custody import CustodyIssue, CustodyVisit
from oversight_app.domain.datasets import ISSUE_CATEGORIES
from oversight_app.domain.findings import Align, Cell, Column, Row, Status, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.schemes import NOT_STATED
from oversight_app.domain.small_numbers import Count, Counting
from oversight_app.domain.wording import Quantity, Sentence, Slot, counted
from oversight_app.review.counts import PROTECTED, figure, keys
from oversight_app.review.counts import share as _percent
from oversight_app.review.custody_people import Held
from oversight_app.review.custody_sums import (
    Detainees,
    days_to_resolve,
    delays,
    detainees,
    urgent_first,
    visits_of,
)

_CATEGORY_NAMES = {code: name for code, name, _ in ISSUE_CATEGORIES}


def detainee_bars(
    found: Detainees, named: Held | None, where: str, period: str, counting: Counting
) -> BarChart | None:
    """Return the detainees by what became of them; the unaccounted have a bar of their own.
    ``named`` are their counts."""
    if not found.visits or named is None:
        return None
    lost = named.too_many or named.unaccounted
    slots: dict[str, Slot] = {
        "where": where,
        "period": period,
        "in": figure(named.in_custody),
        "offered": _percent(named.offered, named.in_custody) or _NO_SHARE,
        "accepted": _percent(named.accepted, named.offered) or _NO_SHARE,
        "lost": named.lost,
        "visits": counted(found.visits, "visit", "visits"),
    }
    first = [
        ("not-available", "Not available", named.not_available),
        ("not-offered", "Not offered", named.not_offered),
        ("offered", "Offered", named.offered),
    ]
    if found.unaccounted > 0:
        first.append(("unaccounted", "Unaccounted for", named.unaccounted))
    second = [
        ("accepted", "Accepted", named.accepted),
        ("seen", "Seen", named.seen),
    ]
    title = "{offered} were offered a visit, {accepted} of those accepted"
    if found.unaccounted:
        is_ = "is" if found.unaccounted == 1 else "are"
        title = f"{{lost}} of {{in}} in custody {is_} unaccounted for"
    if found.unaccounted < 0:
        slots["lost"] = figure(lost)
        title = "Forms count {lost} more than were in custody"
    return BarChart(
        title=Sentence(title, slots, "What became of those in custody at the visits"),
        subtitle=Sentence("Detainees at {visits}, {where}, {period}", slots),
        alt=Sentence(
            "Bars of {in} detainees in custody at {visits}: {offered} were offered a visit, of "
            "whom {accepted} accepted; {lost} unaccounted for.",
            slots,
            "Bars of what became of the detainees in custody at {visits}. Some numbers are hidden "
            f"{PROTECTED}.",
        ),
        groups=(
            BarGroup(
                Sentence("Of {in} in custody", {"in": slots["in"]}, "Of those in custody"),
                _bars(first, named.in_custody),
            ),
            BarGroup(
                Sentence("Of {all} offered", {"all": figure(named.offered)}, "Of those offered"),
                _bars(second, named.offered),
            ),
        ),
        unit=Unit.COUNT,
        decimals=0,
        value_label="Detainees",
        counting=counting,
    )


def suites_table(
    visits: Sequence[CustodyVisit],
    issues: Sequence[CustodyIssue],
    today: date,
    period: str,
    named: Mapping[str, Held],
    counting: Counting,
) -> Table:
    """Return a row a suite: visits, detainees, delays and issues. ``named`` are the counts of each
    suite."""
    rows = []
    for suite in sorted({v.suite for v in visits} | {i.suite for i in issues}):
        mine = [v for v in visits if v.suite == suite]
        raised = [i for i in issues if i.suite == suite]
        counts, seen, late = visits_of(mine), detainees(mine), delays(mine)
        of = named.get(suite) if seen.visits else None
        rows.append(
            Row(
                suite,
                (
                    suite,
                    Quantity(counts.planned),
                    Quantity(counts.made + counts.unplanned),
                    _of_visits(counts.made, counts.planned),
                    figure(of.in_custody) if of else None,
                    _percent(of.offered, of.in_custody) if of else None,
                    _percent(of.accepted, of.offered) if of else None,
                    of.lost if of else None,
                    Quantity(late.delayed) if late.known else None,
                    Quantity(sum(i.resolved is None for i in raised)),
                    Quantity(sum(i.overdue(today) for i in raised)),
                    _median(days_to_resolve(raised)),
                ),
            )
        )
    headings = (
        ("planned", "Planned", "Visits planned in the period"),
        ("made", "Made", "Visits made, those without a planned day among them"),
        ("of-planned", "Of planned", "Share of the visits planned that were made"),
        ("in-custody", "In custody", "Detainees in custody at the visits"),
        ("offered", "Offered", "Share of those in custody who were offered a visit"),
        ("accepted", "Accepted", "Share of those offered a visit who accepted"),
        ("unaccounted", "Unaccounted", "In custody, and neither not available, not offered "
                                       "nor offered"),
        ("delayed", "Delayed", "Visits that waited at the door"),
        ("open", "Open issues", "Issues that are not resolved"),
        ("overdue", "Overdue", "Open issues past the day a response was due"),
        ("days", "Days to resolve", "Median days from raised to resolved"),
    )  # fmt: skip
    return Table(
        id="custody-suites",
        title=f"Suites, {period}" if period else "Suites",
        columns=(
            Column("suite", "Suite"),
            *(Column(key, heading, Align.RIGHT, tip=tip) for key, heading, tip in headings),
        ),
        rows=tuple(rows),
        note="A to Z" if rows else "No visit was planned or made in the period",
        counting=counting,
    )


def delays_table(visits: Sequence[CustodyVisit], period: str) -> Table:
    """Return the delays at the door by recorded reason, those without one first."""
    late = [v for v in visits if v.made is not None and v.delay]
    by_reason: dict[str, list[CustodyVisit]] = {}
    for visit in late:
        by_reason.setdefault(visit.delay_reason, []).append(visit)
    order = sorted(by_reason, key=lambda reason: (bool(reason), -len(by_reason[reason]), reason))
    summed = delays(visits)
    note = f"{summed.delayed} of {counted(summed.known, 'visit', 'visits')} waited at the door"
    if summed.delayed:
        note += f": {summed.with_reason} with a recorded reason, {summed.without_reason} without"
    return Table(
        id="custody-delays",
        title=f"Delays at the door, {period}" if period else "Delays at the door",
        columns=(
            Column("reason", "Recorded reason"),
            Column("visits", "Visits", Align.RIGHT),
            Column("median", "Median minutes", Align.RIGHT),
            Column("longest", "Longest", Align.RIGHT, tip="The longest delay, in minutes"),
        ),
        rows=tuple(
            Row(
                reason,
                (
                    reason or "No reason recorded",
                    Quantity(len(by_reason[reason])),
                    _median(delays(by_reason[reason]).median_minutes),
                    Quantity(max(v.delay or 0 for v in by_reason[reason])),
                ),
            )
            for reason in order
        ),
        note=note if summed.known else "No form of the period says how long visitors waited",
    )


def issues_table(issues: Sequence[CustodyIssue], today: date, period: str) -> Table:
    """Return the issues of the period: open ones first, urgent before routine."""
    middle = days_to_resolve(issues)
    note = "Open ones first, urgent before routine"
    if middle is not None:
        number = Quantity(middle, decimals=int(middle != int(middle)))
        note += f"; median {number} {'day' if middle == 1 else 'days'} to resolve"
    return Table(
        id="custody-issues",
        title=f"Issues, {period}" if period else "Issues",
        columns=(
            Column("urgent", "Urgency"),
            Column("suite", "Suite"),
            Column("category", "Category"),
            Column("raised", "Raised"),
            Column("to", "Raised to"),
            Column("due", "Response due"),
            Column("state", "State"),
            Column("days", "Days", Align.RIGHT, tip="From raised to resolved, or open until now"),
        ),
        rows=tuple(
            Row(
                f"{issue.batch}:{issue.file_row}",
                (
                    "Urgent" if issue.urgent else "Routine",
                    issue.suite,
                    _CATEGORY_NAMES.get(issue.category, NOT_STATED),
                    issue.raised,
                    issue.raised_to or NOT_STATED,
                    issue.due,
                    _state(issue, today),
                    Quantity(((issue.resolved or max(today, issue.raised)) - issue.raised).days),
                ),
            )
            for issue in urgent_first(issues, today)
        ),
        note=note if issues else "No issue was raised in the period, or open when it began",
    )


def _state(issue: CustodyIssue, today: date) -> Status:
    if issue.resolved is not None:
        late = issue.due is not None and issue.resolved > issue.due
        return Status("Resolved late", "partly") if late else Status("Resolved", "met")
    if issue.overdue(today):
        return Status("Overdue", "not-met", strong=True)
    return Status("Open", "clock")


def _share(part: int, of: int) -> float | None:
    return part / of * 100 if of else None


def _of_visits(part: int, of: int) -> Cell:
    share_ = _share(part, of)
    return None if share_ is None else Quantity(share_, Unit.PERCENT)


_NO_SHARE = Quantity(None, Unit.PERCENT)


def _median(value: float | None) -> Cell:
    return None if value is None else Quantity(value, decimals=int(value != int(value)))


def _bars(parts: Sequence[tuple[str, str, Count]], of: Count) -> tuple[Bar, ...]:
    return tuple(
        Bar(key, name, part.value, _share(part.value, of.value), strong=key == "unaccounted",
            tip=f"{name}: {part.value:,} of {of.value:,}", counts=keys((part, of)))
        for key, name, part in parts
    )  # fmt: skip
