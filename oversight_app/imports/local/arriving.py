"""What arrives from the reading process, checked again and put together.

That process has read a file nobody vouches for: lengths and ranges are looked at before any of
it is believed. Amiss, it is a fault of the program's, not of the file: ``ReadingFailed``.
"""

from array import array
from collections.abc import Mapping as Table
from itertools import compress
from typing import Any

from oversight_app.domain.batches import RowIssue
from oversight_app.domain.datasets import Dataset, FieldKind
from oversight_app.domain.local import MISSING, LocalColumn, Rejected
from oversight_app.imports.local.columns import held, whole
from oversight_app.imports.local.durations import MOST_MINUTES
from oversight_app.imports.local.parsers import WORD_KINDS
from oversight_app.imports.local.personal import may_tell_who
from oversight_app.imports.local.reasons import WHYS, WORDS, Why
from oversight_app.imports.local.words import MOST_CHARACTERS, MOST_COUNTED
from oversight_app.imports.reading_process import ReadingFailed, list_of, text_of, whole_of

_WIDTH = 8
_MOST_OF = {
    FieldKind.DAY: 2999_12_31,
    FieldKind.MONTH: 3000 * 12,
    FieldKind.MINUTES: MOST_MINUTES,
    FieldKind.TIME: 24 * 60,
    FieldKind.COUNT: MOST_COUNTED,
    FieldKind.YES_NO: 1,
}
_MOST_PLACE = 2**20


class Arriving:
    """The columns of one file, growing as they arrive; ``fields`` are in the order sent."""

    def __init__(self, dataset: Dataset, fields: list[Any], *, across: bool) -> None:
        known = {one.id: one for one in dataset.fields}
        if len(set(fields)) != len(fields) or not set(fields) <= set(known):
            raise ReadingFailed("the reading process sent columns of no field")
        self._kinds = {name: known[name].kind for name in fields}
        self._across = across
        self.rows = array("q")
        self.columns_across = array("q")
        self.rejected = (array("q"), array("q"), array("q"))
        self.issues: list[tuple[int, str, str, Why]] = []
        self._values = {name: array("q") for name in fields}
        self._words: dict[str, list[str]] = {
            name: [""] for name, kind in self._kinds.items() if kind in WORD_KINDS
        }

    def take(self, message: Table[str, Any]) -> None:
        """Take one message of columns."""
        given = dict(message)
        kept, refused = whole_of(given, "kept"), whole_of(given, "rejected")
        blob = given.get("blob")
        lengths = [kept] * (1 + self._across + len(self._values)) + [refused] * 3
        size = sum(lengths) * _WIDTH
        if not isinstance(blob, bytes) or min(kept, refused) < 0 or len(blob) < size:
            raise ReadingFailed("the reading process sent columns of other lengths")
        self._take_words(list_of(given, "words"), blob[size:])
        view, at = memoryview(blob), 0
        parts: list[array[int]] = []
        for length in lengths:
            part = array("q")
            part.frombytes(view[at : at + length * _WIDTH])
            at += length * _WIDTH
            parts.append(part)
        _within(parts[0], 1, _MOST_PLACE * 64)
        self.rows += parts.pop(0)
        if self._across:
            _within(parts[0], 0, _MOST_PLACE)
            self.columns_across += parts.pop(0)
        for (name, values), part in zip(self._values.items(), parts[:-3], strict=True):
            self._check(name, part)
            values += part
        for all_of_them, part, least, most in zip(
            self.rejected,
            parts[-3:],
            (1, -1, 0),
            (_MOST_PLACE * 64, _MOST_PLACE, len(WHYS) - 1),
            strict=True,
        ):
            _within(part, least, most)
            all_of_them += part
        self.issues += map(_issue, list_of(given, "issues"))

    def _take_words(self, told: list[Any], data: bytes) -> None:
        at = 0
        for each in told:
            if not isinstance(each, list) or len(each) != 3 or each[0] not in self._words:
                raise ReadingFailed("the reading process sent words of no column")
            name, count, size = each
            if type(count) is not int or type(size) is not int or size < 0:
                raise ReadingFailed("the reading process sent no number of words")
            try:
                words = data[at : at + size].decode("utf-8").split("\0")
            except UnicodeDecodeError as error:
                raise ReadingFailed("the reading process sent no words") from error
            if len(words) != count or max(map(len, words)) > MOST_CHARACTERS:
                raise ReadingFailed("the reading process sent other words than it told of")
            self._words[name] += words
            at += size
        if at != len(data):
            raise ReadingFailed("the reading process sent more than it told of")

    def _check(self, name: str, values: "array[int]") -> None:
        if name in self._words:
            _within(values, 0, len(self._words[name]) - 1)
        elif values:
            stated = values
            if min(values) == MISSING:
                stated = array("q", (value for value in values if value != MISSING))
            _within(stated, 0, _MOST_OF[self._kinds[name]])

    def columns(self) -> dict[str, LocalColumn]:
        """Return what has arrived, by field; of words those that stand in rows that are kept."""
        return {
            name: _in_use(values, self._words[name]) if name in self._words else LocalColumn(values)
            for name, values in self._values.items()
        }

    def without_notes_below(self) -> tuple[Rejected, list[tuple[int, str, str, Why]], int]:
        """Return the rejected rows, the issues, and how many rows below the last that was kept
        hold nothing but one cell: those are notes, and not rejected."""
        rows, places, whys = self.rejected
        last = int(whole(self.rows).max()) if self.rows else 0
        notes = {
            row for row, why in zip(rows, whys, strict=True) if why == Why.ONE_CELL and row > last
        }
        issues = self.issues
        if notes:
            keep = [row not in notes for row in rows]
            rows, places, whys = (
                array("q", (v for v, kept in zip(each, keep, strict=True) if kept))
                for each in self.rejected
            )
            issues = [each for each in issues if each[0] not in notes]
        return Rejected(rows, places, whys, WHYS), issues, len(notes)


def _in_use(values: "array[int]", words: list[str]) -> LocalColumn:
    """Return a column of words without those of rejected rows: nobody is asked about them."""
    import numpy as np

    used = np.bincount(whole(values), minlength=len(words)) > 0
    used[0] = True
    if used.all():
        return LocalColumn(values, tuple(words))
    places = np.cumsum(used) - 1
    return LocalColumn(held(places[whole(values)]), tuple(compress(words, used.tolist())))


def row_issue(sheet: str, issue: tuple[int, str, str, Why]) -> RowIssue:
    """Return a rejected row in words."""
    row, heading, quoted, why = issue
    if may_tell_who(quoted.strip("“”…")):
        # An issue is kept with its import, and sent back to whoever made the file.
        quoted = "This cell"
    return RowIssue(sheet, row, heading, quoted, f"{WORDS[why]}.", blocking=True)


def _issue(given: Any) -> tuple[int, str, str, Why]:
    if not isinstance(given, list) or len(given) != 4 or type(given[0]) is not int:
        raise ReadingFailed("the reading process sent no issue")
    named = {"heading": given[1], "quoted": given[2]}
    if type(given[3]) is not int or not 0 <= given[3] < len(WHYS):
        raise ReadingFailed("the reading process gave no reason")
    return given[0], text_of(named, "heading"), text_of(named, "quoted"), Why(given[3])


def _within(values: "array[int]", least: int, most: int) -> None:
    if values and (min(values) < least or max(values) > most):
        raise ReadingFailed("the reading process sent a value out of range")
