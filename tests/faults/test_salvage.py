"""A damaged workspace is salvaged: never a crash, never a row that was not there, and the outcome
passes the check of every workspace."""

import gzip
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Target
from oversight_app.store import history, salvage_proof, targets
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.lock import beside
from oversight_app.store.salvage import ACTION, Salvaged, salvage
from oversight_app.store.salvage_history import LOST
from oversight_app.store.workspace import open_workspace
from tests.faults.salvaging import DAMAGES, Damage, history_of, said, strewn
from tests.faults.test_bit_flips import small_bytes  # noqa: F401 - a fixture

DAY, LATER = date(2022, 3, 31), date(2022, 6, 30)


def _salvaged(whole: bytes, folder: Path) -> Salvaged | None:
    """Salvage some bytes; None where nothing of a workspace can be read."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    damaged = folder / "damaged.oversight"
    damaged.write_bytes(whole)
    told, made = "It was left as it is.", None
    try:
        made = salvage(damaged, folder / "new.oversight")
    except UserProblem as problem:
        told = str(problem)
    assert "left as it is" in told
    assert damaged.read_bytes() == whole
    assert {one.name for one in folder.iterdir()} <= {"damaged.oversight", "new.oversight"}
    return made


def test_a_sound_file_comes_through_letter_for_letter(small_bytes: bytes, tmp_path: Path) -> None:  # noqa: F811
    made = _salvaged(small_bytes, tmp_path / "on")
    assert made is not None
    assert made.whole
    assert (made.lost, made.put_right) == (0, 0)
    damaged = tmp_path / "on" / "damaged.oversight"
    assert said(made.path) == said(damaged)
    entries = history_of(made.path)
    assert entries[:-1] == history_of(damaged)
    assert entries[-1][3] == ACTION
    with open_workspace(made.path) as new, open_workspace(damaged) as old:
        assert digest(new) == digest(old)
        # It is a workspace like any other: it can be written to, and that can be undone.
        targets.add_target(new, Target("specials-strength", "E23000038", 301, LATER, "me", "paper"))
        assert history.undo(new)


def _nothing_invented(whole: bytes, damage: Damage, times: int, tmp_path: Path) -> int:
    original = tmp_path / "original.oversight"
    original.write_bytes(whole)
    before, entries = said(original), set(history_of(original))
    chance = Random(f"{damage.name} 1979")
    read = 0
    for _ in range(times):
        made = _salvaged(damage.do(whole, chance), tmp_path / "on")
        if made is None:
            continue
        read += 1
        report = check(made.path)
        assert report.ok, report.lines
        extra = {table: rows - before[table] for table, rows in said(made.path).items()}
        # A workspace has an office. Where its row is lost, one stands there that says so.
        for row in [row for row in extra["workspace"] if "The name of the office was lost" in row]:
            del extra["workspace"][row]
        assert {table: rows for table, rows in extra.items() if rows} == {}
        for entry in history_of(made.path)[:-1]:
            assert entry in entries or entry[3] == LOST
    return read


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.name)
def test_no_row_is_invented(small_bytes: bytes, tmp_path: Path, damage: Damage) -> None:  # noqa: F811
    assert _nothing_invented(small_bytes, damage, 7, tmp_path) >= 3


@pytest.mark.soak
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.name)
def test_no_row_is_ever_invented(small_bytes: bytes, tmp_path: Path, damage: Damage) -> None:  # noqa: F811
    assert _nothing_invented(small_bytes, damage, 100, tmp_path) >= 50


def _what_is_vouched_for(whole: bytes, times: int, tmp_path: Path) -> None:
    original = tmp_path / "original.oversight"
    original.write_bytes(whole)
    before = said(original)
    chance = Random(7)
    for _ in range(times):
        made = _salvaged(strewn(whole, chance), tmp_path / "on")
        if made is None:
            continue
        assert check(made.path).ok
        doubt = {part.table for part in made.parts if part.unproved or part.lost is None}
        for table, rows in said(made.path).items():
            # Where some rows are only read, and not proved, the report says so.
            assert table in doubt or rows - before[table] == Counter(), table


def test_what_is_vouched_for_is_what_was_saved(small_bytes: bytes, tmp_path: Path) -> None:  # noqa: F811
    _what_is_vouched_for(small_bytes, 5, tmp_path)


@pytest.mark.soak
def test_what_is_vouched_for_is_always_what_was_saved(small_bytes: bytes, tmp_path: Path) -> None:  # noqa: F811
    _what_is_vouched_for(small_bytes, 100, tmp_path)


def test_a_changed_figure_is_put_right(small_bytes: bytes, tmp_path: Path) -> None:  # noqa: F811
    """Of a digest over all rows it can be told which bit of which row flipped."""
    # The reason for a choice of source stands in one row alone, and in its entry of the history.
    words = b"a reason"
    places = [at for at in range(len(small_bytes)) if small_bytes.startswith(words, at)]
    assert places
    for at in places:
        damaged = bytearray(small_bytes)
        damaged[at] ^= 1 << 2  # “a” becomes “e”
        made = _salvaged(bytes(damaged), tmp_path / "on")
        assert made is not None
        with open_workspace(made.path, for_writing=False) as new:
            (reason,) = new.db.rows("SELECT reason FROM preference")
        assert reason == ("a reason",)


@pytest.mark.parametrize(
    ("stored", "same"),
    [("ab" * 32, True), ("ab" * 31 + "aa", True), ("ab" * 31, False), ("", False)],
)
def test_a_digest_of_another_length_vouches_for_nothing(
    stored: str, same: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pages in each other's places leave it. One letter may be what was damaged."""
    monkeypatch.setattr(salvage_proof, "content_sum", lambda *_: SimpleNamespace(text="ab" * 32))
    found: Any = SimpleNamespace(stored_sums={"body": (stored, 1)})
    db: Any = None
    assert salvage_proof.agrees(db, found, "body") is same


def test_the_first_page_may_be_gone(small_bytes: bytes, tmp_path: Path) -> None:  # noqa: F811
    """Without it SQLite does not even know that the file is one of its own."""
    made = _salvaged(bytes(4096) + small_bytes[4096:], tmp_path / "on")
    assert made is not None
    assert made.whole
    assert check(made.path).ok


def test_what_is_in_the_log_alone_is_read(workspace_file: Path, tmp_path: Path) -> None:
    with open_workspace(workspace_file) as workspace:
        target = Target("specials-strength", "E23000038", 300, DAY, "me", "a paper")
        targets.add_target(workspace, target)
        # As a machine leaves it that dies now: the change is in the write-ahead log.
        damaged = tmp_path / "damaged.oversight"
        shutil.copy(workspace_file, damaged)
        shutil.copy(beside(workspace_file, "-wal"), beside(damaged, "-wal"))
    made = salvage(damaged, tmp_path / "with.oversight")
    assert made.whole
    beside(damaged, "-wal").unlink()
    salvage(damaged, tmp_path / "without.oversight")
    found = []
    for name in ("with", "without"):
        with open_workspace(tmp_path / f"{name}.oversight", for_writing=False) as new:
            found.append(new.db.value("SELECT count(*) FROM target"))
    assert found == [1, 0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"SQLite format 3\x00" + bytes(9000), "Nothing of an Oversight workspace"),
        (b"a letter, perhaps\n" * 3000, "Nothing of an Oversight workspace"),
    ],
)
def test_where_there_is_nothing_it_says_so(content: bytes, why: str, tmp_path: Path) -> None:
    damaged, new = tmp_path / "damaged.oversight", tmp_path / "new.oversight"
    damaged.write_bytes(content)
    with pytest.raises(UserProblem, match=why):
        salvage(damaged, new)
    assert [one.name for one in tmp_path.iterdir()] == ["damaged.oversight"]


def test_it_never_writes_over_a_file(workspace_file: Path) -> None:
    before = workspace_file.read_bytes()
    with pytest.raises(UserProblem, match="already a file"):
        salvage(workspace_file, workspace_file)
    assert workspace_file.read_bytes() == before


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_damaged_file_of_an_older_version_is_salvaged_too(version: int, tmp_path: Path) -> None:
    """It comes out as one of this version, with what it said."""
    name = f"version-{version}.oversight"
    kept = Path(__file__).parents[1] / "store" / "kept" / f"{name}.gz"
    damaged, sound = tmp_path / "damaged.oversight", tmp_path / "sound.oversight"
    whole = gzip.decompress(kept.read_bytes())
    sound.write_bytes(whole)
    damaged.write_bytes(b"SQLite? No" + whole[10:])
    made = salvage(damaged, tmp_path / "new.oversight")
    assert check(made.path).ok
    open_workspace(sound).close()  # brought up to this version in the usual way
    now, then = said(made.path), said(sound)
    # What each version's own step fills in says when it was done: a day's difference is none.
    assert now == then
