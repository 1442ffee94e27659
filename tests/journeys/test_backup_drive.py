"""Backups on a second drive, in the real window: unplugged, said quietly, and back again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from oversight_app.domain.periods import written_date
from oversight_app.ui import backup_folder
from oversight_app.ui.settings import Settings
from tests.journeys.conftest import Driver, OpenWindow


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    made = tmp_path / "second drive"
    made.mkdir()
    return made


def status(at: Driver) -> str:
    return at.words(at.window.frame.status)


def test_while_the_drive_is_away_backups_are_made_and_the_page_says_where(
    open_window: OpenWindow, workspace_file: Path, settings: Settings, drive: Path
) -> None:
    backup_folder.choose_folder(settings, drive)
    at = open_window(workspace_file)
    at.choose("backup")
    assert len(list(drive.glob("*.oversight"))) == 1
    away = drive.rename(drive.with_name("unplugged"))
    at.choose("backup")
    own = workspace_file.with_name("wiltshire backups")
    assert len(list(own.glob("*.oversight"))) == 1
    assert not drive.exists()
    at.window.go_to("data/backups")
    at.settle()
    assert "Until it is there again, backups are kept beside the workspace" in at.words()
    assert "Last backup" in status(at), "a day away is no reason to say more"
    away.rename(drive)
    at.window.go_to("overview")
    at.window.go_to("data/backups")
    page = at.window.page
    assert page is not None
    page.reload()
    at.choose("backup")
    assert "Three backups lie in more than one folder" in at.words()


def test_after_a_week_the_line_below_reminds(
    open_window: OpenWindow, workspace_file: Path, settings: Settings, drive: Path
) -> None:
    backup_folder.choose_folder(settings, drive)
    drive.rmdir()
    seen = date.today() - timedelta(days=7)  # noqa: DTZ011
    settings.set_value("backups/seen", seen.isoformat())
    at = open_window(workspace_file)
    assert f"Backup folder not seen since {written_date(seen)}" in status(at)
    drive.mkdir()
    assert at.window.session is not None
    at.window.session.refresh()
    at.settle()
    assert "not seen" not in status(at)


def test_the_folder_is_chosen_in_settings_without_saving_anything_of_the_office(
    at_office: Driver, drive: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_said: str(drive))
    at_office.choose("settings")
    dialog = at_office.dialog("settings")
    at_office.click("setting-backup-folder-button", dialog)
    (menu,) = (one for one in dialog.findChildren(QMenu) if one.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    at_office.settle()
    assert settings.value("backups/folder") == str(drive)
    assert str(drive)[:20] in at_office.words(dialog)
    assert at_office.window.state is not None
    assert at_office.window.state.undo == ""
