"""A document as lists: one CSV file a table, and one file that says what they are.

The lists are UTF-8 with a byte order mark: without it Excel on Windows reads £ and ’ as other
letters, and every other program passes over it. Numbers are plain (``-7.3``: no thousands commas,
no sign for per cent), days are ISO, and no text is such that a spreadsheet takes it for a formula.
What stands where there is no figure is what stands there on paper: ``[c]``, ``[z]``, words.

The file about them is by the W3C's "Metadata Vocabulary for Tabular Data" (2015), so that a
program knows which columns hold numbers and what stands for none.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from oversight_app.domain.findings import Cell, Column, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Release
from oversight_app.domain.wording import Quantity, round_half_up
from oversight_app.summaries.document import ChartBlock, Document, TableBlock
from oversight_app.summaries.plain_list import list_bytes
from oversight_app.summaries.sheet_plan import numbered_tables
from oversight_app.summaries.words import (
    MADE_BY,
    NOT_APPLICABLE_NOTE,
    SAMPLE_NOTE,
    cell_words,
    has_gaps,
    paper_columns,
    readable,
    worded,
)

METADATA = "-metadata.json"
SAMPLE_HEADING = "Data"
SAMPLE_CELL = "Holds sample data, about no real force"
_LONGEST_NAME = 40
_CSVW = "http://www.w3.org/ns/csvw"
_DIALECT = {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]}


def csv_files(document: Document, stem: str = "") -> tuple[tuple[str, bytes], ...]:
    """Return (ending of the name, content) of each file: ``-01-districts.csv`` and so on in the
    order of the paper, ``.csv`` of a table alone, then ``-metadata.json``. The same document gives
    the same bytes.

    ``stem`` is what the names will begin with, by which the last file names the others. Of a
    paper with sample data each row says so, since a list has no other place for it.
    """
    files: list[tuple[str, bytes]] = []
    about: list[dict[str, Any]] = []
    tables = list(_tables(document))
    for number, (table, block) in enumerate(tables, start=1):
        ending = f"-{number:02}-{_slug(worded(table.title)) or 'table'}.csv"
        if len(tables) == 1:
            ending = ".csv"
        files.append((ending, table_list(table, sample=document.sample)))
        about.append(_about(table, block, document, f"{stem}{ending}"))
    whole = json.dumps(_metadata(document, about), ensure_ascii=False, indent=2)
    return (*files, (METADATA, f"{whole}\n".encode()))


def table_list(table: Table, *, sample: bool = False) -> bytes:
    """Return one table as a list; ``sample`` adds a column that says what it holds."""
    shown = paper_columns(table)
    more = (SAMPLE_HEADING,) if sample else ()
    rows: list[tuple[str | Decimal, ...]] = [(*headings(table), *more)]
    more = (SAMPLE_CELL,) if sample else ()
    mixed = {place for place, _ in shown if _mixed(table, place)}
    rows += [
        (*(_plain(row.cells[place], percent=place in mixed) for place, _ in shown), *more)
        for row in table.rows
    ]
    return list_bytes(rows)


def headings(table: Table) -> tuple[str, ...]:
    """Return the headings of a table's columns on paper, each unlike the others, with the unit of
    what the cells hold without it: ``Share (%)``. Where shares and other figures stand in one
    column, each share has its sign."""
    found: list[str] = []
    for place, column in paper_columns(table):
        percent = _percent(table, place) and not _mixed(table, place)
        words = " ".join(readable(column.heading).split()) or "Column"
        words += " (%)" if percent and "%" not in words else ""
        name, number = words, 2
        while name.casefold() in {one.casefold() for one in found}:
            name, number = f"{words} ({number})", number + 1
        found.append(name)
    return tuple(found)


def _figures(table: Table, place: int) -> list[Quantity]:
    cells = (row.cells[place] for row in table.rows)
    return [one for one in cells if isinstance(one, Quantity) and one.value is not None]


def _percent(table: Table, place: int) -> bool:
    cells = (row.cells[place] for row in table.rows)
    return any(isinstance(one, Quantity) and one.unit is Unit.PERCENT for one in cells)


def _mixed(table: Table, place: int) -> bool:
    """True where shares in per cent and other figures stand in one column."""
    others = any(one.unit is not Unit.PERCENT for one in _figures(table, place))
    return others and _percent(table, place)


def _tables(document: Document) -> Iterator[tuple[Table, TableBlock | ChartBlock]]:
    for _, block in numbered_tables(document):
        yield block.table, block


def _plain(cell: Cell, *, percent: bool = False) -> str | Decimal:
    """``percent``: a share is written with its sign."""
    if isinstance(cell, Quantity) and cell.value is not None:
        if percent and cell.unit is Unit.PERCENT:
            return str(cell)
        rounded = round_half_up(cell.value, cell.decimals)
        # Adding nothing takes the sign from a nought.
        return Decimal(f"{rounded + 0.0:.{cell.decimals}f}")
    # A space before it would keep a formula from the guard, and some programs take it off.
    return cell.isoformat() if isinstance(cell, date) else cell_words(cell).strip()


def _slug(words: str) -> str:
    from oversight_app.summaries.writing import slug

    name = slug(words)
    # Cut between two words: “september-202” reads like another year.
    if len(name) <= _LONGEST_NAME:
        return name
    return name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]


def _metadata(document: Document, tables: list[dict[str, Any]]) -> dict[str, Any]:
    said = {
        "@context": [_CSVW, {"@language": document.language}],
        "dc:title": readable(document.title),
        "dc:description": worded(document.subtitle),
        "dc:publisher": readable(document.office),
        "dc:date": document.dated.isoformat(),
        "dc:temporal": document.as_at.isoformat(),
        "dc:source": [_source(one) for one in document.sources],
        "schema:generator": MADE_BY,
        "schema:version": document.history_head or "none",
        "schema:conditionsOfAccess": readable(document.marking_line),
    }
    notes = [f"[note {note.number}] {worded(note.text)}" for note in document.notes()]
    if document.sample:
        notes.insert(0, SAMPLE_NOTE)
    if document.hidden_note:
        notes.insert(0, readable(document.hidden_note))
    return {
        **said,
        **({"rdfs:comment": notes} if notes else {}),
        "dialect": _DIALECT,
        "tables": tables,
    }


def _source(release: Release) -> dict[str, str]:
    said = {
        "dc:identifier": release.key,
        "dc:title": readable(release.title),
        "dc:publisher": readable(release.publisher),
        "dc:license": readable(release.licence),
        "dc:issued": release.published.isoformat() if release.published else "",
    }
    return {name: words for name, words in said.items() if words}


def _about(
    table: Table, block: TableBlock | ChartBlock, document: Document, name: str
) -> dict[str, Any]:
    notes = [worded(table.note)] if table.note else []
    if isinstance(block, ChartBlock):
        notes.insert(0, worded(block.chart.title))
    else:
        calls = set(block.notes)
        notes += [worded(note.text) for note in document.notes() if note.number in calls]
    if has_gaps(table):
        notes.append(NOT_APPLICABLE_NOTE)
    columns = [
        _column(table, place, column, heading)
        for (place, column), heading in zip(paper_columns(table), headings(table), strict=True)
    ]
    if document.sample:
        columns.append(_column_about("sample", SAMPLE_HEADING, "string"))
    return {
        "url": name,
        "dc:title": worded(table.title),
        **({"rdfs:comment": notes} if notes else {}),
        "tableSchema": {"columns": columns},
    }


def _column(table: Table, place: int, column: Column, heading: str) -> dict[str, Any]:
    cells = [row.cells[place] for row in table.rows]
    figures = [cell for cell in cells if isinstance(cell, Quantity)]
    kind = "string"
    plain = figures and not _mixed(table, place)
    if plain and all(isinstance(cell, Quantity) or not cell for cell in cells):
        kind = "decimal" if any(one.decimals for one in figures) else "integer"
    elif cells and all(isinstance(cell, date) for cell in cells):
        kind = "date"
    said = _column_about(column.key, heading, kind)
    without = {cell_words(c) for c in cells if not isinstance(c, Quantity) or c.value is None}
    return {**said, "null": sorted(without)} if figures and kind != "string" and without else said


def _column_about(name: str, heading: str, kind: str) -> dict[str, Any]:
    return {"name": re.sub("[^A-Za-z0-9]+", "_", name), "titles": heading, "datatype": kind}
