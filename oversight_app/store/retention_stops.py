"""What stops records from being disposed of: a hold, an information request that needs them, a
record that is kept and points to them, a position of the Commissioner that stands."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from oversight_app.domain.engagement import Engagement, position_now, signed_order
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, Relation, table_of
from oversight_app.domain.recorded import specs
from oversight_app.domain.requests import InformationRequest
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.outside_rules import overtaken_in_db
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.records import reference_of

_MOST = 3
"""As many records that point to one are named."""


def stops(db: WorkspaceDatabase, going: set[int], today: date) -> dict[int, list[str]]:
    """Return what stops each of some records from going together, in words by the id; those that
    nothing stops are not in it."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, why, on in db.rows(
        "SELECT record_id, why, placed_on FROM record_hold WHERE lifted_on IS NULL ORDER BY id"
    ):
        if number in going:
            since = written_date(date.fromisoformat(on))
            found[number].append(f"On hold since {since}: {why}")
    for number, requests in holding_requests(db, today).items():
        if number in going:
            found[number].extend(words for _, words in requests)
    for request in _requests(db):
        if request.id in going and request.holds_on(today):
            found[request.id].append(_itself(request))
    for number, words in (*_standing(db, today), *_withdrawn_last(db, going)):
        if number in going:
            found[number].append(words)
    for number, pointing in _pointing(db, going).items():
        names = [reference_of(db, one) for one in sorted(pointing)]
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        verb = "points" if len(names) == 1 else "point"
        found[number].append(f"{', '.join(names[:_MOST])}{more}, kept, {verb} to it")
    return dict(found)


def _standing(db: WorkspaceDatabase, today: date) -> Iterable[tuple[int, str]]:
    """The Commissioner's positions that stand today, each for its group. What they rest on is kept
    with them, since they point to it."""
    made = _engagements(db)
    old = overtaken_in_db(db, today)
    for group in sorted({one.outside_group for one in made if one.outside_group is not None}):
        now = position_now(made, group, today, old)
        if now is not None:
            yield now.id, f"It is the Commissioner’s position on {reference_of(db, group)} now"


def _withdrawn_last(db: WorkspaceDatabase, going: set[int]) -> Iterable[tuple[int, str]]:
    """Withdrawn positions that came after one that was not: without them, that one would be the
    last that was signed, and stand again."""
    made = [one for one in _engagements(db) if one.signed_on is not None]
    for one in made:
        before = [
            other.reference
            for other in made
            if other.state == "signed"
            and other.id not in going
            and other.outside_group == one.outside_group
            and signed_order(other) < signed_order(one)
        ]
        if one.state == "withdrawn" and before:
            yield one.id, f"It took the place of {before[-1]}, which is kept and not withdrawn"


def _engagements(db: WorkspaceDatabase) -> list[Engagement]:
    return [record_from(Engagement, row) for row in db.rows(select(Engagement))]


def holding_requests(
    db: WorkspaceDatabase, today: date
) -> dict[int, list[tuple[InformationRequest, str]]]:
    """Return, by the id of a record that was gathered, the requests that still need it, each with
    the words that say so."""
    needing = {one.id: one for one in _requests(db) if one.holds_on(today)}
    found: dict[int, list[tuple[InformationRequest, str]]] = defaultdict(list)
    for request_id, number in db.rows(
        "SELECT from_id, to_id FROM record_link WHERE relation = ? AND to_id IS NOT NULL "
        "ORDER BY from_id",
        (str(Relation.GATHERED),),
    ):
        if request_id in needing:
            request = needing[request_id]
            found[number].append((request, f"Gathered for {_still(request)}"))
    return found


def _still(request: InformationRequest) -> str:
    if request.open or request.hold_until is None:
        return f"{request.reference}, which is open"
    return f"{request.reference}, kept until {written_date(request.hold_until)}"


def _itself(request: InformationRequest) -> str:
    if request.open or request.hold_until is None:
        return "It is open"
    return f"It is kept until {written_date(request.hold_until)}"


def _requests(db: WorkspaceDatabase) -> Iterable[InformationRequest]:
    return [
        record_from(InformationRequest, row) for row in db.rows(f"{select(InformationRequest)}")
    ]


def _pointing(db: WorkspaceDatabase, going: set[int]) -> dict[int, set[int]]:
    """Which records that stay point to each of those that go. What a request gathered is held by
    the request as long as it needs it, and no longer."""
    found: dict[int, set[int]] = defaultdict(set)
    for from_id, to_id in db.rows(
        "SELECT from_id, to_id FROM record_link WHERE to_id IS NOT NULL AND relation <> ?",
        (str(Relation.GATHERED),),
    ):
        if to_id in going and from_id not in going:
            found[to_id].add(from_id)
    for kind in KINDS.values():
        for spec in specs(kind):
            if spec.holds is Holds.RECORD:
                for from_id, to_id in db.rows(
                    f"SELECT id, {spec.id} FROM {table_of(kind.kind)} WHERE {spec.id} IS NOT NULL"
                ):
                    if to_id in going and from_id not in going:
                        found[to_id].add(from_id)
    return found
