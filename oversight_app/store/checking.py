"""Whether a workspace is sound: its tables, its links, its history and every row of content.

SQLite's own check misses about a third of the harmful bit flips, so each table's content is
held against its digest as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import peewee
from sqlcipher3 import dbapi2

from oversight_app.domain.errors import UserProblem
from oversight_app.store import chain
from oversight_app.store.activity_blocks import wrong_blocks
from oversight_app.store.activity_summaries import wrong_sums
from oversight_app.store.content import CONTENTS, content_sum
from oversight_app.store.database import READING, WorkspaceDatabase
from oversight_app.store.digest_table import read_sums
from oversight_app.store.digests import content_digest
from oversight_app.store.examine import examine, start_of, unlogged
from oversight_app.store.kept_contents import wrong_contents
from oversight_app.store.record_faults import half_records
from oversight_app.store.schema import VERSION
from oversight_app.store.totals import wrong_totals

_MOST = 20
"""As many faults of one kind are printed; a badly damaged file has thousands."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, a line each, and whether all was well."""

    lines: tuple[str, ...]
    ok: bool


def check(path: Path | str) -> CheckReport:
    """Check a workspace file, read-only.

    UserProblem where there is no file to read; a file that is no sound workspace is reported,
    with the reason.
    """
    path = Path(path).absolute()
    start_of(path)
    try:
        version = examine(path)
    except UserProblem as problem:
        return CheckReport((str(problem),), ok=False)
    db = WorkspaceDatabase(path, READING, mode="ro", immutable=unlogged(path))
    try:
        db.connect()
        with db.transaction("DEFERRED"):
            return check_open(db, version)
    except _DAMAGE as error:
        return CheckReport((f"Part of the file is damaged and can't be read ({error}).",), ok=False)
    finally:
        db.close_all()


def check_open(db: WorkspaceDatabase, version: int = VERSION) -> CheckReport:
    """Check an open file whose tables are the expected ones, inside a transaction."""
    lines = [f"The tables are those of version {version}."]
    parts = [_file, _links, _history]
    if version == VERSION:
        parts += [_content, _totals, half_records, wrong_contents]
    else:
        lines.append("The content of an older version is checked when it is brought up to date.")
    ok = True
    for part in parts:
        try:
            found = list(part(db))
        except _DAMAGE as error:
            found = [f"Part of the file is damaged and can't be read ({error})."]
        if found:
            ok = False
            lines += found[:_MOST]
            if len(found) > _MOST:
                lines.append(f"… and {len(found) - _MOST:,} more of this kind.")
        else:
            lines.append(_SOUND[part])
    if ok and version == VERSION:
        lines.append(f"Content digest: {content_digest(db)}")
        head = db.value("SELECT hash FROM history ORDER BY seq DESC LIMIT 1")
        lines.append(f"History head: {head}")
    return CheckReport(tuple(lines), ok)


_DAMAGE = (
    peewee.DatabaseError,
    peewee.InterfaceError,
    dbapi2.Error,
    ValueError,
    OverflowError,
    TypeError,
    KeyError,
)
"""What reading a damaged file may raise: the database's own errors, and text or numbers that
are no longer what they were."""


def _file(db: WorkspaceDatabase) -> Iterator[str]:
    for (said,) in db.execute_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield f"The file is damaged: {said}."


def _links(db: WorkspaceDatabase) -> Iterator[str]:
    for table, _, parent, _ in db.execute_sql("PRAGMA foreign_key_check"):
        yield f"A row of “{table}” points to a row of “{parent}” that is not there."


def _history(db: WorkspaceDatabase) -> Iterator[str]:
    yield from chain.faults(db)


def _content(db: WorkspaceDatabase) -> Iterator[str]:
    stored = read_sums(db)
    for table in CONTENTS.keys() | stored.keys():
        if table not in CONTENTS or table not in stored:
            yield f"The list of digests has no place, or one too many, for “{table}”."
            continue
        found = content_sum(db, table)
        if found.rows != stored[table].rows:
            yield (f"“{table}” has {found.rows:,} rows where {stored[table].rows:,} were saved.")
        elif found != stored[table]:
            yield f"The content of “{table}” is not what was saved."


def _totals(db: WorkspaceDatabase) -> Iterator[str]:
    wrong = wrong_totals(db) + wrong_sums(db) + wrong_blocks(db)
    if wrong:
        yield f"{wrong:,} totals differ from the rows behind them."


_SOUND: dict[Callable[[WorkspaceDatabase], Iterator[str]], str] = {
    _file: "The file is sound.",
    _links: "Every link between tables leads somewhere.",
    _history: "The history holds together from its first entry to its last.",
    _content: "The content of every table is what was saved.",
    _totals: "Every total is the sum of the rows behind it.",
    half_records: "Every record is whole.",
    wrong_contents: "Every paper that is kept holds what it held.",
}
