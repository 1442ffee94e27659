"""The child process: cancelled, watched, and gone whatever happens."""

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from oversight_app.domain.errors import Cancelled
from oversight_app.imports import limits, spreadsheet
from oversight_app.imports.reading import read_files
from oversight_app.imports.refusals import Reason, Refused
from tests.imports.making import BODIES, NAMES, TODAY, figures, ods, table_2019, table_rows, xlsx

BOOK = ods({"T": table_2019(table_rows(figures()))})


def children() -> int:
    """How many processes this one has started that are still there."""
    return len(psutil.Process().children())


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    path.write_bytes(xlsx({"T": [[n, n, n] for n in range(20_000)]}))
    looks = iter([False] * 3)
    with pytest.raises(Cancelled):
        read_files(
            [path], names=NAMES, bodies=BODIES, today=TODAY, cancelled=lambda: next(looks, True)
        )
    assert children() == 0


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.0)
    with pytest.raises(Refused) as caught:
        spreadsheet.read(BOOK)
    assert caught.value.reason is Reason.TOO_SLOW
    assert children() == 0


def test_a_child_that_dies_is_told_from_a_file_that_breaks_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started = subprocess.Popen

    def broken(words: list[str], **options: object) -> object:
        return started([sys.executable, "-c", "raise ValueError('ours')"], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", broken)
    with pytest.raises(spreadsheet.ReadingFailed, match="ours"):
        spreadsheet.read(BOOK)

    def ended(words: list[str], **options: object) -> object:
        return started([sys.executable, "-c", "import os; os.abort()"], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", ended)
    with pytest.raises(Refused):
        spreadsheet.read(BOOK)
    assert children() == 0


def test_a_child_that_babbles_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    started = subprocess.Popen
    says = "import sys; sys.stdin.buffer.read(); sys.stdout.write('no frame at all, but words')"

    def babbling(words: list[str], **options: object) -> object:
        return started([sys.executable, "-c", says], **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", babbling)
    with pytest.raises(spreadsheet.ReadingFailed):
        spreadsheet.read(BOOK)


def test_modules_in_the_current_folder_are_not_taken_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('planted')")
    (tmp_path / "python_calamine.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    sheets, _ = spreadsheet.read(BOOK)
    assert sheets[0].name == "T"


def test_progress_is_told_from_nothing_to_all(tmp_path: Path) -> None:
    path = tmp_path / "book.ods"
    path.write_bytes(BOOK)
    told: list[tuple[int, int, str]] = []
    read_files(
        [path, path],
        names=NAMES,
        bodies=BODIES,
        today=TODAY,
        progress=lambda done, of, what: told.append((done, of, what)),
    )
    done = [each[0] for each in told]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, told[-1][1])
    assert any("book.ods" in each[2] for each in told)
