"""What the fields of a record hold, declared once: the form, the list, the checks, the stored
columns and the table that is brought in or sent out all follow from it.

A kind of record is a frozen dataclass whose fields are made by the functions here::

    asked: str = text("The question", required=True)
    due: date | None = day("Answer due")
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from oversight_app.domain.wording import mid_sentence

LONGEST_LINE = 300
LONGEST_TEXT = 100_000


class Holds(StrEnum):
    """What a field holds, and so how it is typed, stored and written."""

    LINE = "line"
    """Words on one line."""
    TEXT = "text"
    """Paragraphs."""
    LINES = "lines"
    """A list, one entry on each line."""
    DAY = "day"
    CHOICE = "choice"
    YES_NO = "yes or no"
    OFFICE = "office"
    """An office or organisation, never a person."""
    SCHEME = "scheme"
    """The code of a scheme; "" for none."""
    RECORD = "record"
    """The number (``id``) of a record of another kind; None for none."""
    COUNT = "count"
    PENCE = "pence"
    SCORE = "score"
    """A level of the risk scale, from 1."""
    ADDRESS = "address"
    """A web address or the name of a file."""
    MEASURES = "measures"
    """Ids of measures, one on each line."""


Choices = tuple[tuple[str, str], ...]
"""(code, words) pairs, in order."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a kind of record.

    ``of`` is the kind that a RECORD field points to. ``group`` is the part of the form that it
    stands in ("" is the first). ``listed``: a column of the list, unless the person chooses
    others. ``given``: worked out by the program, shown and never typed. ``short``: a few words, so
    that half a row is enough. ``free``: people write
    sentences in it, so that it gets cautions about personal data. ``part`` names the part
    of the form where another field of the kind is called alike: "Gate 1".
    """

    id: str
    name: str
    holds: Holds
    required: bool = False
    tip: str = ""
    choices: Choices = ()
    of: str = ""
    group: str = ""
    listed: bool = False
    given: bool = False
    short: bool = False
    part: str = ""

    @property
    def heading(self) -> str:
        """Its name where its form is not seen, told from all others: "Gate 1: evidence for"."""
        return f"{self.part}: {mid_sentence(self.name)}" if self.part else self.name

    @property
    def free(self) -> bool:
        """True where people write words of their own."""
        return self.holds in (Holds.LINE, Holds.TEXT, Holds.LINES, Holds.OFFICE)

    @property
    def longest(self) -> int:
        """How many characters it takes."""
        return LONGEST_TEXT if self.holds in (Holds.TEXT, Holds.LINES) else LONGEST_LINE

    def words_of(self, code: object) -> str:
        """Return the words of a choice; the code itself where there are none."""
        return dict(self.choices).get(str(code), str(code))


def _made(name: str, holds: Holds, default: object, **said: Any) -> Any:
    return field(default=default, metadata={"spec": Spec("", name, holds, **said)})


def _of_words(holds: Holds) -> Callable[..., Any]:
    def make(name: str, default: str = "", **said: Any) -> Any:
        return _made(name, holds, default, **said)

    return make


line = _of_words(Holds.LINE)
text = _of_words(Holds.TEXT)
lines = _of_words(Holds.LINES)
office = _of_words(Holds.OFFICE)
scheme = _of_words(Holds.SCHEME)
address = _of_words(Holds.ADDRESS)
measures = _of_words(Holds.MEASURES)


def day(name: str, **said: Any) -> Any:
    """A day, or None."""
    return _made(name, Holds.DAY, None, **said)


def yes_no(name: str, default: bool = False, **said: Any) -> Any:
    """Yes or no."""
    return _made(name, Holds.YES_NO, default, **said)


def choice(name: str, choices: Choices, default: str = "", **said: Any) -> Any:
    """One of some codes."""
    return _made(name, Holds.CHOICE, default, choices=choices, **said)


def count(name: str, **said: Any) -> Any:
    """A whole number from 0, or None."""
    return _made(name, Holds.COUNT, None, **said)


def pence(name: str, **said: Any) -> Any:
    """Money as whole pence, or None."""
    return _made(name, Holds.PENCE, None, **said)


def score(name: str, **said: Any) -> Any:
    """A level of the risk scale, or None."""
    return _made(name, Holds.SCORE, None, **said)


def record(name: str, of: str, **said: Any) -> Any:
    """The ``id`` of a record of the kind ``of``, or None."""
    return _made(name, Holds.RECORD, None, of=of, **said)
