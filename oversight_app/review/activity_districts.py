"""One measure of volunteers by district and scheme, as a table for papers."""

from collections.abc import Mapping, Sequence

from oversight_app.domain.activity import ActivityFilter, By
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.local_measures import LOCAL_MEASURES, MANY_ROLES
from oversight_app.domain.periods import Period, month_of, written_month, written_months
from oversight_app.domain.schemes import BLANK, NOT_STATED, Scheme, Term, TermKind
from oversight_app.domain.small_numbers import Count
from oversight_app.review.activity_situation import last_whole_month
from oversight_app.review.activity_wording import hours
from oversight_app.review.counts import Ledger, count_of, month_name
from oversight_app.review.currency_people import listed, of_list
from oversight_app.store import activity, schemes, volunteers
from oversight_app.store.workspace import Workspace

BY_DISTRICT = ("active", "headcount", "hours")
"""The measures that are known by district."""
ALL_DISTRICTS = "All districts"
_TWO_DISTRICTS = "Somebody active in two districts is in both, and once in all of them."
_Cells = Mapping[str, Mapping[str, Cell]]
"""By scheme's code, then by district's; "" for all of them under ``_TOTAL``."""
_TOTAL = "*"


def by_district(
    ws: Workspace, period: Period, measure: str, schemes_: Sequence[str] | None = None
) -> Table:
    """Return a row a district (key: its code, "" where it is not stated, ``*`` for all) and a
    column a scheme that has figures by district; None are all schemes.

    Active people are of the period's last month, people in post of its last day by the status
    list, hours of all its months. Without any figure the table has no rows. Raises UserProblem
    for a measure that is not known by district.
    """
    if measure not in BY_DISTRICT:
        known = ", ".join(BY_DISTRICT)
        raise UserProblem(
            f"“{measure}” is not known by district. Nothing was changed. Choose one of these: "
            f"{known}."
        )
    ledger = Ledger()
    with ws.snapshot():
        wanted = [one for one in schemes.all_schemes(ws) if _asked(one, schemes_)]
        terms = schemes.terms(ws, TermKind.DISTRICT)
        codes = [*(term.code for term in terms), BLANK]
        made = {"active": _active, "headcount": _in_post, "hours": _hours_given}[measure]
        found = made(ws, period, wanted, codes, ledger)
    columns = [one for one in wanted if one.code in found]
    return Table(
        id=f"activity-districts-{measure}",
        title=f"{LOCAL_MEASURES[measure].name} by district, {_when(period, measure)}",
        columns=(
            Column("district", "District"),
            *(Column(one.code, one.name, Align.RIGHT) for one in columns),
        ),
        rows=_rows(terms, columns, found) if columns else (),
        note=_note(measure) if columns else "No return says in which district people are",
        counting=ledger.counting,
    )


def _asked(scheme: Scheme, wanted: Sequence[str] | None) -> bool:
    return wanted is None or scheme.code in wanted


def _when(period: Period, measure: str) -> str:
    last = month_of(period.last_day)
    if measure == "hours":
        return written_months(period.first_month, last)
    return written_month(last)


def _note(measure: str) -> str:
    if measure == "active":
        return f"{_TWO_DISTRICTS} {MANY_ROLES}"
    if measure == "headcount":
        return f"By the status list, at the end of the month. {MANY_ROLES}"
    return "Hours of duty; hours of training are counted apart"


def _rows(terms: Sequence[Term], columns: Sequence[Scheme], found: _Cells) -> tuple[Row, ...]:
    def row(code: str, name: str) -> Row:
        return Row(code, (name, *(found[one.code].get(code) for one in columns)))

    named = [row(term.code, term.name) for term in terms]
    unstated = any(found[one.code].get(BLANK) is not None for one in columns)
    blank = [row(BLANK, NOT_STATED)] if unstated else []
    return (*named, *blank, row(_TOTAL, ALL_DISTRICTS))


def _active(
    ws: Workspace, period: Period, wanted: Sequence[Scheme], codes: Sequence[str], ledger: Ledger
) -> _Cells:
    month = month_of(period.last_day)

    def people(*districts: str) -> dict[str, int]:
        limit = ActivityFilter(districts=districts, first_month=month, last_month=month)
        return {one.scheme: one.people for one in activity.people(ws, limit)}

    whole = people()
    parts = {code: people(code) for code in codes}
    found = {}
    for scheme in wanted:
        if scheme.code not in whole or not any(scheme.code in part for part in parts.values()):
            continue
        total = count_of("active", scheme.code, month_name(month), whole[scheme.code])
        mine = {
            code: count_of("active", scheme.code, month_name(month), number, district=code)
            for code in codes
            # Nobody without a district is no row of its own.
            if (number := parts[code].get(scheme.code, 0)) or code != BLANK
        }
        ledger.is_among(total, *mine.values())
        found[scheme.code] = _figures(mine, total, ledger)
    return found


def _in_post(
    ws: Workspace, period: Period, wanted: Sequence[Scheme], codes: Sequence[str], ledger: Ledger
) -> _Cells:
    day, today = period.last_day, ws.today()
    newest = month_of(day) >= last_whole_month(today)
    # A list without a date of its own counts from the day it came, which is after the month.
    read_on = max(day, today) if newest else day
    records = [one for one in volunteers.as_at(ws, read_on) if one.in_post(day)]
    lists = volunteers.list_days(ws)
    found = {}
    for scheme in wanted:
        mine = [one.district for one in records if one.scheme == scheme.code]
        if not any(mine):
            continue
        total = listed(scheme.code, len(mine), lists, day, read_on)
        of = of_list(lists, scheme.code, day, read_on)
        parts = {
            code: count_of(
                "listed", scheme.code, day.isoformat(), mine.count(code), district=code, **of
            )
            for code in codes
            if code != BLANK or BLANK in mine
        }
        ledger.adds_up(total, *parts.values())
        found[scheme.code] = _figures(parts, total, ledger)
    return found


def _hours_given(
    ws: Workspace, period: Period, wanted: Sequence[Scheme], codes: Sequence[str], ledger: Ledger
) -> _Cells:
    limit = ActivityFilter(first_month=period.first_month, last_month=month_of(period.last_day))
    minutes: dict[str, dict[str, int]] = {}
    for cell in activity.cells(ws, limit, By.DISTRICT):
        mine = minutes.setdefault(cell.scheme, {})
        mine[cell.by] = mine.get(cell.by, 0) + cell.given.minutes
    found: dict[str, dict[str, Cell]] = {}
    for scheme in wanted:
        given = minutes.get(scheme.code, {})
        if not any(code != BLANK for code in given):
            continue
        cells: dict[str, Cell] = {
            code: hours(given.get(code, 0)) for code in codes if code != BLANK or given.get(code)
        }
        found[scheme.code] = {**cells, _TOTAL: hours(sum(given.values()))}
    return found


def _figures(parts: Mapping[str, Count], total: Count, ledger: Ledger) -> dict[str, Cell]:
    cells: dict[str, Cell] = {code: ledger.figure(one) for code, one in parts.items()}
    return {**cells, _TOTAL: ledger.figure(total)}
