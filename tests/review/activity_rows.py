"""What the table of schemes says, row by row."""

from oversight_app.domain.findings import Cell, cell_words
from oversight_app.review.activity import ActivityAnswer

SPEEDWATCH = "speedwatch"


def words(cell: Cell) -> str:
    return cell_words(cell)


def row(found: ActivityAnswer, scheme: str) -> dict[str, str]:
    """A scheme's row of the table, by the column's key; "" is shown as a dash."""
    cells = next(one.cells for one in found.schemes.rows if one.key == scheme)
    keys = [column.key for column in found.schemes.columns]
    return {key: words(cell) for key, cell in zip(keys, cells, strict=True) if key != "months"}
