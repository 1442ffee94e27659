"""A whole document as bytes and back: how a frozen paper is kept, so that it opens in years.

Each dataclass is an object that names its class, among those that a document can hold and no
other; nothing in the bytes is run. Fields that came later take what they are by default, so that
an older paper opens; one that this program does not know is refused, never guessed at.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from oversight_app.domain import (
    batches,
    charts,
    findings,
    funnel,
    measures,
    observations,
    papers,
    small_numbers,
    wording,
)
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.small_numbers import Disclosure
from oversight_app.summaries import document as document_module
from oversight_app.summaries.document import Document

FORMAT = 1
"""The version of the form; a later program still reads this one."""
_KIND, _VALUE = "_", "v"


def _known() -> dict[str, type]:
    rooms = (
        batches, charts, findings, funnel, measures, observations, papers, small_numbers, wording,
        document_module,
    )  # fmt: skip
    return {
        name: found
        for room in rooms
        for name, found in vars(room).items()
        if isinstance(found, type)
        and found.__module__ == room.__name__
        and (is_dataclass(found) or issubclass(found, Enum))
    }


_CLASSES = _known()


def to_bytes(document: Document, disclosure: Disclosure) -> bytes:
    """Return a document, and what it gives away, as canonical JSON: the same give the same bytes."""
    said = {
        "format": FORMAT,
        "document": _plain(document),
        "disclosure": disclosure.plain(),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(content: bytes) -> Document:
    """Return the document that ``to_bytes`` was given, equal in every part.

    Raises UserProblem where the bytes are damaged or a newer program wrote them.
    """
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise UserProblem(
                "This paper was kept by a newer Oversight. Nothing was changed. Open it with that "
                "one."
            )
        found = _made(said["document"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserProblem(
            "This paper can’t be read: what was kept of it is damaged. Nothing was changed. Run "
            "the check of the workspace, and restore a backup that passes it."
        ) from error
    if not isinstance(found, Document):
        raise UserProblem("What was kept is not a paper. Nothing was changed.")
    return found


def disclosure_of(content: bytes) -> Disclosure:
    """Return what a kept paper gives away."""
    return Disclosure.read(json.loads(content)["disclosure"])


def _plain(value: object) -> Any:
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return {_KIND: type(value).__name__, _VALUE: value.value}
    if isinstance(value, date):
        return {_KIND: "date", _VALUE: value.isoformat()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {_KIND: "mapping", _VALUE: [[str(k), _plain(v)] for k, v in value.items()]}
    name = type(value).__name__
    if _CLASSES.get(name) is not type(value):
        raise TypeError(f"a document can't hold a {name}")
    assert is_dataclass(value)
    return {
        _KIND: name,
        **{one.name: _plain(getattr(value, one.name)) for one in fields(value)},
    }


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(one) for one in value)
    if not isinstance(value, dict):
        return value
    kind = value[_KIND]
    if kind == "date":
        return date.fromisoformat(value[_VALUE])
    if kind == "mapping":
        return {k: _made(v) for k, v in value[_VALUE]}
    found = _CLASSES[kind]
    if issubclass(found, Enum):
        return found(value[_VALUE])
    return found(**{name: _made(one) for name, one in value.items() if name != _KIND})
