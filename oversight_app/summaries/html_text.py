"""A document as HTML to paste: real headings, lists and tables, which a word processor and an
e-mail take as their own, and no style but what a table needs to be read."""

from collections.abc import Iterator
from html import escape

from oversight_app.domain.findings import Align, Row, Table
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
    Role,
    TableBlock,
    Terms,
    Words,
)
from oversight_app.summaries.words import (
    SAMPLE_NOTE,
    cell_words,
    paper_columns,
    prepared_by,
    readable,
    worded,
)

_DEEPEST = 6
_CELL = "border:1px solid #7C8897;padding:4px 6px;vertical-align:top;text-align:"


def as_html(document: Document) -> str:
    """Return a document as one HTML page, its marking first and last."""
    marking = f"<p><strong>{escape(document.marking_line)}</strong></p>"
    sample = f"<p><strong>{escape(SAMPLE_NOTE)}</strong></p>" if document.sample else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(document.language)}"><head><meta charset="utf-8"/>'
        f"<title>{_escaped(document.title)}</title></head><body>{marking}"
        f"<h1>{_escaped(document.title)}</h1><p>{_escaped(document.subtitle)}. "
        f"{escape(prepared_by(document))}.</p>{sample}{blocks_html(document.blocks)}{marking}"
        "</body></html>"
    )


def blocks_html(blocks: tuple[Block, ...]) -> str:
    """Return some blocks as HTML, without a page around them."""
    return "".join(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield _heading(text, level)
        case Paragraph(text, role):
            yield (
                f"<p><small>{_escaped(text)}</small></p>"
                if role is Role.SMALL
                else (f"<p>{_escaped(text)}</p>")
            )
        case KeyFigures(figures):
            items = (f"{one.value} {worded(one.label)}" for one in figures)
            yield f"<ul>{''.join(f'<li>{_escaped(item)}</li>' for item in items)}</ul>"
        case ListBlock(items, ordered):
            tag = "ol" if ordered else "ul"
            yield f"<{tag}>{''.join(f'<li>{_escaped(item)}</li>' for item in items)}</{tag}>"
        case Terms(terms):
            for term in terms:
                name = escape(readable(term.name))
                yield f"<p><strong>{name}:</strong> {_escaped(term.text)}</p>"
        case Notes(notes):
            for note in notes:
                yield f"<p>[note {note.number}] {_escaped(note.text)}</p>"
        case TableBlock(table, level):
            yield _heading(table.title, level)
            yield from _table(table)
        case ChartBlock():
            yield _heading(block.chart.title, block.level)
            yield f"<p>{_escaped(block.chart.alt)}</p>"
            yield from _table(block.table)
        case Columns(left, right):
            yield blocks_html(left)
            yield blocks_html(right)
        case PageBreak():
            return


def _heading(text: Words, level: int) -> str:
    tag = f"h{min(level + 1, _DEEPEST)}"
    return f"<{tag}>{_escaped(text)}</{tag}>"


def _table(table: Table) -> Iterator[str]:
    if table.note:
        yield f"<p><small>{_escaped(table.note)}</small></p>"
    head = "".join(
        f'<th scope="col" style="{_CELL}{_side(column.align)}">{_escaped(column.heading)}</th>'
        for _, column in paper_columns(table)
    )
    body = "".join(f"<tr>{''.join(_cells(table, row))}</tr>" for row in table.rows)
    yield (
        '<table style="border-collapse:collapse"><thead><tr>'
        f"{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cells(table: Table, row: Row) -> Iterator[str]:
    for place, (number, column) in enumerate(paper_columns(table)):
        words = _escaped(cell_words(row.cells[number]))
        tag, scope = ("th", ' scope="row"') if place == 0 else ("td", "")
        weight = "font-weight:normal;" if place == 0 else ""
        yield f'<{tag}{scope} style="{weight}{_CELL}{_side(column.align)}">{words}</{tag}>'


def _side(align: Align) -> str:
    return "right" if align is Align.RIGHT else "left"


def _escaped(text: Words) -> str:
    return escape(worded(text)).replace("\n", "<br/>")
