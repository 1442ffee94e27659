"""A damaged, moved or lost workspace, a fault, a crash: each has a plain word and a way on, in the
real window."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.errors import FileProblem
from oversight_app.domain.records import Target
from oversight_app.store import drafts, targets
from oversight_app.store.backup import backup, dated_name
from oversight_app.store.checking import check
from oversight_app.store.kept_backups import backup_folder
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.ui.last_run import LastRun
from oversight_app.ui.lost_drive import LostDrive, notice
from oversight_app.ui.recovery import free_name
from oversight_app.ui.recovery_page import RecoveryPage
from tests.journeys.conftest import Driver, OpenWindow

MEASURE, WILTSHIRE = "specials-strength", "E23000038"


def _target(day: int) -> Target:
    return Target(MEASURE, WILTSHIRE, 300, date(2022, 1, day), "The office", "a paper")


@pytest.fixture
def damaged(workspace_file: Path) -> Path:
    """A workspace with two backups, three changes after the newest, and a page that is gone; the
    newest backup is damaged as well."""
    folder = backup_folder(workspace_file)
    folder.mkdir()
    with open_workspace(workspace_file) as workspace:
        made = []
        for day, at in ((1, 9), (2, 10)):
            targets.add_target(workspace, _target(day))
            when = datetime(2024, 1, at, tzinfo=UTC)
            made.append(backup(workspace, folder / dated_name(workspace_file, when)))
        for day in (3, 4, 5):
            targets.add_target(workspace, _target(day))
    _wipe(made[1], 30)
    _wipe(workspace_file, 3)  # where the tables are listed: nothing can be opened without it
    return workspace_file


def _wipe(path: Path, page: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(whole)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40_000])


def _recovery(driver: Driver) -> QWidget:
    return driver.find("recovery", QWidget)


def test_a_damaged_workspace_leads_to_the_ways_back(open_window: OpenWindow, damaged: Path) -> None:
    _cut(damaged)
    before = damaged.read_bytes()
    window = open_window(None)
    window.window.opening.open_path(damaged)
    window.settle()
    words = window.words(_recovery(window))
    assert "“wiltshire.oversight” is damaged" in words
    assert "it is left as it is" in words
    for name in ("recovery-restore", "recovery-salvage", "recovery-fresh"):
        assert window.find(name, QPushButton).isEnabled()
    # The newest backup does not pass its check; the one before it does, and four came after it:
    # one of the second backup, three since.
    said = window.find("recovery-lost", QLabel).text()
    assert "Four changes at least: Add target, four times" in said
    assert "2024-01-09" in said
    assert damaged.read_bytes() == before


def test_a_backup_is_restored_beside_the_damaged_file(
    open_window: OpenWindow, damaged: Path
) -> None:
    _cut(damaged)
    before = damaged.read_bytes()
    window = open_window(None)
    window.window.opening.open_path(damaged)
    window.settle()
    restored = free_name(damaged.parent, "wiltshire", "restored", ".oversight")
    window.click("recovery-restore")
    window.settle()
    assert window.window.session is not None
    assert window.window.session.workspace.path == restored
    with open_workspace(restored, for_writing=False) as workspace:
        assert len(_targets(workspace)) == 1
    assert damaged.read_bytes() == before
    assert not [one for one in window.window.findChildren(QWidget, "recovery") if one.isVisible()]


def test_what_can_be_read_is_salvaged_and_told_and_opened(
    open_window: OpenWindow, damaged: Path
) -> None:
    _cut(damaged)
    before = damaged.read_bytes()
    window = open_window(None)
    window.window.opening.open_path(damaged)
    window.settle()
    window.click("recovery-salvage")
    told = window.words(window.dialog("salvaged"))
    assert "It passed every check" in told
    assert "“wiltshire.oversight” was left as it is" in told
    window.click("salvaged-open")
    window.settle()
    session = window.window.session
    assert session is not None
    assert session.workspace.path.name.startswith("wiltshire salvaged")
    assert damaged.read_bytes() == before
    window.window.close_workspace()
    assert check(damaged.parent / session.workspace.path.name).ok


def test_from_there_one_can_start_fresh_or_leave(open_window: OpenWindow, damaged: Path) -> None:
    _cut(damaged)
    window = open_window(None)
    window.window.opening.open_path(damaged)
    window.settle()
    window.click("recovery-fresh")
    assert window.dialogs()
    for dialog in window.dialogs():
        dialog.done(0)
    window.click("recovery-start")
    assert window.find("welcome-new", QPushButton).isEnabled()


def test_one_may_leave_while_backups_are_being_checked(
    open_window: OpenWindow, damaged: Path
) -> None:
    _cut(damaged)
    window = open_window(None)
    window.window.opening.open_path(damaged)
    window.bot.waitUntil(lambda: bool(window.window.findChildren(QWidget, "recovery")))
    page = window.find("recovery", RecoveryPage)
    page.start_page()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.settle()
    assert not window.dialogs()
    assert window.find("welcome-new", QPushButton).isEnabled()


@pytest.mark.parametrize(
    ("content", "headline", "ways"),
    [
        (b"", "is empty", {"recovery-fresh"}),
        (b"a letter", "is not an Oversight workspace", {"recovery-find", "recovery-fresh"}),
        (None, "is not where it was", {"recovery-find", "recovery-fresh", "recovery-again"}),
    ],
)
def test_other_troubles_have_their_own_ways(
    open_window: OpenWindow, tmp_path: Path, content: bytes | None, headline: str, ways: set[str]
) -> None:
    path = tmp_path / "north.oversight"
    if content is not None:
        path.write_bytes(content)
    window = open_window(None)
    window.window.opening.open_path(path)
    window.settle()
    page = _recovery(window)
    assert f"“north.oversight” {headline}" in window.words(page)
    shown = {one.objectName() for one in page.findChildren(QPushButton) if one.isVisible()}
    assert ways <= shown
    assert "recovery-salvage" not in shown
    assert {one.name for one in tmp_path.iterdir()} - {"settings.ini"} == (
        set() if content is None else {"north.oversight"}
    )


def test_a_file_of_a_newer_version_says_so(open_window: OpenWindow, workspace_file: Path) -> None:
    whole = bytearray(workspace_file.read_bytes())
    whole[60:64] = (99).to_bytes(4, "big")
    workspace_file.write_bytes(whole)
    window = open_window(None)
    window.window.opening.open_path(workspace_file)
    window.settle()
    assert "needs a newer version of Oversight" in window.words(_recovery(window))
    assert workspace_file.read_bytes() == bytes(whole)


def test_another_workspace_that_is_open_is_not_closed_unasked(
    at_office: Driver, tmp_path: Path
) -> None:
    other = tmp_path / "other.oversight"
    other.write_bytes(b"")
    at_office.window.opening.open_path(other)
    at_office.settle()
    assert "is empty" in at_office.words(at_office.dialog("problem"))
    assert at_office.window.is_open()
    at_office.click("problem-way-0")
    assert "“other.oversight” is empty" in at_office.words(_recovery(at_office))
    assert not at_office.window.is_open()


def _add(driver: Driver, day: int) -> None:
    session = driver.window.session
    assert session is not None
    session.write("Target set", lambda ws: targets.add_target(ws, _target(day)))
    driver.settle()


def _targets(workspace: Workspace) -> tuple[Target, ...]:
    return tuple(targets.targets(workspace, MEASURE, WILTSHIRE))


def test_a_lost_drive_is_told_waited_for_and_works_again(
    at_office: Driver, workspace_file: Path
) -> None:
    """As a drive that is unplugged: the folder is not there any more, then it is there again."""
    away = workspace_file.with_name("unplugged.oversight")
    workspace_file.rename(away)
    _add(at_office, 1)
    words = at_office.words(at_office.dialog("problem"))
    assert "The file is not in its place" in words
    assert "the change was not saved" in words
    assert "saving works again" in words
    for dialog in at_office.dialogs():
        dialog.done(0)
    assert "Nothing can be saved until it is back" in at_office.words(at_office.window.frame.away)
    # The window goes on reading what it has.
    at_office.window.go_to("specials")
    at_office.settle()
    assert not at_office.dialogs()
    away.rename(workspace_file)
    session = at_office.window.session
    assert session is not None
    watch = session.findChild(LostDrive)
    assert watch is not None
    watch.look()
    at_office.settle()
    assert not at_office.window.frame.away.isVisible()
    _add(at_office, 1)
    assert not at_office.dialogs()
    assert len(_targets(session.workspace)) == 1


def test_one_may_close_it_while_its_file_is_looked_for(
    at_office: Driver, workspace_file: Path
) -> None:
    away = workspace_file.with_name("unplugged.oversight")
    workspace_file.rename(away)
    notice(at_office.window)
    session = at_office.window.session
    assert session is not None
    watch = session.findChild(LostDrive)
    assert watch is not None
    away.rename(workspace_file)
    watch.look()
    at_office.window.close_workspace()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    at_office.settle()
    assert not at_office.window.frame.away.isVisible()
    assert not at_office.dialogs()


def test_what_is_open_is_saved_as_a_copy(
    at_office: Driver, workspace_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a program that synchronises a folder does: it puts another file in its place."""
    _add(at_office, 1)
    other = workspace_file.with_name("other.oversight")
    other.write_bytes(b"the other computer's")
    other.replace(workspace_file)
    _add(at_office, 2)
    copy = tmp_path / "rescued.oversight"
    monkeypatch.setattr(
        "oversight_app.ui.lost_drive.QFileDialog.getSaveFileName", lambda *_: (str(copy), "")
    )
    at_office.click("problem-way-0")
    at_office.settle()
    session = at_office.window.session
    assert session is not None
    assert session.workspace.path == copy
    assert len(_targets(session.workspace)) == 1  # what was saved, without what was refused
    assert workspace_file.read_bytes() == b"the other computer's"


def test_a_fault_says_what_is_kept_and_gives_a_report_to_copy(at_office: Driver) -> None:
    session = at_office.window.session
    assert session is not None
    drafts.keep_draft(session.workspace, Question.kind, None, 0, {"asked": "Half a ques"})

    def break_down(_ws: object) -> None:
        raise ZeroDivisionError("Jane Smith")

    for _ in range(50):  # a storm: one dialog, told once
        session.jobs.read("figures", break_down, lambda _r: None)
        at_office.settle()
    (dialog,) = at_office.dialogs()
    words = at_office.words(dialog)
    assert "A draft is kept of what was typed and not saved: new question" in words
    assert "It has happened 50 times by now" in words
    report = dialog.findChild(QPlainTextEdit, "fault-report")
    assert report is not None
    assert "Kind: ZeroDivisionError" in report.toPlainText()
    assert "Jane Smith" not in report.toPlainText()
    go_on = at_office.find("fault-go-on", QPushButton)
    assert go_on.hasFocus()
    at_office.click("fault-copy")
    assert QGuiApplication.clipboard().text() == report.toPlainText()
    at_office.click("fault-go-on")
    assert not at_office.dialogs()
    assert at_office.window.is_open()


def test_where_going_on_is_not_safe_the_workspace_is_opened_again(
    at_office: Driver, workspace_file: Path
) -> None:
    before = at_office.window.session
    assert before is not None

    def break_down(_ws: object) -> None:
        raise MemoryError

    before.jobs.read("figures", break_down, lambda _r: None)
    at_office.settle()
    assert "To go on as it is would not be safe" in at_office.words(at_office.dialog("fault"))
    at_office.click("fault-go-on")
    at_office.settle()
    after = at_office.window.session
    assert after is not None
    assert after is not before
    assert after.workspace.path == workspace_file
    assert not after.workspace.read_only


def test_after_a_crash_the_drafts_are_offered_once(
    open_window: OpenWindow, workspace_file: Path
) -> None:
    with open_workspace(workspace_file) as workspace:
        drafts.keep_draft(workspace, Question.kind, None, 0, {"asked": "Half a ques"})
    window = open_window(None)
    window.window.troubles.after_crash = LastRun(datetime.now(UTC), workspace_file)
    window.window.show_workspace(open_workspace(workspace_file))
    for _ in range(2):
        window.window.troubles.tell_of_crash()
        window.settle()
    (dialog,) = window.dialogs()
    assert "Each change was saved whole as it was made" in window.words(dialog)
    next(
        one for one in dialog.findChildren(QPushButton) if one.text().startswith("New question")
    ).click()
    window.settle()
    window.settle()
    typed = [one for one in window.dialogs() if "Question" in type(one).__name__ or one.isVisible()]
    assert typed
    window.window.troubles.tell_of_crash()
    window.settle()
    assert [one.objectName() for one in window.dialogs()].count("after-crash") == 0


def test_damage_that_a_backup_meets_leads_to_the_ways_back(
    at_office: Driver, workspace_file: Path
) -> None:
    """The file opens, and one letter in it is not what was saved: the check of a backup notices."""
    _add(at_office, 1)
    at_office.window.close_workspace()
    whole = bytearray(workspace_file.read_bytes())
    at = whole.index(b"a paper")  # in the table of targets, which is made first
    whole[at] ^= 2
    workspace_file.write_bytes(whole)
    at_office.window.opening.open_path(workspace_file)
    at_office.settle()
    assert at_office.window.is_open()
    at_office.window.back_up()
    at_office.settle()
    assert "did not pass its check" in at_office.words(at_office.dialog("problem"))
    at_office.click("problem-way-0")
    assert "“wiltshire.oversight” is damaged" in at_office.words(_recovery(at_office))
    assert not at_office.window.is_open()
    at_office.click("recovery-salvage")
    assert "the bit was put right" in at_office.words(at_office.dialog("salvaged"))


def test_a_damaged_backup_is_not_taken_for_the_workspace(
    at_office: Driver, workspace_file: Path
) -> None:
    _add(at_office, 1)
    folder = backup_folder(workspace_file)
    folder.mkdir()
    made = backup(workspace_file, folder / dated_name(workspace_file, datetime.now(UTC)))
    _cut(made)
    with pytest.raises(FileProblem) as told:
        open_workspace(made, for_writing=False)
    at_office.window.troubles.show_problem(told.value)
    at_office.settle()
    words = at_office.dialog("problem")
    assert "is cut short" in at_office.words(words)
    assert [one.text() for one in words.findChildren(QPushButton)] == ["Close"]
