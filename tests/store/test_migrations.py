"""A workspace is brought to a next version in one step, with a backup, or left as it was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import peewee
import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Observation
from oversight_app.domain.records import Flow
from oversight_app.store import flows, history
from oversight_app.store.batches import keep
from oversight_app.store.checking import check
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.digests import digest
from oversight_app.store.migrations import migrate, rebuild
from oversight_app.store.schema import SCHEMAS, VERSION, is_canonical
from oversight_app.store.workspace import open_workspace

DAY = date(2022, 3, 31)
_COLUMNS = ("id", "body_id", "from_day", "to_day", "joiners", "leavers", "source")
_OLD = next(text for text in SCHEMAS[VERSION] if text.startswith("CREATE TABLE flow "))
_NEW = _OLD.replace("source TEXT NOT NULL", "source TEXT NOT NULL,\n    approved TEXT")
_BODY = next(text for text in SCHEMAS[VERSION] if text.startswith("CREATE TABLE body "))
NEXT = tuple(_NEW if text == _OLD else text for text in SCHEMAS[VERSION])


def _to_next(db: WorkspaceDatabase) -> None:
    """Give joiners and leavers a column, and rebuild a table that others point to."""
    rebuild(db, "flow", _NEW, {name: name for name in _COLUMNS})
    names = [name for _, name, *_ in db.rows("PRAGMA table_info(body)")]
    rebuild(db, "body", _BODY, {name: name for name in names})


def _run(path: Path, step: Callable[[WorkspaceDatabase], None] = _to_next) -> Path:
    return migrate(path, {VERSION: step}, VERSION + 1, {VERSION + 1: NEXT})


@pytest.fixture
def old_file(small_file: Path, incoming: Callable[..., Incoming]) -> Path:
    """A file of today's version with figures and a record; the next version is made up."""
    with open_workspace(small_file) as workspace:
        keep(workspace, [incoming(DAY, Observation("E1", DAY, "specials-strength", 10.0))])
        flows.add_flow(workspace, Flow("E1", DAY, DAY, 10, 8, "Minutes"))
    return small_file


def test_a_migrated_file_is_like_a_new_one(old_file: Path) -> None:
    with open_workspace(old_file) as workspace:
        before, entries = digest(workspace), len(history.entries(workspace))
    made = _run(old_file)
    db = WorkspaceDatabase(old_file, WRITING)
    db.connect()
    assert db.value("PRAGMA user_version") == VERSION + 1
    assert is_canonical(db, NEXT)
    assert db.rows("SELECT joiners, approved FROM flow") == [(10, None)]
    assert db.rows("PRAGMA foreign_key_check") == []
    assert db.value("SELECT count(*) FROM history") == entries + 1
    assert db.value("SELECT count(*) FROM undo_step") == 0  # a barrier
    db.close_all()
    # The backup is the file as it was, and sound.
    assert check(made).ok
    with open_workspace(made, for_writing=False) as backup:
        assert digest(backup) == before
        assert len(history.entries(backup)) == entries


@pytest.mark.parametrize(
    "step",
    [
        lambda db: db.execute_sql("DROP TABLE flow"),  # not what the next version is
        lambda db: (_to_next(db), db.execute_sql("DELETE FROM release")),  # lost links
        lambda db: (_to_next(db), db.execute_sql("SELECT nonsense")),
    ],
)
def test_a_migration_that_fails_changes_nothing(
    old_file: Path, step: Callable[[WorkspaceDatabase], None]
) -> None:
    with open_workspace(old_file) as workspace:
        before = digest(workspace), history.head(workspace)
    with pytest.raises((RuntimeError, peewee.DatabaseError)):
        _run(old_file, step)
    with open_workspace(old_file) as workspace:
        assert (digest(workspace), history.head(workspace)) == before
        assert history.next_undo(workspace) == "Add joiners and leavers"
    assert check(old_file).ok


def test_an_older_file_is_migrated_when_it_is_opened(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the next version of the program would."""
    for module in ("workspace", "examine"):
        monkeypatch.setattr(f"oversight_app.store.{module}.VERSION", VERSION + 1)
    monkeypatch.setitem(SCHEMAS, VERSION + 1, NEXT)
    monkeypatch.setattr("oversight_app.store.workspace.migrate", _run)
    with open_workspace(old_file) as workspace:
        assert workspace.db.value("PRAGMA user_version") == VERSION + 1
    assert len(list((old_file.parent / "small backups").iterdir())) == 1
