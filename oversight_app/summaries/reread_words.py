"""Words in a written file that the document does not say: a paragraph that came from elsewhere.

What stands in a file is taken apart by what the document holds (its sentences, headings, figures,
notes) and by the few words that every paper has about it. What is left over was added.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence
from oversight_app.summaries.document import Document, KeyFigure, Term
from oversight_app.summaries.reread_figures import squeezed
from oversight_app.summaries.table_notes import HIDDEN_NOTE
from oversight_app.summaries.words import (
    NOT_APPLICABLE,
    NOT_APPLICABLE_NOTE,
    SAMPLE,
    SAMPLE_NOTE,
    imprint,
    prepared_by,
    readable,
)

_OF_EVERY_PAPER = (
    NOT_APPLICABLE,
    NOT_APPLICABLE_NOTE,
    HIDDEN_NOTE,
    SAMPLE,
    SAMPLE_NOTE,
    "Contents",
    "Skip to the content",
    "The figures in this chart, as a table",
    "Untitled",
    "Table",
    "Notes",
    "Method",
    "Definitions and method",
    "Sources",
    "This sheet holds one table.",
    "The office’s own force is its first row.",
)
_NUMBERED = re.compile(
    r"(?:Table|Chart)\d+:|^(?:Table|Chart)\d+$|Page\d+of\d+|\[note\d+\]|^\d+\.?$|Marking:"
)
_SAYS = re.compile(r"[^\W_]")
"""A letter or a digit: what is left of a line without any was a full stop or a bullet."""
_LONG = 6
"""Shorter pieces may be a whole line, and no part of one: any word could be made of them."""
_SENTENCE = 12
"""A line of so many letters may be a part of what the document says in one."""


def added(document: Document, text: str, shown: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the lines of a file that say what the document does not, each as far as it does so,
    without spaces. ``shown`` is what a format makes of letters."""
    known = _known(document, shown)
    whole = sorted((one for one in known if len(one) >= _LONG), key=len, reverse=True)
    every = "\n".join(known)
    for line in dict.fromkeys(map(squeezed, text.split("\n"))):
        if line.strip(".") in known or not _SAYS.search(line):
            continue
        # A spreadsheet says the sentences of a note one under the other.
        if len(line) >= _SENTENCE and line.strip(".") in every:
            continue
        rest = line
        for piece in whole:
            rest = rest.replace(piece, "\0")
        rest = _NUMBERED.sub("\0", rest)
        if any(_SAYS.search(one) and one.strip(".:–") not in known for one in rest.split("\0")):
            yield line


def _known(document: Document, shown: Callable[[str], str]) -> frozenset[str]:
    """Return every line that a document says, without spaces and full stops at its end."""
    said = (*_strings(document), *_OF_EVERY_PAPER, imprint(document), prepared_by(document),
            document.marking_line)  # fmt: skip
    # Titles stand on one line, and what runs over several is on each.
    lines = (line for one in map(shown, map(readable, said)) for line in (one, *one.split("\n")))
    return frozenset(filter(None, (squeezed(line).strip(".") for line in lines)))


def _strings(value: object) -> Iterator[str]:
    """Yield all that a part of a document says, in words."""
    if isinstance(value, str | Quantity | Sentence):
        yield str(value)
    elif isinstance(value, date):
        yield written_date(value)
    elif isinstance(value, Enum):
        yield str(value)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _strings(getattr(value, one.name))
        if isinstance(value, Term):
            yield f"{value.name}: {value.text}"
        if type(value).__str__ is not object.__str__:
            yield str(value)
        if isinstance(value, KeyFigure):
            figure, label = str(value.value), str(value.label)
            yield from (f"{figure}{label}", f"{label}{figure}", f"{label}: {figure}")
    elif isinstance(value, Iterable):
        for one in value:
            yield from _strings(one)
