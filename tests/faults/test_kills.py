"""The process is killed at random moments: what was acknowledged stays, nothing is halved."""

import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from oversight_app.store import history
from oversight_app.store.checking import check, check_open
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.schema import SCHEMAS, VERSION, is_canonical
from oversight_app.store.workspace import open_workspace

_MOST_KILLS = 20
"""After so many a workspace is begun anew: what is looked through grows with each round, a log of
3,000 duties among it."""


def _look(process: Any, path: Path, others: Path) -> None:
    lines = process.stdout.read().splitlines()
    process.wait()
    acknowledged = [line.split() for line in lines if len(line.split()) == 2]
    with open_workspace(path) as workspace:  # no stale lock
        held = {str(one.seq): one.hash for one in history.entries(workspace, limit=1_000_000)}
        for seq, digest in acknowledged:
            if len(digest) == 64:  # the last line may have been cut by the kill
                assert held[seq] == digest
    report = check(path)
    assert report.ok, report.lines
    for other in others.glob("*.oversight"):  # whole or absent
        report = check(other)
        assert report.ok, (other, report.lines)
    shutil.rmtree(others)
    others.mkdir()


def _kill(child: Any, whole: bytes, tmp_path: Path, times: int) -> None:
    chance = random.Random(2022)
    path, others = tmp_path / "office.oversight", tmp_path / "others"
    others.mkdir()
    following = child("busy_office.py", path, others)
    for number in range(times):
        if number % _MOST_KILLS == 0:
            path.write_bytes(whole)
        process = following
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.6))
        assert process.poll() is None  # it was killed, it did not fail by itself
        process.kill()
        following = child("busy_office.py", path, others)  # which starts while this is looked at
        _look(process, path, others)


def test_killed_at_random_moments(child: Any, reference_bytes: bytes, tmp_path: Path) -> None:
    _kill(child, reference_bytes, tmp_path, 20)


@pytest.mark.soak
def test_killed_at_random_moments_many_times(
    child: Any, reference_bytes: bytes, tmp_path: Path
) -> None:
    _kill(child, reference_bytes, tmp_path, 500)


def _kill_migrations(child: Any, whole: bytes, tmp_path: Path, times: int) -> None:
    chance = random.Random(2)
    for number in range(times):
        path = tmp_path / f"{number}" / "office.oversight"
        path.parent.mkdir()
        path.write_bytes(whole)
        process = child("migrate_again.py", path)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 1.2))
        process.kill()
        done = "done" in process.stdout.read()
        process.wait()
        db = WorkspaceDatabase(path, WRITING)
        db.connect()
        version = db.value("PRAGMA user_version")
        assert version == VERSION + 1 or not done
        assert is_canonical(db, SCHEMAS[VERSION])
        assert check_open(db).ok
        db.close_all()
        for backup in path.parent.glob("office backups/*.oversight"):
            assert check(backup).ok
        shutil.rmtree(path.parent)


def test_killed_while_it_is_brought_up_to_date(
    child: Any, reference_bytes: bytes, tmp_path: Path
) -> None:
    _kill_migrations(child, reference_bytes, tmp_path, 5)


@pytest.mark.soak
def test_killed_while_it_is_brought_up_to_date_many_times(
    child: Any, reference_bytes: bytes, tmp_path: Path
) -> None:
    _kill_migrations(child, reference_bytes, tmp_path, 100)
