"""Records that can't be: without a scheme, before it began, after it ended, of a person where
none is ever recorded. They are rejected, each with its row and its reason."""

from array import array
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from oversight_app.domain.batches import RowIssue
from oversight_app.domain.datasets import DATASETS, FieldKind
from oversight_app.domain.day_numbers import number_of
from oversight_app.domain.local import MISSING, LocalColumn, LocalIncoming, Rejected
from oversight_app.domain.periods import month_of, written_date
from oversight_app.domain.schemes import BLANK, Scheme
from oversight_app.imports.gathering import MOST_ISSUES, counted
from oversight_app.imports.local.columns import held, keeping, whole

if TYPE_CHECKING:
    from oversight_app.imports.local.columns import Truth, Whole

_DATED = {"activity": "day", "return": "month", "recruitment": "reached"}
"""The field that says when, by dataset, where a scheme has to be there."""
_WHOLE_ROW = -1


def without_references(incoming: LocalIncoming, schemes: Mapping[str, Scheme]) -> LocalIncoming:
    """Leave off the references of schemes of which no single volunteer is recorded.

    Where a record is nothing but a person (a status list) it is rejected instead.
    """
    import numpy as np

    scheme, volunteer = incoming.columns.get("scheme"), incoming.columns.get("volunteer")
    if scheme is None or volunteer is None or not incoming.length:
        return incoming
    of_scheme = np.array([_aggregate(schemes.get(code)) for code in scheme.words], dtype=bool)
    none = np.array([word == BLANK for word in volunteer.words], dtype=bool)
    named = of_scheme[whole(scheme.values)] & ~none[whole(volunteer.values)]
    if not named.any():
        return incoming
    names = ", ".join(schemes[c].name for c in scheme.words if _aggregate(schemes.get(c)))
    if "volunteer" in DATASETS[incoming.mapping.dataset].key:
        why = f"No single person of {names} is recorded; bring in totals instead"
        return rejecting(incoming, named, why, names)
    words = volunteer.words if BLANK in volunteer.words else (*volunteer.words, BLANK)
    values = np.where(named, words.index(BLANK), whole(volunteer.values))
    rows = counted(int(named.sum()))
    note = f"{names}: references were left off {rows}, since no single person is recorded there."
    columns = {**incoming.columns, "volunteer": LocalColumn(held(values), words)}
    return replace(incoming, columns=columns, notes=(*incoming.notes, note))


def without_impossible(incoming: LocalIncoming, schemes: Mapping[str, Scheme]) -> LocalIncoming:
    """Reject records without a scheme, and those before their scheme began or after it ended."""
    scheme = incoming.columns.get("scheme")
    if scheme is None or not incoming.length:
        return incoming
    at = whole(scheme.values)
    sifted = incoming
    if BLANK in scheme.words:
        blank = at == scheme.words.index(BLANK)
        sifted = rejecting(sifted, blank, "There is no scheme, so it can't be counted", "Scheme")
    for code in scheme.words:
        one = schemes.get(code)
        if one is not None and (one.valid_from or one.valid_to):
            sifted = _within(sifted, one)
    return sifted


def without_choice(incoming: LocalIncoming) -> LocalIncoming:
    """Reject records of which a choice that they can't be told without was said to be blank."""
    sifted = incoming
    for one in DATASETS[incoming.mapping.dataset].fields:
        column = sifted.columns.get(one.id)
        needed = one.kind is FieldKind.CHOICE and one.required
        if needed and column is not None and BLANK in column.words and sifted.length:
            blank = whole(column.values) == column.words.index(BLANK)
            why = f"The {one.name.lower()} is not stated, and the row can't be told without it"
            sifted = rejecting(sifted, blank, why, one.id)
    return sifted


def _within(incoming: LocalIncoming, scheme: Scheme) -> LocalIncoming:
    """Reject a scheme's records outside its dates."""
    dated = _DATED.get(incoming.mapping.dataset, "")
    column, codes = incoming.columns.get(dated), incoming.columns["scheme"]
    if column is None or not incoming.length:
        return incoming
    monthly = DATASETS[incoming.mapping.dataset].field(dated).kind is FieldKind.MONTH
    when = whole(column.values)
    mine = (whole(codes.values) == codes.words.index(scheme.code)) & (when != MISSING)
    if scheme.valid_from and (early := mine & _before(when, scheme.valid_from, monthly)).any():
        why = f"It is before {scheme.name} began, on {written_date(scheme.valid_from)}"
        return _within(rejecting(incoming, early, why, dated), replace(scheme, valid_from=None))
    if scheme.valid_to and (late := mine & _after(when, scheme.valid_to, monthly)).any():
        why = f"It is after {scheme.name} ended, on {written_date(scheme.valid_to)}"
        return rejecting(incoming, late, why, dated)
    return incoming


def _before(when: "Whole", day: date, monthly: bool) -> "Truth":
    """A whole month (``yyyymm00``) is before a day where all of it is."""
    if monthly:
        return when < month_of(day)
    number = number_of(day)
    month = number // 100 * 100
    early: Truth = (when < number) & (when != month)
    return early


def _after(when: "Whole", day: date, monthly: bool) -> "Truth":
    if monthly:
        return when > month_of(day)
    return when > number_of(day)


def rejecting(incoming: LocalIncoming, out: "Truth", why: str, what: str) -> LocalIncoming:
    """Return a file with some records moved to its rejected rows, for one reason.

    ``what`` is a field's id, or words for the column that is at fault.
    """
    import numpy as np

    rows = whole(incoming.rows)[out]
    if not len(rows):
        return incoming
    heading = next((use.heading for use in incoming.mapping.columns if use.field == what), "")
    reason = len(incoming.rejected.whys)
    rejected = Rejected(
        _joined(incoming.rejected.rows, rows),
        _joined(incoming.rejected.columns, np.full(len(rows), _WHOLE_ROW, dtype=np.int64)),
        _joined(incoming.rejected.reasons, np.full(len(rows), reason, dtype=np.int64)),
        (*incoming.rejected.whys, why),
    )
    room = max(0, MOST_ISSUES - len(incoming.issues))
    issues = [
        RowIssue(incoming.layout.sheet, int(row), heading, "This row was rejected", f"{why}.", True)
        for row in rows[:room]
    ]
    return replace(keeping(incoming, ~out), rejected=rejected, issues=(*incoming.issues, *issues))


def _joined(first: "array[int]", more: "Whole") -> "array[int]":
    joined = array("q", first)
    joined.frombytes(more.tobytes())
    return joined


def _aggregate(scheme: Scheme | None) -> bool:
    return scheme is not None and scheme.aggregate_only
