"""Sentences as data: a template with typed slots, worded when shown.

A finding keeps its numbers as numbers so that suppression can map data to data before
anything is worded, and so that every format writes the same figure the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.periods import written_date

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure or the marker in its place, with how it is to be written.

    ``signed`` writes a plus or minus before a change; ``unit`` PERCENT writes the sign %.
    """

    value: float | None
    unit: Unit = Unit.COUNT
    decimals: int = 0
    marker: Marker | None = None
    signed: bool = False

    def __str__(self) -> str:
        if self.value is None:
            return str(self.marker) if self.marker else "no figure"
        rounded = round_half_up(self.value, self.decimals)
        sign = MINUS if rounded < 0 else "+" if self.signed and rounded > 0 else ""
        percent = "%" if self.unit is Unit.PERCENT else ""
        return f"{sign}{abs(rounded):,.{self.decimals}f}{percent}"


def round_half_up(value: float, decimals: int) -> float:
    """Round as people do on paper: a half goes away from zero (13.45 to 13.5).

    A hair is added before rounding, since 13.45 is stored as 13.449999…
    """
    factor = 10.0**decimals
    whole = int(abs(value) * factor + 0.5 + 1e-9)
    return (whole if value >= 0 else -whole) / factor


Slot = Quantity | date | str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template (``"{force} has {value} Specials"``) and what fills it."""

    template: str
    slots: Mapping[str, Slot] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format_map({name: in_words(slot) for name, slot in self.slots.items()})


def in_words(slot: Slot | None) -> str:
    """Write one slot or table cell: a date in full, a quantity by its unit, None as nothing."""
    if slot is None:
        return ""
    return written_date(slot) if isinstance(slot, date) else str(slot)


_ONES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count_word(number: int) -> str:
    """Write whole numbers to ten in words, and the rest in figures."""
    return _ONES[number] if 0 <= number <= 10 else f"{number:,}"


def counted(number: int, one: str, many: str) -> str:
    """Return ``9 records`` or ``1 record``."""
    return f"{number:,} {one if number == 1 else many}"


def with_article(noun: str) -> str:
    """Return ``an action``, ``a decision``."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def sentence_case(text: str) -> str:
    """Give a sentence its capital, leaving the rest as it is."""
    return text[:1].upper() + text[1:]


def mid_sentence(text: str) -> str:
    """Take the capital from words that stand in the middle of a sentence; the rest stays."""
    return text[:1].lower() + text[1:]
