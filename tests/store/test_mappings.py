"""Mappings are records: kept by name, dated, renamed, deleted, and all of it undoable."""

from dataclasses import replace
from datetime import date

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping
from oversight_app.store import history, mappings
from oversight_app.store.digests import digest
from oversight_app.store.workspace import Workspace

LOG = Mapping(
    "Duty log",
    "activity",
    (ColumnUse("Date", "day", order=DateOrder.DAY_FIRST), ColumnUse("Hours", "minutes")),
    {"scheme": "specials"},
    made_on=date(2022, 5, 1),
    made_by="An officer",
)


def test_a_mapping_is_kept_by_name_and_changed_by_name(small: Workspace) -> None:
    assert mappings.save_mapping(small, LOG).mappings
    assert mappings.all_mappings(small) == (LOG,)
    changed = replace(LOG, name="duty log", whole_months=True, made_on=date(2022, 6, 1))
    mappings.save_mapping(small, changed)
    assert mappings.all_mappings(small) == (changed,)
    history.undo(small)
    assert mappings.all_mappings(small) == (LOG,)
    history.undo(small)
    assert mappings.all_mappings(small) == ()


def test_what_says_the_same_is_not_saved_again(small: Workspace) -> None:
    mappings.save_mapping(small, LOG)
    head = history.head(small)
    assert not mappings.save_mapping(small, replace(LOG, made_on=date(2023, 1, 1), made_by="Other"))
    assert history.head(small) == head


def test_one_without_a_date_gets_the_offices_today(small: Workspace) -> None:
    mappings.save_mapping(small, replace(LOG, made_on=None, made_by=""))
    (found,) = mappings.all_mappings(small)
    assert found.made_on == date(2022, 10, 31)  # the review date of the workspace
    assert found.made_by


def test_renaming_and_deleting(small: Workspace) -> None:
    before = digest(small)
    mappings.save_mapping(small, LOG)
    mappings.save_mapping(small, replace(LOG, name="Another"))
    with pytest.raises(UserProblem, match="already a layout called “ANOTHER”"):
        mappings.rename_mapping(small, "Duty log", "ANOTHER")
    mappings.rename_mapping(small, "Duty log", "DUTY log")  # itself in other capitals
    mappings.rename_mapping(small, "Duty log", "Shifts")
    assert [one.name for one in mappings.all_mappings(small)] == ["Another", "Shifts"]
    mappings.delete_mapping(small, "Another")
    with pytest.raises(UserProblem, match="No layout in this workspace is called “Another”"):
        mappings.delete_mapping(small, "Another")
    mappings.delete_mapping(small, " shifts ")  # whatever its capitals and spaces
    while history.next_undo(small):
        history.undo(small)
    assert digest(small) == before


@pytest.mark.parametrize("name", ["", "  ", "\x00\x1f", "x" * 101])
def test_a_name_must_be_one(small: Workspace, name: str) -> None:
    with pytest.raises(UserProblem, match=r"name.*Nothing was saved"):
        mappings.save_mapping(small, replace(LOG, name=name))
