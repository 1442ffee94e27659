"""Which sheets a document becomes as a spreadsheet, before any is written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.observations import Release
from oversight_app.summaries.document import (
    ChartBlock,
    Document,
    Heading,
    KeyFigures,
    ListBlock,
    Note,
    PageBreak,
    Paragraph,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.table_notes import HIDDEN_NOTE, has_hidden
from oversight_app.summaries.words import (
    NOT_APPLICABLE_NOTE,
    SAMPLE_NOTE,
    has_gaps,
    imprint,
    note_marks,
    prepared_by,
    readable,
    worded,
)

LONGEST_NAME = 31
"""Excel's limit for the name of a sheet."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"
_LONGEST_LINE = 110
"""Letters of a line above a table, about as wide as a page across."""
_FEW = 4
"""With more tables than these, the paper's subtitle stands below a table's title, not in it."""
_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z\[“])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COVER, _CONTENTS = "Cover", "Contents"


class Style(StrEnum):
    """How a line of words above or without a table is set."""

    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    PLAIN = "plain"


Line = tuple[Style, str]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: lines of words from A1 down, then at most one table. ``links`` makes the
    first column of the table lead to the sheets that it names."""

    name: str
    lines: tuple[Line, ...]
    table: Table | None = None
    links: bool = False


def plan(document: Document) -> tuple[SheetPlan, ...]:
    """Return the sheets in their order: cover, contents, notes, method, sources, the tables."""
    marking = readable(document.marking_line)
    hidden = readable(document.hidden_note).strip()
    parts = [
        *_notes(document.notes()),
        *_method(document),
        *_sources(document.sources),
        *_tables(document),
    ]
    names = sheet_names([_COVER, _CONTENTS, *(part.name for part in parts)])[2:]
    parts = [replace(part, name=name) for part, name in zip(parts, names, strict=True)]
    below = [
        replace(part, lines=_introduced(part, marking, hidden, sample=document.sample))
        for part in (_contents(parts), *parts)
    ]
    return (SheetPlan(_COVER, tuple(_cover(document))), *below)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return names that Excel allows, in order, each unlike all before it in any case."""
    taken = {_RESERVED}
    names = []
    for words in wanted:
        stem = " ".join(_FORBIDDEN.sub(" ", readable(words)).split()).strip("' ") or "Sheet"
        name, number = _cut(stem, LONGEST_NAME), 2
        while name.casefold() in taken:
            ending = f" {number}"
            name, number = _cut(stem, LONGEST_NAME - len(ending)) + ending, number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _units(words: str) -> int:
    """Return how long a name is as Excel counts: an emoji is two."""
    return len(words.encode("utf-16-le")) // 2


def _cut(stem: str, most: int) -> str:
    """Cut a name between two words, or inside one that is too long by itself."""
    if _units(stem) > most:
        short = stem[: most + 1]
        while _units(short) > most + 1:
            short = short[:-1]
        whole = short.rpartition(" ")[0].rstrip(" ,;.–-")
        stem = whole if _units(whole) >= most // 2 else short
        while _units(stem) > most:
            stem = stem[:-1]
    return stem.strip("' ") or "Sheet"


def _cover(document: Document) -> Iterator[Line]:
    yield Style.TITLE, readable(document.title)
    yield Style.HEADING, worded(document.subtitle)
    yield Style.STRONG, readable(document.marking_line)
    yield Style.PLAIN, prepared_by(document)
    if document.sample:
        yield Style.STRONG, SAMPLE_NOTE
    if document.hidden_note:
        yield Style.PLAIN, readable(document.hidden_note)
    if any(has_gaps(table) for table in document.tables()):
        yield Style.PLAIN, NOT_APPLICABLE_NOTE
    heading = ""
    for block in document.walk():
        if isinstance(block, Heading):
            heading = worded(block.text)
            continue
        lines = list(_told(block))
        if lines and heading:
            yield Style.HEADING, heading
        if not isinstance(block, PageBreak):
            heading = ""
        yield from lines
    yield Style.PLAIN, imprint(document)


def _told(block: object) -> Iterator[Line]:
    """Yield what a block says in words; one that has a sheet of its own says nothing here."""
    if isinstance(block, Paragraph):
        style = Style.STRONG if block.role == "finding" else Style.PLAIN
        yield style, worded(block.text)
    elif isinstance(block, KeyFigures):
        for figure in block.figures:
            yield Style.PLAIN, f"{worded(figure.label)}: {figure.value}"
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield Style.PLAIN, worded(item)


def _introduced(part: SheetPlan, marking: str, hidden: str, *, sample: bool) -> tuple[Line, ...]:
    """Return the lines above a table: its own, what the sheet holds, and the marking. ``hidden``
    is what the small-number rule did."""
    about = ["This sheet holds one table."]
    if part.table and any(row.pinned for row in part.table.rows):
        about.append("The office’s own force is its first row.")
    if part.table and has_gaps(part.table):
        about.append(NOT_APPLICABLE_NOTE)
    about.append(f"Marking: {marking}")
    told = [" ".join(about)]
    if part.table and has_hidden(part.table):
        told.insert(0, hidden or HIDDEN_NOTE)
    warned: tuple[Line, ...] = ((Style.STRONG, SAMPLE_NOTE),) if sample else ()
    own = ((style, row) for style, words in part.lines for row in _in_rows(style, words))
    return (*own, *((Style.PLAIN, row) for words in told for row in _in_rows("", words)), *warned)


def _in_rows(style: str, words: str) -> tuple[str, ...]:
    """Break long words above a table between two sentences: they run over the columns in one
    line, which a printed page would be shrunk to. A title stays whole, as the guidance asks."""
    if style == Style.TITLE:
        return (words,)
    rows: list[str] = []
    for sentence in _SENTENCES.split(words.replace("\n", " ")):
        if rows and len(rows[-1]) + len(sentence) < _LONGEST_LINE:
            rows[-1] += f" {sentence}"
        else:
            rows.append(sentence)
    return tuple(row for row in rows if row.strip())


def _contents(parts: Iterable[SheetPlan]) -> SheetPlan:
    rows = tuple(Row(part.name, (part.name, part.lines[0][1])) for part in parts)
    columns = (Column("sheet", "Sheet"), Column("holds", "What it holds"))
    table = Table("contents", _CONTENTS, columns, rows)
    return SheetPlan(_CONTENTS, ((Style.TITLE, _CONTENTS),), table, links=True)


def _notes(notes: tuple[Note, ...]) -> Iterator[SheetPlan]:
    if notes:
        columns = (Column("note", "Note"), Column("text", "Text"))
        rows = tuple(Row(f"{n.number}", (note_marks((n.number,)), worded(n.text))) for n in notes)
        table = Table("notes", "Notes", columns, rows)
        yield SheetPlan("Notes", ((Style.TITLE, "Notes"),), table)


def _method(document: Document) -> Iterator[SheetPlan]:
    terms: list[Term] = []
    for block in document.walk():
        terms += block.terms if isinstance(block, Terms) else ()
    if terms:
        columns = (Column("item", "Item"), Column("text", "Text"))
        rows = tuple(Row(term.name, (term.name, worded(term.text))) for term in terms)
        table = Table("method", "Method", columns, rows)
        yield SheetPlan("Method", ((Style.TITLE, "Definitions and method"),), table)


def _sources(releases: tuple[Release, ...]) -> Iterator[SheetPlan]:
    if releases:
        headings = ("Release", "Publisher", "Latest date in it", "Published", "Licence")
        columns = tuple(Column(heading, heading) for heading in headings)
        rows = tuple(
            Row(r.key, (r.title, r.publisher, r.edition, r.published or "not said", r.licence))
            for r in releases
        )
        table = Table("sources", "Sources", columns, rows)
        yield SheetPlan("Sources", ((Style.TITLE, "Sources"),), table)


def numbered_tables(
    document: Document,
) -> tuple[tuple[str, TableBlock | ChartBlock], ...]:
    """Return the paper's own tables, then those behind its charts, each with its number
    (``Table 3``, ``Chart 1``), which is the one that it has in the paper as a Word document; of a
    single one "".
    """
    blocks = [b for b in document.walk() if isinstance(b, TableBlock | ChartBlock)]
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    charts = [block for block in blocks if isinstance(block, ChartBlock)]
    if len(blocks) == 1:
        return (("", blocks[0]),)
    return (
        *((f"Table {number}", block) for number, block in enumerate(tables, start=1)),
        *((f"Chart {number}", block) for number, block in enumerate(charts, start=1)),
    )


def _tables(document: Document) -> Iterator[SheetPlan]:
    found, subtitle = numbered_tables(document), worded(document.subtitle)
    # A list of many contents would say the same again and again.
    below = [(Style.PLAIN, subtitle)] if subtitle and len(found) > _FEW else []
    for number, block in found:
        own = worded(block.table.title)
        if isinstance(block, TableBlock):
            about = own if below else _said_once(own, subtitle)
            marks = note_marks(block.notes)
            lines = [(Style.TITLE, f"{_numbered(number, about)} {marks}".strip()), *below]
        else:
            about = _said_once(own, worded(block.chart.title))
            lines = [(Style.TITLE, _numbered(number, about))]
            lines += [(Style.PLAIN, words) for words in [worded(block.chart.subtitle)] if words]
        if note := worded(block.table.note).strip():
            lines.append((Style.PLAIN, f"{note.rstrip('.')}."))
        yield SheetPlan(own, tuple(lines), block.table)


def _numbered(number: str, title: str) -> str:
    return f"{number}: {title}" if number else title


def _said_once(title: str, more: str) -> str:
    """Join a title and what more is to be said of it: where it says so already, or names its own
    year, it is a title by itself."""
    return title if not more or more in title or _YEAR.search(title) else f"{title} – {more}"
