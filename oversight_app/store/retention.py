"""How long records are kept, what is past that time, and the holds that stop a disposal."""

from collections.abc import Iterable
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.periods import months_after
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.retention import DueForDisposal, Hold, RetentionRule
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.records import expected_in_db, reference_of
from oversight_app.store.retention_stops import holding_requests, stops
from oversight_app.store.typed_words import typed_line, typed_text


def rules(workspace: Workspace) -> tuple[RetentionRule, ...]:
    """Return the retention rule of each kind, in the order of the kinds."""
    with workspace.snapshot():
        found = _rules(workspace.db)
    return tuple(found[kind] for kind in KINDS if kind in found)


def save_rule(workspace: Workspace, rule: RetentionRule) -> Changes:
    """Set how long a kind of record is kept; UserProblem for what can't be."""
    noun = KINDS[rule.kind].plural.lower()
    if not 1 <= rule.months <= 1200:
        raise UserProblem(
            f"{rule.months:,} months is no period to keep records for. Nothing was changed. Give "
            "a period of 1 to 1,200 months."
        )
    if not typed_text(rule.reason):
        raise UserProblem(
            "The reason is missing. Nothing was changed. Say where the period comes from, such "
            "as the office’s retention schedule."
        )
    with writing(workspace, f"Set how long {noun} are kept", "retention_rule") as action:
        action.update(
            "retention_rule",
            [rule.kind],
            months=rule.months,
            reason=typed_text(rule.reason),
            set_by=typed_line(rule.set_by),
            set_on=rule.set_on,
        )
        many = counted(rule.months, "month", "months")
        action.description = f"{KINDS[rule.kind].plural} are kept for {many}"
    return action.changes


def counts(workspace: Workspace) -> dict[str, int]:
    """Return how many records there are of each kind that has any."""
    with workspace.snapshot():
        return dict(workspace.db.rows("SELECT kind, count(*) FROM record GROUP BY kind"))


def references(workspace: Workspace, ids: Iterable[int]) -> dict[int, str]:
    """Return what the office calls some records, by their ids."""
    with workspace.snapshot():
        return {number: reference_of(workspace.db, number) for number in set(ids)}


def review_list(workspace: Workspace, today: date | None = None) -> tuple[DueForDisposal, ...]:
    """Return the records whose time is over, the longest first, each with what stops it."""
    today = today or workspace.today()
    with workspace.snapshot():
        over = _over(workspace.db, today)
        stopped = _stopped(workspace.db, set(over), today)
    found = [
        DueForDisposal(
            record.id,
            record.kind,
            record.reference,
            record.title,
            ended,
            since,
            stopped.get(number, ""),
        )
        for number, (record, ended, since) in over.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.over_since, one.kind, one.record_id)))


def holds(workspace: Workspace, record_id: int | None = None) -> tuple[Hold, ...]:
    """Return the holds on a record, or all, the newest first: those that were placed, lifted ones
    too, and those of information requests, which last as long as the request needs them."""
    where, values = ("1", ()) if record_id is None else ("record_id = ?", (record_id,))
    with workspace.snapshot():
        today = workspace.today()
        rows = workspace.db.rows(
            "SELECT id, record_id, why, placed_by, placed_on, lifted_on FROM record_hold "
            f"WHERE {where} ORDER BY id DESC",
            values,
        )
        requests = holding_requests(workspace.db, today)
    placed = [
        Hold(record, why, by, _day(on), _day(lifted) if lifted else None, id=own)
        for own, record, why, by, on, lifted in rows
    ]
    follow = [
        Hold(record, why, request.owner, request.received or today, request=request.reference)
        for record, found in requests.items()
        if record_id in (None, record)
        for request, why in found
    ]
    found = sorted((*placed, *follow), key=lambda one: one.placed_on, reverse=True)
    return tuple(found)


def place_hold(
    workspace: Workspace, record_id: int, why: str, by: str, on: date | None = None
) -> Changes:
    """Keep a record from being disposed of until the hold is lifted."""
    why, by = typed_line(why), typed_line(by)
    if not why:
        raise UserProblem(
            "The reason of the hold is missing. Nothing was changed. Say why the record has to "
            "be kept."
        )
    with writing(workspace, "Place a hold", "record_hold") as action:
        record = expected_in_db(action.db, record_id)
        action.insert(
            "record_hold",
            record_id=record_id,
            why=why,
            placed_by=by,
            placed_on=on or workspace.today(),
            lifted_on=None,
        )
        action.description = f"{record.reference} is on hold"
    return action.changes


def lift_hold(workspace: Workspace, hold_id: int, on: date | None = None) -> Changes:
    """Let a hold end; that there was one stays."""
    with writing(workspace, "Lift a hold", "record_hold") as action:
        row = action.db.execute_sql(
            "SELECT record_id, placed_on, lifted_on FROM record_hold WHERE id = ?", (hold_id,)
        ).fetchone()
        if row is None or row[2] is not None:
            raise UserProblem(
                "This hold was lifted in the meantime. Nothing was changed. Look at the list again."
            )
        day = max(on or workspace.today(), _day(row[1]))
        action.update("record_hold", [hold_id], lifted_on=day)
        action.description = f"The hold on {reference_of(action.db, row[0])} is lifted"
    return action.changes


def _rules(db: WorkspaceDatabase) -> dict[str, RetentionRule]:
    rows = db.rows("SELECT kind, months, reason, set_by, set_on FROM retention_rule")
    return {
        kind: RetentionRule(kind, months, reason, by, _day(on))
        for kind, months, reason, by, on in rows
    }


def _over(db: WorkspaceDatabase, today: date) -> dict[int, tuple[Recorded, date, date]]:
    """Each record whose time is over by its id, with the day it ended and the day since when."""
    found: dict[int, tuple[Recorded, date, date]] = {}
    for rule in _rules(db).values():
        kind = KINDS[rule.kind]
        for row in db.rows(select(kind)):
            record = record_from(kind, row)
            ended = _ended(db, record)
            if ended is not None and not record.open:
                since = months_after(ended, rule.months)
                if since <= today:
                    found[record.id] = record, ended, since
    return found


def _ended(db: WorkspaceDatabase, record: Recorded) -> date | None:
    """Return the day on which a record was done with. A position without a last day ended when
    the one that replaced it began; where that is gone, when its mark was set, or later."""
    if not isinstance(record, Position) or record.to_day is not None or not record.superseded:
        return record.ended_on
    later = db.value("SELECT from_day FROM position_record WHERE replaces = ?", (record.id,))
    said = "SELECT max(day) FROM record_version WHERE record_id = ?"
    return _day(later or db.value(said, (record.id,)))


def _stopped(db: WorkspaceDatabase, over: set[int], today: date) -> dict[int, str]:
    """What stops each of some records. One that is stopped is kept, and so stops in its turn
    what it points to."""
    stopped: dict[int, str] = {}
    while found := stops(db, over - stopped.keys(), today):
        stopped |= {number: "; ".join(words) for number, words in found.items()}
    return stopped


def _day(written: str) -> date:
    return date.fromisoformat(written)
