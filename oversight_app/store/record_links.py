"""Links between records, and from records to schemes, figures and imports; seen from both ends."""

from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import (
    KINDS,
    ONE_WAY,
    RELATION_WORDS,
    Link,
    Relation,
    may_point,
)
from oversight_app.domain.wording import with_article
from oversight_app.store.actions import GONE, Action, writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rules import linked

_COLUMNS = "id, from_id, relation, to_id, scheme, figure, batch_id, made_on"


def links(
    workspace: Workspace,
    number: int | None = None,
    relation: Relation | None = None,
    as_at: date | None = None,
) -> tuple[Link, ...]:
    """Return the links from and to a record, or all of them; of one relation, or of any;
    ``as_at`` those that counted at the end of an earlier day, as far as they are still there."""
    where, values = ["1"], list[object]()
    if number is not None:
        # Not "? IN (from_id, to_id)", which would look through every link there is.
        where, values = ["(from_id = ? OR to_id = ?)"], [number, number]
    if relation is not None:
        where, values = [*where, "relation = ?"], [*values, str(relation)]
    if as_at is not None:
        where, values = [*where, "made_on <= ?"], [*values, as_at.isoformat()]
    with workspace.snapshot():
        rows = workspace.db.rows(
            f"SELECT {_COLUMNS} FROM record_link WHERE {' AND '.join(where)} ORDER BY id",
            values,
        )
    return tuple(
        Link(
            from_id,
            Relation(relation),
            to_id,
            scheme or "",
            figure or "",
            batch,
            id=own,
            made_on=date.fromisoformat(made_on),
        )
        for own, from_id, relation, to_id, scheme, figure, batch, made_on in rows
    )


def add_link(workspace: Workspace, link: Link) -> Changes:
    """Link a record with another one, a scheme, a figure or an import."""
    with writing(workspace, "Link a record", "record_link") as action:
        put_link(action, link, workspace.today())
        action.description = f"{RELATION_WORDS[link.relation][0]}: linked"
    return action.changes


def delete_link(workspace: Workspace, number: int) -> Changes:
    """Take a link away; both ends stay."""
    with writing(workspace, "Take a link away", "record_link") as action:
        action.delete_record("record_link", number)
        action.description = "Link taken away"
    return action.changes


def put_link(action: Action, link: Link, day: date, begins: date | None = None) -> None:
    """Make a link inside an action under way; one that is there already stays as it is. ``day``
    is the day from which it counts, and what it brings about.

    ``begins`` is that of a new record that it is made with: what was asked in March and recorded
    in May with its links is there as at April with them.
    """
    row = {
        "from_id": link.from_id,
        "relation": str(link.relation),
        "to_id": link.to_id,
        "scheme": link.scheme or None,
        "figure": link.figure or None,
        "batch_id": link.batch,
    }
    where = " AND ".join(f"{name} IS ?" for name in row)
    if action.db.value(f"SELECT 1 FROM record_link WHERE {where}", tuple(row.values())):
        return
    _check(action.db, link)
    made_on = day if begins is None else min(day, begins)
    action.insert("record_link", **row, made_on=made_on)
    linked(action, link, day)


def delete_links(action: Action, number: int) -> None:
    """Take away the links that go out from a record."""
    for (row,) in action.db.rows("SELECT id FROM record_link WHERE from_id = ?", (number,)):
        action.delete("record_link", [row])


def _check(db: WorkspaceDatabase, link: Link) -> None:
    from_kind = db.value("SELECT kind FROM record WHERE id = ?", (link.from_id,))
    if from_kind is None:
        raise UserProblem(GONE)
    if link.to_id is None:
        _check_target(db, link)
        return
    to_kind = db.value("SELECT kind FROM record WHERE id = ?", (link.to_id,))
    if to_kind is None:
        raise UserProblem(GONE)
    if link.from_id == link.to_id:
        raise UserProblem("A record can’t be linked to itself. Nothing was changed.")
    if not may_point(link.relation, from_kind, to_kind):
        words = RELATION_WORDS[link.relation][0].lower()
        ends = [with_article(KINDS[kind].noun) for kind in (from_kind, to_kind)]
        raise UserProblem(
            f"“{words}” does not go from {ends[0]} to {ends[1]}. Nothing was changed. "
            "Choose another kind of link."
        )
    if link.relation in ONE_WAY and _leads_to(db, link.to_id, link.from_id):
        raise UserProblem(
            "This link would make a loop: what it points to follows from this record already. "
            "Nothing was changed."
        )


def _check_target(db: WorkspaceDatabase, link: Link) -> None:
    if not (link.scheme or link.figure or link.batch):
        raise UserProblem("This link goes to nothing. Nothing was changed. Choose what it is to.")
    if link.relation is not Relation.ABOUT:
        raise UserProblem("This kind of link goes to another record. Nothing was changed.")
    if link.scheme and not db.value("SELECT 1 FROM scheme WHERE code = ?", (link.scheme,)):
        raise UserProblem("This scheme is not there. Nothing was changed. Choose another.")
    if link.batch and not db.value("SELECT 1 FROM batch WHERE id = ?", (link.batch,)):
        raise UserProblem("This import is not there. Nothing was changed. Choose another.")


def _leads_to(db: WorkspaceDatabase, start: int, end: int) -> bool:
    marks = ", ".join("?" * len(ONE_WAY))
    return bool(
        db.value(
            "WITH RECURSIVE onward(id) AS (SELECT ? UNION SELECT l.to_id FROM record_link AS l "
            f"JOIN onward ON l.from_id = onward.id WHERE l.relation IN ({marks}) "
            "AND l.to_id IS NOT NULL) SELECT 1 FROM onward WHERE id = ?",
            (start, *map(str, ONE_WAY), end),
        )
    )
