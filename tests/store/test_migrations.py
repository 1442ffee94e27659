"""An older workspace is brought up to date in one step, with a backup, or left as it was."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import peewee
import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Observation
from oversight_app.domain.records import Investment, Office, Target
from oversight_app.domain.schemes import SEEDED, SEEDED_TERMS, TermKind
from oversight_app.store import figures, history, investments, schemes, targets
from oversight_app.store.batches import keep
from oversight_app.store.checking import check
from oversight_app.store.database import WRITING, WorkspaceDatabase
from oversight_app.store.digests import digest
from oversight_app.store.migrations import STEPS, migrate, rebuild
from oversight_app.store.schema import SCHEMAS, VERSION, is_canonical
from oversight_app.store.workspace import create, open_workspace

DAY = date(2022, 3, 31)
_COLUMNS = ("id", "from_day", "to_day", "pence", "purpose", "source")
_OLD = next(text for text in SCHEMAS[VERSION] if text.startswith("CREATE TABLE investment "))
_NEW = _OLD.replace("source TEXT NOT NULL", "source TEXT NOT NULL,\n    approved TEXT")
_BODY = next(text for text in SCHEMAS[VERSION] if text.startswith("CREATE TABLE body "))
NEXT = tuple(_NEW if text == _OLD else text for text in SCHEMAS[VERSION])


def _to_next(db: WorkspaceDatabase) -> None:
    """Give an investment a column, and rebuild a table that others point to."""
    rebuild(db, "investment", _NEW, {name: name for name in _COLUMNS})
    names = [name for _, name, *_ in db.rows("PRAGMA table_info(body)")]
    rebuild(db, "body", _BODY, {name: name for name in names})


def _run(path: Path, step: Callable[[WorkspaceDatabase], None] = _to_next) -> Path:
    return migrate(path, {VERSION: step}, VERSION + 1, {VERSION + 1: NEXT})


@pytest.fixture
def old_file(small_file: Path, incoming: Callable[..., Incoming]) -> Path:
    """A file of today's version with figures and a record; the next version is made up."""
    with open_workspace(small_file) as workspace:
        keep(workspace, [incoming(DAY, Observation("E1", DAY, "specials-strength", 10.0))])
        investments.add_investment(workspace, Investment(DAY, DAY, 100, "Kit", "Minutes"))
    return small_file


def test_a_migrated_file_is_like_a_new_one(old_file: Path) -> None:
    with open_workspace(old_file) as workspace:
        before, entries = digest(workspace), len(history.entries(workspace))
    made = _run(old_file)
    db = WorkspaceDatabase(old_file, WRITING)
    db.connect()
    assert db.value("PRAGMA user_version") == VERSION + 1
    assert is_canonical(db, NEXT)
    assert db.rows("SELECT pence, approved FROM investment") == [(100, None)]
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
        lambda db: db.execute_sql("DROP TABLE investment"),  # not what the next version is
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
        assert history.next_undo(workspace) == "Add investment"
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


KEPT = Path(__file__).with_name("kept")


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """A file that the program of version 1 made: two forces with a figure each, a target and
    an investment."""
    path = tmp_path / "version-1.oversight"
    path.write_bytes(gzip.decompress((KEPT / "version-1.oversight.gz").read_bytes()))
    return path


def test_a_file_of_version_1_keeps_what_it_holds(version_1: Path) -> None:
    with open_workspace(version_1) as workspace:
        assert workspace.db.value("PRAGMA user_version") == 2
        day = date(2021, 3, 31)
        found = figures.current(workspace, "specials-strength", as_at=day)
        assert {one.body: one.value for one in found} == {"E23000038": 153, "E23000039": 120}
        (target,) = targets.targets(workspace, "specials-strength", "E23000038")
        assert replace(target, id=0) == Target(
            "specials-strength", "E23000038", 500, date(2016, 10, 1), "Commissioner", "a report"
        )
        (investment,) = investments.all_investments(workspace)
        assert investment.pence == 12_345_600
        actions = [one.action for one in history.entries(workspace)]
        assert actions[1:] == [
            "Add investment", "Add target", "Import a file", "Add forces", "Make the workspace"
        ]  # fmt: skip
        assert "1 to 2" in actions[0]
        assert history.next_undo(workspace) is None
    report = check(version_1)
    assert report.ok, report.lines
    assert len(list((version_1.parent / "version-1 backups").iterdir())) == 1


def test_a_file_of_version_1_is_left_as_it_was_where_it_can_not_be_brought_on(
    version_1: Path,
) -> None:
    tables = list_tables(version_1)

    def step(db: WorkspaceDatabase) -> None:
        STEPS[1](db)
        raise OSError("something fails at the very end")

    with pytest.raises(OSError, match="very end"):
        migrate(version_1, {1: step})
    assert list_tables(version_1) == tables
    with open_workspace(version_1) as workspace:  # and the next time it is
        assert workspace.db.value("PRAGMA user_version") == 2


def list_tables(path: Path) -> list[tuple[object, ...]]:
    """The version and the tables of a file."""
    db = WorkspaceDatabase(path, WRITING)
    db.connect()
    found = [*db.rows("PRAGMA user_version"), *db.rows("SELECT * FROM sqlite_schema")]
    db.close_all()
    return found


def test_a_file_of_version_1_becomes_like_a_new_one(version_1: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.oversight"
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"
    with (
        open_workspace(version_1) as old,
        create(new, Office("New", "E1"), reference=False) as fresh,
    ):
        assert old.db.rows(schema) == fresh.db.rows(schema)
        for workspace in (old, fresh):
            assert schemes.all_schemes(workspace) == SEEDED
            for kind in (TermKind.ACTIVITY, TermKind.STATUS):
                assert set(schemes.terms(workspace, kind)) == {
                    one for one in SEEDED_TERMS if one.kind is kind
                }
