"""Reading the records that a table of any length shows: how many, in which order, a page at a time.

The table asks; where the answers come from is given to it, so that it can be tried without a
workspace.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oversight_app.domain.activity import ActivityRow, RowOrder, RowQuery
from oversight_app.domain.schemes import BLANK, NOT_STATED, OFFICE_KINDS
from oversight_app.store import activity_rows
from oversight_app.store.schemes import all_schemes, terms

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

Rows = tuple[ActivityRow, ...]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowNames:
    """What the office calls the codes that stand in records."""

    schemes: Words = field(default_factory=dict)
    districts: Words = field(default_factory=dict)
    activities: Words = field(default_factory=dict)
    statuses: Words = field(default_factory=dict)

    def of(self, words: Words, code: str) -> str:
        """Return a code's name; what a return left blank is said to be so."""
        return NOT_STATED if code == BLANK else words.get(code, code)


@dataclass(frozen=True, slots=True)
class RowsHead:
    """What a table needs before its first row: ``query`` is as the records can be had (in order
    of date where the wanted order can't be), ``count`` how many there are."""

    query: RowQuery
    count: int
    names: RowNames
    first: Rows
    refused: RowOrder | None = None
    """The order that was asked for and that so many records can't be put in."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """Where records come from. ``head`` takes how many first rows to bring along, ``page`` the
    number of its first row and how many."""

    head: "Callable[[Workspace, RowQuery, int], RowsHead]"
    page: "Callable[[Workspace, RowQuery, int, int], Rows]"


def names(ws: "Workspace") -> RowNames:
    """Read what codes are called."""
    return RowNames(
        {scheme.code: scheme.name for scheme in all_schemes(ws)},
        *({term.code: term.name for term in terms(ws, kind)} for kind in OFFICE_KINDS),
    )


def _head(ws: "Workspace", query: RowQuery, first: int) -> RowsHead:
    refused = None
    if query.order is not RowOrder.DATE and not activity_rows.sortable(ws, query):
        refused, query = query.order, replace(query, order=RowOrder.DATE, descending=False)
    count = activity_rows.row_count(ws, query)
    rows = activity_rows.rows(ws, query, 0, first) if count else ()
    return RowsHead(query, count, names(ws), tuple(rows), refused)


def _page(ws: "Workspace", query: RowQuery, first: int, count: int) -> Rows:
    return tuple(activity_rows.rows(ws, query, first, count))


STORED = RowReader(_head, _page)
"""The records of the workspace."""
