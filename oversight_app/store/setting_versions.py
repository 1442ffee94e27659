"""What the questions, the criteria and the risk scale share: the office sets them, in versions.

A version that has been in use stays, with what was assessed, judged or scored by it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import written_date
from oversight_app.store.actions import Action
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace


class Version(Protocol):
    """What every version of a setting says: from when it counts."""

    @property
    def from_day(self) -> date: ...


class Asked(Protocol):
    """A question or a criterion: its code stays when it is reworded."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...


S = TypeVar("S", bound=Version)


@dataclass(frozen=True, slots=True)
class Setting(Generic[S]):
    """A setting kept in the column ``column`` of ``table``, a row a version.

    ``read`` makes a version from its number, first day, office, reason and what is stored.
    """

    table: str
    column: str
    read: Callable[[int, date, str, str, str], S]

    def versions(self, workspace: Workspace) -> tuple[S, ...]:
        """Return every version, the first one first."""
        with workspace.snapshot():
            return tuple(map(self._made, workspace.db.rows(f"{self._select} ORDER BY version")))

    def current(self, workspace: Workspace, as_at: date | None = None) -> S:
        """Return the version that holds now, or that held on an earlier day.

        The newest is the one that holds, whatever its day: a clock that was set back must not
        bring an earlier one to life.
        """
        found = self.versions(workspace)
        if as_at is None:
            return found[-1]
        return next((one for one in reversed(found) if one.from_day <= as_at), found[0])

    def in_db(self, db: WorkspaceDatabase, version: int | None) -> S | None:
        """Return one version inside a snapshot or action; None for one that there is not."""
        rows = db.rows(f"{self._select} WHERE version = ?", (version,))
        return next(map(self._made, rows), None)

    def newest_in_db(self, db: WorkspaceDatabase) -> S:
        """Return the version that holds now, inside a snapshot or action."""
        return self._made(db.rows(f"{self._select} ORDER BY version DESC LIMIT 1")[0])

    def keep(self, action: Action, written: str, from_day: date, by: str, reason: str) -> S | None:
        """Save a new version; return None, with nothing saved, where it differs in nothing."""
        select = f"SELECT version, {self.column} FROM {self.table} ORDER BY version DESC LIMIT 1"
        ((newest, now),) = action.db.rows(select)
        if written == now:
            return None
        action.insert(
            self.table,
            version=newest + 1,
            from_day=from_day,
            set_by=by,
            reason=reason,
            **{self.column: written},
        )
        return self.newest_in_db(action.db)

    @property
    def _select(self) -> str:
        return f"SELECT version, from_day, set_by, reason, {self.column} FROM {self.table}"

    def _made(self, row: tuple[Any, ...]) -> S:
        version, from_day, by, reason, written = row
        return self.read(version, date.fromisoformat(from_day), by, reason, written)


def check_set(workspace: Workspace, from_day: date, by: str, reason: str) -> None:
    """Raise UserProblem where nobody or no reason is named, or the day is still to come."""
    if not by:
        raise UserProblem("Nobody is named who set it. Nothing was saved. Name the office.")
    if not reason:
        raise UserProblem("There is no reason. Nothing was saved. Say why it was changed.")
    if from_day > workspace.today():
        raise UserProblem(
            f"It would count from {written_date(from_day)}, which is still to come. Nothing was "
            "saved. Choose today or an earlier day."
        )


def check_asked(asked: Sequence[Asked], noun: str) -> None:
    """Raise UserProblem for none at all, one without a code, name or words, or two alike; ``noun``
    is what one is called: "question"."""
    if not asked:
        raise UserProblem(f"There is no {noun}. Nothing was saved. Keep at least one.")
    for place, one in enumerate(asked, 1):
        if not (one.code and one.name and one.words):
            lacks, write = ("words", "them") if one.name else ("name", "it")
            raise UserProblem(
                f"{noun.capitalize()} {place} has no {lacks}. Nothing was saved. Write {write}, or "
                f"take the {noun} out."
            )
    for words in ("code", "name"):
        found = Counter(getattr(one, words).casefold() for one in asked)
        (most, times), *_ = found.most_common(1)
        if times > 1:
            alike = next(one for one in asked if getattr(one, words).casefold() == most)
            raise UserProblem(
                f"“{alike.name}” is there more than once. Nothing was saved. Name each {noun} "
                "differently, or take one out."
            )
