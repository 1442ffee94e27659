"""Bringing an older workspace to the version of this program.

A thin runner of our own: ``playhouse.migrations`` keeps a second record of the version in a
table of its own (not a STRICT one), commits migration by migration and loads scripts from a
folder, while a workspace has one version number in its header, which changes last, in the same
transaction as everything else. Tables are rebuilt, never altered, so that a migrated file has
the same text as a new one.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from oversight_app.store import chain
from oversight_app.store.backup import copy_checked, dated_name
from oversight_app.store.content import CONTENTS, canonical, content_sum
from oversight_app.store.database import MIGRATING, WorkspaceDatabase
from oversight_app.store.kept_backups import backup_folder
from oversight_app.store.problems import telling, telling_files
from oversight_app.store.schema import SCHEMAS, VERSION, is_canonical
from oversight_app.store.schema_local import VERSION_2_TABLES
from oversight_app.store.schemes import seeds

Step = Callable[[WorkspaceDatabase], None]


def _to_version_2(db: WorkspaceDatabase) -> None:
    """Add the tables of returns and the schemes that every new workspace starts with."""
    for statement in VERSION_2_TABLES:
        db.execute_sql(statement)
    for table, row in seeds():
        db.put(table, row)


STEPS: Mapping[int, Step] = {1: _to_version_2}
"""What brings a file of each version to the next; version 1 is the first there is."""


def migrate(
    path: Path,
    steps: Mapping[int, Step] = STEPS,
    target: int = VERSION,
    schemas: Mapping[int, Sequence[str]] = SCHEMAS,
) -> Path:
    """Bring a file, whose lock is held, to the target version; return the backup made before.

    A checked backup first; then every step in one transaction, the version number last. Where
    anything fails, the file is as it was. The history goes on, undo does not reach behind.
    """
    made = _backup_first(path)
    db = WorkspaceDatabase(path, MIGRATING)
    try:
        with telling(path):
            db.connect()
            with db.transaction("IMMEDIATE"):
                version = int(db.value("PRAGMA user_version"))
                for number in range(version, target):
                    steps[number](db)
                _finish(db, version, target, schemas[target])
    finally:
        db.close_all()
    return made


def _backup_first(path: Path) -> Path:
    folder = backup_folder(path)
    with telling_files(folder):
        folder.mkdir(exist_ok=True)
    before = path.with_stem(f"{path.stem} before update")
    made = folder / dated_name(before, datetime.now(UTC))
    copy_checked(path, made)
    return made


def _finish(db: WorkspaceDatabase, version: int, target: int, schema: Sequence[str]) -> None:
    """Hold the outcome against what a new file would be, and set the version."""
    if db.rows("PRAGMA foreign_key_check"):
        raise RuntimeError("the migration left a row that points nowhere")
    # What could be undone spoke of the old tables.
    db.execute_sql("DELETE FROM undo_step")
    chain.append(
        db,
        f"Update the workspace from version {version} to {target}",
        "workspace",
        canonical({"before": [{"version": version}], "after": [{"version": target}]}),
    )
    db.execute_sql("DELETE FROM content_digest")
    db.many(
        "INSERT INTO content_digest (table_name, digest, row_count) VALUES (?, ?, ?)",
        [
            (table, found.text, found.rows)
            for table in CONTENTS
            for found in [content_sum(db, table)]
        ],
    )
    if not is_canonical(db, schema):
        raise RuntimeError("the migrated tables are not those of a new file")
    db.execute_sql(f"PRAGMA user_version = {target}")


def rebuild(db: WorkspaceDatabase, table: str, statement: str, columns: Mapping[str, str]) -> None:
    """Make a table anew with its rows: ``columns`` gives each new column's value as SQL over
    the old ones.

    The rows wait in a temporary table: renaming would leave another text than the statement.
    """
    db.execute_sql(f"CREATE TEMP TABLE waiting AS SELECT * FROM main.{table}")
    db.execute_sql(f"DROP TABLE main.{table}")
    db.execute_sql(statement)
    names, values = ", ".join(columns), ", ".join(columns.values())
    db.execute_sql(f"INSERT INTO main.{table} ({names}) SELECT {values} FROM waiting")
    db.execute_sql("DROP TABLE temp.waiting")
