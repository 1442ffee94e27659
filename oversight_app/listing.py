"""Figures as the command line prints them: a table for people, CSV and JSON for programs."""

import csv
import json
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from oversight_app.domain.findings import Align, Cell, ForceFigure, Table, cell_words
from oversight_app.domain.wording import Quantity


class Format(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


FIGURE_COLUMNS = (
    "gss_code", "name", "numerator", "denominator", "value", "lower_95", "upper_95",
    "lower_998", "upper_998", "position", "release",
)  # fmt: skip


def print_figures(found: Sequence[ForceFigure], decimals: int, as_format: Format) -> None:
    """Print figures to standard output; a table's values with this many decimals."""
    rows = [figure_row(figure) for figure in found]
    if as_format is Format.JSON:
        print(json.dumps(rows, ensure_ascii=False, indent=1))  # noqa: T201
    elif as_format is Format.CSV:
        writer = csv.DictWriter(sys.stdout, FIGURE_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print_table(found, decimals)


def print_rows(table: Table, as_format: Format) -> None:
    """Print a finding's table: for programs by the keys of its columns, numbers as numbers."""
    if as_format is Format.TABLE:
        _print_lines(
            [(c.heading, c.align is Align.RIGHT) for c in table.columns],
            [[cell_words(cell) for cell in row.cells] for row in table.rows],
        )
        if not table.rows:
            # Headings alone look like something that broke.
            print("There are none.")  # noqa: T201
        return
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(_cell, row.cells), strict=True)) for row in table.rows]
    if as_format is Format.JSON:
        print(json.dumps(rows, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        writer = csv.DictWriter(sys.stdout, keys, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def figure_row(figure: ForceFigure) -> dict[str, object]:
    """Return one force's figure under the printed columns; whole numbers without a point."""
    at = figure.limits
    position = str(figure.marker or figure.position) if figure.value is None else figure.position
    return {
        "gss_code": figure.gss_code,
        "name": figure.name,
        "numerator": _plain(figure.numerator),
        "denominator": _plain(figure.denominator),
        "value": _plain(figure.value),
        "lower_95": at.lower_95 if at else None,
        "upper_95": at.upper_95 if at else None,
        "lower_998": at.lower_998 if at else None,
        "upper_998": at.upper_998 if at else None,
        "position": str(position),
        "release": figure.release,
    }


def _print_table(found: Sequence[ForceFigure], decimals: int) -> None:
    headings = ("Force", "Numerator", "Denominator", "Value", "95% limits", "Position")
    lines = []
    for figure in found:
        row = figure_row(figure)
        at = figure.limits
        between = f"{at.lower_95:,.{decimals}f} to {at.upper_95:,.{decimals}f}" if at else ""
        lines.append(
            [
                figure.name,
                str(Quantity(figure.numerator)),
                "" if figure.denominator is None else str(Quantity(figure.denominator)),
                str(Quantity(figure.value, decimals=decimals, marker=figure.marker)),
                between,
                str(row["position"]),
            ]
        )
    _print_lines([(words, words not in ("Force", "Position")) for words in headings], lines)


def _print_lines(headings: Sequence[tuple[str, bool]], lines: Sequence[Sequence[str]]) -> None:
    """Print a table for people; each heading with whether its column holds numbers."""
    from rich.console import Console
    from rich.table import Table as Printed
    from rich.text import Text

    table = Printed(box=None, pad_edge=False)
    for words, numbers in headings:
        table.add_column(words, justify="right" if numbers else "left")
    for line in lines:
        # What somebody wrote in square brackets, and [c], are words and no styles.
        table.add_row(*map(Text, line))
    Console(width=None if sys.stdout.isatty() else 120).print(table)


def _cell(cell: Cell) -> float | int | str | None:
    if isinstance(cell, Quantity):
        return _plain(cell.value)
    if isinstance(cell, date):
        return cell.isoformat()
    return None if cell is None else cell_words(cell)


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value
