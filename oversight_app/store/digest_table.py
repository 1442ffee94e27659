"""The stored digest of each table's content, kept up by every action."""

from collections.abc import Mapping

from oversight_app.store.content import CONTENTS, Sum
from oversight_app.store.database import WorkspaceDatabase


def start_sums(db: WorkspaceDatabase) -> None:
    """Write the digests of empty tables."""
    db.many(
        "INSERT INTO content_digest (table_name, digest, row_count) VALUES (?, ?, 0)",
        [(table, Sum().text) for table in CONTENTS],
    )


def read_sums(db: WorkspaceDatabase) -> dict[str, Sum]:
    """Return the stored digest of each table."""
    rows = db.rows("SELECT table_name, digest, row_count FROM content_digest")
    return {table: Sum(int(digest, 16), count) for table, digest, count in rows}


def add_sums(db: WorkspaceDatabase, changes: Mapping[str, Sum]) -> None:
    """Add what an action put into each table, less what it took out."""
    stored = read_sums(db)
    for table, change in changes.items():
        now = stored[table] + change
        db.execute_sql(
            "UPDATE content_digest SET digest = ?, row_count = ? WHERE table_name = ?",
            (now.text, now.rows, table),
        )
