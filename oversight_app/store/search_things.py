"""What else is found by its words: printed names of forces, saved views, volunteers' references;
and whether anything has changed since."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.annotations import SavedView
from oversight_app.store.opened import Workspace

MOST_VOLUNTEERS = 50
_IN_USE = (
    "EXISTS (SELECT 1 FROM activity WHERE volunteer_id = v.id) OR EXISTS (SELECT 1 FROM "
    "volunteer_status WHERE volunteer_id = v.id AND live = 1) OR EXISTS (SELECT 1 FROM "
    "recruitment WHERE volunteer_id = v.id AND live = 1)"
)


@dataclass(frozen=True, slots=True)
class VolunteerFound:
    """A volunteer's reference, which is a pseudonym, and the scheme that uses it."""

    reference: str
    scheme: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the workspace: the newest entry of its history."""

    seq: int
    hash: str


def moment(workspace: Workspace) -> Moment:
    """Return the state that a workspace is in."""
    with workspace.snapshot():
        rows = workspace.db.rows("SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1")
    return Moment(*rows[0])


def subjects_since(workspace: Workspace, then: Moment) -> frozenset[str] | None:
    """Return what the acts since a moment were about (names of tables); None where the history
    does not go on from there."""
    with workspace.snapshot():
        known = workspace.db.value("SELECT hash FROM history WHERE seq = ?", (then.seq,))
        if known != then.hash:
            return None
        rows = workspace.db.rows("SELECT DISTINCT subject FROM history WHERE seq > ?", (then.seq,))
    return frozenset(subject for (subject,) in rows)


def printed_names(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the names that published tables print for each force, by its code."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT b.code, s.printed FROM spelling AS s JOIN body AS b ON b.id = s.body_id "
            "ORDER BY b.code, s.printed"
        )
    found: dict[str, tuple[str, ...]] = {}
    for code, printed in rows:
        found[code] = (*found.get(code, ()), printed)
    return found


def all_views(workspace: Workspace) -> tuple[SavedView, ...]:
    """Return the views kept of every page, A to Z."""
    with workspace.snapshot():
        rows = workspace.db.rows(
            "SELECT page, name, selection, saved_on, id FROM saved_view "
            "ORDER BY name COLLATE NOCASE, id"
        )
    return tuple(
        SavedView(page, name, selection, date.fromisoformat(saved), number)
        for page, name, selection, saved, number in rows
    )


def one_view(workspace: Workspace, number: int) -> SavedView | None:
    """Return a saved view by its ``id``; None where it was deleted."""
    return next((one for one in all_views(workspace) if one.id == number), None)


def volunteers_in_all(workspace: Workspace) -> int:
    """Return how many references of volunteers are known."""
    with workspace.snapshot():
        return int(workspace.db.value("SELECT count(*) FROM volunteer"))


def volunteers_called(
    workspace: Workspace, written: str, schemes: Sequence[str], *, whole: bool = False
) -> tuple[VolunteerFound, ...]:
    """Return the volunteers whose reference begins with (``whole``: is) what was written, so or
    in capitals, of those schemes; at most one more than ``MOST_VOLUNTEERS``.

    One who is in no return that stands is left out. Each scheme's references are looked up in
    their index.
    """
    found: dict[VolunteerFound, None] = {}
    forms = dict.fromkeys((written, written.upper(), written.lower()))
    with workspace.snapshot():
        for scheme, number in _numbers(workspace, schemes):
            for form in forms:
                rows = workspace.db.rows(
                    "SELECT v.reference FROM volunteer AS v WHERE v.scheme_id = ? "
                    f"AND v.reference >= ? AND v.reference <= ? AND ({_IN_USE}) "
                    "ORDER BY v.reference LIMIT ?",
                    (number, form, form if whole else f"{form}\U0010ffff", MOST_VOLUNTEERS + 1),
                )
                found.update({VolunteerFound(one, scheme): None for (one,) in rows})
            if len(found) > MOST_VOLUNTEERS:
                break
    return tuple(found)[: MOST_VOLUNTEERS + 1]


def _numbers(workspace: Workspace, schemes: Collection[str]) -> list[tuple[str, int]]:
    rows = workspace.db.rows("SELECT code, id FROM scheme WHERE live = 1 ORDER BY position, id")
    return [(code, number) for code, number in rows if code in schemes]
