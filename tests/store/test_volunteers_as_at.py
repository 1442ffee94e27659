"""Volunteers as at a day: of each the newest row by the day of its list."""

from datetime import date

import pytest

from oversight_app.domain.local_building import Record
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.store import expected, volunteers
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace
from tests.store.making_local import local_file

JANUARY, FEBRUARY, MARCH = date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31)


def listed(volunteer: str, day: date | int | None, role: str, **more: object) -> Record:
    return {"scheme": "specials", "volunteer": volunteer, "role": role, "listed_on": day, **more}  # type: ignore[dict-item]


def roles(ws: Workspace, day: date) -> dict[str, str]:
    return {one.reference: one.role for one in volunteers.as_at(ws, day)}


def keep(ws: Workspace, *rows: Record, name: str = "list.csv") -> None:
    keep_local(ws, [local_file("volunteers", *rows, name=name)])


def test_each_day_is_answered_by_the_newest_list_before_it(small: Workspace) -> None:
    keep(small, listed("S-1", JANUARY, "Patrol"), listed("S-2", JANUARY, "Patrol"))
    keep(small, listed("S-1", MARCH, "Roads"))
    assert roles(small, date(2022, 1, 30)) == {}
    assert roles(small, JANUARY) == {"S-1": "Patrol", "S-2": "Patrol"}
    assert roles(small, date(2022, 3, 30)) == {"S-1": "Patrol", "S-2": "Patrol"}
    # Who is missing from a newer list counts as the one before said.
    assert roles(small, MARCH) == {"S-1": "Roads", "S-2": "Patrol"}
    (one, _) = volunteers.as_at(small, MARCH)
    assert (one.listed_on, one.file_name, one.file_row) == (MARCH, "list.csv", 2)


def test_an_older_list_that_comes_later_is_of_its_own_day(small: Workspace) -> None:
    keep(small, listed("S-1", MARCH, "Roads"))
    keep(small, listed("S-1", JANUARY, "Patrol"))
    assert roles(small, FEBRUARY) == {"S-1": "Patrol"}
    assert roles(small, MARCH) == {"S-1": "Roads"}


def test_two_lists_of_one_day_the_later_import_counts(small: Workspace) -> None:
    keep(small, listed("S-1", JANUARY, "Patrol"))
    keep(small, listed("S-1", JANUARY, "Events"))
    assert roles(small, JANUARY) == {"S-1": "Events"}


def test_a_list_without_a_date_counts_from_the_day_it_came(small: Workspace) -> None:
    """The workspace's today is 31 October 2022."""
    keep(small, listed("S-1", None, "Patrol"))
    assert roles(small, date(2022, 10, 30)) == {}
    (one,) = volunteers.as_at(small, date(2022, 10, 31))
    assert one.listed_on == date(2022, 10, 31)


def test_a_month_as_the_date_of_a_list_is_its_last_day(small: Workspace) -> None:
    keep(small, listed("S-1", 20220200, "Patrol"))
    assert [one.listed_on for one in volunteers.as_at(small, MARCH)] == [FEBRUARY]


def test_an_import_that_was_taken_back_says_nothing(small: Workspace) -> None:
    keep(small, listed("S-1", JANUARY, "Patrol"))
    keep(small, listed("S-1", FEBRUARY, "Roads"), name="february.csv")
    number = next(one.id for one in all_batches(small) if one.file_name == "february.csv")
    undo_batch(small, number)
    assert roles(small, MARCH) == {"S-1": "Patrol"}
    assert volunteers.list_days(small) == {"specials": (JANUARY,)}
    assert len(volunteers.rows_over_time(small, "vetting_until")) == 1


def test_rows_over_time_come_by_their_days(small: Workspace) -> None:
    keep(small, listed("S-1", MARCH, "Roads", vetting_until=date(2025, 1, 1)))
    keep(small, listed("S-1", JANUARY, "Patrol", vetting_until=date(2022, 2, 1)))
    rows = volunteers.rows_over_time(small, "vetting_until")
    assert [(row.counts_from, row.day) for row in rows] == [
        (JANUARY, date(2022, 2, 1)), (MARCH, date(2025, 1, 1))
    ]  # fmt: skip
    with pytest.raises(KeyError):
        volunteers.rows_over_time(small, "role")


def test_the_same_list_again_changes_nothing_and_a_new_date_is_kept(small: Workspace) -> None:
    keep(small, listed("S-1", JANUARY, "Patrol"))
    keep(small, listed("S-1", JANUARY, "Patrol"))
    assert len(all_batches(small)) == 1
    keep(small, listed("S-1", FEBRUARY, "Patrol"))
    assert volunteers.list_days(small) == {"specials": (JANUARY, FEBRUARY)}


def test_a_dated_list_has_arrived_for_its_month(small: Workspace) -> None:
    """Drawn up on 25 January and brought in on 31 October, it is January’s, not October’s."""
    january = 2022 * 12
    monthly = ExpectedReturn("volunteers", "specials", "monthly", 14, "The force", january)
    expected.save_expected(small, monthly)
    keep(small, listed("S-1", date(2022, 1, 25), "Patrol"))
    here = [one.arrived_on is not None for one in expected.due(small, date(2022, 10, 31))]
    assert here == [True, *[False] * 9]
