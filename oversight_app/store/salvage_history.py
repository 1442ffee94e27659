"""The history of a salvaged workspace: kept as it was where it holds together, else chained anew.

What an entry said is kept where its own hash vouches for it. One that was lost or changed is
replaced by an entry that says so, so that every number stands where it stood.
"""

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from oversight_app.store import chain
from oversight_app.store.content import canonical
from oversight_app.store.database import WorkspaceDatabase

LOST = "This entry could not be read from the damaged file"
_EMPTY = canonical({"before": [], "after": []})


@dataclass(frozen=True, slots=True)
class SalvagedHistory:
    """How the history came through: entries kept, and lost; ``whole`` where the chain is the
    original one."""

    kept: int
    lost: int
    whole: bool
    head: str
    """The head as it was read, "" where the last entry was lost."""


def mend_history(db: WorkspaceDatabase, last_entry: int) -> SalvagedHistory:
    """Make a history that holds together of what was read of one."""
    rows = db.rows(
        "SELECT seq, at, who, action, subject, commitment, previous, hash FROM history ORDER BY seq"
    )
    sound = {row[0]: row for row in rows if row[0] >= 1 and chain.entry_hash(*row[:7]) == row[7]}
    # A number far beyond the others is itself damage, and not the length of the history.
    last = max(sound, default=0)
    last = last_entry if last <= last_entry <= last + 1000 else last
    head = sound[last][7] if last in sound else ""
    if last == len(sound) and not chain.faults(db):
        return SalvagedHistory(len(sound), 0, True, head)
    contents = {
        seq: (salt, content)
        for seq, salt, content in db.rows("SELECT seq, salt, content FROM history_content")
        if seq in sound and chain.commit_to(salt, content) == sound[seq][5]
    }
    _chain_anew(db, sound, contents, last)
    return SalvagedHistory(len(sound), last - len(sound), False, head)


def _chain_anew(
    db: WorkspaceDatabase,
    sound: Mapping[int, Sequence[Any]],
    contents: Mapping[int, tuple[str, str]],
    last: int,
) -> None:
    disposed = _disposed(sound, contents)
    db.execute_sql("DELETE FROM history_content")
    db.execute_sql("DELETE FROM history")
    previous, at = chain.START, chain.now()
    at = next((sound[seq][1] for seq in sorted(sound)), at)
    for seq in range(1, last + 1):
        entry = sound.get(seq)
        who, action, subject = ("", LOST, "salvage") if entry is None else entry[2:5]
        at = at if entry is None else entry[1]
        if seq in contents:
            salt, content = contents[seq]
            commitment = chain.commit_to(salt, content)
        elif entry is not None and seq in disposed:
            salt, content, commitment = "", "", entry[5]
        else:
            salt, content = secrets.token_hex(32), _EMPTY
            commitment = chain.commit_to(salt, content)
        digest = chain.entry_hash(seq, at, who, action, subject, commitment, previous)
        db.put(
            "history",
            {
                "seq": seq, "at": at, "who": who, "action": action, "subject": subject,
                "commitment": commitment, "previous": previous, "hash": digest,
            },
        )  # fmt: skip
        if content:
            db.put("history_content", {"seq": seq, "salt": salt, "content": content})
        previous = digest


def images(db: WorkspaceDatabase) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row that a sound entry of the history says: its table, and what it said."""
    for salt, content, commitment in db.rows(
        "SELECT c.salt, c.content, h.commitment FROM history AS h "
        "JOIN history_content AS c ON c.seq = h.seq ORDER BY h.seq DESC"
    ):
        if chain.commit_to(salt, content) == commitment:
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                said = json.loads(content)
                for row in (*said["after"], *said["before"]):
                    if isinstance(row, dict) and isinstance(row.get("table"), str):
                        yield row["table"], {k: v for k, v in row.items() if k != "table"}


def _disposed(
    sound: Mapping[int, Sequence[Any]], contents: Mapping[int, tuple[str, str]]
) -> set[int]:
    """The entries whose content was disposed of, as sound later ones say (see ``chain``)."""
    found: set[int] = set()
    for seq, (_, content) in contents.items():
        if sound[seq][4] == "disposal":
            with suppress(ValueError, KeyError, TypeError):
                for row in json.loads(content)["after"]:
                    found |= {one for one in row["entries"] if one < seq}
    return found
