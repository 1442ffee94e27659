"""A table of a Word file: a header row that repeats on each page, rows that stay whole, and numbers
on the right."""

from typing import Any

from docx.oxml.ns import qn

from oversight_app.domain.findings import Align, Status, Table
from oversight_app.summaries.document import Words
from oversight_app.summaries.docx_styles import TABLE_SIZE, TABLE_STYLE, Styles
from oversight_app.summaries.docx_xml import element, paragraph, run
from oversight_app.summaries.table_widths import SIZES, as_given, fitted
from oversight_app.summaries.words import cell_words, is_total, paper_columns, readable, worded

_PINNED = "FEEDE4"
_KEPT = 12
"""Rows of a table that stays on one page."""
_TWIPS_PER_MM = 1440 / 25.4
_ARIAL = 1.12
"""How much wider Arial of 8 points runs than the typeface of the PDF at 8.5, by which widths are
measured."""


def table_element(
    table: Table, styles: Styles, width: float, shares: tuple[float, ...] = ()
) -> Any:
    """Return a table ``width`` millimetres wide. ``shares`` are those of its columns, where its
    author gave some."""
    columns = paper_columns(table)
    heads = [readable(column.heading) for _, column in columns]
    cells = [[cell_words(row.cells[i]) for i, _ in columns] for row in table.rows]
    fit = fitted([heads, *cells], width / _ARIAL)
    own = as_given([heads, *cells], shares, width / _ARIAL)
    parts = own.shares if own else fit.shares
    twips = [round(width * _TWIPS_PER_MM * part) for part in parts]
    small = fit.size * TABLE_SIZE / SIZES[0] if fit.size < SIZES[1] and not own else 0.0
    sides = ["right" if column.align is Align.RIGHT else "" for _, column in columns]
    made = element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=TABLE_STYLE),
            element("w:tblW", w=sum(twips), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
                    noHBand=0, noVBand=1),
            _called("w:tblCaption", table.title),
            _called("w:tblDescription", table.note),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=wide) for wide in twips)),
    )  # fmt: skip
    top = element("w:tr", element("w:trPr", element("w:cantSplit"), element("w:tblHeader")))
    for words, wide, side in zip(heads, twips, sides, strict=True):
        top.append(_cell(styles.id("Table heading"), words, wide, side, small, keep=True))
    made.append(top)
    for place, (row, words_of) in enumerate(zip(table.rows, cells, strict=True), start=1):
        # A short table stands on one page: each of its rows but the last keeps the next.
        keep = place < len(table.rows) <= _KEPT
        line = element("w:tr", element("w:trPr", element("w:cantSplit")))
        strong = [isinstance(row.cells[i], Status) and _is_strong(row.cells[i]) for i, _ in columns]
        for words, wide, side, bold in zip(words_of, twips, sides, strong, strict=True):
            line.append(
                _cell(
                    styles.id("Table text"),
                    words,
                    wide,
                    side,
                    small,
                    bold=bold or row.pinned or is_total(row),
                    fill=_PINNED if row.pinned else "",
                    keep=keep,
                )
            )
        made.append(line)
    return made


def _is_strong(cell: object) -> bool:
    return isinstance(cell, Status) and cell.strong


def _called(tag: str, words: Words) -> Any:
    said = " ".join(worded(words).split())
    return element(tag, val=said) if said else None


def _cell(
    style: str,
    words: str,
    wide: int,
    side: str,
    small: float,
    *,
    bold: bool = False,
    fill: str = "",
    keep: bool = False,
) -> Any:
    properties = element("w:tcPr", element("w:tcW", w=wide, type="dxa"))
    if fill:
        properties.append(element("w:shd", val="clear", color="auto", fill=fill))
    text = run(words, bold=bold)
    if small:
        inside = text.find(qn("w:rPr"))
        if inside is None:
            inside = element("w:rPr")
            text.insert(0, inside)
        sized = element("w:sz", val=round(small * 2))
        place = next((i for i, one in enumerate(inside) if one.tag == qn("w:rtl")), len(inside))
        inside.insert(place, sized)
    return element("w:tc", properties, paragraph(style, text, align=side, keep=keep))
