"""What a matter is waiting for: an assurance, an action, a signature, a publication; and the step
that would bring it on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.office_measures import PUBLICATION_AIM
from oversight_app.domain.periods import written_date
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded, spec_of
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.wording import counted, mid_sentence
from oversight_app.review.activity_wording import listed
from oversight_app.review.next_steps import (
    ADD_ACTION,
    ASSURE,
    PUBLISH,
    NextStep,
)
from oversight_app.store.working_days import after_working_days, working_days_between


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a matter waits for, about one of its records. ``days_late`` is how many
    days it is overdue, 0 for not yet. ``step`` is what would fill it; None where the record
    itself is to be opened and completed."""

    words: str
    record_id: int
    owner: str
    days_late: int = 0
    step: NextStep | None = None


def gaps(
    records: Sequence[Recorded],
    links: Sequence[Link],
    today: date,
    replaced: frozenset[int] = frozenset(),
) -> tuple[Gap, ...]:
    """Return what a matter of some linked records waits for, what is latest first. Nothing is to
    be done about those that are ``replaced``, by their ids."""
    look = _Look(records, links, today)
    found = [gap for record in records if record.id not in replaced for gap in look.at(record)]
    return tuple(sorted(found, key=lambda gap: -gap.days_late))


def notice_name(decision: Decision) -> str:
    """What the office calls a decision: the number of its notice, once it has one."""
    return decision.notice or decision.reference


def missing_words(decision: Decision) -> str:
    """Return the names of what its notice misses: ``financial and equality``; "" for nothing."""
    names = [spec_of(type(decision), field).name for field in decision.missing()]
    return listed([mid_sentence(name) for name in names]) if names else ""


def past_aim(decision: Decision, today: date) -> bool:
    """True where a signed decision is still to be published after the ten working days that the
    office aims at. It is overdue by the day that it gives itself, and by that alone."""
    return (
        decision.state == "signed"
        and decision.to_publish
        and decision.signed_on is not None
        and after_working_days(decision.signed_on, PUBLICATION_AIM) < today
    )


class _Look:
    def __init__(self, records: Sequence[Recorded], links: Sequence[Link], today: date) -> None:
        self.today = today
        self._by_id = {record.id: record for record in records}
        self._links = links

    def at(self, record: Recorded) -> Iterator[Gap]:
        """Yield what is missing of one record."""
        match record:
            case Question():
                yield from self._question(record)
            case Assurance():
                yield from self._assurance(record)
            case Action() if record.open:
                yield self._until(record, f"{record.reference} is to be done")
            case Decision():
                yield from self._decision(record)
            case Publication() if record.open and self._late(record.refresh_by):
                yield self._until(record, f"{record.reference} was to be brought up to date")
            case Recommendation():
                yield from self._recommendation(record)
            case InformationRequest() if record.open:
                yield self._until(record, f"{record.reference} is to be answered")
        if (
            isinstance(record, Assurance | Decision | Recommendation)
            and record.review_on is not None
            and record.review_on < self.today
        ):
            days = (self.today - record.review_on).days
            words = f"Review of {_name(record)} was due {written_date(record.review_on)}"
            yield Gap(words, record.id, record.in_the_hands_of, days)

    def _question(self, question: Question) -> Iterator[Gap]:
        if not question.open:
            return
        name, step = question.reference, None
        if question.direction == "of":
            words = f"No reply yet to {name}"
        elif self._pointing(question, Relation.ANSWERS):
            words = f"{name} has an assurance and is still open"
        else:
            words, step = f"No assurance yet on {name}", ASSURE
        owner = question.owner or question.asked_of
        yield Gap(words + self._due(question.due), question.id, owner, self._late(question.due),
                  step)  # fmt: skip

    def _assurance(self, assurance: Assurance) -> Iterator[Gap]:
        if assurance.rating == "assured" or self._pointing(assurance, Relation.FOLLOWS):
            return
        if self._answered_later(assurance):
            return
        rating = spec_of(Assurance, "rating").words_of(assurance.rating)
        words = f"{assurance.reference}: {rating.lower()}, and nothing follows from it"
        yield Gap(words, assurance.id, assurance.judged_by, step=ADD_ACTION)

    def _answered_later(self, assurance: Assurance) -> bool:
        """True where the same question has a later assurance."""
        asked = {
            link.to_id
            for link in self._links
            if link.relation is Relation.ANSWERS and link.from_id == assurance.id
        }
        others = (
            self._by_id.get(link.from_id)
            for link in self._links
            if link.relation is Relation.ANSWERS and link.to_id in asked
        )
        return any(
            isinstance(other, Assurance) and _order(other) > _order(assurance) for other in others
        )

    def _decision(self, decision: Decision) -> Iterator[Gap]:
        name, missing = notice_name(decision), missing_words(decision)
        if decision.state == "draft":
            words = f"{name} is not signed yet"
            yield Gap(f"{words}: {missing} missing" if missing else words, decision.id,
                      decision.owner)  # fmt: skip
        if decision.state != "signed":
            return
        if missing:
            yield Gap(f"The notice of {name} misses {missing}", decision.id, decision.owner)
        if decision.to_publish and decision.signed_on is not None:
            days = working_days_between(decision.signed_on, self.today)
            words = (
                f"{name} is not published: {counted(days, 'working day', 'working days')} since "
                f"signature, aim {PUBLICATION_AIM}"
            )
            late = self._late(decision.publish_by)
            yield Gap(words, decision.id, decision.owner, late, PUBLISH)
        elif decision.published_on and not self._pointing(decision, Relation.PUBLISHES):
            words = f"It is not recorded where {name} was published"
            yield Gap(words, decision.id, decision.owner, step=PUBLISH)

    def _recommendation(self, one: Recommendation) -> Iterator[Gap]:
        if one.responded_on is None:
            yield Gap(f"No response yet to {one.reference}" + self._due(one.due), one.id,
                      one.owner, self._late(one.due))  # fmt: skip
        elif one.open:
            yield Gap(f"{one.reference} is still to be done", one.id, one.owner)

    def _until(self, record: Recorded, words: str) -> Gap:
        return Gap(words + self._due(record.due_on), record.id, record.in_the_hands_of,
                   self._late(record.due_on))  # fmt: skip

    def _pointing(self, record: Recorded, relation: Relation) -> bool:
        return any(
            link.to_id == record.id and link.relation is relation for link in self._links
        )  # fmt: skip

    def _late(self, day: date | None) -> int:
        return max((self.today - day).days, 0) if day is not None else 0

    def _due(self, day: date | None) -> str:
        if day is None:
            return ""
        late = self._late(day)
        if late:
            return f": due {written_date(day)}, {counted(late, 'day', 'days')} overdue"
        return f": due {written_date(day)}"


def _name(record: Recorded) -> str:
    return notice_name(record) if isinstance(record, Decision) else record.reference


def _order(assurance: Assurance) -> tuple[date, int]:
    return (assurance.given_on or date.min, assurance.number)
