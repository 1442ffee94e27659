"""A file is whole or not there: whatever fails while it is written, the old one stays."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.summaries.whole_files import write_whole


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
