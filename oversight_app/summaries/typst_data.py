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
from oversight_app.summaries.table_notes import HiddenNotes, note_above, sentences
from oversight_app.summaries.table_widths import as_given, fitted
from oversight_app.summaries.words import (
    SAMPLE,
    SAMPLE_NOTE,
    cell_words,
    imprint,
    is_total,
    note_marks,
    paper_columns,
    prepared_by,
    readable,
    worded,
)

Data = dict[str, Any]
Draw = Callable[[Chart, float], str]
"""Draws a chart as SVG text; the number is its height in millimetres."""
TEXT_WIDTH = 174
"""The width of the text of an A4 page, in millimetres, as ``paper.typ`` sets it."""
TURNED_WIDTH = 261
"""The same of a page on its side."""
_LEFT_MM = 6.5
_MOST_LEADING = 3
"""Paragraphs before a table or a chart that stay with it; more would leave a page half empty."""


def typst_data(document: Document, draw: Draw) -> Data:
    """Return what ``resources/typst/paper.typ`` sets."""
    hidden = HiddenNotes(document, charts=False)
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
        "blocks": _leading([_block(one, draw, hidden) for one in document.blocks] + _end(hidden)),
    }


def _leading(blocks: list[Data]) -> list[Data]:
    """Mark the paragraphs that lead to a table or a chart: they stay on the page with it."""
    leads = 0
    for block in reversed(blocks):
        if block["kind"] == "columns":
            block["parts"] = [_leading(side) for side in block["parts"]]
        if block["kind"] == "paragraph":
            block["leads"] = 0 < leads <= _MOST_LEADING
            leads += 1 if leads else 0
        else:
            leads = 1 if block["kind"] in ("chart", "table") else 0
    return blocks


def _end(hidden: HiddenNotes) -> list[Data]:
    said = hidden.at_the_end()
    return [{"kind": "paragraph", "role": "small", "text": said}] if said else []


def _block(block: Block, draw: Draw, hidden: HiddenNotes) -> Data:
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
            return _table(table, level, notes, shares) | {"below": hidden.below(table)}
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
            parts = [[_block(part, draw, hidden) for part in side] for side in (left, right)]
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


def _table(table: Table, level: int, notes: tuple[int, ...], shares: tuple[float, ...]) -> Data:
    columns = paper_columns(table)
    places = [i for i, _ in columns]
    heads = [readable(column.heading) for _, column in columns]
    words = [heads, *([cell_words(row.cells[i]) for i in places] for row in table.rows)]
    right = [column.align is Align.RIGHT for _, column in columns]
    return {
        "kind": "table",
        "level": level,
        "title": readable(table.title),
        "note": sentences((note_above(table), note_marks(notes))),
        "columns": [
            {"heading": head, "right": side} for head, side in zip(heads, right, strict=True)
        ],
        "rows": [_row(row, places) for row in table.rows],
        **_widths(words, right, shares),
    }


def _widths(words: list[list[str]], right: list[bool], shares: tuple[float, ...]) -> Data:
    """Return how wide the columns are: as the table's author gave, else the usual widths, where
    each cuts no word and breaks no date; else in smaller type, and on a page turned on its side
    where that is not enough."""
    fit, turned = as_given(words, shares, TEXT_WIDTH), False
    if fit is None and not shares:
        usual = [2.0 if place == 0 else 1.0 if side else 1.5 for place, side in enumerate(right)]
        # A column of words keeps more room on its left, which tells it from the number before it.
        inset = [_LEFT_MM if place and not side else 0.0 for place, side in enumerate(right)]
        if as_given(words, usual, TEXT_WIDTH, inset):
            return {}
    if fit is None:
        fit = fitted(words, TEXT_WIDTH)
        if not fit.fits:
            fit, turned = fitted(words, TURNED_WIDTH), True
    return {"fit": {"shares": list(fit.shares), "size": fit.size, "turned": turned}}


def _row(row: Row, places: list[int]) -> Data:
    cells = [row.cells[i] for i in places]
    return {
        "pinned": row.pinned,
        "total": is_total(row),
        "cells": [
            {"text": cell_words(cell), "strong": isinstance(cell, Status) and cell.strong}
            for cell in cells
        ],
    }
