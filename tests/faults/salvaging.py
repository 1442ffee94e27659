"""What the tests of salvage share: a workspace with some of everything, what its rows say, and
ways to damage it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from oversight_app.store.content import CONTENTS, canonical
from oversight_app.store.database import READING, WorkspaceDatabase

_OWN = {"undo_step"}
"""What could be undone is left out of a salvage, and says so."""
_BLIND = {"draft"}


def said(path: Path) -> dict[str, Counter[str]]:
    """Return what each table of a closed workspace says: every logical row, as text."""
    db = WorkspaceDatabase(path, READING, mode="ro", immutable=True)
    try:
        db.connect()
        return {
            table: Counter(
                canonical(list(row))
                for row in db.rows(
                    f"SELECT {one.columns} FROM {table} {one.source} WHERE ({one.stands})"
                )
            )
            for table, one in CONTENTS.items()
            if table not in _OWN
        }
    finally:
        db.close_all()


def history_of(path: Path) -> list[tuple[object, ...]]:
    """Return the entries of the history: number, time, who, action."""
    db = WorkspaceDatabase(path, READING, mode="ro", immutable=True)
    try:
        db.connect()
        return db.rows("SELECT seq, at, who, action FROM history ORDER BY seq")
    finally:
        db.close_all()


@dataclass(frozen=True)
class Damage:
    """A way to damage the bytes of a file, by its name."""

    name: str
    do: Callable[[bytes, Random], bytes]


def flipped(whole: bytes, chance: Random) -> bytes:
    """Flip one bit."""
    made = bytearray(whole)
    made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(whole: bytes, chance: Random) -> bytes:
    """Cut the end off."""
    return whole[: chance.randrange(len(whole) // 10, len(whole))]


def wiped(whole: bytes, chance: Random) -> bytes:
    """Wipe some pages."""
    made = bytearray(whole)
    for _ in range(chance.randrange(1, 5)):
        page = chance.randrange(len(made) // 4096)
        made[page * 4096 : (page + 1) * 4096] = bytes(4096)
    return bytes(made)


def strewn(whole: bytes, chance: Random) -> bytes:
    """Write over some sectors with nonsense."""
    made = bytearray(whole)
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(made) // 512) * 512
        made[place : place + 512] = chance.randbytes(512)
    return bytes(made)


def swapped(whole: bytes, chance: Random) -> bytes:
    """Put some pages in each other's places."""
    made = bytearray(whole)
    for _ in range(chance.randrange(1, 4)):
        one, other = (chance.randrange(len(made) // 4096) * 4096 for _ in range(2))
        there = made[one : one + 4096]
        made[one : one + 4096] = made[other : other + 4096]
        made[other : other + 4096] = there
    return bytes(made)


DAMAGES = (
    Damage("flip", flipped),
    Damage("cut", cut),
    Damage("wipe", wiped),
    Damage("swap", swapped),
)
