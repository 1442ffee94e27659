"""The digest of a workspace: one text for all that it says.

Two workspaces that say the same have the same digest, whatever was undone, reordered or kept in
between. History, imports as such and inner numbers are not part of it.
"""

import hashlib

from oversight_app.store.content import CONTENTS, canonical, logical_rows, standing_sum, sum_of
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.digest_table import read_sums
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import LIVE


def digest(workspace: Workspace) -> str:
    """Return the digest of the workspace's content, 64 hexadecimal digits."""
    with workspace.snapshot():
        return content_digest(workspace.db)


def content_digest(db: WorkspaceDatabase) -> str:
    """Return the digest from the stored digests of the tables."""
    stored = read_sums(db)
    parts = {table: stored[table].text for table in CONTENTS if CONTENTS[table].logical}
    # A release is content while it has figures or outlines; a few rows, so worked out here.
    parts["release"] = sum_of(logical_rows(db, "release", f"t.{LIVE}")).text
    # Of returns, what stands: a few thousand rows. What they restated is no part of it.
    for table, content in CONTENTS.items():
        if content.standing:
            parts[table] = standing_sum(db, table).text
    return hashlib.sha256(canonical(parts).encode()).hexdigest()
