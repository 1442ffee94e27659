"""From a figure down to the records behind it, whose sum equals it."""

from dataclasses import replace

from oversight_app.domain.activity import ActivityFilter, RowQuery
from oversight_app.domain.periods import written_months
from oversight_app.domain.schemes import BLANK, NOT_STATED, TermKind
from oversight_app.domain.wording import counted
from oversight_app.review.activity_selection import ActivitySelection
from oversight_app.review.activity_wording import exact_hours_words
from oversight_app.store import activity_rows, schemes
from oversight_app.store.workspace import Workspace

OTHERS = "|"
"""Between the codes of a bar that stands for several."""


def query_for(
    selection: ActivitySelection,
    *,
    scheme: str | None = None,
    month: int | None = None,
    district: str | None = None,
    activity: str | None = None,
    status: str | None = None,
) -> RowQuery:
    """Return which records are behind a cell, point or bar of a filled-in selection; what is
    None is as the selection has it, a ``month`` instead of the period's months."""
    first, last = (month, month) if month is not None else selection.months or (None, None)
    return RowQuery(
        ActivityFilter(
            selection.schemes if scheme is None else (scheme,),
            selection.districts if district is None else (district,),
            selection.activities if activity is None else (activity,),
            selection.statuses if status is None else (status,),
            first,
            last,
        )
    )


def query_for_bar(selection: ActivitySelection, key: str) -> RowQuery | None:
    """Return which records are behind a bar of the scheme in focus, by the bar's key; None for
    a bar without records (hours of a monthly return)."""
    kind, _, written = key.partition(":")
    codes = tuple(written.split(OTHERS))
    behind = query_for(selection, scheme=selection.scheme).filter
    match kind:
        case "district":
            return RowQuery(replace(behind, districts=codes))
        case "activity":
            return RowQuery(replace(behind, activities=codes))
        case "status":
            return RowQuery(replace(behind, statuses=codes))
    return None


def breadcrumb(ws: Workspace, query: RowQuery) -> tuple[str, ...]:
    """Return the steps down to some records in words: scheme, months, district, activity,
    patrol status, and what is searched for."""
    chosen = query.filter
    with ws.snapshot():
        names = {scheme.code: scheme.name for scheme in schemes.all_schemes(ws)}
        steps = [_together(chosen.schemes, names) or "All schemes"]
        if (months := _months(chosen)) is not None:
            steps.append(months)
        for kind, codes in (
            (TermKind.DISTRICT, chosen.districts),
            (TermKind.ACTIVITY, chosen.activities),
            (TermKind.STATUS, chosen.statuses),
        ):
            if codes:
                terms = {term.code: term.name for term in schemes.terms(ws, kind)}
                blank = f"{_BLANK[kind]} {NOT_STATED.lower()}"
                steps.append(_together(codes, {**terms, BLANK: blank}))
    if query.search:
        steps.append(f"“{query.search}”")
    return tuple(steps)


_BLANK = {
    TermKind.DISTRICT: "District",
    TermKind.ACTIVITY: "Activity",
    TermKind.STATUS: "Patrol status",
}


def sum_sentence(ws: Workspace, query: RowQuery) -> str:
    """Return what some records come to: ``148 hours in 9 records``. It equals the figure, which
    is of duty; hours of training among the records are named apart."""
    given = activity_rows.given(ws, query)
    records = counted(given.rows, "record", "records")
    if given.training_minutes and given.minutes:
        duty, training = exact_hours_words(given.minutes), exact_hours_words(given.training_minutes)
        return f"{duty} of duty and {training} of training in {records}"
    if given.training_minutes:
        return f"{exact_hours_words(given.training_minutes)} of training in {records}"
    return f"{exact_hours_words(given.minutes)} in {records}"


def _months(chosen: ActivityFilter) -> str | None:
    first, last = chosen.first_month, chosen.last_month
    if first is None and last is None:
        return None
    if first is None or last is None:
        edge = written_months(first or last or 0, first or last or 0)
        return f"From {edge}" if last is None else f"Up to {edge}"
    return written_months(first, last)


def _together(codes: tuple[str, ...], names: dict[str, str]) -> str:
    known = [names.get(code, code) for code in codes]
    if len(known) > 3:
        return f"{known[0]} and {len(known) - 1} others"
    return " or ".join(known)
