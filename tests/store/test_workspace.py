"""Making, opening and closing a workspace, and who may write to it."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store import bodies, figures
from oversight_app.store.backup import backup
from oversight_app.store.office import office, save_office
from oversight_app.store.workspace import Workspace, create, open_workspace


def test_a_closed_workspace_is_one_file(tmp_path: Path) -> None:
    with create(tmp_path / "a.oversight", Office("North", "E1"), reference=False) as workspace:
        assert not workspace.read_only
        save_office(workspace, Office("South", "E1"))
    assert [one.name for one in tmp_path.iterdir()] == ["a.oversight"]
    with open_workspace(tmp_path / "a.oversight") as workspace:
        assert office(workspace) == Office("South", "E1")


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "letter.oversight"
    path.write_text("Dear colleague")
    with pytest.raises(UserProblem, match="already a file"):
        create(path, Office("North", "E1"), reference=False)
    assert path.read_text() == "Dear colleague"
    assert [one.name for one in tmp_path.iterdir()] == ["letter.oversight"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="no folder"):
        create(tmp_path / "none" / "a.oversight", Office("North", "E1"), reference=False)


def test_names_with_characters_that_mean_something_in_addresses(tmp_path: Path) -> None:
    path = tmp_path / "50% #1 ?x & ünï.oversight"
    create(path, Office("North", "E1"), reference=False).close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with open_workspace(path) as workspace:
        assert office(workspace).name == "North"


def test_today_is_the_review_date_where_there_is_one(small: Workspace) -> None:
    assert small.today() == date(2022, 10, 31)
    save_office(small, Office("Test office", "E1"))
    assert small.today() == datetime.now().astimezone().date()


def test_the_command_line_is_refused_and_told_who_holds_it(small: Workspace) -> None:
    assert small.holder is not None
    with pytest.raises(UserProblem) as caught:
        open_workspace(small.path)
    assert small.holder.user in str(caught.value)
    assert small.holder.host in str(caught.value)
    # The one who holds it goes on undisturbed.
    assert save_office(small, Office("Another", "E1"))


def test_a_second_window_opens_read_only_and_sees_what_is_saved(small: Workspace) -> None:
    with open_workspace(small.path, read_only_if_held=True) as second:
        assert second.read_only
        assert second.holder == small.holder
        before = second.data_version()
        with pytest.raises(UserProblem, match="open for writing"):
            save_office(second, Office("Mine", "E1"))
        save_office(small, Office("Saved meanwhile", "E1"))
        assert second.data_version() != before
        assert office(second).name == "Saved meanwhile"


def test_closing_under_a_reader_keeps_what_was_saved(small_file: Path) -> None:
    first = open_workspace(small_file)
    second = open_workspace(small_file, read_only_if_held=True)
    save_office(first, Office("Saved", "E1"))
    with second.snapshot():
        assert office(second).name == "Saved"
        first.close()
    second.close()
    with open_workspace(small_file) as workspace:
        assert office(workspace).name == "Saved"
    assert [one.name for one in small_file.parent.iterdir()] == [small_file.name]


def test_a_reopened_workspace_is_free_again(small_file: Path) -> None:
    open_workspace(small_file).close()
    with open_workspace(small_file) as workspace:
        assert not workspace.read_only


def test_reading_only_leaves_the_file_as_it_is(reference_file: Path) -> None:
    before = reference_file.read_bytes()
    with open_workspace(reference_file, for_writing=False) as workspace:
        assert workspace.read_only
        assert len(figures.current(workspace, "specials-strength")) == 688
    assert reference_file.read_bytes() == before
    assert [one.name for one in reference_file.parent.iterdir()] == [reference_file.name]


def test_a_lock_left_by_a_crash_holds_nobody_up(small_file: Path) -> None:
    small_file.with_name(small_file.name + ".lock").touch()
    small_file.with_name(small_file.name + ".holder").write_text("{ cut off")
    with open_workspace(small_file) as workspace:
        assert not workspace.read_only


def test_a_link_to_a_workspace_is_the_same_workspace(small: Workspace, tmp_path: Path) -> None:
    link = tmp_path / "link.oversight"
    link.symlink_to(small.path)
    with pytest.raises(UserProblem, match="open for writing"):
        open_workspace(link)


def test_a_snapshot_shows_one_state_and_may_be_nested(small: Workspace) -> None:
    seen: list[str] = []
    with small.snapshot():
        seen.append(office(small).name)
        writer = threading.Thread(
            target=lambda: (save_office(small, Office("Later", "E1")), small.release_thread())
        )
        writer.start()
        writer.join()
        with small.snapshot():
            seen.append(office(small).name)
    seen.append(office(small).name)
    assert seen == ["Test office", "Test office", "Later"]


def test_a_thread_that_released_its_connection_can_read_again(small: Workspace) -> None:
    small.release_thread()
    assert len(bodies.all_bodies(small)) == 4
    small.release_thread()
    small.release_thread()


def test_a_closed_workspace_can_be_closed_again(small: Workspace) -> None:
    small.close()
    small.close()
    with pytest.raises(RuntimeError, match="closed"):
        bodies.all_bodies(small)


def test_the_home_force_must_be_a_known_one(small: Workspace) -> None:
    with pytest.raises(UserProblem, match="E9"):
        save_office(small, Office("Test office", "E9"))
    assert not save_office(small, office(small))


def test_a_failed_beginning_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise UserProblem("the reference figures can't be read")

    monkeypatch.setattr("oversight_app.store.workspace.load_reference", fail)
    with pytest.raises(UserProblem):
        create(tmp_path / "a.oversight", Office("North", "E23000038"))
    assert [one.name for one in tmp_path.iterdir()] == []


@pytest.mark.parametrize("make", [lambda p: open_workspace(p, for_writing=False), open_workspace])
def test_a_workspace_left_by_a_crash_opens(
    small: Workspace, tmp_path: Path, make: Callable[[Path], Workspace]
) -> None:
    save_office(small, Office("Acknowledged", "E1"))
    crashed = tmp_path / "crashed" / "small.oversight"
    crashed.parent.mkdir()
    for ending in ("", "-wal"):  # what a stopped computer leaves on the disk
        copy = crashed.with_name(crashed.name + ending)
        copy.write_bytes(small.path.with_name(small.path.name + ending).read_bytes())
    with make(crashed) as workspace:
        assert office(workspace).name == "Acknowledged"
    assert backup(crashed, tmp_path / "b.oversight").exists()


def test_what_a_killed_program_left_half_made_is_swept_away(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    left = tmp_path / f"a.oversight.{ended}.part"
    being_written = tmp_path / f"a.oversight.{os.getppid()}.part"
    for part in (left, being_written):
        part.write_text("half")
    create(tmp_path / "a.oversight", Office("North", "E1"), reference=False).close()
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "a.oversight", being_written])


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 201])
def test_an_office_without_a_name_that_fits_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserProblem, match="name"):
        create(tmp_path / "a.oversight", Office(name, "E1"), reference=False)
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_an_office_stands_on_one_line(tmp_path: Path) -> None:
    messy = Office(" North\nand\tSouth\x07 ", "E1")
    with create(tmp_path / "a.oversight", messy, reference=False) as workspace:
        assert office(workspace).name == "North and South"


def test_the_home_force_is_one_that_is_compared(tmp_path: Path) -> None:
    """British Transport Police is published beside the territorial forces, never among them."""
    for code in ("BTP", "E99999999"):
        with pytest.raises(UserProblem, match="territorial police force"):
            create(tmp_path / "a.oversight", Office("North", code))
    assert list(tmp_path.iterdir()) == []


def test_a_name_longer_than_the_disk_allows_is_told(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    for path in (long, long / "a.oversight"):
        with pytest.raises(UserProblem, match="is longer than this system allows"):
            create(path, Office("North", "E1"), reference=False)
        with pytest.raises(UserProblem, match="is longer than this system allows"):
            open_workspace(path)


@pytest.mark.skipif(os.name != "posix", reason="an open file can't be moved there")
def test_nothing_is_written_to_a_file_that_was_moved_away(
    small: Workspace, small_file: Path, tmp_path: Path
) -> None:
    """What is typed after a move would be lost, or written beside another program."""
    moved = small_file.rename(tmp_path / "moved.oversight")
    with pytest.raises(UserProblem, match="was moved, deleted or replaced"):
        save_office(small, Office("South", "E1"))
    shutil.copy(moved, small_file)
    with pytest.raises(UserProblem, match="was moved, deleted or replaced"):
        save_office(small, Office("South", "E1"))
    small.close()
    with open_workspace(moved) as workspace:
        assert office(workspace).name == "Test office"
