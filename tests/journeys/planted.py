"""A workspace in which everything that an office can write down looks like markup."""

from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import specs
from oversight_app.store.sample import write_sample

MARKUP = '<img src="file:///nowhere.png"><b>R&D</b> %_\\ '
_FREE = (Holds.LINE, Holds.TEXT, Holds.LINES, Holds.OFFICE)
_OTHERS = (
    ("scheme", "name"), ("workspace", "office_name"), ("batch", "file_name"), ("body", "name"),
    ("peer_set", "name"), ("saved_view", "name"), ("paper", "title"), ("annotation", "words"),
    ("target", "reason"), ("target", "source"), ("mapping", "name"), ("history", "action"),
    ("risk_scale", "name"), ("record_note", "words"), ("chart_note", "words"),
)  # fmt: skip


def plant(path: Path) -> Path:
    """Write the sample, and put markup before everything that people wrote in it."""
    write_sample(path)
    file = dbapi2.connect(str(path), isolation_level=None)
    try:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("BEGIN")
        columns = [
            (table_of(kind.kind), spec.id)
            for kind in KINDS.values()
            for spec in specs(kind)
            if spec.holds in _FREE
        ]
        for table, column in (*columns, *_OTHERS):
            there = {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
            if column in there:
                for (row,) in file.execute(f"SELECT rowid FROM {table}").fetchall():
                    # What was signed does not change.
                    with suppress(dbapi2.DatabaseError):
                        file.execute(
                            f"UPDATE {table} SET {column} = ? || {column} "
                            f"WHERE rowid = ? AND {column} <> ''",
                            (MARKUP, row),
                        )
        file.execute("COMMIT")
    finally:
        file.close()
    return path
