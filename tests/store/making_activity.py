"""Logs to test with, as if they had been read from a file and their words looked up."""

import hashlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from oversight_app.domain.local import MISSING, Layout, LocalColumn, LocalIncoming
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store.opened import Workspace

MAY = 2022 * 12 + 4
JUNE = MAY + 1


@dataclass(frozen=True)
class Duty:
    """One row of a log; "" is a blank."""

    day: int
    minutes: int = 60
    volunteer: str = ""
    scheme: str = "specials"
    district: str = ""
    activity: str = ""
    status: str = ""
    people: int = 1
    key: str = ""


_WORDS: tuple[tuple[str, Callable[[Duty], str]], ...] = (
    ("scheme", lambda duty: duty.scheme),
    ("volunteer", lambda duty: duty.volunteer),
    ("district", lambda duty: duty.district),
    ("activity", lambda duty: duty.activity),
    ("status", lambda duty: duty.status),
    ("row_key", lambda duty: duty.key),
)
_NUMBERS: tuple[tuple[str, Callable[[Duty], int]], ...] = (
    ("day", lambda duty: duty.day),
    ("minutes", lambda duty: duty.minutes),
    ("people", lambda duty: duty.people),
)


def log(*duties: Duty, name: str = "log.csv", whole: bool = False) -> LocalIncoming:
    """A resolved log. Its districts are made with it, other words have to be there."""
    columns = {field: _words([of(duty) for duty in duties]) for field, of in _WORDS}
    for field, number in _NUMBERS:
        columns[field] = LocalColumn(array("q", [number(duty) for duty in duties]))
    districts = sorted({duty.district for duty in duties} - {""})
    return LocalIncoming(
        name,
        hashlib.sha256(repr((name, duties)).encode()).hexdigest(),
        f"/nowhere/{name}",
        Mapping("Log", "activity", (ColumnUse("Duty no", "row_key"),), whole_months=whole),
        Layout(),
        columns,
        array("q", range(2, len(duties) + 2)),
        array("q"),
        new_terms=tuple(Term(TermKind.DISTRICT, one, one.title()) for one in districts),
        resolved=True,
    )


def _words(words: Sequence[str]) -> LocalColumn:
    found = sorted({word for word in words if word})
    return LocalColumn(
        array("q", [found.index(word) if word else MISSING for word in words]), tuple(found)
    )


def standing(workspace: Workspace) -> list[Duty]:
    """The rows that stand, sorted."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT t.day, t.minutes, coalesce(v.reference, ''), s.code, coalesce(d.code, ''), "
            "coalesce(a.code, ''), coalesce(p.code, ''), t.people, coalesce(t.row_key, '') "
            "FROM activity AS t JOIN scheme AS s ON s.id = t.scheme_id "
            "LEFT JOIN volunteer AS v ON v.id = t.volunteer_id "
            "LEFT JOIN term AS d ON d.id = t.district_id "
            "LEFT JOIN term AS a ON a.id = t.activity_id "
            "LEFT JOIN term AS p ON p.id = t.status_id"
        )
    return sorted((Duty(*row) for row in rows), key=repr)
