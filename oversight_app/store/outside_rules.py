"""What holds of records about outside groups for what other records say: contact no closer than the
position in force allows, positions that replace one another, judgements by their criteria."""

from dataclasses import replace
from datetime import date

from oversight_app.domain.appraisal import Appraisal, Judgement
from oversight_app.domain.engagement import WITHOUT_GATES, Engagement, position_now, rung
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.overtaken import overtaken
from oversight_app.domain.periods import written_date
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import Link, Relation, reference
from oversight_app.store.actions import Action
from oversight_app.store.criteria_sets import criteria_in_db
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.record_rows import record_from, select
from oversight_app.store.superseding import after_its_own, today_in_db


def check_contact(
    db: WorkspaceDatabase, old: OutsideGroup | None, new: OutsideGroup, day: date | None = None
) -> None:
    """Raise UserProblem for contact above "signpost" that no signed position allows, today, and on
    ``day`` where it is to count from an earlier one.

    What was kept before this rule stays as it is until somebody changes it, and so does what a
    position allowed that was withdrawn or replaced since: pages show that as a gap.
    """
    if new.contact in WITHOUT_GATES or (old is not None and old.contact == new.contact):
        return
    if new.contact not in dict(LADDER):
        return  # the record's own checks tell of it
    today = today_in_db(db)
    now = _position(db, new.id, min(day or today, today))
    if now is not None and rung(now.outcome) >= rung(new.contact):
        now = _position(db, new.id, today)
        if now is not None and rung(now.outcome) >= rung(new.contact):
            return
    words = dict(LADDER)[new.contact]
    stands = (
        f"{now.reference}, signed on {written_date(now.signed_on)}, goes no further than "
        f"“{now.outcome_words}”"
        if now is not None and now.signed_on is not None
        else "no signed position of the Commissioner allows it"
    )
    raise UserProblem(
        f"“{words}” lies above “Signpost to report”, and {stands}. Nothing was saved. Sign an "
        "engagement decision with all three gates met first, or choose a lower rung. What a police "
        "force does by its own choice is recorded as that force’s position."
    )


def _position(db: WorkspaceDatabase, group: int, day: date) -> Engagement | None:
    rows = db.rows(f"{select(Engagement)} WHERE t.outside_group = ?", (group,)) if group else ()
    made = (record_from(Engagement, row) for row in rows)
    return position_now(made, group, day, overtaken_in_db(db, day))


def overtaken_in_db(db: WorkspaceDatabase, day: date) -> dict[int, int]:
    """Return which engagement decision was replaced by which as at a day, each by its ``id``:
    ``all_decisions.overtaken`` inside an action under way."""
    replaced = db.rows(
        "SELECT from_id, to_id FROM record_link WHERE relation = 'replaces' AND to_id IS NOT NULL"
    )
    made = (record_from(Engagement, row) for row in db.rows(select(Engagement)))
    return overtaken(made, (Link(one, Relation.REPLACES, other) for one, other in replaced), day)


def check_position(db: WorkspaceDatabase, new: Position) -> None:
    """Raise UserProblem for a position that replaces one of somebody else, one that began later
    or still holds after it, or, over others, itself; and for one that would no longer agree with
    the position that replaces it."""
    _check_successor(db, new)
    if new.replaces is None:
        return
    row = db.execute_sql(f"{select(Position)} WHERE r.id = ?", (new.replaces,)).fetchone()
    if row is None:
        return  # what it points to is checked for every kind alike
    old = record_from(Position, row)
    check_follows(old, new)
    other = db.value(
        "SELECT r.number FROM position_record AS t JOIN record AS r ON r.id = t.id "
        "WHERE t.replaces = ? AND t.id <> ?",
        (new.replaces, new.id),
    )
    if other is not None:
        raise UserProblem(
            f"{old.reference} is replaced by {reference('position', other)} already. Nothing was "
            "saved. Replace that one instead."
        )
    seen, at = set(), new.replaces
    while at is not None and at not in seen:
        if at == new.id:
            raise UserProblem(
                "The position would replace itself, by way of others. Nothing was saved. Choose "
                "another earlier position, or leave it blank."
            )
        seen.add(at)
        at = db.value("SELECT replaces FROM position_record WHERE id = ?", (at,))


def _check_successor(db: WorkspaceDatabase, old: Position) -> None:
    for row in db.rows(f"{select(Position)} WHERE t.replaces = ?", (old.id,)) if old.id else ():
        later = record_from(Position, row)
        try:
            check_follows(old, later)
        except UserProblem as problem:
            raise UserProblem(
                f"{later.reference} replaces this position, so this one has to be of the same "
                "body, begin no later, and end when that one begins. Nothing "
                f"was saved. Correct it, or take “Replaces” out of {later.reference} first."
            ) from problem


def check_follows(old: Position, new: Position) -> None:
    """Raise UserProblem for a position that can't have come after one that it replaces: that of
    another body, one that begins later, one that is still held."""
    if (old.organisation, old.outside_group) != (new.organisation, new.outside_group):
        raise UserProblem(
            f"{old.reference} is the position of another body. Nothing was saved. Choose an "
            "earlier position of the same one."
        )
    if old.from_day and new.from_day and new.from_day < old.from_day:
        raise UserProblem(
            f"{old.reference} begins on {written_date(old.from_day)}, after this one. Nothing was "
            "saved. Correct one of the days, or choose an earlier position."
        )
    if old.to_day and new.from_day and old.to_day > new.from_day:
        raise UserProblem(
            f"{old.reference} is held until {written_date(old.to_day)}, and this one, which "
            f"replaces it, begins on {written_date(new.from_day)}. Nothing was saved. Correct one "
            "of the days: the two may not overlap."
        )


def mark_replaced(action: Action, position: Position, day: date | None) -> None:
    """Mark the position that one replaces, or used to replace, inside an action under way."""
    from oversight_app.store.records import put

    if position.replaces is None:
        return
    row = action.db.execute_sql(
        f"{select(Position)} WHERE r.id = ?", (position.replaces,)
    ).fetchone()
    if row is None:
        return
    old = record_from(Position, row)
    by = action.db.value("SELECT from_day FROM position_record WHERE replaces = ?", (old.id,))
    if old.superseded == (by is not None):
        return
    if day is None:
        day = today_in_db(action.db)
    since = min(day, date.fromisoformat(by)) if by else day
    put(action, replace(old, superseded=by is not None), after_its_own(action, old.id, since))


def as_replaced(action: Action, position: Position) -> Position:
    """Return a position marked as it is: replaced by another one or not."""
    found = position.id and action.db.value(
        "SELECT 1 FROM position_record WHERE replaces = ?", (position.id,)
    )
    return replace(position, superseded=bool(found))


def with_criteria(action: Action, old: Appraisal | None, new: Appraisal) -> Appraisal:
    """Return an appraisal with the version of the criteria that it was made with."""
    version = old.criteria if old else new.criteria
    newest = int(action.db.value("SELECT max(version) FROM criteria_set"))
    return replace(new, criteria=version or newest)


def check_criteria(db: WorkspaceDatabase, appraisal: Appraisal) -> None:
    """Raise UserProblem for a version of the criteria that there is not."""
    if criteria_in_db(db, appraisal.criteria) is None:
        raise UserProblem(
            f"There is no version {appraisal.criteria} of the criteria. Nothing was saved. Leave "
            "the version blank, and the newest is used."
        )


def check_judgement(db: WorkspaceDatabase, judgement: Judgement) -> None:
    """Raise UserProblem for a criterion that the appraisal was not made with, or that the role is
    judged by already."""
    version = db.value(
        "SELECT a.criteria FROM option_record AS o JOIN appraisal_record AS a "
        "ON a.id = o.appraisal WHERE o.id = ?",
        (judgement.option,),
    )
    made_with = criteria_in_db(db, version)
    if made_with is None or made_with.criterion(judgement.criterion) is None:
        raise UserProblem(
            f"“{judgement.criterion}” is none of the criteria of this appraisal. Nothing was "
            "saved. Judge by one that it was made with."
        )
    if db.value(
        "SELECT 1 FROM judgement_record WHERE option = ? AND criterion = ? AND id <> ?",
        (judgement.option, judgement.criterion, judgement.id),
    ):
        raise UserProblem(
            f"The role is judged by “{judgement.criterion}” already. Nothing was saved. Change "
            "that judgement instead."
        )
