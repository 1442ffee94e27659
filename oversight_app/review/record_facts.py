"""What the form of a record has to know beside the record itself: names to choose from, what it
is linked with, how far the levels of a score go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.boundary import Answer
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.periods import months_after
from oversight_app.domain.positions import Position
from oversight_app.domain.record_fields import Holds
from oversight_app.domain.record_kinds import KINDS, Link, Linked
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.risk import Risk
from oversight_app.review.claims import decided_about
from oversight_app.review.measure_names import offered
from oversight_app.review.record_linked import linked, to_be_linked
from oversight_app.review.record_words import RecordWords, record_words
from oversight_app.store import records
from oversight_app.store.record_history import RecordChange, changes_of
from oversight_app.store.record_notes import Note, notes
from oversight_app.store.record_offices import offices
from oversight_app.store.record_reviews import Review, reviewable, reviews
from oversight_app.store.risk_scales import current_scale
from oversight_app.store.workspace import Workspace

R = TypeVar("R", bound=Recorded)
Offered = tuple[tuple[int, str], ...]
"""(``id``, "Q-031  How many are …") of records to choose from, the newest first."""

BEGINS_TODAY = (
    "asked_on", "given_on", "set_on", "proposed_on", "received", "raised_on", "assessed_on",
    "answered_on", "appraised_on", "added_on", "judged_on", "written_on",
)  # fmt: skip
"""Days that a new record has today, unless told otherwise (``answered_on`` where required)."""
REVIEWED_AFTER = {
    "assurance": 3, "risk": 3, "decision": 12, "objective": 12,
    "position": 6, "claim": 12, "engagement": 6, "appraisal": 12, "press": 3,
}  # fmt: skip
"""Months after which a new record of a kind is to be looked at again, unless told otherwise."""
_SOON_AGAIN = ("position", "engagement", "press")
_OWN_OFFICE = {
    "question": "owner", "assurance": "judged_by", "decision": "owner", "meeting": "owner",
    "request": "owner", "publication": "owner", "position": "owner", "claim": "owner",
    "engagement": "owner", "appraisal": "owner", "press": "owner",
}  # fmt: skip
"""The field of a kind that holds a post of this office: most often the one of last time."""
_USUAL_OFFICES = (
    "Police and Crime Commissioner", "Chief Executive", "Monitoring Officer", "Chief Constable",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """``record`` as it is kept, or the start of a new one (``id`` 0). ``levels`` are the names
    of the levels of likelihood and of impact, from 1 up. ``measures`` are (id, name, list)."""

    record: Recorded
    today: date
    words: RecordWords
    offices: tuple[str, ...] = ()
    schemes: tuple[tuple[str, str], ...] = ()
    records: Mapping[str, Offered] = field(default_factory=dict)
    levels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    measures: tuple[tuple[str, str, str], ...] = ()
    linked: tuple[Linked, ...] = ()
    notes: tuple[Note, ...] = ()
    reviews: tuple[Review, ...] = ()
    changes: tuple[RecordChange, ...] = ()
    next_review: date | None = None
    """When it is next to be looked at, were it reviewed today."""


def facts_of(ws: Workspace, record_id: int) -> RecordFacts:
    """Return what the form of a kept record shows; UserProblem where it is there no more."""
    with ws.snapshot():
        record = records.one(ws, record_id)
        if record is None:
            raise UserProblem(
                "This record was deleted in the meantime. Nothing was changed. Look at the list "
                "again, or take the deletion back with Undo."
            )
        return _facts(ws, record)


def facts_of_new(ws: Workspace, start: R, links: Sequence[Link] = ()) -> RecordFacts:
    """Return what the form of a new record shows that says ``start`` already, linked so."""
    with ws.snapshot():
        first = _about_the_one_group(ws, _as_last_time(ws, begun(start, ws.today())))
        return _facts(ws, _where_it_is(ws, first), links)


def _where_it_is(ws: Workspace, record: R) -> R:
    """Return a new engagement decision as about the area of the last one about its group, else of
    the home force, where none is said."""
    if not isinstance(record, Engagement) or record.area:
        return record
    return replace(record, area=decided_about(ws, record.outside_group)[0])


def _about_the_one_group(ws: Workspace, record: R) -> R:
    """Return a new position or claim as about the one group that is active, where there is one
    alone and nothing is said. One that takes the place of another keeps to what that is about."""
    if not isinstance(record, Position | Claim) or record.about is not None:
        return record
    if isinstance(record, Position) and record.replaces is not None:
        return record
    groups = [one for one in records.read(ws, OutsideGroup) if one.ended is None]
    return replace(record, about=groups[0].id) if len(groups) == 1 else record


def begun(record: R, today: date) -> R:
    """Return a new record with today as the day it begins and a day of review some months on,
    where that is not said."""
    days: dict[str, Any] = {
        spec.id: today
        for spec in specs(type(record))
        if spec.id in BEGINS_TODAY and spec.required and getattr(record, spec.id) is None
    }
    months = REVIEWED_AFTER.get(record.kind)
    if months is not None and getattr(record, "review_by", None) is None:
        days["review_by"] = months_after(today, months)
    return replace(record, **days)


def _as_last_time(ws: Workspace, record: R) -> R:
    """Return a new record in the hands of the post of this office that the last one of its kind
    was in, where that is not said. What others hold (an action, a risk) is not guessed."""
    field = _OWN_OFFICE.get(record.kind)
    if field is None or getattr(record, field):
        return record
    before = records.read(ws, type(record))
    last = max(before, key=lambda one: one.id, default=None)
    return replace(record, **{field: getattr(last, field)}) if last is not None else record


def _facts(ws: Workspace, record: Recorded, links: Sequence[Link] = ()) -> RecordFacts:
    # A linked answer is told by its assessment, and that by its group.
    words = record_words(ws, of=(type(record), Answer))
    own = specs(type(record))
    kinds = {spec.of for spec in own if spec.holds is Holds.RECORD}
    scored = any(spec.holds is Holds.SCORE for spec in own)
    measured = any(spec.holds is Holds.MEASURES for spec in own)
    schemes = tuple(words.schemes.items())
    return RecordFacts(
        record,
        ws.today(),
        words,
        offices=tuple(dict.fromkeys((*offices(ws), *_USUAL_OFFICES))),
        schemes=schemes,
        records={kind: offered_records(ws, kind, words) for kind in kinds},
        levels=_levels(ws) if scored else {},
        measures=tuple((m.id, m.name, m.group) for m in offered(words.schemes)) if measured else (),
        linked=linked(ws, record.id, words) if record.id else to_be_linked(ws, links, words),
        notes=notes(ws, record.id),
        reviews=reviews(ws, record.id),
        changes=changes_of(ws, record) if record.id else (),
        next_review=next_review(ws, record, ws.today()),
    )


def offered_records(ws: Workspace, kind: str, words: RecordWords) -> Offered:
    """Return the records of a kind to choose from, the newest first."""
    return tuple(
        (one.id, f"{one.reference}  {_whose(one, words)}{words.title(one)}")
        for one in reversed(records.read(ws, KINDS[kind]))
    )


def _whose(record: Recorded, words: RecordWords) -> str:
    """What several bodies hold may be called alike."""
    if not isinstance(record, Position):
        return ""
    body = words.titles.get(record.organisation or record.outside_group or 0, "")
    return f"{body}: " if body else ""


def next_review(ws: Workspace, record: Recorded, reviewed_on: date) -> date | None:
    """Return when a record reviewed on a day is to be looked at next, unless the office says
    otherwise: a risk by its band, what is said of outside groups as soon as when it was new,
    anything else a year on; None where it has no such day."""
    if not reviewable(type(record)):
        return None
    if isinstance(record, Risk) and record.current:
        return current_scale(ws).review_after(record.current, reviewed_on)
    again = REVIEWED_AFTER[record.kind] if record.kind in _SOON_AGAIN else 12
    return months_after(reviewed_on, again)


def _levels(ws: Workspace) -> dict[str, tuple[str, ...]]:
    scale = current_scale(ws)
    return {"likelihood": scale.likelihood, "impact": scale.impact}
