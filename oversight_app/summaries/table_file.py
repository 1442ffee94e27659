"""One table of a page as a file for a recipient: a workbook or a list, marked as a paper is."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from oversight_app.domain.findings import Cell, Column, Finding, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Marking, PaperOrder
from oversight_app.domain.wording import Quantity, round_half_up
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import Document
from oversight_app.summaries.page_paper import TABLE, table_paper
from oversight_app.summaries.plain_list import list_bytes
from oversight_app.summaries.preparing import prepare_material
from oversight_app.summaries.rendering import Writer, write_document
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
    formats (``xlsx``, ``csv``).

    ``finding`` is the answer that the table belongs to, which lends its sentence and cautions;
    ``as_at`` the day that it is of, None for the workspace's day. Raises UserProblem and
    Cancelled as ``rendering.render`` does.
    """

    def build() -> Document:
        with ws.snapshot():
            sample = finding is None and office(ws).sample
            material = table_paper(
                table, finding, as_at=as_at or ws.today(),
                provenance=Provenance.SAMPLE if sample else None,
            )  # fmt: skip
            order = PaperOrder(TABLE.id, marking=marking)
            return prepare_material(ws, TABLE, order, material).document

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


TABLE_FORMATS: dict[str, Writer] = {"xlsx": xlsx_bytes, "csv": table_csv}
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
