"""What arrives from the reading process is not believed until it was checked."""

from array import array
from typing import Any

import pytest

from oversight_app.domain.datasets import ACTIVITY
from oversight_app.domain.local import MISSING
from oversight_app.imports.local.arriving import Arriving
from oversight_app.imports.reading_process import ReadingFailed


def bytes_of(*columns: list[int]) -> bytes:
    return b"".join(array("q", column).tobytes() for column in columns)


def message(**changes: Any) -> dict[str, Any]:
    """Return two kept rows and one rejected, of the columns day and district."""
    blob = bytes_of([2, 4], [20220401, MISSING], [1, 0], [3], [0], [5])
    sent = {
        "is": "columns",
        "kept": 2,
        "rejected": 1,
        "words": [["district", 1, 7]],
        "issues": [[3, "Date", "“x”", 5]],
        "blob": blob + b"Swindon",
    }
    return sent | changes


def taken(**changes: Any) -> Arriving:
    arriving = Arriving(ACTIVITY, ["day", "district"], across=False)
    arriving.take(message(**changes))
    return arriving


def test_columns_are_put_together() -> None:
    arriving = taken()
    arriving.take(message(words=[], blob=message()["blob"][:-7]))
    columns = arriving.columns()
    assert list(columns["day"].values) == [20220401, MISSING] * 2
    assert columns["district"].words == ("", "Swindon")
    assert list(arriving.rows) == [2, 4, 2, 4]


@pytest.mark.parametrize(
    "changes",
    [
        {"kept": 3},
        {"kept": -1},
        {"rejected": 2},
        {"blob": b""},
        {"blob": None},
        {"words": []},
        {"words": [["district", 2, 7]]},
        {"words": [["day", 1, 7]]},
        {"words": [["district", 1, 8]]},
        {"words": [["district", 1, 400]]},
        {"issues": [[3, "Date", "x", 99]]},
        {"issues": [["3", "Date", "x", 5]]},
        {"blob": bytes_of([2, 4], [99990401, 1], [1, 0], [3], [0], [5]) + b"Swindon"},
        {"blob": bytes_of([2, 4], [-5, MISSING], [1, 0], [3], [0], [5]) + b"Swindon"},
        {"blob": bytes_of([2, 4], [20220401, 0], [2, 0], [3], [0], [5]) + b"Swindon"},
        {"blob": bytes_of([2, 4], [20220401, 0], [-1, 0], [3], [0], [5]) + b"Swindon"},
        {"blob": bytes_of([0, 4], [20220401, 0], [1, 0], [3], [0], [5]) + b"Swindon"},
        {"blob": bytes_of([2, 4], [20220401, 0], [1, 0], [3], [0], [500]) + b"Swindon"},
        {"blob": bytes_of([2, 4], [20220401, 0], [1, 0], [3], [0], [5]) + b"\xffwindon"},
    ],
)
def test_anything_else_is_a_fault(changes: dict[str, Any]) -> None:
    with pytest.raises(ReadingFailed):
        taken(**changes)


@pytest.mark.parametrize("fields", [["horses"], ["day", "day"], [7]])
def test_columns_of_no_field_are_a_fault(fields: list[Any]) -> None:
    with pytest.raises(ReadingFailed):
        Arriving(ACTIVITY, fields, across=False)
