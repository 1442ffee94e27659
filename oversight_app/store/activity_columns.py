"""An incoming log as columns of inner numbers, in the order in which it will lie."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from oversight_app.domain.local import MISSING, LocalColumn, LocalIncoming
from oversight_app.domain.schemes import BLANK, TermKind
from oversight_app.store.activity_summaries import BLANK_ID
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.schemes import scheme_ids, term_ids

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

    def months(self, order: Sequence[int]) -> Iterator[tuple[tuple[int, int], list[int]]]:
        """Yield ((scheme, month), its rows) of rows in order."""
        scheme, day = self.scheme, self.day
        for (number, printed), part in groupby(order, lambda i: (scheme[i], day[i] // 100)):
            yield (number, month_of(printed)), list(part)


def not_yet(place: int) -> int:
    """Return the number of a word that the workspace does not hold yet, or its place again."""
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
    places = [s * 100_000_000 + d for s, d in zip(scheme, day, strict=True)]
    if all(map(int.__le__, places, places[1:])):
        return range(len(places))
    return array("q", sorted(range(len(places)), key=places.__getitem__))


def _all(value: int, length: int) -> "array[int]":
    return array("q", [value]) * length


def _plain(column: LocalColumn | None, blank: int, length: int) -> "array[int]":
    if column is None:
        return _all(blank, length)
    if MISSING not in column.values:
        return column.values
    return array("q", [blank if value == MISSING else value for value in column.values])


def _numbers(column: LocalColumn, known: Mapping[str, int]) -> "array[int]":
    """The inner number of each row's word."""
    table = {MISSING: BLANK_ID}
    for place, code in enumerate(column.words):
        table[place] = BLANK_ID if code == BLANK else known.get(code, not_yet(place))
    return array("q", map(table.__getitem__, column.values))


def _keys(column: LocalColumn | None, length: int) -> "array[int]":
    """The row references, each word by the first place that it stands in."""
    if column is None:
        return _all(NONE, length)
    first: dict[str, int] = {"": NONE}
    table = {MISSING: NONE}
    for place, word in enumerate(column.words):
        table[place] = first.setdefault(word, place)
    return array("q", map(table.__getitem__, column.values))


class _References(dict[tuple[int, int], int]):
    """The inner number of a volunteer by scheme and place of the word."""

    def __init__(self, known: Mapping[tuple[int, str], int], words: Sequence[str]) -> None:
        super().__init__()
        self._known, self._words = known, words

    def __missing__(self, pair: tuple[int, int]) -> int:
        scheme, place = pair
        word = self._words[place] if place != MISSING else ""
        number = self._known.get((scheme, word), not_yet(place)) if word else BLANK_ID
        self[pair] = number
        return number


def _volunteers(
    db: WorkspaceDatabase, scheme: "array[int]", column: LocalColumn | None, length: int
) -> "array[int]":
    if column is None:
        return _all(BLANK_ID, length)
    known = references(db, set(scheme), column.words)
    table = _References(known, column.words)
    return array("q", map(table.__getitem__, zip(scheme, column.values, strict=True)))


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
