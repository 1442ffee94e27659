"""Backups are made while the workspace is in use, checked, and can be restored."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office, Target
from oversight_app.store import history
from oversight_app.store.backup import backup, note_beside, restore
from oversight_app.store.checking import check
from oversight_app.store.digests import digest
from oversight_app.store.kept_backups import keep_backups, latest_backup, to_thin_out
from oversight_app.store.office import save_office
from oversight_app.store.targets import add_target
from oversight_app.store.workspace import Workspace, open_workspace

NOW = datetime(2022, 10, 31, 12, 0, tzinfo=UTC)


def _change(workspace: Workspace, name: str) -> None:
    assert save_office(workspace, Office(name, "E1", date(2022, 10, 31)))


def test_a_backup_of_an_open_workspace_restores_to_the_same(
    small: Workspace, tmp_path: Path
) -> None:
    _change(small, "Still in the log beside the file")
    made = backup(small, tmp_path / "backup.oversight")
    _change(small, "After the backup")
    restored = restore(made, tmp_path / "restored.oversight")
    history.undo(small)
    with open_workspace(restored) as workspace:
        assert digest(workspace) == digest(small)
        assert history.next_undo(workspace) == "Change the office"
    assert not list(tmp_path.glob("*.part*"))
    assert not list(tmp_path.glob("backup*-*"))


def test_the_head_of_the_history_is_kept_beside(small: Workspace, tmp_path: Path) -> None:
    made = backup(small.path, tmp_path / "backup.oversight")
    note = json.loads(note_beside(made).read_text())
    assert note["head"] == history.head(small)
    assert note["entries"] == len(history.entries(small))


def test_a_folder_gets_a_dated_backup(small: Workspace, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    made = backup(small, tmp_path / "backups")
    assert made.parent == tmp_path / "backups"
    assert made.name.startswith(f"small {datetime.now(UTC):%Y-}")
    assert check(made).ok


def test_nothing_is_ever_overwritten(small: Workspace, tmp_path: Path) -> None:
    made = backup(small, tmp_path / "backup.oversight")
    (tmp_path / "letter").write_text("Dear colleague")
    for act in (
        lambda: backup(small, tmp_path / "letter"),
        lambda: restore(made, tmp_path / "letter"),
        lambda: restore(made, small.path),
        lambda: restore(made, made),
    ):
        with pytest.raises(UserProblem, match="already a file"):
            act()
    assert (tmp_path / "letter").read_text() == "Dear colleague"


def test_a_damaged_backup_is_not_restored(small: Workspace, tmp_path: Path) -> None:
    made = backup(small, tmp_path / "backup.oversight")
    whole = bytearray(made.read_bytes())
    at = whole.index(b"Test office")
    whole[at] ^= 1
    made.write_bytes(whole)
    with pytest.raises(UserProblem, match="does not pass its check"):
        restore(made, tmp_path / "restored.oversight")
    assert not (tmp_path / "restored.oversight").exists()


def test_a_backup_whose_history_was_cut_is_not_restored(small: Workspace, tmp_path: Path) -> None:
    """A chain that was cut at its end holds together: only the note beside tells."""
    shorter = backup(small, tmp_path / "shorter.oversight")
    _change(small, "The entry to be hidden")
    made = backup(small, tmp_path / "backup.oversight")
    made.write_bytes(shorter.read_bytes())
    assert check(made).ok
    with pytest.raises(UserProblem, match="not the one that was noted"):
        restore(made, tmp_path / "restored.oversight")


def test_a_damaged_workspace_is_not_backed_up_as_if_it_were_sound(
    small_file: Path, tmp_path: Path
) -> None:
    whole = bytearray(small_file.read_bytes())
    at = whole.index(b"Test office")
    whole[at] ^= 1
    small_file.write_bytes(whole)
    with pytest.raises(UserProblem, match="did not pass its check"):
        backup(small_file, tmp_path / "backup.oversight")
    assert [one.name for one in tmp_path.iterdir()] == [small_file.name]


def test_what_is_no_workspace_is_not_backed_up(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear colleague")
    with pytest.raises(UserProblem, match="not an Oversight workspace"):
        backup(tmp_path / "letter", tmp_path / "backup.oversight")


def test_the_programs_own_backups(small: Workspace) -> None:
    assert latest_backup(small) is None
    first = keep_backups(small, now=NOW)
    assert first.parent.name == "small backups"
    assert keep_backups(small, now=NOW + timedelta(hours=1)) == first  # nothing has changed
    _change(small, "Changed")
    second = keep_backups(small, now=NOW + timedelta(hours=2))
    assert latest_backup(small) == NOW + timedelta(hours=2)
    add_target(
        small, Target("specials-strength", "E1", 1, date(2022, 1, 1), "The board", "A paper")
    )
    third = keep_backups(small, now=NOW + timedelta(days=9))
    # Of the first day, the last is kept; other files in the folder are left alone.
    (third.parent / "notes.txt").write_text("mine")
    keep_backups(small, now=NOW + timedelta(days=10))
    names = {one.name for one in third.parent.iterdir()}
    assert names == {
        "notes.txt",
        *(f.name for f in (second, third)),
        *(note_beside(f).name for f in (second, third)),
    }


def _hours(hours: Iterable[int]) -> list[datetime]:
    return [NOW - timedelta(hours=one) for one in hours]


def test_thinning_by_hand() -> None:
    """Counted by hand on a calendar, from one backup at noon of each day before 31 October 2022:
    49 weeks begin on the Mondays from 25 October 2021 to 26 September 2022, and 12 months reach
    from November 2020 to October 2021."""
    assert to_thin_out(_hours(range(0, 49, 6)), NOW) == set()
    daily = [NOW - timedelta(days=day) for day in range(2 * 365)]
    kept = set(daily) - to_thin_out(daily, NOW)
    assert {NOW - timedelta(days=day) for day in range(32)} <= kept
    in_weeks = [one for one in kept if timedelta(days=31) < NOW - one <= timedelta(days=366)]
    assert len({one.isocalendar()[:2] for one in in_weeks}) == len(in_weeks) == 49
    older = [one for one in kept if NOW - one > timedelta(days=366)]
    assert len({(one.year, one.month) for one in older}) == len(older) == 12


@given(st.sets(st.integers(0, 20_000), max_size=80))
def test_thinning_keeps_the_newest_and_settles(hours: set[int]) -> None:
    times = set(_hours(hours))
    kept = times - to_thin_out(times, NOW)
    assert to_thin_out(kept, NOW) == set()
    if times:
        assert max(times) in kept
    for one in times:  # a day, week or month is never left without a backup
        age = NOW - one
        if age > timedelta(days=366):
            assert any((k.year, k.month) == (one.year, one.month) for k in kept)
