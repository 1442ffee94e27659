"""An incoming log as columns of inner numbers, in the order in which it will lie."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from oversight_app.domain.local import MISSING, LocalColumn, LocalIncoming
from oversight_app.domain.schemes import BLANK, TermKind
from oversight_app.store.activity_summaries import BLANK_ID
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.schemes import scheme_ids, term_ids
from oversight_app.store.whole_numbers import different, held, whole

if TYPE_CHECKING:
    from oversight_app.store.whole_numbers import Whole

NONE = -1
"""In a column of row references: none."""

_AT_ONCE = 200
"""More references than these are looked up by reading all of the scheme's."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of a log, a column each; ``order`` is theirs by scheme and day, and in the
    file's own order within a day. In columns of inner numbers ``BLANK_ID`` is blank, and a word
    that the workspace does not hold yet has a number below it, so that a preview can tell them
    apart: a volunteer that of its place (``not_yet``) in ``references``. ``keys`` are places in
    ``words``."""

    scheme: "array[int]"
    day: "array[int]"
    volunteer: "array[int]"
    district: "array[int]"
    activity: "array[int]"
    status: "array[int]"
    minutes: "array[int]"
    people: "array[int]"
    keys: "array[int]"
    words: Sequence[str]
    references: Sequence[str]
    order: Sequence[int]

    def content(self, row: int) -> tuple[int, ...]:
        """Return what a row says, but for its scheme and its key."""
        return (
            self.day[row],
            self.volunteer[row],
            self.district[row],
            self.activity[row],
            self.status[row],
            self.minutes[row],
            self.people[row],
        )

    def key(self, row: int) -> str | None:
        """Return the reference of a row, None where it has none."""
        place = self.keys[row]
        return None if place == NONE else self.words[place]

    def months(self, order: Sequence[int]) -> Iterator[tuple[tuple[int, int], Sequence[int]]]:
        """Yield ((scheme, month), its rows) of rows in order."""
        if not order:
            return
        import numpy as np

        rows = whole(order)
        scheme, printed = whole(self.scheme)[rows], whole(self.day)[rows] // 100
        another = (scheme[1:] != scheme[:-1]) | (printed[1:] != printed[:-1])
        edges = [0, *(np.flatnonzero(another) + 1).tolist(), len(order)]
        for first, last in pairwise(edges):
            yield (int(scheme[first]), month_of(int(printed[first]))), order[first:last]


Place = TypeVar("Place", int, "Whole")


def not_yet(place: Place) -> Place:
    """Return the number of a word that the workspace does not hold yet, or its place again;
    of many words at once where they are given so."""
    return -1 - place


def month_of(printed: int) -> int:
    """Return the month (``year * 12 + month - 1``) of ``yyyymm``."""
    return printed // 100 * 12 + printed % 100 - 1


def columns_of(db: WorkspaceDatabase, incoming: LocalIncoming) -> Columns:
    """Return the rows of a resolved log with the workspace's inner numbers.

    A row without people is one person's. KeyError where there is no date or scheme: a file that
    was read by a mapping has both.
    """
    given, length = incoming.columns, incoming.length
    scheme = _numbers(given["scheme"], scheme_ids(db))
    day = given["day"].values
    terms = {
        name: _numbers(given[name], term_ids(db, kind)) if name in given else _all(BLANK_ID, length)
        for name, kind in (
            ("district", TermKind.DISTRICT),
            ("activity", TermKind.ACTIVITY),
            ("status", TermKind.STATUS),
        )
    }
    keys = given.get("row_key")
    return Columns(
        scheme,
        day,
        _volunteers(db, scheme, given.get("volunteer"), length),
        terms["district"],
        terms["activity"],
        terms["status"],
        _plain(given.get("minutes"), 0, length),
        _plain(given.get("people"), 1, length),
        _keys(keys, length),
        keys.words if keys else (),
        given["volunteer"].words if "volunteer" in given else (),
        _ordered(scheme, day),
    )


def _ordered(scheme: "array[int]", day: "array[int]") -> Sequence[int]:
    import numpy as np

    places = whole(scheme) * 100_000_000 + whole(day)
    if (places[:-1] <= places[1:]).all():
        return range(len(places))
    return held(np.argsort(places, kind="stable"))


def _all(value: int, length: int) -> "array[int]":
    return array("q", [value]) * length


def _plain(column: LocalColumn | None, blank: int, length: int) -> "array[int]":
    if column is None:
        return _all(blank, length)
    values = whole(column.values)
    missing = values == MISSING
    if not missing.any():
        return column.values
    filled = values.copy()
    filled[missing] = blank
    return held(filled)


def _numbers(column: LocalColumn, known: Mapping[str, int]) -> "array[int]":
    """The inner number of each row's word."""
    return _by_place(
        column.values,
        [
            BLANK_ID if code == BLANK else known.get(code, not_yet(place))
            for place, code in enumerate(column.words)
        ],
        BLANK_ID,
    )


def _by_place(values: "array[int]", table: Sequence[int], blank: int) -> "array[int]":
    """What a table says of each row's place in the dictionary."""
    # What is blank (``MISSING``) points to the end of the table.
    return held(whole([*table, blank])[_places(values, len(table))])


def _places(values: "array[int]", missing: int) -> "Whole":
    """The places of a column of words, ``missing`` where there is none."""
    import numpy as np

    found = whole(values)
    return np.where(found == MISSING, missing, found)


def _keys(column: LocalColumn | None, length: int) -> "array[int]":
    """The row references, each word by the first place that it stands in."""
    if column is None:
        return _all(NONE, length)
    first: dict[str, int] = {"": NONE}
    table = [first.setdefault(word, place) for place, word in enumerate(column.words)]
    return _by_place(column.values, table, NONE)


def _volunteers(
    db: WorkspaceDatabase, scheme: "array[int]", column: LocalColumn | None, length: int
) -> "array[int]":
    """The inner number of each row's volunteer, by scheme and word."""
    if column is None:
        return _all(BLANK_ID, length)
    import numpy as np

    words, schemes = column.words, different(scheme)
    known = references(db, schemes, words)
    places, of_scheme = _places(column.values, len(words)), whole(scheme)
    found = np.full(length, BLANK_ID, dtype=np.int64)
    for number in schemes:
        mine = of_scheme == number
        here = places[mine]
        table = np.full(len(words) + 1, BLANK_ID, dtype=np.int64)
        for place in np.flatnonzero(np.bincount(here, minlength=len(words) + 1)).tolist():
            if place < len(words) and (word := words[place]):
                table[place] = known.get((number, word), not_yet(place))
        found[mine] = table[here]
    return held(found)


def references(
    db: WorkspaceDatabase, schemes: set[int], words: Sequence[str]
) -> dict[tuple[int, str], int]:
    """Return the inner numbers of volunteers by scheme and reference, those of ``words`` at
    the least."""
    found: dict[tuple[int, str], int] = {}
    for number in sorted(schemes):
        sql, values = "SELECT reference, id FROM volunteer WHERE scheme_id = ?", [number]
        wanted: list[Any] = [*values]
        if len(words) <= _AT_ONCE:
            sql += f" AND reference IN ({', '.join('?' * len(words))})"
            wanted += words
        found.update({(number, reference): one for reference, one in db.rows(sql, wanted)})
    return found
