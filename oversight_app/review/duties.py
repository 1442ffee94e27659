"""What is still to be done about a record, and by when: one rule for lists, badges and the list
of what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Decision
from oversight_app.domain.periods import written_date
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded, spec_of, specs

REVIEW = "Review"
TO_PUBLISH = "To publish"
TO_CHECK = "To be checked"
_LASTING = ("term", "plan", "objective", "group", "investment", "organisation", "position")
_DUE_WORDS = {
    "question": "Answer due",
    "action": "Due",
    "request": "Answer due",
    "recommendation": "Response due",
    "publication": "Bring up to date",
    "decision": TO_PUBLISH,
    "claim": TO_CHECK,
    "position": "Forecast to be judged",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done by a day: "Answer due", "Review", "To publish"."""

    what: str
    day: date

    def days_late(self, today: date) -> int:
        """Days since it was due; negative while it is still to come."""
        return (today - self.day).days


def duties(record: Recorded, today: date) -> tuple[Duty, ...]:
    """Return what is to be done about a record, the earliest first.

    A signed decision without a day to publish it by is to be published as soon as practicable
    (Specified Information Order 2011): it is due today, every day, and never late.
    """
    found = []
    if isinstance(record, Decision):
        if record.state == "signed" and record.to_publish:
            found.append(
                Duty(TO_PUBLISH, record.publish_by or max(today, record.signed_on or today))
            )
        elif record.state == "draft" and record.publish_by:
            found.append(Duty("To sign and publish", record.publish_by))
    elif record.open and record.due_on is not None:
        found.append(Duty(_DUE_WORDS.get(record.kind, "Due"), record.due_on))
    review = record.review_day(today)
    if review is not None:
        found.append(Duty(REVIEW, review))
    return tuple(sorted(found, key=lambda duty: duty.day))


def superseded(records: Iterable[Recorded], links: Iterable[Link]) -> frozenset[int]:
    """Return the ``id`` of each record that another has taken the place of: by a link, or as an
    assessment, with its answers, by a later one. Nothing is to be done about these. A position
    that is held no more still counts while its forecast is to be judged, and a decision that was
    signed while what is to replace it is not."""
    found = list(records)
    there = {one.id: one for one in found}
    # Marks are set as things are typed in; on an earlier day what counts is what was there.
    stands = {_subject(one): one.id for one in sorted(_assessments(found), key=_order)}
    named = {one.replaces for one in found if isinstance(one, Position)}
    followed = {one.id for one in _assessments(found)} - set(stands.values())
    return frozenset(
        {
            one.id
            for one in found
            if (getattr(one, "superseded", False) and not one.open)
            or (one.id in named and not one.open)
            or one.id in followed
            or (isinstance(one, Answer) and one.assessment in followed)
        }
        | {
            link.to_id
            for link in links
            if link.relation is Relation.REPLACES
            and link.to_id
            and link.from_id in there
            and not still_stands(there.get(link.to_id), there[link.from_id])
        }
    )


def still_stands(old: Recorded | None, new: Recorded | None) -> bool:
    """True for a decision that was signed, beside one that is to replace it and is a draft, or was
    withdrawn as one."""
    if not isinstance(old, Decision) or not isinstance(new, Decision):
        return False
    return old.once_stood and not new.once_stood


def _assessments(records: Iterable[Recorded]) -> list[Assessment]:
    return [one for one in records if isinstance(one, Assessment)]


def _subject(one: Assessment) -> tuple[str, int | None]:
    return one.scheme, one.outside_group


def _order(one: Assessment) -> tuple[date, int]:
    return one.assessed_on or date.min, one.number


def standing(record: Recorded, found: tuple[Duty, ...], today: date, *, replaced: bool) -> str:
    """Return how a record stands, in a few words: "Overdue by 5 days", "Review due 3 May 2022",
    "Done". ``found`` are its duties; "" where there is nothing to say."""
    if replaced:
        return "Replaced"
    late = next((duty for duty in found if duty.days_late(today) > 0), None)
    if late is not None:
        days = late.days_late(today)
        span = "1 day" if days == 1 else f"{days:,} days"
        return f"Review overdue by {span}" if late.what == REVIEW else f"Overdue by {span}"
    if found and found[0].what in (REVIEW, TO_PUBLISH):
        return _coming(record, found[0])
    state = next((spec for spec in specs(type(record)) if spec.id == "state"), None)
    if state is not None:
        return state.words_of(getattr(record, "state"))  # noqa: B009 - not all kinds have one
    if found:
        return f"{found[0].what} by {written_date(found[0].day)}"
    ended = record.ended_on
    if record.kind == "meeting" and ended is not None:
        return "To come" if ended >= today else "Held"
    if record.kind in _LASTING:
        return _lasting(record, today)
    if isinstance(record, Claim):
        verdict = spec_of(Claim, "verdict").words_of(record.verdict)
        return verdict if record.verdict else TO_CHECK
    if isinstance(record, Judgement):
        return spec_of(Judgement, "judgement").words_of(record.judgement)
    return _cleared(record) if isinstance(record, LineToTake) else ""


def _cleared(line: LineToTake) -> str:
    if line.taken_back_on is not None:
        return f"Taken back {written_date(line.taken_back_on)}"
    return "Cleared" if line.cleared else "To be cleared"


def in_hand(record: Recorded, found: tuple[Duty, ...], today: date) -> bool:
    """Tell whether a record still concerns somebody: it is open, has a duty or has not ended."""
    return record.open or bool(found) or record.ended_on is None or record.ended_on >= today


def _coming(record: Recorded, duty: Duty) -> str:
    if duty.what == REVIEW:
        return f"Review due {written_date(duty.day)}"
    if isinstance(record, Decision) and record.publish_by:
        return f"{TO_PUBLISH} by {written_date(duty.day)}"
    return TO_PUBLISH


def _lasting(record: Recorded, today: date) -> str:
    if record.begins is not None and record.begins > today:
        return f"From {written_date(record.begins)}"
    if record.ended_on is not None and record.ended_on < today:
        return f"Ended {written_date(record.ended_on)}"
    return "Now"
