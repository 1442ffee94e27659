"""The reading process: columns of cells to columns of integers, each different cell looked at
once.

A cell that can't be taken gives ``REJECT`` and the number of its reason, above any value.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from oversight_app.domain.datasets import Field, FieldKind
from oversight_app.domain.day_numbers import month_of, number_of
from oversight_app.domain.local import MISSING
from oversight_app.domain.mappings import ColumnUse, Mapping
from oversight_app.imports.cells import blank
from oversight_app.imports.local import dates, durations
from oversight_app.imports.local import words as texts
from oversight_app.imports.local.personal import may_tell_who
from oversight_app.imports.local.reasons import MustBeAsked, Why, Wrong

REJECT = 1 << 62
TOTAL = REJECT + 1_000
"""The cell says that its row is a total."""

WORD_KINDS = frozenset(
    {FieldKind.TEXT, FieldKind.CHOICE, FieldKind.SCHEME, FieldKind.DISTRICT, FieldKind.ACTIVITY,
     FieldKind.STATUS, FieldKind.VOLUNTEER}
)  # fmt: skip
_MAY_BE_AHEAD = frozenset({"planned", "due", "started", "ended", "vetting_until", "training_until"})
"""Days that may lie in the future."""
_EARLIEST = 1950_00_00
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9\-/.,&']| (?! ))*(?<! )", re.ASCII)
_LONGEST_CHOICE = 60
_ONE_WORD = re.compile(r"[A-Za-z0-9\-/]+", re.ASCII)


class OrderUnknown(Exception):  # noqa: N818 - read as a sentence
    """A column's dates can be taken in two ways; ``cell`` is one of them, as printed."""

    def __init__(self, heading: str, cell: str) -> None:
        super().__init__(heading, cell)
        self.heading = heading
        self.cell = cell


class Cells(dict[Any, int]):
    """What each different cell of a column comes to; asking for a new one reads it.

    ``bad`` is True once a cell could not be taken, ``greatest`` is the greatest value taken, and
    ``whole_months`` True once a month without a day was, so that a check can be skipped where
    no cell could fail it.
    """

    def __init__(self, heading: str, take: Callable[[Any], int]) -> None:
        super().__init__()
        self._heading = heading
        self._take = take
        self.bad = False
        self.greatest = 0
        self.whole_months = False

    def __missing__(self, cell: Any) -> int:
        try:
            value = self._take(cell)
        except _IsTotal:
            self.bad = True
            value = TOTAL
        except Wrong as wrong:
            self.bad = True
            value = REJECT + wrong.why
        except MustBeAsked:
            raise OrderUnknown(self._heading, texts.printed(cell)[:60]) from None
        else:
            if value != MISSING:
                self.greatest = max(self.greatest, value)
        self[cell] = value
        return value


class Words(Cells):
    """A column of words: the values are places in a dictionary, in which 0 is blank.

    ``new`` are the words met since they were last taken away.
    """

    def __init__(self, take: Callable[[Any], str], required: bool) -> None:
        super().__init__("", lambda cell: 0)
        self._words = take
        self._required = required
        self._known = 1
        self.new: list[str] = []

    def __missing__(self, cell: Any) -> int:
        try:
            text = self._words(cell)
            if not text:
                if self._required:
                    raise Wrong(Why.BLANK)
                value = 0
            elif text is cell or (value := self.get(text, -1)) < 0:
                value = self._known
                self._known += 1
                self.new.append(text)
                self[text] = value
        except _IsTotal:
            self.bad = True
            value = TOTAL
        except Wrong as wrong:
            self.bad = True
            value = REJECT + wrong.why
        self[cell] = value
        return value


class _IsTotal(Exception):  # noqa: N818 - never leaves this module
    pass


def cells_for(
    one: Field, use: ColumnUse, mapping: Mapping, today: date, *, required: bool
) -> Cells:
    """Return an empty column for a field; ``required``: a blank cell rejects its row."""
    kind = one.kind
    if kind in (FieldKind.DAY, FieldKind.MONTH):
        return _days(one, use, today, required)
    if kind is FieldKind.MINUTES:
        why = Why.NO_HOURS if required else None
        return Cells(use.heading, _or_missing(lambda c: durations.minutes(c, use.unit), why))
    if kind is FieldKind.TIME:
        return Cells(use.heading, _or_missing(durations.time_of_day, None))
    if kind is FieldKind.COUNT:
        return Cells(use.heading, texts.count)
    if kind is FieldKind.YES_NO:
        return Cells(use.heading, texts.yes_or_no)
    if kind is FieldKind.CHOICE:
        return Words(_choice(one, mapping), required)
    if kind is FieldKind.VOLUNTEER:
        return Words(_reference, required)
    transform = use.transform

    def word(cell: Any) -> str:
        if type(cell) is str and _PLAIN.fullmatch(cell) and len(cell) <= texts.MOST_CHARACTERS:
            text = cell
        else:
            text = texts.words(cell)
        # A cell of digits and letters is no total; most cells are, and are not looked at twice.
        if "otal" in text.casefold() and texts.names_a_total(text):
            raise _IsTotal
        return texts.transformed(text, transform)

    return Words(word, required)


def _reference(cell: Any) -> str:
    # With a space or a comma in it, it may be a name.
    if type(cell) is str and len(cell) <= texts.LONGEST_REFERENCE and _ONE_WORD.fullmatch(cell):
        text = cell
    else:
        text = texts.reference(cell)
    if "otal" in text and texts.names_a_total(text):
        raise _IsTotal
    return text


def _or_missing(take: Callable[[Any], int], why: Why | None) -> Callable[[Any], int]:
    """Return a taker for which a blank cell is MISSING, or rejects its row for ``why``."""

    def taken(cell: Any) -> int:
        if blank(cell) or (isinstance(cell, str) and cell.strip().casefold() in texts.NOT_STATED):
            if why is not None:
                raise Wrong(why)
            return MISSING
        if isinstance(cell, str) and cell.strip() in texts.ERRORS:
            raise Wrong(Why.ERROR_CELL)
        return take(cell)

    return taken


def _days(one: Field, use: ColumnUse, today: date, required: bool) -> Cells:
    latest = number_of(today)
    ahead = one.id in _MAY_BE_AHEAD

    def day(cell: Any) -> int:
        if isinstance(cell, str) and "total" in cell.casefold() and len(cell) < 80:
            raise _IsTotal
        value = dates.whole_date(cell, use.order, today)
        if value < _EARLIEST:
            raise Wrong(Why.TOO_EARLY)
        if value > latest and not ahead:
            raise Wrong(Why.FUTURE)
        if value > 2999_12_31:
            raise Wrong(Why.NO_SUCH_DAY)
        if value % 100 == 0:
            column.whole_months = True
        return month_of(value) if one.kind is FieldKind.MONTH else value

    column = Cells(use.heading, _or_missing(day, Why.NO_DATE if required else None))
    return column


def _choice(one: Field, mapping: Mapping) -> Callable[[Any], str]:
    """Return a taker of a choice's codes. A word that is none stays as printed, to be asked
    about, unless it is long or may say who somebody is."""
    codes: dict[str, str] = {}
    for code, shown, others in one.choices:
        for text in (*others, shown, code):
            codes.setdefault(_key(text), code)
    codes |= {_key(code): code for code, _, _ in one.choices}
    valid = {"", *codes.values()}
    said = mapping.values.get(one.id, {})
    own = {_key(text): code for text, code in said.items() if code in valid}

    def code_of(cell: Any) -> str:
        text = texts.words(cell)
        key = _key(text)
        if key in own:
            return own[key]
        if not text or text.casefold() in texts.NOT_STATED - {"n/a", "na", "n.a."}:
            return ""
        if key not in codes:
            if texts.names_a_total(text):
                raise _IsTotal
            if len(text) > _LONGEST_CHOICE or may_tell_who(text):
                raise Wrong(Why.NO_CHOICE)
            return text
        return codes[key]

    return code_of


def _key(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
