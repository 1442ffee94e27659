"""How a record of a matter stands on a day, in a word with an icon, and its days in words."""

from datetime import date

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.appraisal import JUDGEMENT_ICONS, Judgement
from oversight_app.domain.claims import VERDICT_ICONS, Claim
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.findings import Status
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import Recorded, spec_of, specs
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.wording import count_word, counted, sentence_case

_RATING_ICONS = {"assured": "met", "partly": "partly", "not": "not-met"}
OVERDUE_ICON = "warning"
_BEGUN = {"open": "clock", "under-way": "clock", "done": "met"}


def starting(number: int, one: str, many: str) -> str:
    """Return a count as a sentence begins with it: ``Three questions``, ``No question``."""
    return sentence_case(f"{count_word(number)} {one if number <= 1 else many}")


def overdue_words(days: int) -> str:
    """Return ``Overdue by 5 days``."""
    return f"Overdue by {counted(days, 'day', 'days')}"


def state_of(record: Recorded, today: date) -> Status:
    """Return how a record stands: what is overdue is said before everything else."""
    if record.open and record.due_on is not None and record.due_on < today:
        return Status(overdue_words((today - record.due_on).days), OVERDUE_ICON, strong=True)
    return _own_state(record, today)


def dates_of(record: Recorded) -> tuple[tuple[str, date], ...]:
    """Return the days that a record gives, as (name of the field, day) pairs in their order."""
    days = ((spec.heading, getattr(record, spec.id)) for spec in _day_fields(type(record)))
    return tuple((name, day) for name, day in days if day is not None)


def days_of(record: Recorded) -> list[date]:
    """Return the days that a record gives, in the order of their fields."""
    days = (getattr(record, spec.id) for spec in _day_fields(type(record)))
    return [day for day in days if day is not None]


_DAY_FIELDS: dict[type[Recorded], tuple[Spec, ...]] = {}


def _day_fields(kind: type[Recorded]) -> tuple[Spec, ...]:
    if kind not in _DAY_FIELDS:
        _DAY_FIELDS[kind] = tuple(spec for spec in specs(kind) if spec.holds is Holds.DAY)
    return _DAY_FIELDS[kind]


def _own_state(record: Recorded, today: date) -> Status:
    match record:
        case Question() | InformationRequest():
            icon = {"open": "clock", "answered": "met"}.get(record.state, "not-needed")
            return Status(_words(record, "state"), icon)
        case Assurance():
            return Status(_words(record, "rating"), _RATING_ICONS.get(record.rating, "unknown"))
        case Action() | Recommendation():
            return Status(_words(record, "state"), _BEGUN.get(record.state, "not-needed"))
        case Decision():
            return _of_decision(record)
        case Claim():
            words = _words(record, "verdict") if record.verdict else "Not checked yet"
            return Status(words, VERDICT_ICONS.get(record.verdict, "unknown"))
        case Position():
            return _of_position(record, today)
        case Publication():
            if record.replaced:
                return Status("Replaced", "not-needed")
            return Status("In date" if record.refresh_by else "Published", "met")
        case Meeting():
            held = record.held_on is not None and record.held_on < today
            return Status("Held", "met") if held else Status("To be held", "calendar")
        case OutsideGroup():
            return Status(_words(record, "contact"), "groups")
        case Judgement():
            return Status(_words(record, "judgement"), JUDGEMENT_ICONS[record.judgement])
        case LineToTake():
            return _of_line(record)
    state = str(getattr(record, "state", "") or getattr(record, "answer", ""))
    field = "state" if hasattr(record, "state") else "answer"
    return Status(_words(record, field) if state else "Recorded", "no-change")


def _of_line(record: LineToTake) -> Status:
    if record.taken_back_on is not None:
        return Status("Taken back", "not-needed")
    return Status("Cleared", "met") if record.cleared else Status("To be cleared", "clock")


def _of_decision(record: Decision) -> Status:
    if record.state == "withdrawn":
        return Status("Withdrawn", "not-needed")
    if record.state == "draft":
        return Status("Draft", "edit")
    if record.published_on is not None:
        return Status("Published", "met")
    if record.to_publish:
        return Status("Signed, not published", "clock")
    return Status("Signed", "met")


def _of_position(record: Position, today: date) -> Status:
    if record.superseded:
        return Status("Replaced", "not-needed")
    if record.to_day is not None and record.to_day < today:
        return Status("Ended", "not-needed")
    return Status(_words(record, "stance"), "flag")


def _words(record: Recorded, field: str) -> str:
    return spec_of(type(record), field).words_of(getattr(record, field))
