"""The queries on one import, to be sent back to whoever sent it."""

from oversight_app.domain.batches import RowIssue
from oversight_app.domain.findings import Row
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.wording import Quantity, counted
from oversight_app.store import batches, custody, scheme_returns, schemes
from oversight_app.store.workspace import Workspace

REJECTED = "Rejected"
UNLIKELY = "Unlikely"
RESIDUAL = "Does not add up"
CORRECT = "Correct it and send the row again, or say that it is right."
EXPLAIN = "Explain the difference, or send the return again."


def query_rows(ws: Workspace, batch_id: int) -> tuple[Row, ...]:
    """Return a row a query: kind, sheet, spreadsheet row, column, what was found, what to do.
    Rejected rows come first, then what does not add up, then what is unlikely."""
    issues = batches.issues(ws, batch_id)
    rejected = [_issue(one, REJECTED) for one in issues if one.blocking]
    unlikely = [_issue(one, UNLIKELY) for one in issues if not one.blocking]
    rows = (*rejected, *_residuals(ws, batch_id), *unlikely)
    return tuple(Row(str(number), cells) for number, cells in enumerate(rows, 1))


_Cells = tuple[str, str, Quantity | None, str, str, str]


def _issue(one: RowIssue, kind: str) -> _Cells:
    row = Quantity(one.row) if one.row else None
    found = f"{one.what.rstrip('.')}. {one.why}" if one.why else one.what
    return (kind, one.sheet, row, one.column, found, CORRECT)


def _residuals(ws: Workspace, batch_id: int) -> list[_Cells]:
    names = {scheme.code: scheme.name for scheme in schemes.all_schemes(ws)}
    found: list[_Cells] = []
    for one in scheme_returns.returns(ws):
        if one.batch == batch_id and one.residual:
            name = names.get(one.scheme, one.scheme)
            found.append(
                _residual(
                    one.file_row,
                    f"{name}, {written_month(one.month)}: {residual_words(one.residual)}",
                )
            )
    for visit in custody.visits(ws):
        day = visit.made or visit.planned
        if visit.batch == batch_id and visit.unaccounted and day is not None:
            words = unaccounted_words(visit.unaccounted)
            found.append(_residual(visit.file_row, f"{visit.suite}, {written_date(day)}: {words}"))
    return found


def _residual(row: int, words: str) -> _Cells:
    return (RESIDUAL, "", Quantity(row) if row else None, "", words, EXPLAIN)


def residual_words(residual: int) -> str:
    """Say what opening, joiners and leavers leave unexplained."""
    people = counted(abs(residual), "person", "people")
    side = "more" if residual > 0 else "fewer"
    return f"in post at the end {people} {side} than opening and joiners less leavers come to"


def unaccounted_words(unaccounted: int) -> str:
    """Say what the parts of those in custody leave unexplained."""
    if unaccounted > 0:
        return f"{unaccounted:,} of those in custody unaccounted for"
    return f"the parts come to {-unaccounted:,} more than were in custody"
