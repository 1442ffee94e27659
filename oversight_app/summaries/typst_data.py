"""A document as plain data for the typst template: words, and pictures as SVG text.

Everything a person wrote travels as data and is set as text, never read as markup.
"""

from collections.abc import Callable
from typing import Any

from oversight_app.domain.charts import Chart
from oversight_app.domain.findings import Align, Row, Status, Table
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
    NOT_APPLICABLE_NOTE,
    SAMPLE,
    SAMPLE_NOTE,
    cell_words,
    has_gaps,
    imprint,
    note_marks,
    paper_columns,
    prepared_by,
    readable,
    worded,
)

Data = dict[str, Any]
Draw = Callable[[Chart, float], str]
"""Draws a chart as SVG text; the number is its height in millimetres."""


def typst_data(document: Document, draw: Draw) -> Data:
    """Return what ``resources/typst/paper.typ`` sets."""
    return {
        "title": readable(document.title).strip() or "Untitled",
        "subtitle": worded(document.subtitle),
        "prepared": prepared_by(document),
        "marking": readable(document.marking_line),
        "sample": SAMPLE if document.sample else "",
        "sample-note": SAMPLE_NOTE if document.sample else "",
        "imprint": imprint(document),
        "language": document.language.split("-")[0],
        "region": document.language.split("-")[-1].lower(),
        "date": [document.dated.year, document.dated.month, document.dated.day],
        "blocks": [_block(block, draw) for block in document.blocks],
    }


def _block(block: Block, draw: Draw) -> Data:
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": worded(text)}
        case Paragraph(text, role):
            return {"kind": "paragraph", "role": str(role), "text": worded(text)}
        case KeyFigures(figures):
            pairs = [[str(figure.value), worded(figure.label)] for figure in figures]
            return {"kind": "key-figures", "figures": pairs}
        case ChartBlock():
            return _chart(block, draw)
        case TableBlock(table, level, notes, shares):
            own = {"shares": list(shares)} if shares else {}
            return {**_table(table, level, notes), **own}
        case ListBlock(items, ordered):
            return {"kind": "list", "ordered": ordered, "items": [worded(item) for item in items]}
        case Terms(terms):
            pairs = [[readable(term.name), worded(term.text)] for term in terms]
            return {"kind": "terms", "terms": pairs}
        case Notes(notes):
            pairs = [[f"[note {note.number}]", worded(note.text)] for note in notes]
            return {"kind": "notes", "notes": pairs}
        case PageBreak():
            return {"kind": "page-break"}
        case Columns(left, right):
            parts = [[_block(part, draw) for part in side] for side in (left, right)]
            return {"kind": "columns", "parts": parts}


def _chart(block: ChartBlock, draw: Draw) -> Data:
    return {
        "kind": "chart",
        "level": block.level,
        "title": worded(block.chart.title),
        "subtitle": worded(block.chart.subtitle),
        "alt": " ".join(filter(None, (worded(block.chart.alt), worded(block.after)))),
        "caption": worded(block.caption),
        "height": block.height,
        "svg": draw(block.chart, block.height),
    }


def _table(table: Table, level: int, notes: tuple[int, ...]) -> Data:
    columns = paper_columns(table)
    gaps = f" {NOT_APPLICABLE_NOTE}" if has_gaps(table) else ""
    note = f"{str(table.note).rstrip('.')}." if table.note else ""
    return {
        "kind": "table",
        "level": level,
        "title": readable(table.title),
        "note": readable(f"{note}{gaps} {note_marks(notes)}").strip(),
        "columns": [
            {"heading": readable(column.heading), "right": column.align is Align.RIGHT}
            for _, column in columns
        ],
        "rows": [_row(row, [i for i, _ in columns]) for row in table.rows],
    }


def _row(row: Row, places: list[int]) -> Data:
    cells = [row.cells[i] for i in places]
    return {
        "pinned": row.pinned,
        "cells": [
            {"text": cell_words(cell), "strong": isinstance(cell, Status) and cell.strong}
            for cell in cells
        ],
    }
