"""What the reading process is asked to do, as a message: a mapping, a sheet, a day."""

from collections.abc import Mapping as Table
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from oversight_app.domain.mappings import (
    ColumnUse,
    Crosstab,
    DateOrder,
    DurationUnit,
    LeftOut,
    Mapping,
    Transform,
)


class Kind(StrEnum):
    """What is asked for."""

    READ = "read"
    SAMPLE = "sample"
    ROWS = "rows"
    """Rows as they stand, by their numbers."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task. ``encoding`` is given where a first reading found the file to be in another than
    its start suggests. ``wanted`` are the rows asked for as they stand."""

    kind: Kind
    today: date
    sheet: str = ""
    encoding: str = ""
    mapping: Mapping | None = None
    wanted: tuple[int, ...] = ()


def written(task: Task) -> dict[str, Any]:
    """Return a task as a message."""
    message: dict[str, Any] = {
        "is": task.kind.value,
        "today": task.today.isoformat(),
        "sheet": task.sheet,
        "encoding": task.encoding,
        "wanted": task.wanted,
    }
    if task.mapping is not None:
        mapping = task.mapping
        message["mapping"] = {
            "dataset": mapping.dataset,
            "columns": [asdict(column) for column in mapping.columns],
            "constants": dict(mapping.constants),
            "values": {name: dict(values) for name, values in mapping.values.items()},
            "crosstab": asdict(mapping.crosstab) if mapping.crosstab else None,
        }
    return message


def read(message: Table[str, Any]) -> Task:
    """Return the task of a message. Our own process wrote it: anything amiss is a fault."""
    given = message.get("mapping")
    return Task(
        Kind(message["is"]),
        date.fromisoformat(message["today"]),
        message["sheet"],
        message["encoding"],
        None if given is None else _mapping(given),
        tuple(message["wanted"]),
    )


def _mapping(given: Table[str, Any]) -> Mapping:
    columns = tuple(
        ColumnUse(
            each["heading"],
            each["field"],
            LeftOut(each["left_out"]),
            DateOrder(each["order"]),
            DurationUnit(each["unit"]),
            Transform(each["transform"]),
            each["again"],
        )
        for each in given["columns"]
    )
    crosstab = Crosstab(**given["crosstab"]) if given["crosstab"] else None
    return Mapping("", given["dataset"], columns, given["constants"], given["values"], crosstab)
