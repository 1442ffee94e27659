"""Records typed in or made by a script, as the columns that an import is kept from."""

import hashlib
from array import array
from collections.abc import Mapping as Table
from collections.abc import Sequence
from datetime import date

from oversight_app.domain.datasets import DATASETS, FieldKind
from oversight_app.domain.day_numbers import number_of
from oversight_app.domain.local import MISSING, Layout, LocalColumn, LocalIncoming
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.schemes import BLANK

Value = int | str | date | bool | None
Record = Table[str, Value]
"""A record by field id; a field that is left out, or None, is blank."""

_IN_FIGURES = frozenset(
    {
        FieldKind.DAY,
        FieldKind.MONTH,
        FieldKind.MINUTES,
        FieldKind.COUNT,
        FieldKind.TIME,
        FieldKind.YES_NO,
    }
)


def built(
    records: Sequence[Record],
    mapping: Mapping,
    *,
    file_name: str,
    typed_in: bool = False,
    layout: Layout | None = None,
) -> LocalIncoming:
    """Return records as a resolved file of the mapping's dataset.

    Words must be the office's codes. The SHA-256 is of the records, so that equal records are
    an equal file. KeyError for a field that the dataset does not have.
    """
    dataset = DATASETS[mapping.dataset]
    used = {name for record in records for name in record}
    columns = {
        one.id: _column(one.kind, [record.get(one.id) for record in records])
        for one in dataset.fields
        if one.id in used
    }
    unknown = used - columns.keys()
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return LocalIncoming(
        file_name=file_name,
        file_sha256=_sha256(columns),
        path="",
        mapping=mapping,
        layout=layout or Layout(first_row=2, last_row=len(records) + 1),
        columns=columns,
        rows=array("q", range(2, len(records) + 2)),
        columns_across=array("q"),
        resolved=True,
        typed_in=typed_in,
    )


def _column(kind: FieldKind, values: Sequence[Value]) -> LocalColumn:
    if kind in _IN_FIGURES:
        return LocalColumn(array("q", map(_number, values)))
    words: dict[str, int] = {}
    places = array("q")
    for value in values:
        blank = value is None or value == BLANK
        places.append(MISSING if blank else words.setdefault(str(value), len(words)))
    return LocalColumn(places, tuple(words))


def _number(value: Value) -> int:
    if value is None:
        return MISSING
    if isinstance(value, date):
        return number_of(value)
    if isinstance(value, str):
        raise TypeError("a figure was expected, and a word was given")
    return int(value)


def _sha256(columns: Table[str, LocalColumn]) -> str:
    digest = hashlib.sha256()
    for name, column in columns.items():
        digest.update(f"{name}\0{chr(0).join(column.words)}\0".encode())
        digest.update(column.values.tobytes())
    return digest.hexdigest()
