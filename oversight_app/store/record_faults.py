"""Whether the office's records are whole: each is in the registry, in the table of its kind, and
keeps what it says as its last version."""

from collections.abc import Iterator

from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.store.database import WorkspaceDatabase


def half_records(db: WorkspaceDatabase) -> Iterator[str]:
    """Yield what is wrong with the records of an open file, in words."""
    known = "', '".join(KINDS)
    for number, kind in db.rows(f"SELECT id, kind FROM record WHERE kind NOT IN ('{known}')"):
        yield f"Record {number} is of a kind “{kind}” that there is not."
    for kind in KINDS.values():
        wrong = db.rows(
            f"SELECT r.id FROM record AS r LEFT JOIN {table_of(kind.kind)} AS t ON t.id = r.id "
            "WHERE r.kind = ? AND t.id IS NULL "
            f"UNION SELECT t.id FROM {table_of(kind.kind)} AS t LEFT JOIN record AS r "
            "ON r.id = t.id WHERE r.kind IS NOT ?",
            (kind.kind, kind.kind),
        )
        for (number,) in wrong:
            yield f"Record {number} ({kind.noun}) is there by half."
    for (number,) in db.rows(
        "SELECT r.id FROM record AS r LEFT JOIN record_version AS v "
        "ON v.record_id = r.id AND v.version = r.version WHERE v.version IS NULL"
    ):
        yield f"Record {number} has lost what it said last."
