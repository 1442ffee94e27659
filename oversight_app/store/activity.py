"""What activity comes to, for the pages: read from the summaries, never from the rows.

Months are ``Period`` indexes, time is in minutes, training is counted apart from duty.
"""

from collections.abc import Mapping

from oversight_app.domain.activity import ActivePeople, ActivityFilter, By, Cell, Given
from oversight_app.domain.schemes import BLANK
from oversight_app.store.activity_filter import Chosen, chosen
from oversight_app.store.activity_summaries import BLANK_ID, NO_DISTRICT, WHOLE, training_ids
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace

_COLUMNS: Mapping[By, str] = {
    By.DISTRICT: "t.district_id",
    By.ACTIVITY: "t.activity_id",
    By.STATUS: "t.status_id",
}
"""By scheme and month every cell is told apart as it is."""


def cells(workspace: Workspace, filter_: ActivityFilter, by: By | None = None) -> tuple[Cell, ...]:
    """Return what is given in each month of each scheme, broken down where it is asked for;
    schemes in the office's order, then by month and code. Months without a row have no cell."""
    with workspace.snapshot():
        db = workspace.db
        schemes = _schemes(db)
        codes = dict(db.rows("SELECT id, code FROM term"))
        rows = db.rows(cells_query(db, chosen(db, filter_), by))
    found = [
        Cell(
            schemes[scheme][1],
            month,
            BLANK if term == BLANK_ID else codes[term],
            Given(count, minutes - training, training, people),
        )
        for scheme, month, term, count, minutes, training, people in rows
    ]
    place = {code: place for place, code in schemes.values()}
    return tuple(sorted(found, key=lambda cell: (place[cell.scheme], cell.month, cell.by)))


def cells_query(db: WorkspaceDatabase, which: Chosen, by: By | None) -> str:
    """Return the query for cells: scheme, month, term, rows, minutes, of these training,
    people."""
    column = "" if by is None else _COLUMNS.get(by, "")
    return (
        f"SELECT t.scheme_id, t.month, {column or BLANK_ID}, sum(t.row_count), sum(t.minutes), "
        f"{training_minutes(db)}, sum(t.people) FROM activity_month AS t "
        f"WHERE {which.of_sums} GROUP BY t.scheme_id, t.month{column and f', {column}'}"
    )


def training_minutes(db: WorkspaceDatabase, table: str = "t") -> str:
    """Return the expression for the minutes of training among the rows of a table."""
    training = ", ".join(map(str, sorted(training_ids(db)))) or "NULL"
    return f"sum(CASE WHEN {table}.activity_id IN ({training}) THEN {table}.minutes ELSE 0 END)"


def people(workspace: Workspace, filter_: ActivityFilter) -> tuple[ActivePeople, ...]:
    """Return the volunteers with a duty in each month of each scheme; schemes in the office's
    order, then by month.

    People can be told by one district or by none (the whole scheme). With several districts, or
    by activity or status, nothing is returned: one person may be in more than one.
    """
    if len(filter_.districts) > 1 or filter_.activities or filter_.statuses:
        return ()
    with workspace.snapshot():
        db = workspace.db
        schemes = _schemes(db)
        rows = db.rows(people_query(chosen(db, filter_)))
    bands: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for scheme, month, *band in rows:
        bands.setdefault((scheme, month), []).append((band[0], band[1], band[2]))
    found = [
        ActivePeople(
            schemes[scheme][1],
            month,
            sum(count for _, count, _ in mine),
            sum(minutes for *_, minutes in mine),
            tuple((hours, count) for hours, count, _ in mine),
        )
        for (scheme, month), mine in bands.items()
    ]
    place = {code: place for place, code in schemes.values()}
    return tuple(sorted(found, key=lambda one: (place[one.scheme], one.month)))


def people_query(which: Chosen) -> str:
    """Return the query for people: scheme, month, whole hours, people, minutes."""
    district = WHOLE
    if which.districts:
        district = NO_DISTRICT if which.districts[0] == BLANK_ID else which.districts[0]
    return (
        "SELECT t.scheme_id, t.month, t.hours, t.people, t.minutes FROM people_month AS t "
        f"WHERE {which.when} AND t.district_id = {district} "
        "ORDER BY t.scheme_id, t.month, t.hours"
    )


def months(workspace: Workspace) -> tuple[int, int] | None:
    """Return the first and the last month with a row, or None where there is none."""
    with workspace.snapshot():
        spans = _spans(workspace.db)
    if not spans:
        return None
    return min(first for first, _ in spans.values()), max(last for _, last in spans.values())


def spans(workspace: Workspace) -> dict[str, tuple[int, int]]:
    """Return the first and last month with a row of each scheme that has one, by its code."""
    with workspace.snapshot():
        return _spans(workspace.db)


def _spans(db: WorkspaceDatabase) -> dict[str, tuple[int, int]]:
    # Two steps into the table for each scheme, however many months there are.
    rows = db.rows(
        "SELECT s.code, (SELECT min(t.month) FROM activity_month AS t WHERE t.scheme_id = s.id), "
        "(SELECT max(t.month) FROM activity_month AS t WHERE t.scheme_id = s.id) FROM scheme AS s"
    )
    return {code: (first, last) for code, first, last in rows if first is not None}


def _schemes(db: WorkspaceDatabase) -> dict[int, tuple[int, str]]:
    """The place in the office's order and the code of each scheme, by inner number."""
    rows = db.rows("SELECT id, code FROM scheme ORDER BY position, code")
    return {number: (place, code) for place, (number, code) in enumerate(rows)}
