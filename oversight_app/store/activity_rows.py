"""The rows of the activity log, a page at a time, from anywhere among millions.

In order of date a page is found by counting: the summaries tell how many rows of a selection
each scheme has in each month, and only the month that a page begins in is stepped through. No
other order can be had without sorting, so that a selection of more than ``SORTED_AT_MOST`` rows
is shown by date alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from oversight_app.domain.activity import ActivityRow, Given, RowOrder, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.store.activity import training_minutes
from oversight_app.store.activity_printed import STORED, printed_rows
from oversight_app.store.activity_search import Selected, selected
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace

SORTED_AT_MOST = 200_000

ONE_ROW = (
    f"SELECT {STORED} FROM activity AS t WHERE t.scheme_id = ? AND t.month = ? AND t.day = ? "
    "AND t.batch_id = ? AND t.line = ?"
)
_PLACE = "t.scheme_id, t.month, t.day, t.batch_id, t.line"


def row_count(workspace: Workspace, query: RowQuery) -> int:
    """Return how many rows a query finds."""
    with workspace.snapshot():
        return _count(workspace.db, selected(workspace.db, query))


def given(workspace: Workspace, query: RowQuery) -> Given:
    """Return what the rows that a query finds come to."""
    with workspace.snapshot():
        db, which = workspace.db, selected(workspace.db, query)
        sums = f"sum(t.minutes), {training_minutes(db)}, sum(t.people)"
        found = db.rows(sums_query(which, sums))
        if which.extra:
            found += db.rows(
                f"SELECT count(*), sum(k.minutes), {training_minutes(db, 'k')}, sum(k.people) "
                f"FROM ({which.extra}) AS k",
                which.parameters,
            )
    total = Given()
    for rows, minutes, trained, people in found:
        if rows:
            total += Given(rows, minutes - trained, trained, people)
    return total


def sortable(workspace: Workspace, query: RowQuery) -> bool:
    """Tell whether the rows that a query finds can be had in its order: by date always, by
    hours or volunteer up to ``SORTED_AT_MOST`` rows."""
    return query.order is RowOrder.DATE or row_count(workspace, query) <= SORTED_AT_MOST


def search_note(workspace: Workspace, query: RowQuery) -> str:
    """Return what has to be said of a search, or nothing: references that too many rows begin
    with are not looked for."""
    with workspace.snapshot():
        words = selected(workspace.db, query).too_many
    if not words:
        return ""
    return (
        f"Many references begin with “{words[0]}”, so they are not searched yet. "
        "Type more of the reference."
    )


def rows(workspace: Workspace, query: RowQuery, first: int, count: int) -> tuple[ActivityRow, ...]:
    """Return up to ``count`` rows from the ``first`` (from 0) on.

    By date: schemes in the office's order, the rows of each by date, the newest first where
    ``descending``. By hours or volunteer: all schemes together, rows without a reference last.
    UserProblem where the order can't be had (``sortable``).
    """
    with workspace.snapshot():
        db, which = workspace.db, selected(workspace.db, query)
        if _nothing(which.named) and not which.among:
            return ()
        if query.order is RowOrder.DATE and not _nothing(which.named):
            found = _by_date(db, which, first, count, descending=query.descending)
        elif query.order is not RowOrder.DATE and _count(db, which) > SORTED_AT_MOST:
            raise UserProblem(
                f"These are more than {SORTED_AT_MOST:,} rows, too many to sort by "
                f"{query.order}. Nothing was changed. Filter or search first, or sort by date."
            )
        else:
            places = db.rows(sorted_query(which, query), (*which.parameters, count, max(0, first)))
            found = [db.execute_sql(ONE_ROW, place).fetchone() for place in places]
        return printed_rows(db, found)


def sums_query(which: Selected, what: str = "0") -> str:
    """Return the query for how many rows with names that are asked for there are, and for
    sums over ``activity_month AS t``."""
    return (
        f"SELECT sum(t.row_count), {what} FROM activity_month AS t "
        f"WHERE {which.chosen.of_sums} AND ({which.named})"
    )


def blocks_query(which: Selected) -> str:
    """Return the query for scheme, month and how many rows with names that are asked for."""
    if which.named == "1" and not which.chosen.by_terms:
        # Which imports the rows are of makes fewer sums than what they are.
        return (
            "SELECT t.scheme_id, t.month, sum(t.row_count) FROM activity_block AS t "
            f"WHERE {which.chosen.when} GROUP BY t.scheme_id, t.month"
        )
    return (
        "SELECT t.scheme_id, t.month, sum(t.row_count) FROM activity_month AS t "
        f"WHERE {which.chosen.of_sums} AND ({which.named}) GROUP BY t.scheme_id, t.month"
    )


def block_query(which: Selected, *, descending: bool) -> str:
    """Return the query for rows of one block: of the parameters the last four are scheme,
    month, how many rows, and how many are left out before them."""
    way = "DESC" if descending else "ASC"
    mark = len(which.parameters)
    return (
        f"SELECT {STORED} FROM activity AS t WHERE t.scheme_id = ?{mark + 1} "
        f"AND t.month = ?{mark + 2} AND {which.in_block} "
        f"ORDER BY t.day {way}, t.batch_id {way}, t.line {way} LIMIT ?{mark + 3} OFFSET ?{mark + 4}"
    )


def sorted_query(which: Selected, query: RowQuery) -> str:
    """Return the query for the keys of rows that are few enough to be sorted: in another order
    than by date, or found by their references alone. Of the parameters the last two are how
    many, and how many are left out before them."""
    way = "DESC" if query.descending else "ASC"
    place = _PLACE.replace("t.", "k.")
    if query.order is RowOrder.HOURS:
        order = f"k.minutes {way}, {place}"
    elif query.order is RowOrder.VOLUNTEER:
        of = "(SELECT v.reference FROM volunteer AS v WHERE v.id = k.volunteer_id)"
        order = f"{of} {way} NULLS LAST, {place}"
    else:
        of = "(SELECT s.position FROM scheme AS s WHERE s.id = k.scheme_id)"
        order = f"{of}, k.scheme_id, k.day {way}, k.batch_id {way}, k.line {way}"
    places = (
        f"SELECT {_PLACE}, t.minutes, t.people, t.activity_id, t.volunteer_id FROM activity AS t "
        f"WHERE {which.chosen.of_rows} AND ({which.named})"
    )
    if which.extra:
        places = which.extra if _nothing(which.named) else f"{places} UNION ALL {which.extra}"
    mark = len(which.parameters)
    return (
        f"SELECT {place} FROM ({places}) AS k ORDER BY {order} LIMIT ?{mark + 1} OFFSET ?{mark + 2}"
    )


def _nothing(named: str) -> bool:
    return "(0)" in named.split(" AND ")


def _count(db: WorkspaceDatabase, which: Selected) -> int:
    return sum(count for *_, count in _blocks(db, which))


def _blocks(db: WorkspaceDatabase, which: Selected) -> list[tuple[int, int, int]]:
    """How many rows are asked for of each scheme and month."""
    counts = (
        {}
        if _nothing(which.named)
        else {(scheme, month): count for scheme, month, count in db.rows(blocks_query(which))}
    )
    if which.extra:
        for scheme, month, count in db.rows(
            f"SELECT scheme_id, month, count(*) FROM ({which.extra}) GROUP BY scheme_id, month",
            which.parameters,
        ):
            counts[scheme, month] = counts.get((scheme, month), 0) + count
    return [(*key, count) for key, count in counts.items()]


def _by_date(
    db: WorkspaceDatabase, which: Selected, first: int, count: int, *, descending: bool
) -> list[tuple[Any, ...]]:
    place = {
        number: place
        for place, (number,) in enumerate(db.rows("SELECT id FROM scheme ORDER BY position, code"))
    }
    way = -1 if descending else 1
    blocks = sorted(_blocks(db, which), key=lambda one: (place[one[0]], way * one[1]))
    found: list[tuple[Any, ...]] = []
    for (scheme, month), part in _cut(blocks, max(0, first), count):
        found += _in_block(db, which, (scheme, month), part, descending=descending)
    return found


def _cut(
    blocks: Sequence[tuple[int, int, int]], first: int, count: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int, int]]]:
    """Yield the blocks that some rows lie in: (scheme, month) and how many rows the block has,
    how many are left out before, and how many are wanted."""
    for scheme, month, rows_ in blocks:
        if count <= 0:
            return
        if first < rows_:
            wanted = min(count, rows_ - first)
            yield (scheme, month), (rows_, first, wanted)
            count -= wanted
        first = max(0, first - rows_)


def _in_block(
    db: WorkspaceDatabase,
    which: Selected,
    block: tuple[int, int],
    part: tuple[int, int, int],
    *,
    descending: bool,
) -> list[tuple[Any, ...]]:
    """Rows of one block, reached from whichever end is nearer."""
    rows_, before, wanted = part
    after = rows_ - before - wanted
    backwards = after < before
    found = db.rows(
        block_query(which, descending=descending ^ backwards),
        (*which.parameters, *block, wanted, after if backwards else before),
    )
    return found[::-1] if backwards else found
