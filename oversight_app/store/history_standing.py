"""How the changes of the history stand: which can still be taken back, and taking back several."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import KINDS, reference
from oversight_app.domain.wording import counted
from oversight_app.store import history
from oversight_app.store.changes import Changes
from oversight_app.store.opened import Workspace

_SAID = "CASE WHEN length(c.content) < 200000 THEN c.content END"
"""What an entry holds, where that is soon read: who brings in a file changes no records."""
_NAMED = 2


class Standing(Enum):
    """Whether a change can be taken back."""

    CAN_UNDO = "can be undone"
    UNDONE = "undone"
    STAYS = "can’t be undone"


@dataclass(frozen=True, slots=True)
class PastChange:
    """An entry without what it holds: its number, when (UTC), by which user of the operating
    system (unverified), its name, how it stands, and which records of the office it is about."""

    seq: int
    at: datetime
    who: str
    action: str
    standing: Standing
    about: str = ""
    """ "Q-003", "Q-003 and A-001" or "12 records"; "" for none."""

    @property
    def words(self) -> str:
        """Its name, and of which records."""
        return f"{self.action}: {self.about}" if self.about else self.action


def standing(
    workspace: Workspace, limit: int = 100, before_seq: int | None = None
) -> tuple[PastChange, ...]:
    """Return entries, the newest first; ``before_seq`` pages on from the last one seen."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT h.seq, h.at, h.who, h.action, {_SAID}, u.undone FROM history AS h "
            "LEFT JOIN history_content AS c ON c.seq = h.seq "
            "LEFT JOIN undo_step AS u ON u.seq = h.seq "
            "WHERE h.seq < ? ORDER BY h.seq DESC LIMIT ?",
            (1 << 62 if before_seq is None else before_seq, limit),
        )
    how = {None: Standing.STAYS, 0: Standing.CAN_UNDO, 1: Standing.UNDONE}
    return tuple(
        PastChange(seq, datetime.fromisoformat(at), who, action, how[undone], _about(said))
        for seq, at, who, action, said, undone in rows
    )


def back_to(workspace: Workspace, seq: int) -> tuple[PastChange, ...]:
    """Return the changes that undo takes back from the newest to an entry, that one included, in
    this order; none where it can't be taken back."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT h.seq, h.at, h.who, h.action, {_SAID} FROM undo_step AS u "
            "JOIN history AS h ON h.seq = u.seq "
            "LEFT JOIN history_content AS c ON c.seq = h.seq "
            "WHERE u.undone = 0 AND u.seq >= ? ORDER BY u.seq DESC",
            (seq,),
        )
    found = tuple(
        PastChange(one, datetime.fromisoformat(at), who, action, Standing.CAN_UNDO, _about(said))
        for one, at, who, action, said in rows
    )
    return found if found and found[-1].seq == seq else ()


def undo_back(
    workspace: Workspace,
    wanted: Sequence[int],
    report: Callable[[int, int], None] = lambda done, of: None,
) -> Changes:
    """Take changes back one after another, each an entry of its own: ``wanted`` are their numbers
    from the newest on, as ``back_to`` gave them.

    Where one can't be taken back it stops there, and the description says how many were and why
    the rest stays. UserProblem where nothing was taken back.
    """
    done = Changes()
    for number, seq in enumerate(wanted):
        try:
            if tuple(one.seq for one in back_to(workspace, seq)) != (seq,):
                raise UserProblem("Something was changed in the meantime.")
            done |= history.undo(workspace)
        except UserProblem as error:
            if not number:
                raise
            taken = counted(number, "change was", "changes were")
            left = counted(len(wanted) - number, "change stays", "changes stay")
            return done.described(f"{taken} taken back, and {left} as before. {error}")
        report(number + 1, len(wanted))
    return done.described(f"{counted(len(wanted), 'change', 'changes')} taken back")


def _about(said: str | None) -> str:
    """Return which records an entry is about, from what it holds."""
    content = json.loads(said) if said else {}
    rows = [*(content.get("before") or ()), *(content.get("after") or ())]
    found = dict.fromkeys(
        (row["kind"], row["number"])
        for row in rows
        if row.get("kind") in KINDS and isinstance(row.get("number"), int)
    )
    if len(found) > _NAMED:
        return counted(len(found), "record", "records")
    return " and ".join(reference(kind, number) for kind, number in found)
