"""Sums of activity as one table, for the command line."""

from oversight_app.domain.activity import ActivityFilter, By, Given
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.local_measures import OWN_RULES, SOURCE, TRAINING_APART
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import Period, PeriodKind, written_months
from oversight_app.domain.schemes import BLANK, NOT_STATED, TermKind
from oversight_app.domain.wording import Quantity
from oversight_app.store import activity, schemes
from oversight_app.store.activity_sources import local_provenance
from oversight_app.store.workspace import Workspace

_KINDS = {
    By.DISTRICT: TermKind.DISTRICT,
    By.ACTIVITY: TermKind.ACTIVITY,
    By.STATUS: TermKind.STATUS,
}
_HEADINGS = {
    By.SCHEME: "Scheme",
    By.MONTH: "Month",
    By.DISTRICT: "District",
    By.ACTIVITY: "Activity",
    By.STATUS: "Patrol status",
}
SAMPLE = "Sample data: made up, about no real force."


def by(ws: Workspace, what: By, first: int | None = None, last: int | None = None) -> Table:
    """Return hours, training hours, attendances and records by scheme, district, activity,
    patrol status or month, between two months (both counted, None is no limit).

    Hours have two decimals, so that minutes can be added up again. Of the activity log alone:
    what monthly returns say is not in it. Row keys are codes, or months as ``2022-10``.
    """
    with ws.snapshot():
        cells = activity.cells(ws, ActivityFilter(first_month=first, last_month=last), what)
        names = _names(ws, what)
        provenance = local_provenance(ws)
    sums: dict[str, Given] = {}
    for cell in cells:
        if what is By.SCHEME:
            code = cell.scheme
        elif what is By.MONTH:
            code = str(Period(PeriodKind.MONTH, cell.month))
        else:
            code = cell.by
        sums[code] = sums.get(code, Given()) + cell.given
    order = sorted(sums) if what is By.MONTH else [c for c in names if c in sums]
    order += [code for code in sums if code not in order]
    months = [cell.month for cell in cells]
    said = f"{SOURCE}. {TRAINING_APART} {OWN_RULES}"
    return Table(
        id=f"activity-by-{what}",
        title=f"Volunteer activity by {_HEADINGS[what].lower()}"
        + (f", {written_months(min(months), max(months))}" if months else ""),
        columns=(
            Column(str(what), _HEADINGS[what]),
            Column("hours", "Hours", Align.RIGHT, tip="Hours of duty"),
            Column("training", "Training hours", Align.RIGHT),
            Column("attendances", "Attendances", Align.RIGHT,
                   tip="People on each duty, one person on three duties being three"),
            Column("records", "Records", Align.RIGHT),
        ),
        rows=tuple(
            Row(
                code,
                (
                    names.get(code, code),
                    _hours(sums[code].minutes),
                    _hours(sums[code].training_minutes),
                    Quantity(sums[code].attendances),
                    Quantity(sums[code].rows),
                ),
            )
            for code in order
        ),
        note=f"{SAMPLE} {said}" if provenance is Provenance.SAMPLE else said,
    )  # fmt: skip


def _names(ws: Workspace, what: By) -> dict[str, str]:
    """Return names by code, in the order that they are listed in."""
    if what is By.SCHEME:
        return {scheme.code: scheme.name for scheme in schemes.all_schemes(ws)}
    if what is By.MONTH:
        return {}
    named = {term.code: term.name for term in schemes.terms(ws, _KINDS[what])}
    return {**named, BLANK: NOT_STATED}


def _hours(minutes: int) -> Quantity:
    return Quantity(minutes / 60, decimals=2)
