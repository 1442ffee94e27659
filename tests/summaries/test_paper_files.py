"""A paper from a workspace into a folder: whole files, the same each time, nothing written back."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from oversight_app.domain.errors import Cancelled, UserProblem
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.store.history import head
from oversight_app.store.workspace import Workspace, create
from oversight_app.summaries.papers import all_papers
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.writing import Progress, write_paper
from tests.summaries import making

STEM = "special-constabulary-comparison-2022-03-31-OFFICIAL"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A new workspace with the bundled published figures."""
    with create(tmp_path_factory.mktemp("office") / "w.oversight", making.OFFICE) as opened:
        yield opened


def render(
    workspace: Workspace, order: PaperOrder, formats: Sequence[Format], folder: Path,
    progress: Progress = lambda done, of: None, cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:  # fmt: skip
    """Prepare a paper and write it."""
    paper = prepare(workspace, order)
    return write_paper(workspace, paper, formats, folder, progress=progress, cancelled=cancelled)


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
    files = render(
        workspace, PaperOrder("specials"), [Format.PDF, Format.XLSX, Format.PDF], tmp_path
    )
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
        render(workspace, PaperOrder("specials"), [Format.PDF, Format.XLSX], folder)
    for file in first.iterdir():
        assert file.read_bytes() == (second / file.name).read_bytes()
    assert (head(workspace), workspace.data_version()) == before


def test_the_handling_note_and_marking_are_the_office_s(
    workspace: Workspace, tmp_path: Path
) -> None:
    (file,) = render(
        workspace,
        PaperOrder("specials", marking=Marking.OFFICIAL_SENSITIVE, handling="Board  members"),
        [Format.XLSX], tmp_path,
    )  # fmt: skip
    assert file.name.endswith("-OFFICIAL-SENSITIVE.xlsx")


def test_progress_is_told_to_the_end(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    render(
        workspace, PaperOrder("specials"), [Format.PDF, Format.XLSX], tmp_path,
        progress=lambda done, of: told.append((done, of)),
    )  # fmt: skip
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_cancelling_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        render(
            workspace, PaperOrder("specials"), [Format.PDF, Format.XLSX], tmp_path,
            cancelled=lambda: next(answers),
        )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused_before_any_work(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"is not there\. Nothing was written"):
        render(workspace, PaperOrder("specials"), [Format.PDF], tmp_path / "gone")


def test_a_file_in_the_place_of_the_folder_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(UserProblem, match="is a file, not a folder"):
        render(workspace, PaperOrder("specials"), [Format.PDF], tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_folder_that_may_not_be_written_to_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # tests may run as root, who may all
    with pytest.raises(UserProblem, match=r"can't be written to\. Nothing was written"):
        render(workspace, PaperOrder("specials"), [Format.PDF], tmp_path)


def test_too_long_a_handling_note_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="Shorten it"):
        render(workspace, PaperOrder("specials", handling="x" * 101), [Format.PDF], tmp_path)


def test_a_full_disk_for_temporary_files_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copy", full)
    with pytest.raises(UserProblem, match="is full"):
        render(workspace, PaperOrder("specials"), [Format.PDF], tmp_path)
    assert list(tmp_path.iterdir()) == []


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
        "from oversight_app.domain.papers import Format, PaperOrder\n"
        "from oversight_app.store.workspace import open_workspace\n"
        "from oversight_app.summaries.preparing import prepare\n"
        "from oversight_app.summaries.writing import write_paper\n"
        "with open_workspace(sys.argv[1], for_writing=False) as ws:\n"
        "    paper = prepare(ws, PaperOrder('specials'))\n"
        "    write_paper(ws, paper, [Format.PDF, Format.XLSX], Path(sys.argv[2]))\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(workspace.path), str(out)],
        check=True,
        env=os.environ | {"TMPDIR": str(temporary)},
    )
    assert len(list(out.iterdir())) == 2
    left = [path for path in temporary.rglob("*") if path.is_file()]
    assert [path for path in left if "matplotlib" not in str(path)] == []


def test_a_paper_that_there_is_not_is_refused_by_name(workspace: Workspace) -> None:
    says = "no paper called “nonsense”. Nothing was written.*specials"
    with pytest.raises(UserProblem, match=says):
        prepare(workspace, PaperOrder("nonsense"))
