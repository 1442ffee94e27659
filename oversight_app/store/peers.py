"""Peer sets: forces that the office compares its own with."""

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import PeerSet
from oversight_app.store.actions import Action, writing
from oversight_app.store.bodies import known_body
from oversight_app.store.changes import Changes
from oversight_app.store.models import BodyRow, PeerSetMemberRow, PeerSetRow
from oversight_app.store.opened import Workspace

LONGEST_NAME = 100


def all_peer_sets(workspace: Workspace) -> tuple[PeerSet, ...]:
    """Return the peer sets, A to Z, each with its members in the order they were given."""
    members_query = (
        PeerSetMemberRow.select(PeerSetMemberRow.peer_set, BodyRow.code)
        .join(BodyRow)
        .order_by(PeerSetMemberRow.peer_set, PeerSetMemberRow.position)
    )
    sets_query = PeerSetRow.select().order_by(PeerSetRow.name.collate("NOCASE"), PeerSetRow.id)
    with workspace.snapshot():
        members: dict[int, list[str]] = {}
        for number, code in members_query.tuples().execute(workspace.db):
            members.setdefault(number, []).append(code)
        return tuple(
            PeerSet(members=tuple(members.get(row["id"], ())), **row)
            for row in sets_query.dicts().execute(workspace.db)
        )


def save_peer_set(workspace: Workspace, peer_set: PeerSet) -> Changes:
    """Save a set of forces: a new one where its ``id`` is 0."""
    name, members = " ".join(peer_set.name.split()), tuple(dict.fromkeys(peer_set.members))
    _check_name(name)
    if not members:
        raise UserProblem("The set of forces has no force. Nothing was saved. Choose at least one.")
    row = {
        "name": name,
        "chosen_by": peer_set.chosen_by.strip(),
        "chosen_on": peer_set.chosen_on,
        "reason": peer_set.reason.strip(),
    }
    verb = "Change" if peer_set.id else "Add"
    with writing(workspace, f"{verb} set of forces", "peer_set") as action:
        taken = action.db.value(
            "SELECT 1 FROM peer_set WHERE name = ? COLLATE NOCASE AND id <> ?",
            (name, peer_set.id),
        )
        if taken:
            raise UserProblem(
                f"There is already a set of forces called “{name}”. Nothing was saved. "
                "Give this one another name."
            )
        if not peer_set.id:
            number = action.insert("peer_set", **row)
            _put_members(action, number, members)
        else:
            number = peer_set.id
            kept = _members(action, number) == members
            kept = (
                kept
                and action.db.value("SELECT name FROM peer_set WHERE id = ?", (number,)) == name
            )
            # A member's row says the name of its set, so a renamed set has new members' rows.
            if not kept:
                _drop_members(action, number)
            action.update_record("peer_set", number, **row)
            if not kept:
                _put_members(action, number, members)
        action.description = f"Peer set “{name}” saved"
    return action.changes


def _check_name(name: str) -> None:
    if not name:
        raise UserProblem("The set of forces has no name. Nothing was saved. Give it a name.")
    if len(name) > LONGEST_NAME:
        raise UserProblem(
            f"The name of the set of forces has {len(name):,} characters, and {LONGEST_NAME} is "
            "the most. Nothing was saved. Shorten it."
        )
    # These choose all forces and the regions, so a set of that name could never be chosen.
    if name.casefold() in ("all", "all forces") or name.casefold().startswith("region:"):
        raise UserProblem(
            f"“{name}” already means something else among the peers. Nothing was saved. "
            "Give the set another name."
        )


def delete_peer_set(workspace: Workspace, peer_set_id: int) -> Changes:
    """Delete a set of forces."""
    with writing(workspace, "Delete set of forces", "peer_set") as action:
        _drop_members(action, peer_set_id)
        action.delete_record("peer_set", peer_set_id)
        action.description = "Peer set deleted"
    return action.changes


def _members(action: Action, number: int) -> tuple[str, ...]:
    rows = action.db.rows(
        "SELECT b.code FROM peer_set_member AS m JOIN body AS b ON b.id = m.body_id "
        "WHERE m.peer_set_id = ? ORDER BY m.position",
        (number,),
    )
    return tuple(code for (code,) in rows)


def _put_members(action: Action, number: int, members: tuple[str, ...]) -> None:
    for position, code in enumerate(members, start=1):
        action.insert(
            "peer_set_member",
            peer_set_id=number,
            position=position,
            body_id=known_body(action.db, code),
        )


def _drop_members(action: Action, number: int) -> None:
    for (position,) in action.db.rows(
        "SELECT position FROM peer_set_member WHERE peer_set_id = ?", (number,)
    ):
        action.delete("peer_set_member", [number, position])
