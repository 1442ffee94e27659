"""Backups on a second drive: there, unplugged, asleep, and back again."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.attention import BackupStanding
from oversight_app.domain.records import Office
from oversight_app.store.workspace import Workspace, create
from oversight_app.ui import backup_folder
from oversight_app.ui.patient_look import look
from oversight_app.ui.settings import Settings

OFFICE = Office("North", "E23000038", review_date=date(2022, 10, 31))


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create(tmp_path / "north.oversight", OFFICE, reference=False)
    yield workspace
    workspace.close()


def test_without_a_choice_backups_lie_beside_the_workspace(
    ws: Workspace, settings: Settings
) -> None:
    where = backup_folder.place(settings, ws.path)
    made = backup_folder.make(ws, where)
    assert made.path.parent == ws.path.parent / "north backups"
    assert not made.instead
    (one,) = backup_folder.found(where, ws.path)
    assert one.path == made.path
    standing = backup_folder.standing(settings, ws.path)
    assert standing.made_on == one.made_at.astimezone().date()
    assert standing.missing_since is None


def test_a_backup_goes_to_the_drive_that_was_chosen(
    ws: Workspace, settings: Settings, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    backup_folder.choose_folder(settings, drive)
    where = backup_folder.place(settings, ws.path)
    made = backup_folder.make(ws, where)
    assert (made.path.parent, made.instead) == (drive, False)
    backup_folder.keep(ws, where)
    assert len(backup_folder.found(where, ws.path)) == 1, "nothing has changed since"


def test_while_the_drive_is_away_backups_go_beside_the_workspace_and_none_is_lost_sight_of(
    ws: Workspace, settings: Settings, tmp_path: Path
) -> None:
    drive, away = tmp_path / "drive", tmp_path / "unplugged"
    drive.mkdir()
    backup_folder.choose_folder(settings, drive)
    where = backup_folder.place(settings, ws.path)
    there = backup_folder.make(ws, where).path
    drive.rename(away)
    beside = backup_folder.make(ws, where)
    assert beside.instead
    assert beside.path.parent == ws.path.parent / "north backups"
    assert not drive.exists(), "an unplugged drive's folder is not made on this one"
    away.rename(drive)
    assert {one.path for one in backup_folder.found(where, ws.path)} == {there, beside.path}


def test_a_drive_that_can_not_be_written_to_is_no_reason_to_have_no_backup(
    ws: Workspace, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from oversight_app.domain.errors import UserProblem
    from oversight_app.store import backup

    drive = tmp_path / "drive"
    drive.mkdir()
    backup_folder.choose_folder(settings, drive)
    real = backup.backup

    def full(source: Workspace, dest: Path) -> Path:
        if dest == drive:
            raise UserProblem("The disk is full.")
        return real(source, dest)

    monkeypatch.setattr(backup, "backup", full)
    made = backup_folder.make(ws, backup_folder.place(settings, ws.path))
    assert made.instead
    assert made.path.is_file()


def test_a_folder_that_is_away_is_missed_since_it_was_last_seen(
    settings: Settings, tmp_path: Path
) -> None:
    path, drive = tmp_path / "north.oversight", tmp_path / "drive"
    drive.mkdir()
    backup_folder.choose_folder(settings, drive)
    seen = backup_folder.standing(settings, path)
    backup_folder.remember(settings, seen, date(2026, 11, 14))
    drive.rmdir()
    missed = backup_folder.standing(settings, path)
    assert missed == BackupStanding(None, str(drive), date(2026, 11, 14))
    backup_folder.remember(settings, missed, date(2026, 11, 20))
    assert backup_folder.standing(settings, path) == missed, "looking in vain is not seeing"
    drive.mkdir()
    back = backup_folder.standing(settings, path)
    assert back.missing_since is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 20), ""),
        (date(2026, 11, 21), "Backup folder not seen since 14 November 2026"),
    ],
)
def test_somebody_is_reminded_after_a_week(today: date, said: str) -> None:
    standing = BackupStanding(None, "E:/backups", date(2026, 11, 14))
    assert backup_folder.missed_words(standing, today) == said


def test_going_back_to_the_usual_place_forgets_what_was_missed(
    settings: Settings, tmp_path: Path
) -> None:
    backup_folder.choose_folder(settings, tmp_path / "drive")
    backup_folder.choose_folder(settings, None)
    path = tmp_path / "north.oversight"
    assert backup_folder.standing(settings, path).missing_since is None
    assert backup_folder.backup_folder(settings, path) == tmp_path / "north backups"


def test_a_drive_that_does_not_answer_is_given_up_and_not_asked_twice() -> None:
    answer, asked = threading.Event(), []

    def hangs() -> bool:
        asked.append(True)
        return answer.wait(20)

    try:
        assert look("a sleeping drive", hangs, seconds=0.05) is None
        time.sleep(0.1)
        assert look("a sleeping drive", hangs, seconds=0.05) is None
        assert len(asked) == 1
    finally:
        answer.set()


def test_what_the_system_refuses_is_not_there() -> None:
    def refused() -> bool:
        raise PermissionError

    assert look("refused", refused) is None
    assert look("there", lambda: True)
