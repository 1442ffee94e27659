"""Schemes of volunteers, and the office's districts, activities and patrol statuses."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.schemes import (
    SEEDED,
    SEEDED_TERMS,
    RunBy,
    Scheme,
    Term,
    TermKind,
    VettingOf,
)
from oversight_app.store.actions import Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace

_SCHEME_COLUMNS = (
    "code, name, people, run_by, vetting_of, required_minutes, valid_from, valid_to, position, "
    "aggregate_only"
)


def seeds() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (table, row) of the schemes and terms that every workspace starts with."""
    for scheme in SEEDED:
        yield "scheme", _scheme_row(scheme)
    for term in SEEDED_TERMS:
        yield "term", _term_row(term)


def all_schemes(workspace: Workspace) -> tuple[Scheme, ...]:
    """Return every scheme, ended ones among them, in the office's order."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT {_SCHEME_COLUMNS} FROM scheme ORDER BY position, name COLLATE NOCASE"
        )
    return tuple(
        Scheme(
            row[0],
            row[1],
            row[2],
            RunBy(row[3]),
            VettingOf(row[4]),
            row[5],
            _day(row[6]),
            _day(row[7]),
            row[8],
            bool(row[9]),
        )
        for row in rows
    )


def terms(workspace: Workspace, kind: TermKind) -> tuple[Term, ...]:
    """Return the districts, activities or patrol statuses; statuses by level, others A to Z."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT code, name, training, level FROM term WHERE kind = ? "
            "ORDER BY level, name COLLATE NOCASE, code",
            (str(kind),),
        )
    return tuple(
        Term(kind, code, name, bool(training), level) for code, name, training, level in rows
    )


def save_scheme(workspace: Workspace, scheme: Scheme) -> Changes:
    """Add a scheme, or change the one with its code."""
    if not scheme.name.strip() or not scheme.people.strip():
        raise UserProblem(
            "The scheme needs a name, and a word for its people. Nothing was saved. Fill both in."
        )
    with writing(workspace, "Save a scheme", "scheme") as action:
        _put(action, "scheme", ("code", scheme.code), _scheme_row(scheme))
        action.description = f"{scheme.name} saved"
    return action.changes


def save_term(workspace: Workspace, term: Term) -> Changes:
    """Add a district, activity or patrol status, or change the one with its code."""
    with writing(workspace, f"Save {_words(term.kind)}", "term") as action:
        put_terms(action, (term,))
        action.description = f"{term.name} saved"
    return action.changes


def put_terms(action: Action, new: Iterable[Term]) -> None:
    """Add or change terms inside an action under way."""
    for term in new:
        if not term.name.strip() or not term.code:
            raise UserProblem(f"{_words(term.kind)} needs a name. Nothing was saved.".capitalize())
        _put(action, "term", ("kind", str(term.kind), "code", term.code), _term_row(term))


def scheme_ids(db: WorkspaceDatabase) -> dict[str, int]:
    """Return the inner number of each scheme by its code."""
    return dict(db.rows("SELECT code, id FROM scheme"))


def term_ids(db: WorkspaceDatabase, kind: TermKind) -> dict[str, int]:
    """Return the inner number of each term of a kind by its code."""
    return dict(db.rows("SELECT code, id FROM term WHERE kind = ?", (str(kind),)))


def _put(action: Action, table: str, key: tuple[str, ...], row: dict[str, Any]) -> None:
    names, values = key[::2], key[1::2]
    where = " AND ".join(f"{name} = ?" for name in names)
    found = action.db.value(f"SELECT id FROM {table} WHERE {where}", values)
    if found is None:
        action.insert(table, **row)
    else:
        action.update(table, [found], **row)


def _scheme_row(scheme: Scheme) -> dict[str, Any]:
    return {
        "code": scheme.code,
        "name": scheme.name.strip(),
        "people": scheme.people.strip(),
        "run_by": str(scheme.run_by),
        "vetting_of": str(scheme.vetting_of),
        "required_minutes": scheme.required_minutes,
        "valid_from": scheme.valid_from.isoformat() if scheme.valid_from else None,
        "valid_to": scheme.valid_to.isoformat() if scheme.valid_to else None,
        "position": scheme.position,
        "aggregate_only": int(scheme.aggregate_only),
    }


def _term_row(term: Term) -> dict[str, Any]:
    return {
        "kind": str(term.kind),
        "code": term.code,
        "name": term.name.strip(),
        "training": int(term.training),
        "level": term.level,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _words(kind: TermKind) -> str:
    return {"district": "a district", "activity": "an activity"}.get(str(kind), "a patrol status")
