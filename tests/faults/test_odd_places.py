"""Files that are no workspace and places where none can lie: said in plain words, never a fault,
and nothing is left behind."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.store.backup import backup, restore
from oversight_app.store.checking import check
from oversight_app.store.kept_backups import to_thin_out
from oversight_app.store.recovering import look_at, read_history
from oversight_app.store.salvage import salvage
from oversight_app.store.workspace import create, open_workspace
from tests.faults.test_bit_flips import small_bytes  # noqa: F401 - a fixture


def _round(folder: Path) -> Path:
    path = folder / "round.oversight"
    path.symlink_to(folder / "again.oversight")
    (folder / "again.oversight").symlink_to(path)
    return path


def _leads_nowhere(folder: Path) -> Path:
    path = folder / "nowhere.oversight"
    path.symlink_to(folder / "not there")
    return path


def _folder(folder: Path) -> Path:
    path = folder / "folder.oversight"
    path.mkdir()
    return path


def _pipe(folder: Path) -> Path:
    path = folder / "pipe.oversight"
    os.mkfifo(path)
    return path


def _of_another_program(folder: Path) -> Path:
    path = folder / "theirs.oversight"
    theirs = sqlite3.connect(path)
    theirs.execute("CREATE TABLE history (seq, at)")
    theirs.execute("INSERT INTO history VALUES (1, 2)")
    theirs.commit()
    theirs.close()
    return path


def _holding(content: bytes) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / "some.oversight"
        path.write_bytes(content)
        return path

    return made


posix = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices of Unix")
ODD = [
    pytest.param(_round, id="links in a circle", marks=posix),
    pytest.param(_leads_nowhere, id="a link to nothing", marks=posix),
    pytest.param(_pipe, id="a pipe", marks=posix),
    pytest.param(lambda _f: Path("/dev/full"), id="a device", marks=posix),
    pytest.param(_folder, id="a folder"),
    pytest.param(_of_another_program, id="another program’s"),
    pytest.param(_holding(b""), id="empty"),
    pytest.param(_holding(b"SQLite format 3\x00" + bytes(34)), id="half a header"),
    pytest.param(_holding(b"SQLite format 3\x00" + bytes(84)), id="a header alone"),
    pytest.param(lambda f: f / ("x" * 300 + ".oversight"), id="a name too long"),
    pytest.param(lambda f: f / "a\0b.oversight", id="no name at all"),
    pytest.param(lambda f: f / "none" / "a.oversight", id="a folder that is not there"),
]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_workspace_is_refused_in_words(
    odd: Callable[[Path], Path], tmp_path: Path
) -> None:
    path = odd(tmp_path)
    there = sorted(one.name for one in tmp_path.iterdir())
    acts: list[Callable[[], object]] = [
        lambda: open_workspace(path, read_only_if_held=True),
        lambda: open_workspace(path, for_writing=False),
        lambda: salvage(path, tmp_path / "new.oversight"),
        lambda: restore(path, tmp_path / "new.oversight"),
        lambda: backup(path, tmp_path / "new.oversight"),
    ]
    for act in acts:
        with pytest.raises(UserProblem, match=r"[Nn]othing|as it (is|was)|no file"):
            act()
    with suppress(UserProblem):
        assert not check(path).ok
    assert read_history(path) == ()
    assert not look_at(path, ()).ok
    assert sorted(one.name for one in tmp_path.iterdir()) == there


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(_round, id="links in a circle", marks=posix),
        pytest.param(lambda f: _round(f) / "a.oversight", id="in links in a circle", marks=posix),
        pytest.param(lambda _f: Path("/proc/a.oversight"), id="no disk", marks=posix),
        pytest.param(lambda f: _holding(b"x")(f) / "a.oversight", id="a file for a folder"),
        pytest.param(lambda f: f / ("x" * 300), id="a name too long"),
        pytest.param(lambda f: f / "none" / "a.oversight", id="a folder that is not there"),
    ],
)
def test_where_nothing_can_be_written_it_is_said(
    where: Callable[[Path], Path],
    small_bytes: bytes,  # noqa: F811
    tmp_path: Path,
) -> None:
    good = tmp_path / "good.oversight"
    good.write_bytes(small_bytes)
    to = where(tmp_path)
    there = sorted(one.name for one in tmp_path.iterdir())
    for act in (
        lambda: salvage(good, to),
        lambda: restore(good, to),
        lambda: backup(good, to),
        lambda: create(to, Office("A", "E23000038"), reference=False),
    ):
        with pytest.raises(UserProblem):
            act()
    assert sorted(one.name for one in tmp_path.iterdir()) == there
    assert good.read_bytes() == small_bytes


def test_a_clock_that_leaps_a_year_takes_no_backups_with_it() -> None:
    """Worked out by hand: six a day for twelve days before 31 October 2022; of the last two days
    all stay, of each earlier day the last. A clock that says 2023 thins out nothing more, until
    it has said so for a week."""
    now = datetime(2022, 10, 31, 12, tzinfo=UTC)
    made = {now - timedelta(hours=4 * hours) for hours in range(12 * 6)}
    usual = made - to_thin_out(made, now)
    leapt = now + timedelta(days=365)
    assert usual - to_thin_out({*usual, leapt}, leapt) == usual
    assert leapt not in to_thin_out({*usual, leapt}, leapt)
    later = leapt + timedelta(days=8)
    # All of them are more than 366 days old by then: of October 2022 the last stays.
    assert usual - to_thin_out({*usual, leapt, later}, later) == {now}
