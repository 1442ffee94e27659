"""Which column of a table holds which field of a kind of record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oversight_app.domain.recorded import Recorded, specs
from oversight_app.imports.cells import Cell, Sheet, heading
from oversight_app.imports.refusals import problem
from oversight_app.review.sent_table import LINKS, REFERENCE, SAMPLE, VERSION, plain

_ROWS_LOOKED_AT = 60
_MOST_NAMED = 6
OWN = {"reference": REFERENCE, "version": VERSION, "links": LINKS, "sample": SAMPLE}
"""The columns that are no fields, by the ids they go by here."""
REJECTED = ("Row of the file", "Why it was rejected")
"""The columns that saved rejected rows end with: nothing is said of them when they come back."""


@dataclass(frozen=True, slots=True)
class RecordColumns:
    """The heading row (counted from 0), the place of each field by its id, how its column is
    headed, and the headings that no field has."""

    index: int
    places: Mapping[str, int]
    printed: Mapping[str, str]
    others: tuple[str, ...]

    def cell(self, row: Sequence[Cell], field: str) -> Cell:
        """Return a row's cell of a field, without what keeps it from being a formula; None where
        the row is short or there is no such column."""
        place = self.places.get(field)
        found = row[place] if place is not None and place < len(row) else None
        return plain(found) if isinstance(found, str) else found


def columns_of(
    kind: type[Recorded], sheets: Sequence[Sheet], file_name: str
) -> tuple[Sheet, RecordColumns]:
    """Return the sheet with a table of a kind, and its columns: the row near the top in which
    the most headings are those of fields, in whatever form they are printed.

    Raises UserProblem where no row has the heading of a field, or one field has two columns.
    """
    forms = {form: field for field, name in OWN.items() for form in (heading(name),)}
    for spec in specs(kind):
        forms[heading(spec.heading)] = spec.id
        forms.setdefault(heading(spec.id), spec.id)
    best: tuple[int, Sheet, int] | None = None
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_ROWS_LOOKED_AT]):
            fields = {forms[key] for cell in row if (key := heading(cell)) in forms}
            known = len(fields - set(OWN)) or len(fields & {"reference", "links"}) // 2
            if known and (best is None or known > best[0]):
                best = known, sheet, index
    if best is None:
        required = [spec.heading for spec in specs(kind) if spec.required]
        some = [spec.heading for spec in specs(kind)][:_MOST_NAMED]
        raise problem(
            f"“{file_name}” has no table of {kind.plural}: no row holds a heading such as "
            f"{', '.join(f'“{name}”' for name in required or some)}.",
            "Give the columns these headings, or send out a table to see how one looks.",
        )
    _, sheet, index = best
    return sheet, _columns(forms, sheet, index, file_name)


def _columns(forms: Mapping[str, str], sheet: Sheet, index: int, file_name: str) -> RecordColumns:
    places: dict[str, int] = {}
    printed: dict[str, str] = {}
    others = []
    for place, cell in enumerate(sheet.rows[index]):
        words, field = " ".join(str(cell or "").split()), forms.get(heading(cell))
        if field is None:
            if words and words not in REJECTED:
                others.append(words)
            continue
        if field in places:
            raise problem(
                f"“{file_name}” has two columns for one field: “{printed[field]}” and “{words}”.",
                "Take one of them out, or give it another heading.",
            )
        places[field], printed[field] = place, words
    return RecordColumns(index, places, printed, tuple(others))
