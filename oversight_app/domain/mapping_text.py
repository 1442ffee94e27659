"""A mapping as a small text file, which a colleague can bring in, and as the workspace keeps it.

The text is JSON with sorted keys, so that the same mapping is always the same text. What is
read may come from anywhere: it is held to the fields of its dataset before anything uses it.
"""

import json
import unicodedata
from collections.abc import Mapping as Table
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from oversight_app.domain.datasets import DATASETS, Dataset, FieldKind
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import (
    ColumnUse,
    Crosstab,
    DateOrder,
    DurationUnit,
    LeftOut,
    Mapping,
    Transform,
)

FORMAT = "Oversight mapping"
VERSION = 1
LONGEST_NAME = 100
_MOST_CHARACTERS = 4_000_000
_MOST_COLUMNS = 16_384
_LONGEST = 32_767
"""The most characters that a spreadsheet's cell holds."""

T = TypeVar("T", bound=StrEnum)


def written(mapping: Mapping) -> str:
    """Return a mapping as text: JSON, sorted, ending in a new line."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "name": mapping.name,
        "dataset": mapping.dataset,
        "columns": [_column_said(column) for column in mapping.columns],
        "constants": dict(mapping.constants),
        "values": {field: dict(words) for field, words in mapping.values.items()},
        "whole_months": mapping.whole_months,
        "source_office": mapping.source_office,
        "made_on": mapping.made_on.isoformat() if mapping.made_on else None,
        "made_by": mapping.made_by,
    }
    if mapping.crosstab is not None:
        said["crosstab"] = _crosstab_said(mapping.crosstab)
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read(text: str) -> Mapping:
    """Read a mapping; UserProblem for a text that is none, or none that can be used here."""
    if len(text) > _MOST_CHARACTERS:
        raise _no_mapping("it is far too long")
    try:
        said = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise _no_mapping("it is no file of that kind") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise _no_mapping("it does not say that it is one")
    version = said.get("version")
    if type(version) is not int or version != VERSION:
        raise UserProblem(
            "This layout was saved by another version of Oversight, in a form that this one "
            "does not know. Nothing was changed. Bring this program up to date, or match the "
            "columns anew."
        )
    unknown = said.keys() - _KEYS
    if unknown:
        raise _no_mapping(f"it has a part called “{_shown(min(unknown))}”")
    return _mapping(said)


def checked_name(name: str) -> str:
    """Return a mapping's name on one line; UserProblem for no name, or none that fits."""
    plain = ("" if unicodedata.category(one) in ("Cs", "Co") else one for one in name)
    spaced = (" " if unicodedata.category(one) == "Cc" else one for one in plain)
    name = " ".join("".join(spaced).split())
    if not name:
        raise UserProblem("The layout has no name. Nothing was saved. Give it a name.")
    if len(name) > LONGEST_NAME:
        raise UserProblem(
            f"The name of the layout has {len(name):,} characters, and {LONGEST_NAME} is the "
            "most. Nothing was saved. Shorten it."
        )
    return name


_KEYS = frozenset(
    {
        "format",
        "version",
        "name",
        "dataset",
        "columns",
        "constants",
        "values",
        "crosstab",
        "whole_months",
        "source_office",
        "made_on",
        "made_by",
    }
)


def _crosstab_said(crosstab: Crosstab) -> dict[str, Any]:
    said: dict[str, Any] = {
        "value": crosstab.value,
        "across": crosstab.across,
        "across_above": crosstab.across_above,
        "header_rows": crosstab.header_rows,
    }
    if crosstab.measures:
        said["down"] = crosstab.down
        said["measures"] = dict(crosstab.measures)
        said["between"] = crosstab.between
    return said


def _column_said(column: ColumnUse) -> dict[str, Any]:
    """What a column says beyond the usual, so that the text stays small."""
    said: dict[str, Any] = {"heading": column.heading}
    if column.field:
        said["field"] = column.field
    else:
        said["left_out"] = str(column.left_out)
    for name, value, usual in (
        ("order", column.order, DateOrder.UNKNOWN),
        ("unit", column.unit, DurationUnit.HOURS),
        ("transform", column.transform, Transform.NONE),
    ):
        if value is not usual:
            said[name] = str(value)
    if column.again:
        said["again"] = column.again
    return said


def _mapping(said: Table[str, Any]) -> Mapping:
    dataset = DATASETS.get(_text(said.get("dataset"), "dataset"))
    if dataset is None:
        raise _no_mapping(f"it is for “{_shown(said['dataset'])}”, which is no kind of return here")
    columns = said.get("columns")
    if not isinstance(columns, list) or len(columns) > _MOST_COLUMNS:
        raise _no_mapping("its list of columns can’t be read")
    uses = tuple(_column(one, dataset) for one in columns)
    used = [use.field for use in uses if use.field]
    if len(set(used)) < len(used):
        twice = next(field for field in used if used.count(field) > 1)
        raise _no_mapping(f"it takes two columns for “{dataset.field(twice).name}”")
    return Mapping(
        name=checked_name(_text(said.get("name"), "name")),
        dataset=dataset.id,
        columns=uses,
        constants=_words(said.get("constants", {}), "constants", dataset),
        values={
            _field(field, dataset): _words(words, "values")
            for field, words in _table(said.get("values", {}), "values").items()
        },
        crosstab=_crosstab(said.get("crosstab"), dataset),
        whole_months=_truth(said.get("whole_months", False), "whole_months"),
        source_office=_text(said.get("source_office", ""), "source_office"),
        made_on=_day(said.get("made_on")),
        made_by=_text(said.get("made_by", ""), "made_by"),
    )


def _column(said: object, dataset: Dataset) -> ColumnUse:
    table = _table(said, "columns")
    unknown = table.keys() - {"heading", "field", "left_out", "order", "unit", "transform", "again"}
    if unknown:
        raise _no_mapping(f"a column has a part called “{_shown(min(unknown))}”")
    field = _text(table.get("field", ""), "field")
    return ColumnUse(
        heading=_text(table.get("heading"), "heading"),
        field=_field(field, dataset) if field else "",
        left_out=_one_of(LeftOut, table.get("left_out", LeftOut.NOT_NEEDED), "left_out"),
        order=_one_of(DateOrder, table.get("order", DateOrder.UNKNOWN), "order"),
        unit=_one_of(DurationUnit, table.get("unit", DurationUnit.HOURS), "unit"),
        transform=_one_of(Transform, table.get("transform", Transform.NONE), "transform"),
        again=_whole(table.get("again", 0), "again", _MOST_COLUMNS),
    )


def _crosstab(said: object, dataset: Dataset) -> Crosstab | None:
    if said is None:
        return None
    table = _table(said, "crosstab")
    unknown = table.keys() - _CROSSTAB_KEYS
    if unknown:
        raise _no_mapping(f"“crosstab” has a part called “{_shown(min(unknown))}”")
    measures = _words(table.get("measures", {}), "measures")
    made = Crosstab(
        value=_field_or_none(table.get("value", ""), dataset),
        across=_field_or_none(table.get("across", ""), dataset),
        across_above=_field_or_none(table.get("across_above", ""), dataset),
        header_rows=_whole(table.get("header_rows", 1), "header_rows", 20),
        down=_text(table.get("down", ""), "down"),
        measures={word: _measure(name, dataset) for word, name in measures.items()},
        between=_field_or_none(table.get("between", ""), dataset),
    )
    if not made.measures and (made.down or made.between):
        raise _no_mapping("it does not say what the measures in its rows are")
    in_groups = bool(made.across_above) and not (made.across or made.value or made.measures)
    if not in_groups and (not made.across or bool(made.value) == bool(made.measures)):
        raise _no_mapping("it does not say what the figures in its table are")
    return made


_CROSSTAB_KEYS = frozenset(
    {"value", "across", "across_above", "header_rows", "down", "measures", "between"}
)
_COUNTED = (FieldKind.COUNT, FieldKind.MINUTES)


def _measure(name: str, dataset: Dataset) -> str:
    field = _field_or_none(name, dataset)
    if field and dataset.field(field).kind not in _COUNTED:
        raise _no_mapping(f"it takes a row of figures for “{dataset.field(field).name}”")
    return field


def _field_or_none(name: object, dataset: Dataset) -> str:
    return _field(name, dataset) if name != "" else ""


def _field(name: object, dataset: Dataset) -> str:
    written_name = _text(name, "field")
    if all(one.id != written_name for one in dataset.fields):
        raise _no_mapping(f"“{dataset.name}” has no field called “{_shown(written_name)}”")
    return written_name


def _words(said: object, part: str, dataset: Dataset | None = None) -> dict[str, str]:
    found = {key: _text(value, part) for key, value in _table(said, part).items()}
    if dataset is not None:
        for field in found:
            _field(field, dataset)
    return found


def _table(said: object, part: str) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise _no_mapping(f"its part “{part}” can’t be read")
    for key in said:
        _text(key, part)
    return said


def _text(said: object, part: str) -> str:
    if not isinstance(said, str) or len(said) > _LONGEST or _has_surrogate(said):
        raise _no_mapping(f"its part “{part}” can’t be read")
    return said


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _whole(said: object, part: str, most: int) -> int:
    if type(said) is not int or not 0 <= said <= most:
        raise _no_mapping(f"its part “{part}” is no number that can be")
    return said


def _truth(said: object, part: str) -> bool:
    if not isinstance(said, bool):
        raise _no_mapping(f"its part “{part}” is neither yes nor no")
    return said


def _day(said: object) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(_text(said, "made_on"))
    except ValueError as error:
        raise _no_mapping("the day that it was made on is no date") from error


def _one_of(kind: type[T], said: object, part: str) -> T:
    try:
        return kind(_text(said, part))
    except ValueError as error:
        raise _no_mapping(f"its part “{part}” says “{_shown(said)}”") from error


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _shown(said: object) -> str:
    text = "".join(one if one.isprintable() else " " for one in str(said))
    return text if len(text) <= 60 else f"{text[:59]}…"


def _no_mapping(why: str) -> UserProblem:
    return UserProblem(
        f"This can’t be used as a layout: {why}. Nothing was changed. Ask for the "
        "file again, or match the columns anew."
    )
