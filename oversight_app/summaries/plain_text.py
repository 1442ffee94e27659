"""A document as plain text: for an e-mail, a terminal, or the clipboard."""

from collections.abc import Iterator

from oversight_app.domain.findings import Row, Table
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
    Document,
    Heading,
    KeyFigures,
    ListBlock,
    Notes,
    PageBreak,
    Paragraph,
    TableBlock,
    Terms,
)
from oversight_app.summaries.words import (
    SAMPLE_NOTE,
    cell_words,
    paper_columns,
    prepared_by,
    readable,
    worded,
)

_RULES = {1: "=", 2: "-"}


def as_text(document: Document) -> str:
    """Return a document as lines of text, its marking first and last."""
    title = readable(document.title)
    lines = [document.marking_line, "", title, "=" * len(title), worded(document.subtitle)]
    lines.append(f"{prepared_by(document)}.")
    if document.sample:
        lines.append(SAMPLE_NOTE)
    lines += blocks_text(document.blocks)
    return "\n".join([*lines, "", document.marking_line]) + "\n"


def blocks_text(blocks: tuple[Block, ...]) -> list[str]:
    """Return some blocks as lines; a blank one stands before each heading and paragraph."""
    return [line for block in blocks for line in _lines(block)]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from _heading(worded(text), level)
        case Paragraph(text):
            yield from ("", *worded(text).split("\n"))
        case KeyFigures(figures):
            yield ""
            yield from (f"{one.value} {worded(one.label)}" for one in figures)
        case ListBlock(items, ordered):
            yield ""
            for number, item in enumerate(items, start=1):
                yield f"{f'{number}.' if ordered else '-'} {worded(item)}"
        case Terms(terms):
            yield ""
            yield from (f"{readable(term.name)}: {worded(term.text)}" for term in terms)
        case Notes(notes):
            yield ""
            yield from (f"[note {note.number}] {worded(note.text)}" for note in notes)
        case TableBlock(table, level):
            yield from _table(table, level)
        case ChartBlock():
            yield from _heading(worded(block.chart.title), block.level)
            yield from ("", worded(block.chart.alt))
        case Columns(left, right):
            yield from blocks_text(left)
            yield from blocks_text(right)
        case PageBreak():
            return


def _heading(words: str, level: int) -> tuple[str, ...]:
    return ("", words, _RULES.get(level + 1, "-") * len(words))


def _table(table: Table, level: int) -> Iterator[str]:
    """Yield a table row by row: what a row is about, and what each column says of it below."""
    yield from _heading(readable(table.title), level)
    if table.note:
        yield readable(table.note)
    for row in table.rows:
        yield ""
        yield from _row(table, row)


def _row(table: Table, row: Row) -> Iterator[str]:
    for place, (number, column) in enumerate(paper_columns(table)):
        # What runs over several lines stays under its row.
        words = cell_words(row.cells[number]).replace("\n", "\n  ")
        yield words if place == 0 else f"  {readable(column.heading)}: {words}"
