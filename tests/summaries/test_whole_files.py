"""A file is whole or not there: whatever fails while it is written, the old one stays."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.summaries import whole_files
from oversight_app.summaries.whole_files import write_together, write_whole


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")

    def fails(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:3])
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(UserProblem, match=r"paper\.pdf"):
        write_whole(target, b"new content")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="a limit on file size is a POSIX matter")
def test_a_disk_that_fills_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    target.write_bytes(b"old")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from oversight_app.domain.errors import UserProblem\n"
        "from oversight_app.summaries.whole_files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    write_whole(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except UserProblem as problem:\n    print(problem)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)], capture_output=True, text=True, check=True
    )
    assert "paper.pdf" in done.stdout
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


WRITE_FOR_EVER = (
    "import sys\n"
    "from pathlib import Path\n"
    "from oversight_app.summaries.whole_files import write_whole\n"
    "print('ready', flush=True)\n"
    "while True:\n"
    "    for letter in b'ab':\n"
    "        write_whole(Path(sys.argv[1]), bytes([letter]) * 2_000_000)\n"
)


def killed(target: Path, times: int) -> None:
    for number in range(times):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE_FOR_EVER, str(target)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.002 * (number % 25))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        content = target.read_bytes()
        assert content == b"old" or (len(content) == 2_000_000 and len(set(content)) == 1)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target], "what the killed left was cleared away"


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_killed_writer_leaves_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    killed(tmp_path / "paper.pdf", 8)


@pytest.mark.soak
@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_writer_killed_often_leaves_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    killed(tmp_path / "paper.pdf", 200)


def test_a_file_of_another_program_that_looks_left_over_is_let_be(tmp_path: Path) -> None:
    theirs = [tmp_path / "other.pdf.1.part", tmp_path / "paper.pdf.x.part", tmp_path / "a.part"]
    for file in theirs:
        file.write_bytes(b"theirs")
    write_whole(tmp_path / "paper.pdf", b"new")
    assert all(file.exists() for file in theirs)


PAPER = [("paper.pdf", b"new 1"), ("paper.xlsx", b"new 2"), ("paper.csv", b"new 3")]


def opened_in_excel(monkeypatch: pytest.MonkeyPatch, *, tells: bool) -> list[float]:
    """Behave as Windows does of ``paper.xlsx`` while Excel has it open. ``tells``: it may not be
    opened for writing either. The waits are returned, and not waited for."""
    replace, opened = Path.replace, Path.open
    waits: list[float] = []

    def refuses(path: Path, target: Path) -> Path:
        if Path(target).name == "paper.xlsx":
            raise PermissionError(errno.EACCES, "Access is denied")
        return replace(path, target)

    def may_not(path: Path, *args: Any, **more: Any) -> Any:
        if path.name == "paper.xlsx":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *args, **more)

    monkeypatch.setattr(Path, "replace", refuses)
    if tells:
        monkeypatch.setattr(Path, "open", may_not)
    monkeypatch.setattr("oversight_app.store.files.time.sleep", waits.append)
    return waits


def test_a_paper_that_is_open_in_excel_is_told_before_any_of_its_files_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, _ in PAPER:
        (tmp_path / name).write_bytes(b"old")
    with monkeypatch.context() as patch:
        opened_in_excel(patch, tells=True)
        with pytest.raises(UserProblem, match=r"“paper\.xlsx”.*open in another program.*Close it"):
            write_together(PAPER, tmp_path)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        name: b"old" for name, _ in PAPER
    }


def test_a_file_that_was_opened_at_the_last_moment_is_tried_again_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.xlsx").write_bytes(b"old")
    with monkeypatch.context() as patch:
        waits = opened_in_excel(patch, tells=False)
        with pytest.raises(UserProblem, match=r"It is as it was.*Written before it: “paper\.pdf”"):
            write_together(PAPER, tmp_path)
    assert waits
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {
        "paper.pdf": b"new 1",
        "paper.xlsx": b"old",
    }


def test_what_a_scanner_holds_for_a_moment_gets_its_name_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, left = Path.replace, [2]

    def held(path: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("oversight_app.store.files.time.sleep", lambda _: None)
    write_whole(tmp_path / "paper.pdf", b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("paper.pdf", b"new")]


def test_a_disk_that_fills_at_the_last_file_leaves_all_of_them_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"old")
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith("paper.csv"):
            write(path, content[:3])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(UserProblem, match="full"):
            write_together(PAPER, tmp_path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("paper.pdf", b"old")]


def test_a_path_that_windows_can_not_open_is_told_beforehand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, "LONGEST_PATH", len(str(tmp_path)) + 60)
    deep = tmp_path / ("d" * 50)
    deep.mkdir()
    with pytest.raises(UserProblem, match=r"less deep"):
        write_together(PAPER, deep)
    assert not list(deep.iterdir())
    assert len(write_together(PAPER, tmp_path)) == 3


@pytest.mark.parametrize("folder", ["x" * 5000, "a\0b", "missing"])
def test_what_can_be_no_folder_is_a_problem_said_in_words(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UserProblem, match=r"is not there\. Nothing was written") as told:
        write_together(PAPER, tmp_path / folder)
    assert len(str(told.value)) < 400


def test_a_folder_of_the_same_name_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "paper.xlsx").mkdir()
    with pytest.raises(UserProblem, match=r"“paper\.xlsx” can’t be replaced"):
        write_together(PAPER, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["paper.xlsx"]
