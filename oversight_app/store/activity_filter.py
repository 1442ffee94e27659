"""A filter of activity as conditions on the stored tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.activity import ActivityFilter
from oversight_app.domain.schemes import BLANK, TermKind
from oversight_app.store.activity_summaries import BLANK_ID
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.schemes import scheme_ids, term_ids

EVER = (22800, 36000)
"""All months that a table can hold."""

_NOWHERE = -9
"""The number of a code that the workspace does not know: no row has it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter by inner numbers. ``schemes`` are all where no scheme is asked for, so that a
    table that is ordered by scheme and month can be searched; of terms ``BLANK_ID`` is the
    blank ones and an empty tuple no limit."""

    schemes: tuple[int, ...]
    months: tuple[int, int]
    districts: tuple[int, ...] = ()
    activities: tuple[int, ...] = ()
    statuses: tuple[int, ...] = ()

    @property
    def by_terms(self) -> bool:
        """True where rows of one scheme and month are told apart."""
        return bool(self.districts or self.activities or self.statuses)

    @property
    def when(self) -> str:
        """The condition on scheme and month."""
        return f"t.scheme_id IN ({_list(self.schemes)}) AND {self.in_months}"

    @property
    def in_months(self) -> str:
        """The condition on the month."""
        return f"t.month BETWEEN {self.months[0]} AND {self.months[1]}"

    @property
    def of_sums(self) -> str:
        """The condition on rows of ``activity_month``."""
        return " AND ".join(
            [self.when, *(f"t.{name} IN ({_list(ids)})" for name, ids in self._terms() if ids)]
        )

    @property
    def of_terms(self) -> str:
        """The condition on the terms of rows of ``activity``."""
        return " AND ".join([any_of(name, ids) for name, ids in self._terms() if ids] or ["1"])

    @property
    def of_rows(self) -> str:
        """The condition on rows of ``activity``."""
        return f"{self.when} AND {self.of_terms}"

    def _terms(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return (
            ("district_id", self.districts),
            ("activity_id", self.activities),
            ("status_id", self.statuses),
        )


def chosen(db: WorkspaceDatabase, filter_: ActivityFilter) -> Chosen:
    """Return a filter by inner numbers; a code that nothing has finds nothing."""
    schemes = scheme_ids(db)
    first, last = filter_.first_month, filter_.last_month
    return Chosen(
        tuple(schemes.get(code, _NOWHERE) for code in filter_.schemes or schemes) or (_NOWHERE,),
        (EVER[0] if first is None else first, EVER[1] if last is None else last),
        _terms(db, TermKind.DISTRICT, filter_.districts),
        _terms(db, TermKind.ACTIVITY, filter_.activities),
        _terms(db, TermKind.STATUS, filter_.statuses),
    )


def any_of(column: str, numbers: Sequence[int]) -> str:
    """Return the condition that a column of terms is one of some, ``BLANK_ID`` being none."""
    stated = [number for number in numbers if number != BLANK_ID]
    parts = [f"t.{column} IN ({_list(stated)})"] if stated else []
    if len(stated) < len(numbers):
        parts.append(f"t.{column} IS NULL")
    return f"({' OR '.join(parts)})"


def _terms(db: WorkspaceDatabase, kind: TermKind, codes: Sequence[str]) -> tuple[int, ...]:
    if not codes:
        return ()
    known = {BLANK: BLANK_ID, **term_ids(db, kind)}
    return tuple(known.get(code, _NOWHERE) for code in codes)


def _list(numbers: Sequence[int]) -> str:
    # Inner numbers, never text of a person's: as literals they leave the plan to what they are.
    return ", ".join(str(int(number)) for number in numbers)
