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


def _kill_and_look(child: Any, path: Path, others: Path, delay: float) -> None:
    process = child("busy_office.py", path, others)
    assert process.stdout.readline() == "ready\n"
    time.sleep(delay)
    assert process.poll() is None  # it was killed, it did not fail by itself
    process.kill()
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


def _kill(child: Any, path: Path, tmp_path: Path, times: int) -> None:
    others = tmp_path / "others"
    others.mkdir()
    chance = random.Random(2022)
    for _ in range(times):
        _kill_and_look(child, path, others, chance.uniform(0, 0.6))


def test_killed_at_random_moments(child: Any, workspace_file: Path, tmp_path: Path) -> None:
    _kill(child, workspace_file, tmp_path, 20)


@pytest.mark.soak
def test_killed_at_random_moments_many_times(
    child: Any, workspace_file: Path, tmp_path: Path
) -> None:
    _kill(child, workspace_file, tmp_path, 500)


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
