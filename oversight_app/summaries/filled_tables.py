"""Tables of the screen as they go on paper: money is a number, and no cell of words is blank."""

import re
from dataclasses import replace

from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.wording import MINUS, Quantity

NOTHING = "none"
"""What stands in an empty cell of words: a screen reader would pass over a blank one."""
_MONEY = re.compile(rf"[{MINUS}-]?£[\d,]+(?:\.\d\d)?")


def filled(table: Table) -> Table:
    """Return a table whose money is a number under a heading that says pounds, and whose empty
    cells of words say so; ``[z]`` is for figures alone."""
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
