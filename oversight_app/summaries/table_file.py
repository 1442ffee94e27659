"""One table of a page as a file for a recipient: a workbook or a list, marked as a paper is."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Cell, Column, Finding, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.domain.wording import Quantity, round_half_up
from oversight_app.store.office import office
from oversight_app.store.papers import paper_settings
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Weight
from oversight_app.summaries.document import Document
from oversight_app.summaries.page_paper import TABLE, table_paper
from oversight_app.summaries.plain_list import list_bytes
from oversight_app.summaries.preparing import prepare_material
from oversight_app.summaries.rendering import Writer, write_document
from oversight_app.summaries.reread import reread
from oversight_app.summaries.words import cell_words as paper_words
from oversight_app.summaries.words import paper_columns, readable
from oversight_app.summaries.xlsx import xlsx_bytes

SAMPLE_HEADING = "Data"
SAMPLE_CELL = "Holds sample data, about no real force"


def save_table(
    ws: Workspace,
    table: Table,
    finding: Finding | None,
    formats: Sequence[str],
    folder: Path,
    marking: Marking = Marking.OFFICIAL,
    as_at: date | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write a table that a page shows into a folder and return the files, in the order of the
    formats (``TABLE_FORMATS``).

    ``finding`` is the answer that the table belongs to, which lends its sentence and cautions;
    ``as_at`` the day that it is of, None for the workspace's day. Small numbers of people are
    hidden by the office's rule. Raises UserProblem, also for what may not leave, and Cancelled as
    ``rendering.render`` does.
    """

    def build() -> Document:
        with ws.snapshot():
            sample = finding is None and office(ws).sample
            material = table_paper(
                table, finding, as_at=as_at or ws.today(),
                provenance=Provenance.SAMPLE if sample else None,
            )  # fmt: skip
            settings = paper_settings(ws)
            order = PaperOrder(
                TABLE.id, marking=marking, rule=settings.rule, handling=settings.handling
            )
            prepared = prepare_material(ws, TABLE, order, material)
        stops = [one for one in prepared.concerns if one.weight is Weight.STOPS]
        if stops:
            said = f"{str(stops[0].words).rstrip('.')}. Nothing was written. {stops[0].mend}"
            raise UserProblem(said.rstrip())
        return prepared.document

    return write_document(build, formats, folder, TABLE_FORMATS, progress, cancelled)


def table_csv(document: Document) -> bytes:
    """Return the one table of a document as a list: numbers plain, days in full, and a column
    more that says of sample data what it is."""
    table = next(document.tables())
    shown = paper_columns(table)
    more = (SAMPLE_HEADING,) if document.sample else ()
    rows: list[tuple[str | Decimal, ...]] = [
        (*(_heading(table, place, column) for place, column in shown), *more)
    ]
    more = (SAMPLE_CELL,) if document.sample else ()
    rows += [(*(_plain(row.cells[place]) for place, _ in shown), *more) for row in table.rows]
    return list_bytes(rows)


def _html(document: Document) -> bytes:
    from oversight_app.summaries.html import html_bytes

    return html_bytes(document)


def _pdf(document: Document) -> bytes:
    from oversight_app.summaries.pdf import pdf_bytes

    return pdf_bytes(document)


def _docx(document: Document) -> bytes:
    from oversight_app.summaries.docx import docx_bytes

    return docx_bytes(document)


def _read_again(ending: str, make: Writer) -> Writer:
    """A writer whose file is opened again before it is handed on, as those of papers are."""

    def made(document: Document) -> bytes:
        content = make(document)
        found = reread(content, Format(ending), document)
        if found:
            raise UserProblem(f"{found[0].words} Nothing was written. {found[0].mend}".rstrip())
        return content

    return made


TABLE_FORMATS: dict[str, Writer] = {
    "xlsx": _read_again("xlsx", xlsx_bytes),
    # The rows alone: plain text without what a paper's list has around them.
    "csv": table_csv,
    "html": _read_again("html", _html),
    "pdf": _read_again("pdf", _pdf),
    "docx": _read_again("docx", _docx),
}
"""The formats of a table by the ending of their files."""


def _heading(table: Table, place: int, column: Column) -> str:
    percent = any(
        isinstance(cell := row.cells[place], Quantity) and cell.unit is Unit.PERCENT
        for row in table.rows
    )
    return readable(column.heading) + (" (%)" if percent else "")


def _plain(cell: Cell) -> str | Decimal:
    if isinstance(cell, Quantity) and cell.value is not None:
        return Decimal(f"{round_half_up(cell.value, cell.decimals):.{cell.decimals}f}")
    words = paper_words(cell)
    return "" if cell is None else words
