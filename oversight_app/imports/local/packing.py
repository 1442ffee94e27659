"""The reading process: records as columns of integers, and the message that carries them."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from oversight_app.imports.local.judging import Judge
from oversight_app.imports.local.parsers import Cells, Words


@dataclass(slots=True)
class Records:
    """Rows to be: values by field, the row of the file of each, and its column in a crosstab."""

    values: dict[str, list[int]]
    numbers: Sequence[int]
    across: Sequence[int] = ()

    def kept(self, bad: set[int]) -> "Records":
        """Return the records without those at some places."""
        keep = [True] * len(self.numbers)
        for at in bad:
            keep[at] = False
        return Records(
            {name: list(compress(each, keep)) for name, each in self.values.items()},
            list(compress(self.numbers, keep)),
            list(compress(self.across, keep)),
        )


def packed(
    records: Records,
    fields: Sequence[str],
    cells: Mapping[str, Cells],
    judge: Judge,
    *,
    across: bool,
) -> tuple[dict[str, Any], bytes]:
    """Return the message of some records and of what was rejected since the last, which the
    judge then forgets."""
    parts = [array("q", records.numbers).tobytes()]
    if across:
        parts.append(array("q", records.across).tobytes())
    words = []
    texts = []
    for name in fields:
        parts.append(array("q", records.values[name]).tobytes())
        column = cells.get(name)
        if isinstance(column, Words) and column.new:
            text = "\0".join(column.new).encode("utf-8")
            words.append([name, len(column.new), len(text)])
            texts.append(text)
            column.new = []
    parts += [array("q", each).tobytes() for each in (judge.rows, judge.columns, judge.reasons)]
    message = {
        "is": "columns",
        "kept": len(records.numbers),
        "rejected": len(judge.rows),
        "words": words,
        "issues": judge.issues,
    }
    judge.clear()
    return message, b"".join(parts + texts)


def ended(judge: Judge, people_unstated: int, unknown: Sequence[str] = ()) -> dict[str, Any]:
    """Return the message with the counts of the whole table; ``unknown`` are words for measures
    that the mapping does not have."""
    return {
        "is": "end",
        "blank_rows": judge.blank_rows,
        "total_rows": judge.total_rows,
        "note_rows": judge.note_rows,
        "last_row": judge.last_row,
        "people_unstated": people_unstated,
        "unknown": list(unknown),
    }
