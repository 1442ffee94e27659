"""Reading a damaged database file page by page, without SQLite, which stops at the first fault.

SQLite's file format, sections 1.3 (header), 1.6 (b-tree pages), 2.1 (records) and 4.1 to 4.4 (the
write-ahead log): https://sqlite.org/fileformat2.html. What can't be read is left out and noted;
nothing here raises on a damaged file, however it is damaged.
"""

import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from oversight_app.store.examine import MAGIC
from oversight_app.store.lock import beside

Value = int | float | str | bytes | None

TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
_KINDS = {TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER}
_PAGE_SIZES = {512 << n for n in range(8)}
_USUAL_SIZE = 4096
_HEADER = 100
_WAL_HEADER, _FRAME = 32, 24
_CHUNK = 1 << 20


class Unreadable(Exception):  # noqa: N818 - a finding about the file, never a fault
    """A page, cell or record that does not hold together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it lies in a page: its rowid (0 in a table without) and its stored columns."""

    rowid: int
    values: tuple[Value, ...]
    doubtful: bool = False
    """Another part of its page can't be read: what can be may have been touched as well."""


@dataclass
class Tree:
    """What could be read of one table: its rows, the pages they lie on, how many parts of it
    could not be read."""

    entries: list[Entry] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    faults: int = 0


class PageFile:
    """The pages of a file, with what its write-ahead log holds over them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb")
        start = self._bytes(0, _HEADER)
        size = int.from_bytes(start[16:18], "big")
        size = 65536 if size == 1 else size
        log = _log_pages(beside(path, "-wal"))
        if log.size:
            size = log.size
        elif size not in _PAGE_SIZES or not start.startswith(MAGIC):
            size = size if size in _PAGE_SIZES else _USUAL_SIZE
        self.size = size
        self._log = log.pages
        stored = self._file.seek(0, 2)
        self.count = max(-(-stored // size), max(self._log, default=0), log.count)
        first = self.page(1)
        # Of the header, where it can be trusted to be one.
        whole = first.startswith(MAGIC)
        self.free = size - (first[20] if whole and first[20] <= size - 480 else 0)
        self.version = int.from_bytes(first[60:64], "big") if whole else 0
        self.first_free = int.from_bytes(first[32:36], "big") if whole else 0

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return a page; what the disk does not give, or lies beyond the end, reads as zeros."""
        if number in self._log:
            return self._log[number]
        found = self._bytes((number - 1) * self.size, self.size)
        # Of half a page nobody can tell where the rows on it were cut.
        return found if len(found) == self.size else bytes(self.size)

    def tree(self, root: int, *, rowids: bool) -> Tree:
        """Read the b-tree that begins at a page: of a table with rowids, or one without."""
        found = Tree()
        kinds = (TABLE_LEAF, TABLE_INNER) if rowids else (INDEX_LEAF, INDEX_INNER)
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if not 1 <= number <= self.count or number in found.pages:
                found.faults += 1
                continue
            found.pages.add(number)
            page = self.page(number)
            kind = page[100 if number == 1 else 0]
            if kind not in kinds:
                found.faults += 1
                continue
            faults = self._read_page(number, page, found, waiting)
            found.faults += faults
        return found

    def unclaimed(self, claimed: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the leaves (number, kind) that no table's tree led to and that are not free.

        What was deleted is not met: ``secure_delete`` wiped it.
        """
        free = self._free_pages()
        for number in range(2, self.count + 1):
            if number not in claimed and number not in free:
                kind = self.page(number)[0]
                if kind in (TABLE_LEAF, INDEX_LEAF):
                    yield number, kind

    def leaf(self, number: int) -> Tree:
        """Read one leaf by itself."""
        found = Tree(pages={number})
        found.faults = self._read_page(number, self.page(number), found, [])
        return found

    def _free_pages(self) -> set[int]:
        """The pages that hold nothing now, as far as the list of them can be read."""
        found: set[int] = set()
        trunk = self.first_free
        while trunk:
            if not 2 <= trunk <= self.count or trunk in found:
                break
            found.add(trunk)
            page = self.page(trunk)
            trunk, count = struct.unpack(">II", page[:8])
            if count > self.size // 4 - 2:
                break
            found.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
        return found

    def _read_page(self, number: int, page: bytes, found: Tree, waiting: list[int]) -> int:
        """Add what a page holds to what was found, and the pages below it; count the faults."""
        at = 100 if number == 1 else 0
        kind = page[at]
        inner = kind in (TABLE_INNER, INDEX_INNER)
        cells = int.from_bytes(page[at + 3 : at + 5], "big")
        start = at + (12 if inner else 8)
        if kind not in _KINDS or start + 2 * cells > self.size:
            return 1
        faults = 0
        first = len(found.entries)
        children: list[int] = []
        for index in range(cells):
            place = int.from_bytes(page[start + 2 * index : start + 2 * index + 2], "big")
            try:
                if place < start + 2 * cells or place > self.size - 4:
                    raise Unreadable
                if inner:
                    children.append(int.from_bytes(page[place : place + 4], "big"))
                    place += 4
                if kind != TABLE_INNER:
                    found.entries.append(self._entry(page, place, kind))
            except (Unreadable, IndexError, ValueError, struct.error):
                faults += 1
        if inner:
            children.append(int.from_bytes(page[at + 8 : at + 12], "big"))
            waiting.extend(reversed(children))
        if kind == TABLE_LEAF and _disordered(found.entries[first:]):
            faults += 1
        if faults:
            found.entries[first:] = [replace(one, doubtful=True) for one in found.entries[first:]]
        return faults

    def _entry(self, page: bytes, place: int, kind: int) -> Entry:
        length, place = _varint(page, place)
        rowid = 0
        if kind == TABLE_LEAF:
            rowid, place = _varint(page, place)
            if rowid >= 1 << 63:
                rowid -= 1 << 64
        return Entry(rowid, record_values(self._payload(page, place, length, kind)))

    def _payload(self, page: bytes, place: int, length: int, kind: int) -> bytes:
        if length > self.count * self.size:
            raise Unreadable
        most = self.free - 35 if kind == TABLE_LEAF else (self.free - 12) * 64 // 255 - 23
        if length <= most:
            if place + length > self.free:
                raise Unreadable
            return page[place : place + length]
        least = (self.free - 12) * 32 // 255 - 23
        here = least + (length - least) % (self.free - 4)
        here = here if here <= most else least
        if place + here + 4 > self.free:
            raise Unreadable
        parts, left = [page[place : place + here]], length - here
        following = int.from_bytes(page[place + here : place + here + 4], "big")
        seen: set[int] = set()
        while left > 0:
            if not 2 <= following <= self.count or following in seen:
                raise Unreadable
            seen.add(following)
            more = self.page(following)
            following = int.from_bytes(more[:4], "big")
            part = more[4 : min(self.free, 4 + left)]
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def _bytes(self, start: int, length: int) -> bytes:
        try:
            self._file.seek(start)
            return self._file.read(length)
        except OSError:
            return b""  # a sector that the disk no longer gives


def _disordered(entries: Sequence[Entry]) -> bool:
    return any(one.rowid >= two.rowid for one, two in pairwise(entries))


def record_values(payload: bytes) -> tuple[Value, ...]:
    """Read the columns of a record; Unreadable where its parts do not add up to its length."""
    head, place = _varint(payload, 0)
    if not place <= head <= len(payload):
        raise Unreadable
    types = []
    while place < head:
        one, place = _varint(payload, place)
        types.append(one)
    if place != head:
        raise Unreadable
    values: list[Value] = []
    for one in types:
        width = _WIDTHS.get(one, (one - 12) // 2)
        if one in (10, 11) or place + width > len(payload):
            raise Unreadable
        values.append(_value(one, payload[place : place + width]))
        place += width
    if place != len(payload):
        raise Unreadable
    return tuple(values)


_WIDTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0, 10: 0, 11: 0}


def _value(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind <= 6:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", part)[0])
    if kind in (8, 9):
        return kind - 8
    if kind % 2 == 0:
        return part
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable from error


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; return it and the place after it."""
    found = 0
    for step in range(8):
        byte = data[place + step]
        found = found << 7 | byte & 0x7F
        if byte < 0x80:
            return found, place + step + 1
    return found << 8 | data[place + 8], place + 9


@dataclass
class _Log:
    pages: dict[int, bytes] = field(default_factory=dict)
    size: int = 0
    count: int = 0


def _log_pages(path: Path) -> _Log:
    """Return what a write-ahead log holds: the newest image of each page, up to the last
    transaction whose every frame has its checksum."""
    found = _Log()
    with suppress(OSError), path.open("rb") as file:
        head = file.read(_WAL_HEADER)
        if len(head) < _WAL_HEADER:
            return found
        magic, _, size, _, salt_one, salt_two, one, two = struct.unpack(">8I", head)
        order = {0x377F0682: "<", 0x377F0683: ">"}.get(magic)
        if order is None or size not in _PAGE_SIZES:
            return found
        sums = _checksum(head[:24], (0, 0), order)
        if sums != (one, two):
            return found
        waiting: dict[int, bytes] = {}
        while len(frame := file.read(_FRAME + size)) == _FRAME + size:
            number, committed, first, second, one, two = struct.unpack(">6I", frame[:_FRAME])
            sums = _checksum(frame[:8] + frame[_FRAME:], sums, order)
            if (first, second) != (salt_one, salt_two) or sums != (one, two):
                break
            waiting[number] = frame[_FRAME:]
            if committed:
                found.pages.update(waiting)
                found.size, found.count = size, committed
                waiting = {}
    return found


def _checksum(data: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
