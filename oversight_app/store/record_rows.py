"""Records as rows of their tables and back; both follow from the declared fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.observations import Provenance
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.record_kinds import KINDS, table_of
from oversight_app.domain.recorded import Recorded, specs

R = TypeVar("R", bound=Recorded)

REGISTRY = "r.id, r.number, r.version, r.provenance"


def select(kind: type[Recorded]) -> str:
    """The query for the records of a kind: the registry's columns, then the fields in order."""
    columns = ", ".join((REGISTRY, *(f"t.{spec.id}" for spec in specs(kind))))
    return f"SELECT {columns} FROM {table_of(kind.kind)} AS t JOIN record AS r ON r.id = t.id"


def record_from(kind: type[R], row: tuple[Any, ...]) -> R:
    """Return the record that a row of ``select`` says."""
    number, own, version, provenance, *values = row
    said = {
        spec.id: read_value(spec, value) for spec, value in zip(specs(kind), values, strict=True)
    }
    return kind(id=number, number=own, version=version, provenance=Provenance(provenance), **said)


def said_by(record: Recorded) -> dict[str, Any]:
    """Return what a record says, as its table holds it."""
    return {spec.id: stored_value(spec, getattr(record, spec.id)) for spec in specs(type(record))}


def saying(record: R, said: Mapping[str, Any]) -> R:
    """Return a record that says what a row or a version of it says; fields that were not there
    yet are as they begin."""
    fresh = type(record)()
    values = {
        spec.id: read_value(spec, said[spec.id]) if spec.id in said else getattr(fresh, spec.id)
        for spec in specs(type(record))
    }
    return type(record)(
        id=record.id,
        number=record.number,
        version=record.version,
        provenance=record.provenance,
        **values,
    )


def kind_of(kind: str) -> type[Recorded]:
    """Return the class of a kind by its id; KeyError for none."""
    return KINDS[kind]


def stored_value(spec: Spec, value: Any) -> Any:
    """Return a field's value as its table holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if spec.holds is Holds.SCHEME:
        return value or None
    return int(value) if spec.holds is Holds.YES_NO else value


def read_value(spec: Spec, value: Any) -> Any:
    """Return what a stored value stands for."""
    if spec.holds is Holds.DAY:
        return date.fromisoformat(value) if value else None
    if spec.holds is Holds.SCHEME:
        return value or ""
    return bool(value) if spec.holds is Holds.YES_NO else value
