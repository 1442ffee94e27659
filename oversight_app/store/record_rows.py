"""Records as rows of their tables and back; both follow from the declared fields."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.observations import Provenance
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.record_kinds import table_of
from oversight_app.domain.recorded import Recorded, specs

R = TypeVar("R", bound=Recorded)

_OWN = ("id", "number", "version", "provenance")
REGISTRY = ", ".join(f"r.{name}" for name in _OWN)


def select(kind: type[Recorded]) -> str:
    """The query for the records of a kind: the registry's columns, then the fields in order."""
    columns = ", ".join((REGISTRY, *(f"t.{spec.id}" for spec in specs(kind))))
    return f"SELECT {columns} FROM {table_of(kind.kind)} AS t JOIN record AS r ON r.id = t.id"


def record_from(kind: type[R], row: tuple[Any, ...]) -> R:
    """Return the record that a row of ``select`` says."""
    names, turned = _reading(kind)
    values = list(row)
    for place, read in turned:
        values[place] = read(values[place])
    # Thousands are read for a page, and a frozen dataclass sets each field by a call of its own.
    record = kind.__new__(kind)
    record.__dict__.update(zip(names, values, strict=True))
    return record


def said_by(record: Recorded) -> dict[str, Any]:
    """Return what a record says, as its table holds it."""
    return {spec.id: stored_value(spec, getattr(record, spec.id)) for spec in specs(type(record))}


def saying(record: R, said: Mapping[str, Any]) -> R:
    """Return a record that says what a row or a version of it says; fields that were not there
    yet are as they begin."""
    kind = type(record)
    own = tuple(getattr(record, name) for name in _OWN)
    names = [spec.id for spec in specs(kind)]
    if any(name not in said for name in names):
        said = {**said_by(kind()), **said}
    return record_from(kind, (*own, *(said[name] for name in names)))


def stored_value(spec: Spec, value: Any) -> Any:
    """Return a field's value as its table holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if spec.holds is Holds.SCHEME:
        return value or None
    return int(value) if spec.holds is Holds.YES_NO else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _scheme(value: str | None) -> str:
    return value or ""


_READ: Mapping[Holds, Callable[[Any], Any]] = {
    Holds.DAY: _day, Holds.SCHEME: _scheme, Holds.YES_NO: bool,
}  # fmt: skip


_PROVENANCE = {one.value: one for one in Provenance}
_Reading = tuple[tuple[str, ...], tuple[tuple[int, Callable[[Any], Any]], ...]]
_READING: dict[type[Recorded], _Reading] = {}


def _reading(kind: type[Recorded]) -> _Reading:
    """The names of a row's values, and the places of those that are stored as something else."""
    if kind not in _READING:
        turned = (
            (place, _READ[spec.holds])
            for place, spec in enumerate(specs(kind), len(_OWN))
            if spec.holds in _READ
        )
        names = (*_OWN, *(spec.id for spec in specs(kind)))
        _READING[kind] = names, ((_OWN.index("provenance"), _PROVENANCE.__getitem__), *turned)
    return _READING[kind]
