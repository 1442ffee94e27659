"""Killed while it disposes of records, or makes records of what an older version kept: all of it
is done, or none."""

import gzip
import random
import time
from pathlib import Path
from typing import Any

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.plans import Investment
from oversight_app.store import records
from oversight_app.store.checking import check
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.disposal import disposals
from oversight_app.store.drafts import drafts
from oversight_app.store.schema import SCHEMAS, VERSION, is_canonical
from oversight_app.store.workspace import open_workspace

KEPT = Path(__file__).parents[1] / "store" / "kept"


def _kill_and_look(child: Any, path: Path, delay: float) -> None:
    process = child("dispose_again.py", path)
    assert process.stdout.readline() == "ready\n"
    time.sleep(delay)
    assert process.poll() is None  # it was killed, it did not fail by itself
    process.kill()
    lines = [line.split() for line in process.stdout.read().splitlines()]
    process.wait()
    said = [(words[0], int(words[1])) for words in lines if len(words) == 2 and words[1].isdigit()]
    with open_workspace(path) as workspace:
        left = records.read(workspace, Question)
        assert len(left) in (0, 20)  # all of a round, or none
        done = len(disposals(workspace))
        if said and said[-1][0] == "kept":
            assert (len(left) == 20) is (done == said[-1][1] - 1)
        elif said:
            assert done == said[-1][1]
        if not left:
            assert drafts(workspace) == ()
    report = check(path)
    assert report.ok, report.lines
    if not left:  # closed since, so that nothing of it is left in the log either
        assert b"Ashwood-" not in path.read_bytes()


def _kill(child: Any, path: Path, times: int) -> None:
    chance = random.Random(7)
    for _ in range(times):
        _kill_and_look(child, path, chance.uniform(0, 0.4))


def test_killed_while_it_disposes(child: Any, workspace_file: Path) -> None:
    _kill(child, workspace_file, 10)


@pytest.mark.soak
def test_killed_while_it_disposes_many_times(child: Any, workspace_file: Path) -> None:
    _kill(child, workspace_file, 200)


@pytest.mark.parametrize("delay", [0, 0.02, 0.05, 0.1])
@pytest.mark.parametrize(
    ("was", "investments"),
    [(2, ["I-001", "I-002"]), (3, ["I-001"]), (4, ["I-001"])],
    ids=["from 2", "from 3", "from 4"],
)
def test_killed_while_a_file_is_brought_to_this_version(
    child: Any, tmp_path: Path, was: int, investments: list[str], delay: float
) -> None:
    path = tmp_path / "office.oversight"
    path.write_bytes(gzip.decompress((KEPT / f"version-{was}.oversight.gz").read_bytes()))
    process = child("migrate_kept.py", path)
    assert process.stdout.readline() == "ready\n"
    time.sleep(delay)
    process.kill()
    done = "done" in process.stdout.read()
    process.wait()
    db = WorkspaceDatabase(path, WRITING)
    db.connect()
    version = db.value("PRAGMA user_version")
    assert version == VERSION or (version == was and not done)
    assert is_canonical(db, SCHEMAS[version])
    db.close_all()
    with open_workspace(path) as workspace:
        assert [one.reference for one in records.read(workspace, Investment)] == investments
    assert check(path).ok
