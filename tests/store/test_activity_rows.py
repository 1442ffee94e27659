"""Rows of the log, a page at a time, in every order, from anywhere, and searched."""

from dataclasses import replace

import pytest

from oversight_app.domain.activity import ActivityFilter, ActivityRow, Given, RowOrder, RowQuery
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.schemes import BLANK
from oversight_app.store import activity_rows
from oversight_app.store.activity_rows import given, row_count, rows, search_note, sortable
from oversight_app.store.activity_search import REFERENCES
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_activity import JUNE, MAY, Duty, log

# Their minutes name them.
ROWS = (
    Duty(20220504, 1, "S20", district="north", activity="patrol"),
    Duty(20220503, 2, "S10", district="south", activity="patrol"),
    Duty(20220611, 3, "S10", district="north", activity="event"),
    Duty(20220500, 4, people=8),
    Duty(20220610, 5, "S3", activity="training"),
    Duty(20220401, 6, "C1", scheme="custody", activity="visit", key="V-1"),
    Duty(20220701, 7, "C2", scheme="custody", activity="visit", key="V-2"),
)
BY_DATE = [4, 2, 1, 5, 3, 6, 7]


@pytest.fixture
def kept(small: Workspace) -> Workspace:
    keep_local(small, [log(*ROWS)])
    return small


def _minutes(found: tuple[ActivityRow, ...]) -> list[int]:
    return [row.minutes for row in found]


def _all(workspace: Workspace, query: RowQuery) -> list[int]:
    return _minutes(rows(workspace, query, 0, 100))


def test_a_row_says_all_that_is_known_of_it(kept: Workspace) -> None:
    (row,) = rows(kept, RowQuery(ActivityFilter(("custody",), last_month=MAY)), 0, 10)
    assert row.day is not None
    assert row.day.isoformat() == "2022-04-01"
    assert (row.scheme, row.volunteer, row.activity, row.row_key) == (
        "custody",
        "C1",
        "visit",
        "V-1",
    )
    assert (row.district, row.status, row.people) == (BLANK, BLANK, 1)
    assert (row.batch, row.file_name, row.file_row, row.file_column) == (1, "log.csv", 7, None)
    assert row.provenance == Provenance.LOCAL


def test_a_row_of_a_whole_month_has_no_day(kept: Workspace) -> None:
    (row, *_) = rows(kept, RowQuery(), 0, 1)
    assert (row.month, row.day, row.people) == (MAY, None, 8)


def test_by_date_within_the_schemes(kept: Workspace) -> None:
    assert _all(kept, RowQuery()) == BY_DATE
    assert _all(kept, RowQuery(descending=True)) == [3, 5, 1, 2, 4, 7, 6]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", list(RowOrder))
@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_from_anywhere_are_parts_of_the_whole(
    kept: Workspace, order: RowOrder, size: int, descending: bool
) -> None:
    query = RowQuery(order=order, descending=descending)
    whole = _all(kept, query)
    assert sorted(whole) == [1, 2, 3, 4, 5, 6, 7]
    for first in range(8):
        assert _minutes(rows(kept, query, first, size)) == whole[first : first + size]


def test_by_hours_all_schemes_together(kept: Workspace) -> None:
    assert _all(kept, RowQuery(order=RowOrder.HOURS)) == [1, 2, 3, 4, 5, 6, 7]
    assert _all(kept, RowQuery(order=RowOrder.HOURS, descending=True)) == [7, 6, 5, 4, 3, 2, 1]


def test_by_volunteer_those_without_a_reference_come_last(kept: Workspace) -> None:
    assert _all(kept, RowQuery(order=RowOrder.VOLUNTEER)) == [6, 7, 2, 3, 1, 5, 4]
    assert _all(kept, RowQuery(order=RowOrder.VOLUNTEER, descending=True)) == [5, 1, 2, 3, 7, 6, 4]


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        (ActivityFilter(districts=("north",)), [1, 3]),
        (ActivityFilter(districts=(BLANK,)), [4, 5, 6, 7]),
        (ActivityFilter(districts=("north", BLANK)), [4, 1, 5, 3, 6, 7]),
        (ActivityFilter(schemes=("custody",)), [6, 7]),
        (ActivityFilter(activities=("patrol", "visit"), last_month=MAY), [2, 1, 6]),
        (ActivityFilter(first_month=JUNE, last_month=JUNE), [5, 3]),
        (ActivityFilter(districts=("nowhere",)), []),
    ],
)
def test_a_filter_limits_rows_count_and_sum_alike(
    kept: Workspace, filter_: ActivityFilter, found: list[int]
) -> None:
    query = RowQuery(filter_)
    assert _all(kept, query) == found
    assert row_count(kept, query) == len(found)
    total = given(kept, query)
    assert (total.rows, total.minutes + total.training_minutes) == (len(found), sum(found))
    assert total.training_minutes == (5 if 5 in found else 0)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("S10", [2, 3]),
        ("s1", [2, 3]),
        ("S", [4, 2, 1, 5, 3, 6, 7]),  # also in “Special Constabulary” and “Visit”
        ("C2", [7]),
        ("v-1", [6]),
        ("V-", [6, 7]),
        ("nor", [1, 3]),
        ("PATROL", [2, 1]),
        ("constab", [4, 2, 1, 5, 3]),
        ("patrol north", [1]),
        ("S10 patrol", [2]),
        ("S3", [5]),
        ("s20 south", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("nothing", []),
        ("  ", BY_DATE),
    ],
)
def test_a_search_finds_by_words_and_by_the_start_of_references(
    kept: Workspace, search: str, found: list[int]
) -> None:
    query = RowQuery(search=search)
    assert _all(kept, query) == found
    assert row_count(kept, query) == len(found)
    total = given(kept, query)
    assert total.rows == len(found)
    assert total.minutes + total.training_minutes == sum(found)
    assert sorted(_all(kept, replace(query, order=RowOrder.HOURS))) == sorted(found)


def test_a_search_and_a_filter_both_limit(kept: Workspace) -> None:
    query = RowQuery(ActivityFilter(first_month=JUNE), search="S10")
    assert _all(kept, query) == [3]
    assert given(kept, query) == Given(1, 3, 0, 1)
    assert _all(kept, RowQuery(ActivityFilter(("custody",)), search="S10")) == []


def test_a_mixed_search_goes_by_date_and_from_anywhere(kept: Workspace) -> None:
    """“v” stands in Visit and Event policing, and begins two references."""
    keep_local(
        kept,
        [log(Duty(20220505, 8, "VX", district="north"), Duty(20220602, 9, key="V9"), name="b.csv")],
    )
    query = RowQuery(search="v", filter=ActivityFilter(("specials", "custody")))
    assert _all(kept, query) == [8, 9, 3, 6, 7]
    for first in range(5):
        assert _minutes(rows(kept, query, first, 2)) == [8, 9, 3, 6, 7][first : first + 2]


def test_too_many_references_are_said_and_not_searched(small: Workspace) -> None:
    duties = [Duty(20220501, 1, f"X{n:04}") for n in range(REFERENCES + 1)]
    keep_local(small, [log(*duties, Duty(20220501, 2, "X"))])
    assert _all(small, RowQuery(search="X")) == [2]
    assert "Type more" in search_note(small, RowQuery(search="X"))
    assert search_note(small, RowQuery(search="X000")) == ""
    assert row_count(small, RowQuery(search="X000")) == 10


def test_a_large_selection_is_had_by_date_alone(
    kept: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity_rows, "SORTED_AT_MOST", 4)
    assert sortable(kept, RowQuery())
    by_hours = RowQuery(order=RowOrder.HOURS)
    assert not sortable(kept, by_hours)
    with pytest.raises(UserProblem, match="sort by date"):
        rows(kept, by_hours, 0, 10)
    assert sortable(kept, replace(by_hours, filter=ActivityFilter(("custody",))))
