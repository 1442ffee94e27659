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

import peewee

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import cleaned_words
from oversight_app.store import chain
from oversight_app.store.backup import copy_checked, dated_name
from oversight_app.store.content import CONTENTS, canonical, content_sum
from oversight_app.store.database import MIGRATING, WorkspaceDatabase
from oversight_app.store.kept_backups import backup_folder
from oversight_app.store.problems import telling, telling_files
from oversight_app.store.record_seeds import (
    office_seeds,
    outside_seeds,
    paper_seeds,
    record_seeds,
)
from oversight_app.store.schema import SCHEMAS, VERSION, is_canonical
from oversight_app.store.schema_local import VERSION_2_TABLES
from oversight_app.store.schema_office import VERSION_6_TABLES
from oversight_app.store.schema_outside import VERSION_4_TABLES
from oversight_app.store.schema_papers import VERSION_5_TABLES
from oversight_app.store.schema_records import REBUILT_2, VERSION_3_TABLES
from oversight_app.store.schemes import seeds

Step = Callable[[WorkspaceDatabase], None]
_LINE = Spec("line", "Line", Holds.LINE)

_STATUS_COLUMNS = (
    "batch_id, line, live, file_row, scheme_id, volunteer_id, role, rank, end_reason, "
    "vetting_required, vetting_held, vetting_status, started, ended, vetting_until, "
    "training_until, supervision_last, agreement_signed, values_check, welfare_last, "
    "district_id, status_id"
)
_AS_BEFORE = {name: name for name in _STATUS_COLUMNS.split(", ")} | {"listed_on": "NULL"}


def _to_version_2(db: WorkspaceDatabase) -> None:
    """Add the tables of returns and the schemes that every new workspace starts with."""
    for statement in VERSION_2_TABLES:
        db.execute_sql(statement)
    for table, row in seeds():
        db.put(table, row)


def _to_version_3(db: WorkspaceDatabase) -> None:
    """Add the office's own records; investments become records of their own."""
    rebuild(db, "volunteer_status", REBUILT_2["volunteer_status"], _AS_BEFORE)
    db.execute_sql(
        next(one for one in VERSION_2_TABLES if one.startswith("CREATE UNIQUE INDEX volunteer_s"))
    )
    for statement in VERSION_3_TABLES:
        db.execute_sql(statement)
    _investments(db)
    for table, row in record_seeds():
        db.put(table, row)


def _to_version_4(db: WorkspaceDatabase) -> None:
    """Add what is said about outside groups, what was decided, and the criteria of appraisals."""
    for statement in VERSION_4_TABLES:
        db.execute_sql(statement)
    for table, row in outside_seeds():
        db.put(table, row)


def _to_version_5(db: WorkspaceDatabase) -> None:
    """Add the papers that the office keeps, and how it writes them."""
    for statement in VERSION_5_TABLES:
        db.execute_sql(statement)
    for table, row in paper_seeds():
        db.put(table, row)


def _to_version_6(db: WorkspaceDatabase) -> None:
    """Add what the office put off, and how it looks at its figures."""
    for statement in VERSION_6_TABLES:
        db.execute_sql(statement)
    for table, row in office_seeds():
        db.put(table, row)


def _investments(db: WorkspaceDatabase) -> None:
    """Make records of the investments of version 2, all of them in the Special Constabulary."""
    sample = db.value("SELECT sample FROM workspace")
    provenance = "sample" if sample else "local"
    said = db.rows("SELECT from_day, to_day, pence, purpose, source FROM investment ORDER BY id")
    db.execute_sql("DROP TABLE investment")
    seq = int(db.value("SELECT coalesce(max(seq), 0) + 1 FROM history"))
    for number, (from_day, to_day, spent, purpose, source) in enumerate(said, 1):
        db.put(
            "record",
            {
                "id": number,
                "kind": "investment",
                "number": number,
                "version": seq,
                "provenance": provenance,
            },
        )
        row: dict[str, object] = {
            "scheme": "specials",
            "purpose": cleaned_words(_LINE, purpose) or "Not stated",
            "from_day": from_day,
            "to_day": to_day,
            "budget": None,
            "spent": spent,
            "source": cleaned_words(_LINE, source) or "Not stated",
            "objective": None,
        }
        db.put("investment_record", {"id": number, **row})
        db.put(
            "record_version",
            {
                "record_id": number,
                "version": seq,
                "day": from_day,
                "who": "Oversight",
                "said": canonical({**row, "scheme": "specials"}),
            },
        )
        db.put(
            "issued_number",
            {
                "series": "investment",
                "number": number,
                "record_id": number,
                "issued_on": from_day,
                "brought": 0,
            },
        )


STEPS: Mapping[int, Step] = {
    1: _to_version_2,
    2: _to_version_3,
    3: _to_version_4,
    4: _to_version_5,
    5: _to_version_6,
}
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
                    _take(steps[number], db, path)
                _finish(db, version, target, schemas[target])
    finally:
        db.close_all()
    return made


def _take(step: Step, db: WorkspaceDatabase, path: Path) -> None:
    """Take a step; UserProblem where a row is one that no version would have saved."""
    try:
        step(db)
    except peewee.IntegrityError as error:
        raise UserProblem(
            f"“{path.name}” holds a row that Oversight never saved: another program changed it. "
            "It was not brought up to date and is as it was. Restore the newest backup that "
            "passes its check."
        ) from error


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
