"""Files that are refused: each with its own reason, and left byte for byte as they are."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.store.checking import check
from oversight_app.store.workspace import open_workspace


def _sql(*statements: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        connection.close()

    return change


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(change(path.read_bytes())) and None


_CASES = {
    "newer version": (_sql("PRAGMA user_version = 99"), "newer version"),
    "version zero": (_sql("PRAGMA user_version = 0"), "no version"),
    "another program": (_sql("PRAGMA application_id = 1196444487"), "another program"),
    "zero bytes": (_bytes(lambda _: b""), "empty"),
    "cut short": (_bytes(lambda whole: whole[: len(whole) // 2]), "cut short"),
    "cut by a page": (_bytes(lambda whole: whole[:-4096]), "cut short"),
    "cut in its header": (_bytes(lambda whole: whole[:60]), "cut short"),
    "text": (_bytes(lambda _: b"Force,Headcount\nWiltshire,153\n" * 9), "not an Oversight"),
    "a short text": (_bytes(lambda _: b"SQLite"), "not an Oversight"),
    "a spreadsheet": (_bytes(lambda _: b"PK\x03\x04" + bytes(500)), "not an Oversight"),
    "planted trigger": (
        _sql("CREATE TRIGGER planted AFTER INSERT ON history BEGIN DELETE FROM total; END"),
        "tables",
    ),
    "planted view": (_sql("CREATE VIEW planted AS SELECT 1"), "tables"),
    "planted table": (_sql("CREATE TABLE planted (x)"), "tables"),
    "planted index": (_sql("CREATE INDEX planted ON target (source)"), "tables"),
    "missing table": (_sql("DROP TABLE flow"), "tables"),
    "edited check": (
        _sql("UPDATE sqlite_master SET sql = replace(sql, '>= 0', '>= -1') WHERE name = 'flow'"),
        "tables",
    ),
    "table of another name": (
        _sql("UPDATE sqlite_master SET name = 'x', tbl_name = 'x' WHERE name = 'flow'"),
        "tables|damaged",
    ),
}


@pytest.mark.parametrize("case", _CASES)
@pytest.mark.parametrize("for_writing", [True, False])
def test_refused_with_its_reason_and_untouched(
    small_file: Path, case: str, for_writing: bool
) -> None:
    damage, reason = _CASES[case]
    damage(small_file)
    before = small_file.read_bytes()
    with pytest.raises(UserProblem, match=reason) as caught:
        open_workspace(small_file, for_writing=for_writing)
    assert "left as it is" in str(caught.value)
    assert small_file.read_bytes() == before
    assert [one.name for one in small_file.parent.iterdir()] == [small_file.name]


@pytest.mark.parametrize("case", _CASES)
def test_a_check_reports_it(small_file: Path, case: str) -> None:
    damage, _ = _CASES[case]
    damage(small_file)
    assert not check(small_file).ok


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"There is no file “gone\.oversight”"):
        open_workspace(tmp_path / "gone.oversight")
    assert [one.name for one in tmp_path.iterdir()] == []


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.oversight").mkdir()
    with pytest.raises(UserProblem, match="is a folder"):
        open_workspace(tmp_path / "folder.oversight")


def test_something_that_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.oversight")
    with pytest.raises(UserProblem, match="not an ordinary file"):
        open_workspace(tmp_path / "pipe.oversight")


@contextmanager
def _an_ordinary_user() -> Iterator[None]:
    """Give up the superuser's right to read and write everything, inside the block."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


def test_a_file_that_may_not_be_read(small_file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "private.oversight"
        path.write_bytes(small_file.read_bytes())
        path.chmod(0o000)
        with _an_ordinary_user(), pytest.raises(UserProblem, match="does not allow"):
            open_workspace(path)
        assert [one.name for one in Path(folder).iterdir()] == ["private.oversight"]


def test_a_folder_that_may_not_be_written(small_file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shared.oversight"
        path.write_bytes(small_file.read_bytes())
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        before = path.read_bytes()
        with _an_ordinary_user():
            with pytest.raises(UserProblem, match="can't be written"):
                open_workspace(path)
            with open_workspace(path, read_only_if_held=True) as workspace:
                assert workspace.read_only
        assert path.read_bytes() == before
        assert [one.name for one in Path(folder).iterdir()] == ["shared.oversight"]
        Path(folder).chmod(0o755)
