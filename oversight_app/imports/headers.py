"""Where the heading row of a long table is, told by its words in whatever form they are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oversight_app.imports.cells import Sheet, heading

_ROWS_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Columns:
    """A heading row: its ``index`` in the sheet's rows, the place of each field, and the other
    headings, in their order."""

    index: int
    places: Mapping[str, int]
    others: tuple[str, ...]
    printed: Mapping[str, str]
    """Each field's heading as the file prints it, for messages."""


def found(
    sheet: Sheet, fields: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> Columns | None:
    """Return the first row near the top with a heading for every needed field, or None.

    ``fields`` maps a field to the forms of heading it goes by (``cells.heading`` form).
    """
    field_of = {form: field for field, forms in fields.items() for form in forms}
    for index, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
        places: dict[str, int] = {}
        printed: dict[str, str] = {}
        others = []
        for place, cell in enumerate(row):
            key = heading(cell)
            field = field_of.get(key)
            if field and field not in places:
                places[field] = place
                printed[field] = " ".join(str(cell).split())
            elif key:
                others.append(" ".join(str(cell).split()))
        if all(field in places for field in needed):
            return Columns(index, places, tuple(others), printed)
    return None
