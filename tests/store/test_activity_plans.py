"""No question of a page reads the activity log through: each is answered by a summary, by a
covering index or by a search of the log's key."""

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from oversight_app.domain.activity import ActivityFilter, By, RowOrder, RowQuery
from oversight_app.store import activity, activity_rows
from oversight_app.store.activity_sources import log_sources
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_activity import JUNE, MAY, Duty, log

_FILTERS = (
    ActivityFilter(),
    ActivityFilter(first_month=MAY, last_month=JUNE),
    ActivityFilter(("specials",), first_month=MAY, last_month=JUNE),
    ActivityFilter(districts=("north",), first_month=MAY),
    ActivityFilter(("specials", "psv"), ("north", ""), ("patrol",), ("directed", "")),
)
_QUERIES = (
    *(RowQuery(one) for one in _FILTERS),
    RowQuery(descending=True),
    *(RowQuery(_FILTERS[2], order) for order in RowOrder),
    *(RowQuery(search=word) for word in ("S1", "K1", "north", "patrol S1", "n", "nothing")),
    RowQuery(_FILTERS[2], RowOrder.HOURS, search="S1"),
)
_PAGE: tuple[Callable[[Workspace], object], ...] = (
    lambda ws: [activity.cells(ws, one, by) for one in _FILTERS for by in (None, *By)],
    lambda ws: [activity.people(ws, one) for one in _FILTERS[:4]],
    lambda ws: (activity.months(ws), activity.spans(ws)),
    lambda ws: [activity_rows.row_count(ws, one) for one in _QUERIES],
    lambda ws: [activity_rows.given(ws, one) for one in _QUERIES],
    lambda ws: [activity_rows.rows(ws, one, 1, 2) for one in _QUERIES],
    lambda ws: [activity_rows.search_note(ws, one) for one in _QUERIES],
    lambda ws: log_sources(ws, "specials", MAY, JUNE),
    lambda ws: compare_local(ws, log(Duty(20220503, 60, "S1"), Duty(20220503, 70, key="K1"))),
)

_LARGE = re.compile(r"\b(SCAN|SEARCH) (t|activity|activity_shelf)\b")
"""How the plan names the tables that grow with the rows, and the summaries."""


class _Asked:
    """Keeps the text of every statement that is run."""

    def __init__(self) -> None:
        self.statements: list[tuple[str, object]] = []


@pytest.fixture
def asked(small: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Asked]:
    keep_local(
        small,
        [
            log(
                Duty(20220503, 60, "S1", district="north", activity="patrol", status="directed"),
                Duty(20220611, 60, "S2", district="north", activity="event", key="K1"),
                Duty(20220612, 60, "S2", scheme="psv", key="K2"),
            )
        ],
    )
    keep_local(small, [log(Duty(20220611, 90, "S2", key="K1"), name="later.csv")])
    found, run = _Asked(), small.db.execute_sql

    def noting(sql: str, params: Sequence[object] | None = None) -> object:
        found.statements.append((sql, params))
        return run(sql, params)

    monkeypatch.setattr(small.db, "execute_sql", noting)
    yield found
    monkeypatch.undo()


@pytest.mark.parametrize("ask", _PAGE)
def test_no_question_reads_the_log_through(
    small: Workspace, asked: _Asked, ask: Callable[[Workspace], object]
) -> None:
    ask(small)
    statements = [one for one in asked.statements if one[0].startswith("SELECT")]
    assert statements
    for sql, parameters in statements:
        plan = small.db.rows(f"EXPLAIN QUERY PLAN {sql}", parameters or ())  # type: ignore[arg-type]
        for *_, step in plan:
            found = _LARGE.search(step)
            if found is None or not _names_the_log(sql):
                continue
            assert found[1] == "SEARCH", f"{step} in {sql}"


def _names_the_log(sql: str) -> bool:
    return bool(re.search(r"\bFROM activity(_shelf)?\b", sql))


def test_a_search_by_reference_uses_its_index(small: Workspace, asked: _Asked) -> None:
    activity_rows.row_count(small, RowQuery(search="S1"))
    plans = [
        step
        for sql, parameters in asked.statements
        if sql.startswith("SELECT")
        for *_, step in small.db.rows(f"EXPLAIN QUERY PLAN {sql}", parameters or ())  # type: ignore[arg-type]
    ]
    index = "USING COVERING INDEX activity_by_volunteer (volunteer_id=? AND month"
    assert any(index in step for step in plans)


def test_rows_with_references_are_found_by_their_index(small: Workspace, asked: _Asked) -> None:
    """Several hundred at once too, for which SQLite would rather read the whole scheme."""
    compare_local(small, log(*(Duty(20220611, 60, key=f"K{n}") for n in range(400))))
    sql, parameters = next(one for one in asked.statements if "row_key IN" in one[0])
    (step,) = small.db.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)  # type: ignore[arg-type]
    assert "USING INDEX activity_by_key (scheme_id=? AND row_key=?)" in step[-1]


def test_a_page_of_figures_reads_nothing_but_the_summaries(small: Workspace, asked: _Asked) -> None:
    for one in _FILTERS:
        for by in (None, *By):
            activity.cells(small, one, by)
        activity.people(small, one)
    assert not [sql for sql, _ in asked.statements if _names_the_log(sql)]
