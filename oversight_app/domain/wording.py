"""Sentences as data: a template with typed slots, worded when shown.

A finding keeps its numbers as numbers so that suppression can map data to data before
anything is worded, and so that every format writes the same figure the same way.
"""

from collections.abc import Mapping, Sequence
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
    ``counts`` are the counts of people that it is made of (``small_numbers.count_key``): of a
    count its own, of a share numerator and denominator. ``ratio`` other than 0 says that the
    value is that much times the first of two counts over the second, so that it can be worked
    out again from rounded ones. ``kept``: with these decimals whatever the office chose, as what
    is quoted, or what a claim was checked at.
    """

    value: float | None
    unit: Unit = Unit.COUNT
    decimals: int = 0
    marker: Marker | None = None
    signed: bool = False
    counts: tuple[str, ...] = ()
    ratio: float = 0.0
    kept: bool = False

    @property
    def hidden(self) -> bool:
        """True where it was hidden before publication."""
        return self.marker is Marker.HIDDEN

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


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its noun in the right number: ``1 person``, ``3 people``, ``[c] people``."""

    quantity: Quantity
    one: str
    many: str

    def __str__(self) -> str:
        one = str(self.quantity).lstrip(f"+{MINUS}") == "1"
        return f"{self.quantity} {self.one if one else self.many}"


Slot = Quantity | Counted | date | str


def quantity_in(slot: Slot) -> Quantity | None:
    """Return the figure that a slot holds, None of words and dates."""
    if isinstance(slot, Counted):
        return slot.quantity
    return slot if isinstance(slot, Quantity) else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template (``"{force} has {value} Specials"``) and what fills it.

    ``if_hidden`` is the template that is worded instead where some figure in it is hidden; it
    may use the slots that are not. "" leaves ``[c]`` standing in the sentence's own template:
    for templates whose other words say nothing about the figure.
    """

    template: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    if_hidden: str = ""

    @property
    def hidden(self) -> bool:
        """True where some figure in it was hidden."""
        found = (quantity_in(slot) for slot in self.slots.values())
        return any(one.hidden for one in found if one is not None)

    def __str__(self) -> str:
        template = self.if_hidden if self.if_hidden and self.hidden else self.template
        return template.format_map({name: in_words(slot) for name, slot in self.slots.items()})


Words = Sentence | str
"""What a reader reads: with figures in it a sentence, so that they can be hidden; else plain."""


def together(parts: Sequence[Words], between: str = " ") -> Words:
    """Return parts as one, a sentence where any of them is. Where a figure in it is hidden, each
    part is worded as one of which a figure is hidden."""
    if all(isinstance(part, str) for part in parts):
        return between.join(map(str, parts))
    slots: dict[str, Slot] = {}
    said: list[str] = []
    hidden: list[str] = []
    for place, part in enumerate(parts):
        if isinstance(part, str):
            part = Sentence("{words}", {"words": part})
        names = {name: f"{name}_{place}" for name in part.slots}
        slots |= {names[name]: slot for name, slot in part.slots.items()}
        left = {name: f"{{{new}}}" for name, new in names.items()}
        said.append(part.template.format_map(left))
        hidden.append((part.if_hidden or part.template).format_map(left))
    return Sentence(between.join(said), slots, between.join(hidden))


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
