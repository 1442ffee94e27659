"""A table of a Word file: a header row that repeats on each page, rows that stay whole, and numbers
on the right."""

from typing import Any

from docx.oxml.ns import qn

from oversight_app.domain.findings import Align, Status, Table
from oversight_app.summaries.document import Words
from oversight_app.summaries.docx_styles import TABLE_STYLE, Styles
from oversight_app.summaries.docx_xml import element, paragraph, run
from oversight_app.summaries.table_widths import SIZES, fitted, longest_fits
from oversight_app.summaries.words import cell_words, paper_columns, readable, worded

_PINNED = "FEEDE4"
_TWIPS_PER_MM = 1440 / 25.4
_ARIAL = 1.2
"""How much wider Arial runs than the typeface of the PDF, by which widths are measured; more
where it is bold, as in headers."""


def table_element(
    table: Table, styles: Styles, width: float, shares: tuple[float, ...] = ()
) -> Any:
    """Return a table ``width`` millimetres wide. ``shares`` are those of its columns, where its
    author gave some."""
    columns = paper_columns(table)
    heads = [readable(column.heading) for _, column in columns]
    cells = [[cell_words(row.cells[i]) for i, _ in columns] for row in table.rows]
    fit = fitted([heads, *cells], width / _ARIAL)
    given = _fitting(shares, [heads, *cells], width / _ARIAL)
    parts = given or fit.shares
    twips = [round(width * _TWIPS_PER_MM * part) for part in parts]
    small = fit.size if fit.size < SIZES[0] and not given else 0.0
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
    for row, words_of in zip(table.rows, cells, strict=True):
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
                    bold=bold or row.pinned,
                    fill=_PINNED if row.pinned else "",
                )
            )
        made.append(line)
    return made


def _fitting(shares: tuple[float, ...], rows: list[list[str]], width: float) -> tuple[float, ...]:
    """Return the shares that a table's author gave, adding up to 1; none if they cut a word."""
    if len(shares) != len(rows[0]):
        return ()
    parts = tuple(one / sum(shares) for one in shares)
    columns = zip(*rows, strict=True)
    held = (longest_fits(c, width * part, SIZES[0]) for c, part in zip(columns, parts, strict=True))
    return parts if all(held) else ()


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
