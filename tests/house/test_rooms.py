"""Who may know whom, and what the command line can do without Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BLOCK_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is not installed here")
sys.meta_path.insert(0, NoQt())
"""


def child(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


def test_the_rooms_keep_to_their_contracts() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_summary_works_without_qt(tmp_path: Path) -> None:
    run = _BLOCK_QT + "from oversight_app import cli; sys.exit(cli.run(sys.argv[1:]))"
    file = str(tmp_path / "sample.oversight")
    assert child(run, "sample", file).returncode == 0
    done = child(
        run, "summary", "specials", "--workspace", file, "--format", "pdf", "--format", "xlsx",
        "--out", str(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in map(Path, done.stdout.split())} == {".pdf", ".xlsx"}


def test_without_qt_the_window_says_so_in_one_line(tmp_path: Path) -> None:
    run = _BLOCK_QT + (
        "from oversight_app import __main__; sys.argv = ['oversight', '--sample'];__main__.main()"
    )
    done = child(run)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "pip install" in done.stderr


@pytest.mark.parametrize("room", ["domain", "store", "review", "summaries.writing", "cli"])
def test_a_room_starts_without_the_heavy_libraries(room: str) -> None:
    code = (
        f"import sys, oversight_app.{room};"
        "print(sorted({'matplotlib', 'typst', 'xlsxwriter', 'python_calamine', 'PySide6'} "
        "& set(sys.modules)))"
    )
    done = child(code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_window_is_there_before_what_a_workspace_needs() -> None:
    """The first paint waits for all that is imported: pages, tables and heavy libraries are read
    once there is something to show."""
    later = {
        "matplotlib", "typst", "docx", "highspy", "rapidfuzz", "numpy", "xlsxwriter",
        "python_calamine", "peewee", "psutil", "PySide6.QtPrintSupport",
        "oversight_app.domain.findings", "oversight_app.review", "oversight_app.store.workspace",
        "oversight_app.ui.session",
    }  # fmt: skip
    code = f"import sys, oversight_app.ui.main_window; print(sorted({later} & set(sys.modules)))"
    done = child(code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_files_are_one_idea_each() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for room in ("oversight_app", "tests")
        for path in (ROOT / room).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_dumping_grounds() -> None:
    names = {path.stem for path in (ROOT / "oversight_app").rglob("*.py")}
    assert not names & {"utils", "helpers", "common", "manager", "base", "misc"}
