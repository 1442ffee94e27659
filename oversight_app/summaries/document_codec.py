"""A whole document as bytes, and back: what a frozen paper is kept as.

One JSON object: ``format``, ``document`` and, where it was prepared to leave, ``disclosure`` (see
``store.disclosures``). Every value says its type by name, and every field is written, so that
papers sent today open as they were in years. A type or a field that leaves the program stays
readable by an entry here; a new field has a default, which is what older papers say.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from oversight_app.domain import charts, findings
from oversight_app.domain.batches import Boundary
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker, Provenance, Release
from oversight_app.domain.papers import Marking
from oversight_app.domain.small_numbers import Count, Counting, Disclosure, Sum
from oversight_app.domain.wording import Counted, Quantity, Sentence
from oversight_app.store.disclosures import MEMBER, read_disclosure, said_disclosure
from oversight_app.summaries import document as model

FORMAT = 1
_TYPE = "~"
_DATE, _MAP = "date", "map"

_DATACLASSES: dict[str, type[Any]] = {
    one.__name__: one
    for one in (
        model.Heading,
        model.Paragraph,
        model.KeyFigure,
        model.KeyFigures,
        model.ChartBlock,
        model.TableBlock,
        model.ListBlock,
        model.Term,
        model.Terms,
        model.Note,
        model.Notes,
        model.PageBreak,
        model.Columns,
        model.Document,
        findings.Sparkline,
        findings.Status,
        findings.Column,
        findings.Row,
        findings.Table,
        Release,
        Count,
        Sum,
        Counting,
        Counted,
        Quantity,
        Sentence,
        Limits,
        Boundary,
        charts.FunnelPoint,
        charts.FunnelChart,
        charts.TrendPoint,
        charts.TrendChart,
        charts.MapArea,
        charts.MapStep,
        charts.MapChart,
        charts.RangePoint,
        charts.RangeSegment,
        charts.RangeNote,
        charts.RangeChart,
        charts.Bar,
        charts.BarGroup,
        charts.BarChart,
        charts.SpanMark,
        charts.SpanRow,
        charts.SpanChart,
        charts.SharePoint,
        charts.ShareChart,
    )
}
_ENUMS: dict[str, type[Enum]] = {
    one.__name__: one for one in (model.Role, Marking, Provenance, Marker, Unit, findings.Align)
}


def to_bytes(document: model.Document, disclosure: Disclosure | None = None) -> bytes:
    """Return a document, and what it gives away, as canonical JSON in UTF-8: equal documents are
    equal bytes. Raises TypeError for a value of a type that documents do not hold."""
    said: dict[str, Any] = {"format": FORMAT, "document": _said(document)}
    if disclosure is not None:
        said[MEMBER] = said_disclosure(disclosure)
    text = json.dumps(
        said, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    )
    return text.encode()


def from_bytes(content: bytes) -> model.Document:
    """Return the document that ``to_bytes`` wrote; UserProblem for anything else."""
    said = _opened(content)
    try:
        found = _read(said["document"])
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(found, model.Document):
        raise _unreadable()
    return found


def disclosure_in(content: bytes) -> Disclosure:
    """Return what the document gives away, nothing where it does not say so; UserProblem for
    bytes that ``to_bytes`` did not write."""
    said = _opened(content).get(MEMBER)
    try:
        return Disclosure() if said is None else read_disclosure(said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable() from error


def _opened(content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content.decode())
        number = said["format"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(said, dict) or not isinstance(number, int):
        raise _unreadable()
    if number > FORMAT:
        raise UserProblem(
            "This paper was kept by a newer version of Oversight. Nothing was changed. Install "
            "that version to open it."
        )
    return said


def _unreadable() -> UserProblem:
    return UserProblem(
        "What this paper held can’t be read: it was damaged, or kept by a version of Oversight "
        "that this one does not know. Nothing was changed. Its files as they were sent, where "
        "there are any, can still be saved."
    )


def _said(value: object) -> object:
    # Enums and truth come first: a StrEnum is a str, and True an int.
    if isinstance(value, Enum):
        name = type(value).__name__
        if _ENUMS.get(name) is not type(value):
            raise TypeError(f"a document holds no {name}")
        return {_TYPE: name, "of": value.value}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    if isinstance(value, date):
        return {_TYPE: _DATE, "of": value.isoformat()}
    if isinstance(value, Mapping):
        return {_TYPE: _MAP, "of": {str(key): _said(one) for key, one in value.items()}}
    name = type(value).__name__
    if not is_dataclass(value) or _DATACLASSES.get(name) is not type(value):
        raise TypeError(f"a document holds no {name}")
    return {_TYPE: name} | {one.name: _said(getattr(value, one.name)) for one in fields(value)}


def _read(said: Any) -> Any:
    if isinstance(said, list):
        return tuple(_read(one) for one in said)
    if not isinstance(said, dict):
        return said
    name = said[_TYPE]
    if name == _DATE:
        return date.fromisoformat(said["of"])
    if name == _MAP:
        return {key: _read(one) for key, one in said["of"].items()}
    if name in _ENUMS:
        return _ENUMS[name](said["of"])
    return _DATACLASSES[name](**{key: _read(one) for key, one in said.items() if key != _TYPE})
