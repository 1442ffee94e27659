"""What a damaged file still says of its history, and what would be lost with each backup."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.records import Office, Target
from oversight_app.store import targets
from oversight_app.store.backup import backup
from oversight_app.store.recovering import look_at, read_history
from oversight_app.store.workspace import create, open_workspace

OFFICE = Office("A", "E23000038")


def _set(path: Path, *days: int) -> None:
    with open_workspace(path) as workspace:
        for day in days:
            targets.add_target(
                workspace,
                Target("specials-strength", "E23000038", 1, date(2022, 1, day), "A", "a paper"),
            )


@pytest.fixture
def workspace_file(tmp_path: Path) -> Path:
    """A workspace of which the history has one entry."""
    path = tmp_path / "a.oversight"
    with create(path, OFFICE, reference=False) as workspace:
        from oversight_app.store.actions import writing
        from oversight_app.store.bodies import put_body
        from oversight_app.store.reference import reference_bodies

        with writing(workspace, "Add bodies", "body") as action:
            for body in reference_bodies():
                put_body(action, body)
    return path


def test_the_entries_are_read_without_sqlite(workspace_file: Path) -> None:
    _set(workspace_file, 1, 2)
    whole = workspace_file.read_bytes()
    workspace_file.write_bytes(bytes(4096) + whole[4096:])  # SQLite would not open it
    lines = read_history(workspace_file)
    assert [(one.seq, one.action) for one in lines] == [
        (1, "Make the workspace"),
        (2, "Add bodies"),
        (3, "Add target"),
        (4, "Add target"),
    ]


def test_what_came_after_a_backup_is_told_by_its_titles(
    workspace_file: Path, tmp_path: Path
) -> None:
    _set(workspace_file, 1)
    made = backup(workspace_file, tmp_path / "backup.oversight")
    _set(workspace_file, 2, 3)
    found = look_at(made, read_history(workspace_file))
    assert (found.ok, found.ours) == (True, True)
    assert [(one.seq, one.action) for one in found.since] == [(5, "Add target"), (4, "Add target")]


def test_a_backup_of_another_history_is_known_for_one(workspace_file: Path, tmp_path: Path) -> None:
    made = backup(workspace_file, tmp_path / "backup.oversight")
    _set(workspace_file, 1)
    other = tmp_path / "other.oversight"
    create(other, OFFICE, reference=False).close()
    assert look_at(made, read_history(other)).ours is None  # its second entry is not there
    _set(workspace_file, 2)
    create(tmp_path / "third.oversight", OFFICE, reference=False).close()
    third = backup(tmp_path / "third.oversight", tmp_path / "third-backup.oversight")
    assert look_at(third, read_history(workspace_file)).ours is False


def test_a_damaged_backup_says_why(workspace_file: Path, tmp_path: Path) -> None:
    made = backup(workspace_file, tmp_path / "backup.oversight")
    whole = bytearray(made.read_bytes())
    whole[8192:16384] = bytes(8192)
    made.write_bytes(whole)
    found = look_at(made, read_history(workspace_file))
    assert not found.ok
    assert found.words


def test_of_no_file_there_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path / "gone.oversight") == ()
    (tmp_path / "short.oversight").write_bytes(b"short")
    assert read_history(tmp_path / "short.oversight") == ()
