"""The chain of the history: each entry holds a salted commitment to its content and the hash of
the entry before it, so that none can be changed, removed or put in between unseen.

A chain alone does not show that its end was cut off or that all of it was written anew, so its
head is printed on every summary and kept beside every backup.
"""

import hashlib
import json
import secrets
from contextlib import suppress
from datetime import UTC, datetime

from oversight_app.store.content import canonical
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.lock import os_user

START = "0" * 64
"""What the first entry has in the place of a previous hash."""


def commit_to(salt: str, content: str) -> str:
    """Return the commitment: SHA-256 of the salt and the content."""
    return hashlib.sha256(f"{salt}{content}".encode()).hexdigest()


def entry_hash(
    seq: int, at: str, who: str, action: str, subject: str, commitment: str, previous: str
) -> str:
    """Return the hash of an entry."""
    parts = canonical([seq, at, who, action, subject, commitment, previous])
    return hashlib.sha256(parts.encode()).hexdigest()


def now() -> str:
    """The time of an entry: UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def append(db: WorkspaceDatabase, action: str, subject: str, content: str) -> int:
    """Add an entry to the history and return its sequence number."""
    last = db.execute_sql("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, START)
    at, who, salt = now(), os_user(), secrets.token_hex(32)
    commitment = commit_to(salt, content)
    digest = entry_hash(seq, at, who, action, subject, commitment, previous)
    db.put(
        "history",
        {
            "seq": seq,
            "at": at,
            "who": who,
            "action": action,
            "subject": subject,
            "commitment": commitment,
            "previous": previous,
            "hash": digest,
        },
    )
    db.put("history_content", {"seq": seq, "salt": salt, "content": content})
    return seq


def faults(db: WorkspaceDatabase) -> list[str]:
    """Return what is wrong with the history, in words; an empty list where nothing is."""
    found = []
    disposed = _disposed(db)
    previous, expected = START, 1
    rows = db.execute_sql(
        "SELECT h.seq, h.at, h.who, h.action, h.subject, h.commitment, h.previous, h.hash, "
        "c.salt, c.content FROM history AS h LEFT JOIN history_content AS c ON c.seq = h.seq "
        "ORDER BY h.seq"
    )
    for seq, at, who, action, subject, commitment, before, digest, salt, content in rows:
        if seq != expected or before != previous:
            found.append(f"Entry {seq} of the history does not follow the one before it.")
        if entry_hash(seq, at, who, action, subject, commitment, before) != digest:
            found.append(f"Entry {seq} of the history was changed.")
        if content is None and seq in disposed:
            pass
        elif content is None:
            found.append(f"The content of entry {seq} of the history is missing.")
        elif commit_to(salt, content) != commitment:
            found.append(f"The content of entry {seq} of the history was changed.")
        previous, expected = digest, seq + 1
    if expected == 1:
        found.append("The history has no entry.")
    return found


def _disposed(db: WorkspaceDatabase) -> set[int]:
    """The entries whose content was disposed of, as later entries say that are sound themselves."""
    found: set[int] = set()
    for seq, salt, content, commitment in db.execute_sql(
        "SELECT h.seq, c.salt, c.content, h.commitment FROM history AS h "
        "JOIN history_content AS c ON c.seq = h.seq WHERE h.subject = 'disposal'"
    ):
        if commit_to(salt, content) == commitment:
            with suppress(ValueError, KeyError, TypeError):
                for row in json.loads(content)["after"]:
                    found |= {one for one in row["entries"] if one < seq}
    return found
