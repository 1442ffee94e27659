"""What a written file holds, read back: its tables and words in one spelling, to be held against
the document's."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from oversight_app.domain.findings import Table
from oversight_app.domain.wording import MINUS
from oversight_app.summaries.document import (
    ChartBlock,
    Document,
    KeyFigures,
    ListBlock,
    Notes,
    Paragraph,
    TableBlock,
    Terms,
)
from oversight_app.summaries.words import cell_words, paper_columns, worded

Spelled = tuple[tuple[str, ...], ...]
"""The rows of a table, its header left out, each cell as ``spelled`` spells it."""
_NUMBER = re.compile(rf"[+\-{MINUS}]?£?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,20}})(?:\.\d{{1,20}})?%?")
_DAY = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})")
_LONG = 100
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as it stands in a file: where ("the sheet “Forces”") and its rows, header left
    out, as they are written there."""

    where: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def figures(self) -> Spelled:
        """Its cells in one spelling."""
        return tuple(tuple(map(spelled, row)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stranger finds in a file.

    ``faults`` are what must not travel, each a sentence without its full stop; ``pages`` are
    (where, words) of each part that a reader meets by itself and that must be marked; ``text`` is
    all that it says. ``whole``: it holds the tables of the charts too. ``around`` is what it says
    outside the tables of the document, line by line; ``text`` where the two are not told apart.
    """

    faults: tuple[str, ...]
    tables: tuple[FoundTable, ...]
    text: str
    pages: tuple[tuple[str, str], ...] = ()
    whole: bool = True
    around: str | None = None


@lru_cache(maxsize=20_000)
def spelled(words: str) -> str:
    """Spell a cell in one way: ``1,234.50`` and ``1234.5`` are ``1234.5``, ``−7%`` is ``-7``, a day
    is ISO, and words are without their spaces."""
    words = " ".join(words.split())
    if _NUMBER.fullmatch(words):
        plain = words.replace(MINUS, "-").translate({ord(c): None for c in ",£%+"})
        number = Decimal(plain)
        return f"{number.normalize():f}" if number else "0"
    if (day := _DAY.fullmatch(words)) and day[2] in _MONTHS:
        return f"{day[3]}-{_MONTHS.index(day[2]) + 1:02}-{int(day[1]):02}"
    return squeezed(words)


def squeezed(words: str) -> str:
    """Return words without spaces and soft hyphens, in one form of their letters: lines break
    elsewhere in each format."""
    return "".join(unicodedata.normalize("NFKC", words).replace("\u00ad", "").split())


def of_the_office(words: str, office: str) -> bool:
    """Tell whether a property names nobody or the office; a very long name may be cut short."""
    said, known = squeezed(words), squeezed(office)
    return said in ("", known) or (len(said) >= _LONG and known.startswith(said.rstrip("….")))


def figures_of(table: Table, shown: Callable[[str], str] = str) -> Spelled:
    """Return a table's cells in one spelling; ``shown`` is what a format makes of letters."""
    places = [place for place, _ in paper_columns(table)]
    return tuple(
        tuple(spelled(shown(cell_words(row.cells[place]))) for place in places)
        for row in table.rows
    )


def differences(
    document: Document, reading: Reading, shown: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield where a file's tables and sentences are not the document's."""
    left = list(reading.tables)
    for block in document.walk():
        if not isinstance(block, TableBlock | ChartBlock) or not block.table.rows:
            continue
        wanted = figures_of(block.table, shown)
        found = next((one for one in left if one.figures == wanted), None)
        if found is not None:
            left.remove(found)
        elif isinstance(block, TableBlock) or reading.whole:
            yield _what_differs(worded(block.table.title), wanted, left)
    text = squeezed(reading.text)
    for said in _sentences(document):
        if not any(squeezed(shown(form)) in text for form in said):
            yield f"it does not say “{short(said[0])}” as the document does"


def _what_differs(title: str, wanted: Spelled, tables: Sequence[FoundTable]) -> str:
    """Say what is other than it should be, by the table that is most like the one wanted."""
    alike = [one for one in tables if len(one.rows) == len(wanted)]
    nearest = min(alike, key=lambda one: _apart(one.figures, wanted), default=None)
    if nearest is None or _apart(nearest.figures, wanted) > sum(map(len, wanted)) / 2:
        return f"the table “{short(title)}” is not in it as the document has it"
    pairs = zip(nearest.figures, wanted, strict=True)
    found, right, row = next(
        (there, here, number)
        for number, (is_, should) in enumerate(pairs, start=1)
        for there, here in zip_longest(is_, should, fillvalue="nothing")
        if there != here
    )
    return (
        f"{nearest.where}, row {row}, has “{short(found)}” where the table “{short(title)}” of "
        f"the document has “{short(right)}”"
    )


def _apart(found: Spelled, wanted: Spelled) -> int:
    return sum(
        there != here
        for is_, should in zip_longest(found, wanted, fillvalue=())
        for there, here in zip_longest(is_, should)
    )


def _sentences(document: Document) -> Iterator[tuple[str, ...]]:
    """Yield what every format says in so many words and with a figure in it, each in the forms
    that it may have."""
    for block in document.walk():
        said: list[tuple[str, ...]] = []
        match block:
            case Paragraph(text):
                said = [(worded(text),)]
            case KeyFigures(figures):
                pairs = [(str(one.value), worded(one.label)) for one in figures]
                said = [(f"{v}{w}", f"{w}{v}", f"{w}:{v}") for v, w in pairs]
            case ListBlock(items):
                said = [(worded(item),) for item in items]
            case Terms(terms):
                said = [(worded(term.text),) for term in terms]
            case Notes(notes):
                said = [(worded(note.text),) for note in notes]
        yield from (forms for forms in said if any(c.isdigit() for c in forms[0]))


def short(words: str) -> str:
    """Return words as a message quotes them: the first 80 letters."""
    return words if len(words) <= 80 else f"{words[:79]}…"
