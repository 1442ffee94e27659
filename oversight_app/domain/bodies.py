"""Bodies: police forces and the areas they add up to, and the ways their names are printed.

A body has dates, since forces merge: how many there are is a question with a date.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BodyKind(StrEnum):
    """What a body is; only a ``FORCE`` is compared with others."""

    FORCE = "force"
    SPECIAL_FORCE = "special police force"
    """British Transport Police: published beside the territorial forces, never among them."""


@dataclass(frozen=True, slots=True)
class Body:
    """A police force.

    ``code`` is the ONS code (E23…, W15…) and stays the same whatever the printed name is;
    ``tile`` is the (column, row) of its square on the tile map.
    """

    code: str
    name: str
    kind: BodyKind
    region: str
    valid_from: date | None = None
    valid_to: date | None = None
    tile: tuple[int, int] | None = None
    short: str = ""
    """Up to four letters, for its tile."""

    def exists_on(self, day: date) -> bool:
        """Tell whether the body existed on a day (a missing date is open-ended)."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\s*\d+(,\d+)*$")


def spelling_key(printed: str) -> str:
    """Return the form in which two printings of one name are equal.

    Only what typesetting changes is levelled: case, kinds of space and dash, ``&`` for
    ``and``, punctuation, a footnote number stuck to the end. ``"South Wales3"`` and
    ``"South  wales"`` are one name; ``"Wilts"`` and ``"Wiltshire"`` are not.
    """
    text = unicodedata.normalize("NFKC", printed).strip()
    text = _FOOTNOTE.sub("", text).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w]+", " ", text).split())
