"""Salvaging a damaged workspace from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def whole(run: Run, tmp_path: Path) -> bytes:
    """The bytes of a new workspace."""
    path = tmp_path / "whole.oversight"
    assert run("new", path, "--office", "North", "--force", "Wiltshire")[0] == 0
    return path.read_bytes()


@pytest.fixture
def damaged(whole: bytes, tmp_path: Path) -> Path:
    """A workspace, its first page wiped: SQLite does not know it for a database any more."""
    path = tmp_path / "damaged.oversight"
    path.write_bytes(bytes(4096) + whole[4096:])
    return path


def test_a_damaged_file_becomes_a_sound_one(run: Run, damaged: Path, tmp_path: Path) -> None:
    before = damaged.read_bytes()
    assert run("check", damaged)[0] == 3
    new = tmp_path / "new.oversight"
    code, out, _ = run("salvage", damaged, "--to", new)
    assert code == 0
    assert "Everything that was saved was read, and is as it was saved." in out
    assert f"Made {new}. {damaged} was left as it is." in out
    assert damaged.read_bytes() == before
    assert run("check", new)[0] == 0
    entry = run("history", new, "--most", "1")[1]
    assert "Salvage what could be read of a damaged file" in entry


def test_what_is_lost_is_told_by_page(run: Run, whole: bytes, tmp_path: Path) -> None:
    """Of a file that is cut to a fifth, the published figures are those that come with it."""
    damaged, new = tmp_path / "damaged.oversight", tmp_path / "new.oversight"
    damaged.write_bytes(whole[: len(whole) // 5])
    code, out, _ = run("salvage", damaged, "--to", new)
    assert code == 0
    assert "Data: the history of changes was chained anew, and says so" in out
    figures = run("figures", "specials-strength", "-w", new, "--format", "csv")[1]
    assert "Wiltshire" in figures
    assert run("check", new)[0] == 0


def test_where_there_is_nothing_to_salvage_it_says_so(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "letter.oversight"
    letter.write_text("Dear Commissioner", encoding="utf-8")
    code, _, err = run("salvage", letter, "--to", tmp_path / "new.oversight")
    assert code == 1
    assert "Nothing of an Oversight workspace can be read in “letter.oversight”" in err
    assert not (tmp_path / "new.oversight").exists()
