"""The returns that the office waits for, and which of them are here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from oversight_app.domain.datasets import CADENCES, DATASETS
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.returns import DueReturn, ExpectedReturn
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.schemes import known_scheme

_KINDS = {"monthly": PeriodKind.MONTH, "quarterly": PeriodKind.QUARTER, "yearly": PeriodKind.YEAR}
_MONTHS = {one.id: one.months for one in CADENCES}
_MOST_DAYS = 366
_NOW_AND_THEN = frozenset({"recruitment", "custody-issues"})
"""Returns of what does not happen in every month."""


def all_expected(workspace: Workspace) -> tuple[ExpectedReturn, ...]:
    """Return what the office waits for, in the order in which it was set down."""
    with workspace.snapshot():
        return tuple(_expected(workspace.db))


def save_expected(workspace: Workspace, expected: ExpectedReturn) -> Changes:
    """Add an expected return, or (with its ``id``) change one."""
    _check(expected)
    verb = "Change" if expected.id else "Add"
    with writing(workspace, f"{verb} an expected return", "expected_return") as action:
        row: dict[str, Any] = {
            "dataset": expected.dataset,
            "scheme_id": known_scheme(action.db, expected.scheme) if expected.scheme else None,
            "cadence": expected.cadence,
            "due_days": expected.due_days,
            "from_office": " ".join(expected.from_office.split()),
            "since": expected.since,
            "until": expected.until,
        }
        if expected.id:
            action.update_record("expected_return", expected.id, **row)
        else:
            action.insert("expected_return", **row)
        action.description = "Expected return saved"
    return action.changes


def delete_expected(workspace: Workspace, number: int) -> Changes:
    """Wait for a return no longer; what has come of it stays."""
    with writing(workspace, "Delete an expected return", "expected_return") as action:
        action.delete_record("expected_return", number)
        action.description = "Expected return deleted"
    return action.changes


def due(workspace: Workspace, today: date) -> tuple[DueReturn, ...]:
    """Return every period that has begun by a day of every expected return, by the day that it
    is due; typed-in records count as arrived, imports that were taken back do not.

    A return has arrived in part when some months of its period are here (``missing_months``
    are not); a scheme return by quarters or years may be of the last month alone. A status
    list is of the month of its date; where it has none, one kept on the last day of a period or
    later is that period's. Where the office has set a review date, nothing arrived after it.
    """
    this_month = Period.containing(today, PeriodKind.MONTH).index
    with workspace.snapshot():
        expected = tuple(_expected(workspace.db))
        arrivals = {one.dataset: _Arrivals(workspace.db, one.dataset) for one in expected}
        ends = _last_months(workspace.db)
    found = [
        arrivals[one.dataset].of(one, first, last, today)
        for one in expected
        for first, last in _periods(one, min(this_month, ends.get(one.scheme, this_month)))
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.expected.id)))


def _expected(db: WorkspaceDatabase) -> Iterator[ExpectedReturn]:
    for row in db.rows(
        "SELECT t.dataset, coalesce(s.code, ''), t.cadence, t.due_days, t.from_office, t.since, "
        "t.until, t.id FROM expected_return AS t LEFT JOIN scheme AS s ON s.id = t.scheme_id "
        "ORDER BY t.id"
    ):
        yield ExpectedReturn(*row)


def _check(expected: ExpectedReturn) -> None:
    if expected.dataset not in DATASETS or expected.cadence not in _KINDS:
        raise ValueError(f"no return {expected.dataset!r} that comes {expected.cadence!r}")
    if not expected.from_office.strip():
        raise UserProblem(
            "The expected return does not say from which office it comes. Nothing was saved. "
            "Name the office."
        )
    if not 0 <= expected.due_days <= _MOST_DAYS:
        raise UserProblem(
            f"A return can be due from 0 to {_MOST_DAYS} days after its period ends. Nothing was "
            "saved. Correct the number of days."
        )
    if expected.until is not None and expected.until < expected.since:
        raise UserProblem(
            "The return is expected until a month before its first. Nothing was saved. "
            "Correct the months."
        )


def _periods(expected: ExpectedReturn, newest: int) -> Iterator[tuple[int, int]]:
    """The first and last month of each period that has begun; financial quarters and years are
    cut to the months for which the return is expected."""
    months = _MONTHS[expected.cadence]
    last = newest if expected.until is None else min(newest, expected.until)
    day = Period(PeriodKind.MONTH, expected.since).first_day
    period = Period.containing(day, _KINDS[expected.cadence])
    while period.first_month <= last:
        end = period.first_month + months - 1
        if expected.until is not None:
            end = min(end, expected.until)
        yield max(period.first_month, expected.since), end
        period = Period(period.kind, period.index + 1)


def _last_months(db: WorkspaceDatabase) -> dict[str, int]:
    """The last month of each scheme that has ended."""
    rows = db.rows("SELECT code, valid_to FROM scheme WHERE valid_to IS NOT NULL")
    return {
        code: Period.containing(date.fromisoformat(day), PeriodKind.MONTH).index
        for code, day in rows
    }


@dataclass(slots=True, init=False)
class _Arrivals:
    """When each month of each scheme came in first; for a list, the days that it was kept."""

    months: dict[tuple[str, int], date]
    lists: dict[str, list[tuple[date, date]]]

    def __init__(self, db: WorkspaceDatabase, dataset: str) -> None:
        self.months, self.lists = {}, {}
        rows = db.rows(_LISTS if dataset == "volunteers" else _HERE[dataset])
        for scheme, when, kept in rows:
            day = datetime.fromisoformat(kept).astimezone().date()
            for code in (scheme, ""):
                if dataset == "volunteers":
                    self.lists.setdefault(code, []).append((date.fromisoformat(when), day))
                else:
                    known = self.months.get((code, when), day)
                    self.months[code, when] = min(known, day)

    def of(self, expected: ExpectedReturn, first: int, last: int, today: date) -> DueReturn:
        """Return what has come of one period."""
        end = Period(PeriodKind.MONTH, last).last_day
        missing: tuple[int, ...] = ()
        if expected.dataset == "volunteers":
            kept = [day for when, day in self.lists.get(expected.scheme, []) if when >= end]
            arrived = min(kept) if kept else None
        else:
            here = {m: self._came(expected, m) for m in range(first, last + 1)}
            days = [day for day in here.values() if day is not None]
            arrived = max(days) if days else None
            missing = tuple(m for m, day in here.items() if day is None and days)
            if expected.dataset == "return" and here[last] is not None:
                # A return that comes by quarters may be one row, for the last of the months.
                arrived, missing = here[last], ()
        return DueReturn(
            expected,
            first,
            last,
            end + timedelta(days=expected.due_days),
            min(arrived, today) if arrived else None,
            missing,
        )

    def _came(self, expected: ExpectedReturn, month: int) -> date | None:
        """The day that a month came in. Of what may well not happen in a month, a later month
        shows that it did come."""
        if expected.dataset not in _NOW_AND_THEN:
            return self.months.get((expected.scheme, month))
        days = (
            day
            for (scheme, m), day in self.months.items()
            if scheme == expected.scheme and m >= month
        )
        return min(days, default=None)


def _month_of(day: str) -> str:
    return f"CAST(substr({day}, 1, 4) AS INTEGER) * 12 + CAST(substr({day}, 6, 2) AS INTEGER) - 1"


_OF_BATCH = (
    "JOIN batch AS b ON b.id = t.batch_id JOIN scheme AS s ON s.id = t.scheme_id "
    "WHERE b.undone_at IS NULL GROUP BY 1, 2"
)


def _here(table: str, month: str) -> str:
    return f"SELECT s.code, {month}, min(b.kept_at) FROM {table} AS t {_OF_BATCH}"


_HERE = {
    "activity": _here("activity_block", "t.month"),
    "return": _here("scheme_return", "t.month"),
    "recruitment": _here("recruitment", _month_of("t.reached")),
    "custody-visits": _here("custody_visit", _month_of("coalesce(t.planned, t.made)")),
    "custody-issues": _here("custody_issue", _month_of("t.raised")),
}
_LISTS = (
    "SELECT DISTINCT s.code, coalesce(date(t.listed_on, 'start of month', '+1 month', '-1 day'), "
    "r.edition), b.kept_at FROM volunteer_status AS t "
    "JOIN batch AS b ON b.id = t.batch_id JOIN release AS r ON r.id = b.release_id "
    "JOIN scheme AS s ON s.id = t.scheme_id WHERE b.undone_at IS NULL"
)
