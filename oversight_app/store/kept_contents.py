"""What papers hold and the office's Word template, kept under the SHA-256 of their bytes.

Content is written once and never changed, and undo leaves it in place: what an undone act pointed
to is there when it is done again. Once neither a row nor anything that can be undone or redone
points to it, it is removed with the next act on a paper, or with a disposal.
"""

import hashlib
from collections.abc import Iterator

from oversight_app.domain.errors import UserProblem
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace

LARGEST = 50_000_000
"""Bytes of one kept file; the workspace is copied whole at each backup."""


def kept(workspace: Workspace, sha256: str) -> bytes:
    """Return content that is kept; UserProblem where there is none or it was damaged."""
    with workspace.snapshot():
        content = workspace.db.value("SELECT content FROM kept_file WHERE sha256 = ?", (sha256,))
    if content is None:
        raise UserProblem(
            "What this paper held is no longer in the workspace. Nothing was changed. Restore the "
            "newest backup that passes its check."
        )
    if hashlib.sha256(content).hexdigest() != sha256:
        raise UserProblem(
            "What this paper held is not what was kept: the file was damaged. Nothing was "
            "changed. Restore the newest backup that passes its check."
        )
    return bytes(content)


def keep_content(db: WorkspaceDatabase, content: bytes) -> str:
    """Keep content inside an action under way and return its SHA-256."""
    if len(content) > LARGEST:
        raise UserProblem(
            f"One file has {len(content) / 1e6:,.0f} MB, and {LARGEST / 1e6:,.0f} MB is the most "
            "that is kept. Nothing was changed. Leave a section or a format out."
        )
    digest = hashlib.sha256(content).hexdigest()
    db.execute_sql(
        "INSERT OR IGNORE INTO kept_file (sha256, size, content) VALUES (?, ?, ?)",
        (digest, len(content), content),
    )
    return digest


def remove_orphans(db: WorkspaceDatabase) -> int:
    """Remove content to which nothing points any more, nor anything that can be undone or redone;
    return how many. To be called before an action changes a row: its own steps are not yet kept.
    """
    found = db.rows(
        "SELECT sha256 FROM kept_file "
        "EXCEPT SELECT frozen FROM paper EXCEPT SELECT sha256 FROM paper_file "
        "EXCEPT SELECT template FROM paper_setting"
    )
    gone = [
        digest
        for (digest,) in found
        if not db.value("SELECT 1 FROM undo_step WHERE instr(steps, ?) > 0 LIMIT 1", (digest,))
    ]
    for digest in gone:
        db.execute_sql("DELETE FROM kept_file WHERE sha256 = ?", (digest,))
    return len(gone)


def wrong_contents(db: WorkspaceDatabase) -> Iterator[str]:
    """Yield what is wrong with kept content, in words."""
    for digest, size, content in db.execute_sql("SELECT sha256, size, content FROM kept_file"):
        if len(content) != size or hashlib.sha256(content).hexdigest() != digest:
            yield f"The kept file {digest[:12]} is not what was kept."
    for name, what in db.rows(
        "SELECT p.name, 'what it holds' FROM paper AS p LEFT JOIN kept_file AS k "
        "ON k.sha256 = p.frozen WHERE p.frozen IS NOT NULL AND k.sha256 IS NULL "
        "UNION ALL SELECT p.name, 'a file that was sent' FROM paper_file AS f "
        "JOIN paper AS p ON p.id = f.paper_id LEFT JOIN kept_file AS k "
        "ON k.sha256 = f.sha256 WHERE k.sha256 IS NULL"
    ):
        yield f"Of the paper “{name}”, {what} is missing."
