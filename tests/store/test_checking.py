"""A check finds what was changed behind the program's back, and changes nothing."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Observation
from oversight_app.domain.records import Target
from oversight_app.store import history
from oversight_app.store.batches import all_batches, keep, undo_batch
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.targets import add_target
from oversight_app.store.workspace import Workspace, open_workspace

DAY = date(2022, 3, 31)


@pytest.fixture
def full_file(small_file: Path, incoming: Callable[..., Incoming]) -> Path:
    """A workspace with something in most of its tables."""
    with open_workspace(small_file) as workspace:
        for year in (2020, 2021, 2022):
            row = Observation("E1", DAY, "specials-strength", 10.0 + year, row=4)
            keep(workspace, [incoming(date(year, 3, 31), row)])
        undo_batch(workspace, all_batches(workspace)[0].id)
        add_target(workspace, Target("specials-strength", "E1", 300, DAY, "The board", "A paper"))
    return small_file


def test_a_sound_file_passes_and_is_left_as_it_is(full_file: Path) -> None:
    before = full_file.read_bytes()
    report = check(full_file)
    assert report.ok
    with open_workspace(full_file, for_writing=False) as workspace:
        assert any(digest(workspace) in line for line in report.lines)
        assert any(history.head(workspace) in line for line in report.lines)
    assert full_file.read_bytes() == before
    assert [one.name for one in full_file.parent.iterdir()] == [full_file.name]


@pytest.mark.parametrize(
    ("tampering", "told"),
    [
        ("UPDATE observation SET value = value + 1", "content of “observation”"),
        ("UPDATE observation SET printed_row = 5", "content of “observation”"),
        ("UPDATE observation_shelf SET value = 1", "content of “observation_shelf”"),
        ("DELETE FROM observation", "“observation” has 0 rows where 2 were saved"),
        ("UPDATE total SET value = value + 1", "totals differ"),
        ("DELETE FROM total", "totals differ"),
        ("UPDATE target SET value = 500", "content of “target”"),
        ("UPDATE body SET name = 'Elsewhere' WHERE code = 'E1'", "content of “body”"),
        ("UPDATE release SET title = 'Another'", "content of “release”"),
        ("UPDATE batch SET file_name = 'another.ods'", "content of “batch”"),
        ("UPDATE undo_step SET steps = '[]'", "content of “undo_step”"),
        ("DELETE FROM body WHERE code = 'E1'", "points to a row of “body”"),
        ("UPDATE content_digest SET row_count = 9 WHERE table_name = 'flow'", "“flow”"),
        ("DELETE FROM content_digest WHERE table_name = 'flow'", "“flow”"),
        ("DELETE FROM history WHERE seq = 1", "does not follow"),
    ],
)
def test_a_change_from_outside_is_found(full_file: Path, tampering: str, told: str) -> None:
    connection = sqlite3.connect(full_file)
    connection.execute(tampering)
    connection.commit()
    connection.close()
    report = check(full_file)
    assert not report.ok
    assert any(told in line for line in report.lines), report.lines


def test_a_missing_file_is_no_failed_check(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="There is no file"):
        check(tmp_path / "gone.oversight")


def test_a_workspace_in_use_can_be_checked(small: Workspace) -> None:
    add_target(small, Target("specials-strength", "E1", 300, DAY, "The board", "A paper"))
    assert check(small.path).ok
