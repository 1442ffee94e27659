"""A fault is logged and reported without what was written, said once, and survived."""

import faulthandler
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from oversight_app import exits
from oversight_app.domain.errors import UserProblem
from oversight_app.ui.faults import Calm, Fault, fault_of, log_fault, report_unexpected
from oversight_app.ui.last_run import RunMark
from oversight_app.ui.qt_messages import crash_file, log_crashes, log_qt_messages

NAME = " ".join(("Jane", "Smith"))


def _fault(error: BaseException, where: str = "figures") -> Fault:
    try:
        raise error
    except type(error) as caught:
        return fault_of(where, caught)


@pytest.fixture
def shown() -> Iterator[list[Fault]]:
    seen: list[Fault] = []
    before = sys.excepthook, threading.excepthook
    report_unexpected(seen.append)
    yield seen
    sys.excepthook, threading.excepthook = before


def test_an_error_in_the_window_is_shown_and_logged_without_its_words(
    shown: list[Fault], caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise KeyError(NAME)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    (fault,) = shown
    assert fault.kinds == ("KeyError",)
    assert "KeyError" in caplog.text
    assert NAME not in caplog.text


def test_a_fault_while_a_fault_is_told_does_not_go_round(
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = sys.excepthook, threading.excepthook
    times: list[int] = []

    def show(_fault: Fault) -> None:
        times.append(1)
        error = ValueError("while it is told")
        sys.excepthook(ValueError, error, None)

    report_unexpected(show)
    try:
        sys.excepthook(KeyError, KeyError("first"), None)
    finally:
        sys.excepthook, threading.excepthook = before
    assert times == [1]


def test_a_report_holds_no_words_names_or_files_of_the_office(tmp_path: Path) -> None:
    script = tmp_path / "Complaint about Jane Smith.py"
    script.write_text("def act(said):\n    raise KeyError(said)\n", encoding="utf-8")
    room: dict[str, object] = {}
    exec(compile(script.read_text(encoding="utf-8"), str(script), "exec"), room)
    act = room["act"]
    assert callable(act)
    try:
        try:
            act(NAME)
        except KeyError as first:
            raise UserProblem(f"{NAME} is not there") from first
    except UserProblem as error:
        report = fault_of(f"figures:{NAME}/31", error).report()
    assert "Kind: UserProblem, which came of KeyError" in report
    assert "Fault in: figures\n" in report
    assert str(tmp_path) not in report
    assert "act" in report  # which function it was
    assert report.splitlines()[0].startswith("Oversight ")
    assert report.splitlines()[1].startswith(f"Python {sys.version_info.major}.")
    assert NAME not in report


def test_a_report_names_the_lines_of_the_program() -> None:
    from oversight_app.domain.periods import month_of

    try:
        month_of(None)  # type: ignore[arg-type]
    except Exception as error:
        report = fault_of("a page", error).report()
    assert "oversight_app/domain/periods.py:" in report


@pytest.mark.parametrize(
    ("error", "safe"), [(KeyError("x"), True), (MemoryError(), False), (ZeroDivisionError(), True)]
)
def test_after_some_faults_to_go_on_is_not_safe(error: BaseException, safe: bool) -> None:
    assert _fault(error).safe is safe


def test_after_an_error_of_the_database_driver_to_go_on_is_not_safe() -> None:
    import sqlite3

    assert not _fault(sqlite3.ProgrammingError("the connection is broken")).safe


def test_a_storm_of_one_fault_is_counted_and_not_written_out(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def storm() -> None:
        raise LookupError

    for _ in range(1000):
        try:
            storm()
        except LookupError as error:
            log_fault("a storm", error)
    lines = [one.getMessage() for one in caplog.records]
    assert len(lines) == 3 + 10  # three whole, then each hundredth
    assert lines[-1] == "Fault in a storm: LookupError, 1000 times by now"


def test_a_fault_is_shown_once_a_minute_and_others_not_at_once() -> None:
    now = [0.0]
    calm = Calm(lambda: now[0])
    one, other = _fault(KeyError()), _fault(ValueError())
    asked = [(0.0, one), (1.0, one), (5.0, other), (11.0, other), (59.0, one), (71.0, one)]
    shown = []
    for at, fault in asked:
        now[0] = at
        shown.append(calm.lets(fault))
    assert shown == [True, False, False, True, False, True]


def test_what_qt_says_is_logged_without_what_it_quotes(caplog: pytest.LogCaptureFixture) -> None:
    before = qInstallMessageHandler(None)
    caplog.set_level(logging.DEBUG, "oversight_app.qt")
    try:
        log_qt_messages()
        for _ in range(50):
            qWarning('QFile: can’t open "/home/jsmith/Complaint.docx" in /home/jsmith/there')
    finally:
        qInstallMessageHandler(before)
    words = [one.getMessage() for one in caplog.records if one.name == "oversight_app.qt"]
    assert 1 <= len(words) <= 20
    assert "can’t open" in words[0]
    assert "jsmith" not in words[0]


@pytest.mark.parametrize(
    "said",
    [
        f"QFileSystemWatcher: failed to add paths: /home/{NAME}/of {NAME}/a.oversight",
        f"Could not open C:\\Users\\{NAME}\\{NAME} complaint.docx",
        f"Could not open \\\\server\\{NAME}\\{NAME} complaint.docx",
        f"QImageReader: file:///home/{NAME}/photo of {NAME}.png is not an image",
        f"Cannot read ~/{NAME}/photo of {NAME}.png",
        f"Cannot load '{NAME}.png",
    ],
)
def test_paths_with_blanks_in_what_qt_says_are_left_out(
    said: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = qInstallMessageHandler(lambda *_: None)
    log_qt_messages()
    try:
        qWarning(said)
    finally:
        qInstallMessageHandler(before)
    (words,) = [one.getMessage() for one in caplog.records if one.name == "oversight_app.qt"]
    for part in NAME.split():
        assert part not in words


def test_a_run_that_did_not_end_by_itself_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    mark = RunMark(folder)
    assert mark.begin() is None
    mark.note(Path("/there/north.oversight"))
    # The computer is switched off; the number of its process is used by nobody now.
    (left,) = folder.glob("running-*.json")
    left.rename(folder / "running-999999999.json")
    again = RunMark(folder)
    last = again.begin()
    assert last is not None
    assert last.workspace == Path("/there/north.oversight")
    again.end()
    assert RunMark(folder).begin() is None


def test_where_there_is_no_folder_for_a_log_nothing_is_in_the_way(tmp_path: Path) -> None:
    taken = tmp_path / "log"
    taken.write_text("a file", encoding="utf-8")
    mark = RunMark(taken)
    assert mark.begin() is None
    mark.note(Path("x"))
    mark.end()
    assert log_crashes(taken) is None


_CRASH = """
import ctypes, sys
from pathlib import Path
from oversight_app.ui.qt_messages import log_crashes

def what_was_being_done(name):
    ctypes.string_at(0)

kept = log_crashes(Path(sys.argv[1]))
what_was_being_done("Jane Smith")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="another way to crash there")
def test_a_crash_leaves_where_each_thread_was(tmp_path: Path) -> None:
    """Function by function, and no word of what they were given."""
    ended = subprocess.run([sys.executable, "-c", _CRASH, tmp_path], check=False)
    assert ended.returncode < 0  # the system ended it
    left = crash_file(tmp_path).read_text(encoding="utf-8")
    assert "Fatal Python error: Segmentation fault" in left
    assert "what_was_being_done" in left
    assert NAME not in left


def test_what_a_crash_left_names_no_folder_of_a_person(tmp_path: Path) -> None:
    """The next start leaves the places of files out of it, and keeps where each thread was."""
    folder = tmp_path / "log"
    folder.mkdir()
    steps = (
        f'  File "/home/{NAME}/Oversight/oversight_app/ui/jobs.py", line 7 in _work\n'
        f'  File "C:\\Users\\{NAME}\\Oversight\\oversight_app\\ui\\jobs.py", line 9 in run\n'
    )
    crash_file(folder).write_text(f"Fatal Python error: Aborted\n{steps}", encoding="utf-8")
    file = log_crashes(folder)
    assert file is not None
    faulthandler.disable()
    file.close()
    left = crash_file(folder).read_text(encoding="utf-8")
    assert NAME not in left
    assert 'File "ui/jobs.py", line 7 in _work' in left
    assert 'File "ui/jobs.py", line 9 in run' in left


def test_a_library_of_somebody_s_own_is_not_named(tmp_path: Path) -> None:
    script = tmp_path / "lib" / f"{NAME}.py"
    room: dict[str, object] = {}
    exec(compile("def act():\n    raise KeyError(1)\n", str(script), "exec"), room)
    act = room["act"]
    assert callable(act)
    with pytest.raises(KeyError) as met:
        act()
    report = fault_of("figures", met.value).report()
    assert "elsewhere:2 in act" in report
    assert NAME not in report


def test_a_fault_of_a_command_is_logged_without_its_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(exits.platformdirs, "user_log_path", lambda *_a, **_k: tmp_path)
    # The folder of the log may be one that can't be made.
    for folder in (tmp_path, tmp_path / "a file" / "log"):
        (tmp_path / "a file").touch()
        monkeypatch.setattr(exits.platformdirs, "user_log_path", lambda *_a, f=folder, **_k: f)

        def work() -> int:
            try:
                raise KeyError(NAME)
            except KeyError as first:
                raise RuntimeError(f"{NAME} is not there") from first

        assert exits.guarded(work) == exits.FAULT
    assert "RuntimeError, of KeyError" in caplog.text
    assert NAME not in caplog.text + capsys.readouterr().err
