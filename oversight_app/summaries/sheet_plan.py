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
    parts = [
        *_notes(document.notes()),
        *_method(document),
        *_sources(document.sources),
        *_tables(document),
    ]
    names = sheet_names([_COVER, _CONTENTS, *(part.name for part in parts)])[2:]
    parts = [replace(part, name=name) for part, name in zip(parts, names, strict=True)]
    below = [
        replace(part, lines=_introduced(part, marking, sample=document.sample))
        for part in (_contents(parts), *parts)
    ]
    return (SheetPlan(_COVER, tuple(_cover(document))), *below)


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Return names that Excel allows, in order, each unlike all before it in any case."""
    taken = {_RESERVED}
    names = []
    for words in wanted:
        stem = " ".join(_FORBIDDEN.sub(" ", readable(words)).split()).strip("' ") or "Sheet"
        name, number = stem[:LONGEST_NAME].strip("' "), 2
        while name.casefold() in taken:
            ending = f" {number}"
            name, number = stem[: LONGEST_NAME - len(ending)].strip("' ") + ending, number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _cover(document: Document) -> Iterator[Line]:
    yield Style.TITLE, readable(document.title)
    yield Style.HEADING, worded(document.subtitle)
    yield Style.STRONG, readable(document.marking_line)
    yield Style.PLAIN, prepared_by(document)
    if document.sample:
        yield Style.STRONG, SAMPLE_NOTE
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


def _introduced(part: SheetPlan, marking: str, *, sample: bool) -> tuple[Line, ...]:
    """Return the lines above a table: its own, what the sheet holds, and the marking."""
    about = ["This sheet holds one table."]
    if part.table and any(row.pinned for row in part.table.rows):
        about.append("The office’s own force is its first row.")
    if part.table and has_gaps(part.table):
        about.append(NOT_APPLICABLE_NOTE)
    about.append(f"Marking: {marking}")
    warned: tuple[Line, ...] = ((Style.STRONG, SAMPLE_NOTE),) if sample else ()
    return (*part.lines, (Style.PLAIN, " ".join(about)), *warned)


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


def _tables(document: Document) -> Iterator[SheetPlan]:
    """Yield the paper's own tables, then those behind its charts."""
    blocks = [b for b in document.walk() if isinstance(b, TableBlock | ChartBlock)]
    for block in sorted(blocks, key=lambda b: isinstance(b, ChartBlock)):
        if isinstance(block, TableBlock):
            title = f"{readable(block.table.title)}: {worded(document.subtitle)}"
            lines = [(Style.TITLE, f"{title} {note_marks(block.notes)}".strip())]
        else:
            title = f"{readable(block.table.title)}: {worded(block.chart.title)}"
            lines = [(Style.TITLE, title), (Style.PLAIN, worded(block.chart.subtitle))]
        if block.table.note:
            lines.append((Style.PLAIN, f"{readable(block.table.note).rstrip('.')}."))
        yield SheetPlan(str(block.table.title), tuple(lines), block.table)
