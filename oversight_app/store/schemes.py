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
    return workspace.once("schemes", lambda: _all_schemes(workspace))


def _all_schemes(workspace: Workspace) -> tuple[Scheme, ...]:
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT {_SCHEME_COLUMNS} FROM scheme WHERE live = 1 "
            "ORDER BY position, name COLLATE NOCASE"
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
            "SELECT code, name, training, level FROM term WHERE kind = ? AND live = 1 "
            "ORDER BY level, name COLLATE NOCASE, code",
            (str(kind),),
        )
    return tuple(
        Term(kind, code, name, bool(training), level) for code, name, training, level in rows
    )


def save_scheme(workspace: Workspace, scheme: Scheme) -> Changes:
    """Add a scheme, or change the one with its code."""
    _check_scheme(scheme)
    with writing(workspace, "Save a scheme", "scheme") as action:
        _check_name(action.db, "scheme", "code <> ?", (scheme.code,), scheme.name)
        _put(action, "scheme", {"code": scheme.code}, _scheme_row(scheme))
        action.description = f"{scheme.name.strip()} saved"
    return action.changes


def choose_schemes(workspace: Workspace, chosen: Iterable[Scheme]) -> Changes:
    """Keep the schemes that the office has, with their first and last days, and put the others of
    the list away; one act, for a workspace that has no return yet.

    UserProblem where something has been brought in or recorded of one that would go.
    """
    wanted = {scheme.code: scheme for scheme in chosen}
    with writing(workspace, "Choose schemes", "scheme") as action:
        standing = {one.code: one for one in _all_schemes(workspace)}
        for code, number in scheme_ids(action.db).items():
            if code in wanted:
                continue
            if _named(action.db, number):
                raise UserProblem(
                    f"Something is recorded of “{standing[code].name}”, so it can’t be put away. "
                    "Nothing was changed. Give the scheme a last day instead."
                )
            action.update("scheme", [number], live=False)
        for scheme in wanted.values():
            if scheme != standing.get(scheme.code):
                _check_scheme(scheme)
                _put(action, "scheme", {"code": scheme.code}, _scheme_row(scheme))
        action.description = "Schemes chosen"
    return action.changes


def save_term(workspace: Workspace, term: Term) -> Changes:
    """Add a district, activity or patrol status, or change the one with its code."""
    with writing(workspace, f"Save {_words(term.kind)}", "term") as action:
        put_terms(action, (term,))
        action.description = f"{term.name.strip()} saved"
    return action.changes


def delete_term(workspace: Workspace, kind: TermKind, code: str) -> Changes:
    """Delete a term that no record uses; UserProblem for one that is in use."""
    with writing(workspace, f"Delete {_words(kind)}", "term") as action:
        row = action.db.execute_sql(
            "SELECT id, name FROM term WHERE kind = ? AND code = ? AND live = 1", (str(kind), code)
        ).fetchone()
        if row is None:
            raise UserProblem(_no_term(kind))
        if _in_use(action.db, row[0]):
            raise UserProblem(
                f"Records use “{row[1]}”, so it can’t be deleted. Nothing was changed. Rename "
                "it, or take back the imports that brought those records."
            )
        # Rows on a shelf may still name it.
        action.update("term", [row[0]], live=False)
        action.description = f"{row[1]} deleted"
    return action.changes


def put_terms(action: Action, new: Iterable[Term], *, distinct: bool = True) -> None:
    """Add or change terms inside an action under way; ``distinct`` ones differ in name."""
    for term in new:
        if term.kind is TermKind.SCHEME:
            raise ValueError("a scheme is no term")
        if not term.name.strip() or not term.code:
            words = _words(term.kind).capitalize()
            raise UserProblem(f"{words} needs a name. Nothing was saved. Give it one.")
        kind = str(term.kind)
        if distinct:
            _check_name(action.db, "term", "kind = ? AND code <> ?", (kind, term.code), term.name)
        _put(action, "term", {"kind": kind, "code": term.code}, _term_row(term))


def add_terms(action: Action, new: Iterable[Term]) -> None:
    """Add those terms that are not there, as an import brings them; the office's own stay.

    Words of a file that differ in capitals alone may be made terms of two codes.
    """
    for term in new:
        if term.code not in term_ids(action.db, term.kind):
            put_terms(action, (term,), distinct=False)


def scheme_ids(db: WorkspaceDatabase) -> dict[str, int]:
    """Return the inner number of each scheme by its code."""
    return dict(db.rows("SELECT code, id FROM scheme WHERE live = 1"))


def aggregate_schemes(db: WorkspaceDatabase) -> frozenset[str]:
    """Return the codes of the schemes of which no single volunteer is ever recorded."""
    return frozenset(code for (code,) in db.rows("SELECT code FROM scheme WHERE aggregate_only"))


def known_scheme(db: WorkspaceDatabase, code: str) -> int:
    """Return the inner number of the scheme with a code; UserProblem where there is none."""
    number = scheme_ids(db).get(code)
    if number is None:
        raise UserProblem(
            f"This workspace has no scheme with the code “{code}”. Nothing was changed. "
            "Choose one from the list."
        )
    return number


def term_ids(db: WorkspaceDatabase, kind: TermKind) -> dict[str, int]:
    """Return the inner number of each term of a kind by its code."""
    return dict(db.rows("SELECT code, id FROM term WHERE kind = ? AND live = 1", (str(kind),)))


def _check_scheme(scheme: Scheme) -> None:
    if not scheme.name.strip() or not scheme.people.strip() or not scheme.code:
        raise UserProblem(
            "The scheme needs a name, and a word for its people. Nothing was saved. Fill both in."
        )
    if scheme.required_minutes is not None and not 0 < scheme.required_minutes <= 744 * 60:
        raise UserProblem(
            "The required hours must be more than none and no more than a month has. Nothing was "
            "saved. Correct them, or leave them blank where nothing is asked."
        )
    if scheme.required_minutes is not None and scheme.required_minutes % 60:
        # People are summed up by whole hours given (``people_month``).
        raise UserProblem(
            "The required hours must be a whole number of hours, since people are counted by the "
            "whole hours that they gave. Nothing was saved. Write them so, such as 16."
        )
    if scheme.valid_from and scheme.valid_to and scheme.valid_from > scheme.valid_to:
        raise UserProblem("The scheme ends before it begins. Nothing was saved. Correct the dates.")


def _check_name(
    db: WorkspaceDatabase, table: str, where: str, parameters: tuple[str, ...], name: str
) -> None:
    """Raise a UserProblem where another live row has the name."""
    rows = db.rows(f"SELECT name FROM {table} WHERE live = 1 AND {where}", parameters)
    name = name.strip()
    if name.casefold() in {other.casefold() for (other,) in rows}:
        raise UserProblem(
            f"There is already one called “{name}”. Nothing was saved. Give it another name."
        )


def _named(db: WorkspaceDatabase, number: int) -> bool:
    """Tell whether any row names a scheme, whatever table it is in."""
    names = db.rows(
        'SELECT t.name, k."from" FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS k '
        "WHERE t.type = 'table' AND k.\"table\" = 'scheme'"
    )
    return any(
        db.value(f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE "{column}" = ?)', (number,))
        for table, column in names
    )


def _in_use(db: WorkspaceDatabase, number: int) -> bool:
    """Tell whether a row that stands, or that may stand again, names a term."""
    return bool(
        db.value(
            "SELECT EXISTS (SELECT 1 FROM activity_month WHERE ?1 IN (district_id, activity_id, "
            "status_id)) OR EXISTS (SELECT 1 FROM activity_shelf WHERE replaced_by IS NOT NULL "
            "AND ?1 IN (district_id, activity_id, status_id)) OR EXISTS (SELECT 1 FROM "
            "volunteer_status AS t JOIN batch AS b ON b.id = t.batch_id "
            "WHERE b.undone_at IS NULL AND ?1 IN (t.district_id, t.status_id))",
            (number,),
        )
    )


def _put(action: Action, table: str, key: dict[str, str], row: dict[str, Any]) -> None:
    """Add a row, or change the one with its key.

    A new one is first put in as gone, and then made to stand: undone, it is gone again and not
    deleted, since rows that lie on a shelf may name it.
    """
    where = " AND ".join(f"{name} = ?" for name in key)
    found = action.db.value(f"SELECT id FROM {table} WHERE {where}", list(key.values()))
    if found is None:
        found = action.file(table, **{**row, "live": False})
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
        "live": 1,
    }


def _term_row(term: Term) -> dict[str, Any]:
    return {
        "kind": str(term.kind),
        "code": term.code,
        "name": term.name.strip(),
        "training": int(term.training),
        "level": term.level,
        "live": 1,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _words(kind: TermKind) -> str:
    return {"district": "a district", "activity": "an activity"}.get(str(kind), "a patrol status")


def _no_term(kind: TermKind) -> str:
    return (
        f"{_words(kind).capitalize()} with this code is not there. Nothing was changed. "
        "Look at the list again."
    )
