"""A table on the clipboard: as tab-separated text for a spreadsheet and as HTML for a paper."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from oversight_app.domain.findings import Align, Cell, Column, Row, Sparkline, cell_words
from oversight_app.domain.formulas import inert
from oversight_app.domain.wording import Quantity, round_half_up


def as_text(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Return tab-separated lines, the headings first. Numbers are plain (-1127.5), so that a
    spreadsheet takes them as numbers; words that look like a formula are kept words."""
    shown = _paper(columns)
    lines = ["\t".join(_words(column.heading) for _, column in shown)]
    lines += ["\t".join(_plain(row.cells[i]) for i, _ in shown) for row in rows]
    return "\n".join(lines)


def as_html(columns: Sequence[Column], rows: Sequence[Row], title: str = "") -> str:
    """Return an HTML table as it reads on the screen, with a caption and marked headings."""
    shown = _paper(columns)
    head = "".join(f'<th scope="col">{escape(column.heading)}</th>' for _, column in shown)
    body = "".join(
        "<tr>" + "".join(_html_cell(row.cells[i], column) for i, column in shown) + "</tr>"
        for row in rows
    )
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>'
        f"{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"
    )


def as_mime(columns: Sequence[Column], rows: Sequence[Row], title: str = "") -> QMimeData:
    """Return both forms, for ``QClipboard.setMimeData``."""
    data = QMimeData()
    data.setText(as_text(columns, rows))
    data.setHtml(as_html(columns, rows, title))
    return data


def _paper(columns: Sequence[Column]) -> list[tuple[int, Column]]:
    return [(i, column) for i, column in enumerate(columns) if column.on_paper]


def _rounded(quantity: Quantity) -> str:
    if quantity.value is None:
        return cell_words(quantity)
    return f"{round_half_up(quantity.value, quantity.decimals):.{quantity.decimals}f}"


def _plain(cell: Cell) -> str:
    if isinstance(cell, Quantity):
        percent = "%" if cell_words(cell).endswith("%") else ""
        return _rounded(cell) + percent
    return _words(cell_words(cell))


def _words(text: str) -> str:
    return inert(" ".join(text.split()))


def _html_cell(cell: Cell, column: Column) -> str:
    words = escape("" if isinstance(cell, Sparkline) else cell_words(cell))
    if isinstance(cell, Quantity) and cell.value is not None and "%" not in words:
        # Excel reads HTML first and takes the real minus sign for a word: give it the number.
        return f'<td align="right" x:num="{_rounded(cell)}">{words}</td>'
    side = "right" if column.align is Align.RIGHT else "left"
    text_only = " style=\"mso-number-format:'@'\"" if isinstance(cell, str) else ""
    return f'<td align="{side}"{text_only}>{words}</td>'
