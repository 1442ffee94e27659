"""Rendering a paper from a workspace: whole files, the same each time, nothing written back."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import Marking, PaperOrder
from oversight_app.store.history import head
from oversight_app.store.workspace import Workspace, create
from oversight_app.summaries import Cancelled, rendering
from oversight_app.summaries.papers import all_papers
from oversight_app.summaries.rendering import render
from oversight_app.summaries.whole_files import write_whole
from tests.summaries import making

STEM = "special-constabulary-comparison-2022-03-31-OFFICIAL"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A new workspace with the bundled published figures."""
    with create(tmp_path_factory.mktemp("office") / "w.oversight", making.OFFICE) as opened:
        yield opened


def test_every_paper_has_a_name_and_a_purpose() -> None:
    assert [(paper.id, paper.name) for paper in all_papers().values()] == [
        ("quarterly", "Quarterly pack"),
        ("specials", "Special Constabulary comparison brief"),
        ("activity", "Volunteer activity report"),
        ("decision", "Decision notice"),
        ("specified-information", "Specified Information"),
        ("claim", "Claim check"),
        ("press-line", "Press line"),
    ]
    assert all(paper.purpose and paper.sections for paper in all_papers().values())


def test_each_format_is_a_file_named_by_paper_date_and_marking(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = render(workspace, PaperOrder("specials"), ["pdf", "xlsx", "pdf"], tmp_path)
    assert [file.name for file in files] == [f"{STEM}.pdf", f"{STEM}.xlsx"]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert files[0].read_bytes().startswith(b"%PDF-1.7")
    assert files[1].read_bytes().startswith(b"PK")


def test_two_renderings_are_the_same_bytes_and_leave_the_workspace_as_it_was(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = (head(workspace), workspace.data_version())
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        render(workspace, PaperOrder("specials"), ["pdf", "xlsx"], folder)
    for file in first.iterdir():
        assert file.read_bytes() == (second / file.name).read_bytes()
    assert (head(workspace), workspace.data_version()) == before


def test_the_handling_note_and_marking_are_the_office_s(
    workspace: Workspace, tmp_path: Path
) -> None:
    (file,) = render(
        workspace,
        PaperOrder("specials", marking=Marking.OFFICIAL_SENSITIVE, handling="Board  members"),
        ["xlsx"], tmp_path,
    )  # fmt: skip
    assert file.name.endswith("-OFFICIAL-SENSITIVE.xlsx")


def test_progress_is_told_to_the_end(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    render(
        workspace, PaperOrder("specials"), ["pdf", "xlsx"], tmp_path,
        progress=lambda done, of: told.append((done, of)),
    )  # fmt: skip
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_cancelling_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        render(
            workspace, PaperOrder("specials"), ["pdf", "xlsx"], tmp_path,
            cancelled=lambda: next(answers),
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("paper_id", "formats", "says"),
    [
        ("nonsense", ["pdf"], "no paper called “nonsense”. Nothing was written.*specials"),
        ("specials", ["doc"], "“doc” is not a format.*Nothing was written.*pdf, xlsx"),
        ("specials", [], "No format is chosen"),
    ],
)
def test_what_there_is_not_is_refused_by_name(
    workspace: Workspace, tmp_path: Path, paper_id: str, formats: list[str], says: str
) -> None:
    with pytest.raises(UserProblem, match=says):
        render(workspace, PaperOrder(paper_id), formats, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused_before_any_work(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"is not there\. Nothing was written"):
        render(workspace, PaperOrder("specials"), ["pdf"], tmp_path / "gone")


def test_a_file_in_the_place_of_the_folder_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(UserProblem, match="is a file, not a folder"):
        render(workspace, PaperOrder("specials"), ["pdf"], tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_folder_that_may_not_be_written_to_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # tests may run as root, who may all
    with pytest.raises(UserProblem, match=r"can't be written to\. Nothing was written"):
        render(workspace, PaperOrder("specials"), ["pdf"], tmp_path)


def test_too_long_a_handling_note_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="Shorten it"):
        render(workspace, PaperOrder("specials", handling="x" * 101), ["pdf"], tmp_path)


def test_a_format_that_fails_leaves_no_file_of_another(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> bytes:
        raise UserProblem("The spreadsheet was not written.")

    monkeypatch.setitem(rendering.FORMATS, "xlsx", fails)
    with pytest.raises(UserProblem):
        render(workspace, PaperOrder("specials"), ["pdf", "xlsx"], tmp_path)
    assert list(tmp_path.iterdir()) == []


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


def test_a_full_disk_for_temporary_files_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copy", full)
    with pytest.raises(UserProblem, match="is full"):
        render(workspace, PaperOrder("specials"), ["pdf"], tmp_path)
    assert list(tmp_path.iterdir()) == []


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


def test_papers_are_written_without_qt_and_with_nothing_in_temporary_folders(
    workspace: Workspace, tmp_path: Path
) -> None:
    out, temporary = tmp_path / "out", tmp_path / "temporary"
    out.mkdir()
    temporary.mkdir()
    code = (
        "import sys\n"
        "for name in ('PySide6', 'shiboken6'):\n    sys.modules[name] = None\n"
        "from pathlib import Path\n"
        "from oversight_app.domain.papers import PaperOrder\n"
        "from oversight_app.store.workspace import open_workspace\n"
        "from oversight_app.summaries.rendering import render\n"
        "with open_workspace(sys.argv[1], for_writing=False) as ws:\n"
        "    render(ws, PaperOrder('specials'), ['pdf', 'xlsx'], Path(sys.argv[2]))\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(workspace.path), str(out)],
        check=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )
    assert len(list(out.iterdir())) == 2
    left = [path for path in temporary.rglob("*") if path.is_file()]
    assert [path for path in left if "matplotlib" not in str(path)] == []


def test_two_sets_that_plain_letters_cannot_spell_are_two_files() -> None:
    document = making.document()
    names = {
        rendering.file_stem(replace(document, stem=f"comparison-{peers}"))
        for peers in ("Норт", "Саут", "", "a" * 300, "a" * 299 + "b")
    }
    assert len(names) == 5
    assert all(name.isascii() and len(name) < 150 for name in names)
