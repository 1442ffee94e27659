"""One table of a page as a file for a recipient: a workbook or a list, marked as a paper is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from oversight_app.domain.findings import Align, Cell, Column, Finding, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Marking
from oversight_app.domain.wording import MINUS, Quantity, round_half_up
from oversight_app.store.history import head
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import (
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    TableBlock,
    Term,
    Terms,
)
from oversight_app.summaries.plain_list import list_bytes
from oversight_app.summaries.rendering import Writer, write_document
from oversight_app.summaries.words import cell_words as paper_words
from oversight_app.summaries.words import paper_columns, readable, worded
from oversight_app.summaries.xlsx import xlsx_bytes

SAMPLE_HEADING = "Data"
SAMPLE_CELL = "Holds sample data, about no real force"
NOTHING = "none"
"""What stands in an empty cell of words: a screen reader would pass over a blank one."""
_DAY = re.compile(r"(?:,| on)? \d{1,2} [A-Z][a-z]+ \d{4}")
_MONEY = re.compile(rf"[{MINUS}-]?£[\d,]+(?:\.\d\d)?")


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
            today, mine = ws.today(), office(ws)
            return table_document(
                table, finding, office=mine.name, history_head=head(ws), dated=today,
                as_at=as_at or today, marking=marking, sample=mine.sample,
            )  # fmt: skip

    return write_document(build, formats, folder, TABLE_FORMATS, progress, cancelled)


def table_document(
    table: Table,
    finding: Finding | None,
    *,
    office: str,
    history_head: str,
    dated: date,
    as_at: date,
    marking: Marking,
    sample: bool = False,
) -> Document:
    """Return a paper of one table. ``sample`` says of a table without a finding that it is made
    up."""
    provenance = Provenance.SAMPLE if sample else Provenance.LOCAL
    if finding is not None:
        provenance = finding.provenance
    blocks: list[Block] = []
    if finding is not None:
        blocks += [Heading(1, finding.question), Paragraph(finding.headline, Role.FINDING)]
        if str(finding.support):
            blocks.append(Paragraph(finding.support, Role.SUPPORT))
        if finding.caveats:
            blocks += [Heading(1, "To be borne in mind"), ListBlock(finding.caveats)]
        if finding.method:
            blocks.append(Terms((Term("Method", finding.method),)))
    blocks.append(TableBlock(_filled(table)))
    return Document(
        title=_DAY.sub("", str(table.title)),
        subtitle=as_at_words(as_at),
        stem=_DAY.sub("", str(table.title)),
        office=office,
        as_at=as_at,
        dated=dated,
        marking=marking,
        history_head=history_head,
        blocks=tuple(blocks),
        # Those of returns are of one scheme, and the table of all.
        sources=finding.origin.releases
        if finding is not None and provenance is Provenance.PUBLISHED
        else (),
        provenance=provenance,
    )


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


def as_at_words(day: date) -> str:
    """Say of which day a table is."""
    return worded(f"As at {paper_words(day)}")


def _filled(table: Table) -> Table:
    """A table whose money is a number under a heading that says pounds, and whose empty cells of
    words say so; ``[z]`` is for figures alone."""
    columns = [
        replace(column, heading=f"{column.heading} (£)")
        if any(_is_money(row.cells[place]) for row in table.rows)
        else column
        for place, column in enumerate(table.columns)
    ]

    def cell(value: Cell, column: Column) -> Cell:
        if isinstance(value, str) and _is_money(value):
            return _pounds(value)
        empty = value is None or (isinstance(value, str) and not value.strip())
        return NOTHING if empty and column.align is Align.LEFT else value

    rows = tuple(
        Row(row.key, tuple(map(cell, row.cells, columns)), row.pinned) for row in table.rows
    )
    return replace(table, columns=tuple(columns), rows=rows)


def _is_money(cell: Cell) -> bool:
    return isinstance(cell, str) and _MONEY.fullmatch(cell) is not None


def _pounds(words: str) -> Quantity:
    plain = words.replace("£", "").replace(",", "").replace(MINUS, "-")
    return Quantity(float(plain), decimals=2 if "." in plain else 0)


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
