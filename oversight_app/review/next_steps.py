"""What a person may do next about a record of a matter: the record to add, and how it is linked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation


@dataclass(frozen=True, slots=True)
class NextStep:
    """A record of ``kind`` to add that points to the one at hand by ``relation``. ``id`` names
    its button."""

    id: str
    words: str
    kind: str
    relation: Relation
    icon: str

    def link(self, record: Recorded) -> Link:
        """Return the link to make; its end 0 stands for the new record."""
        return Link(0, self.relation, record.id)


ASSURE = NextStep(
    "assure", "Record an assurance…", "assurance", Relation.ANSWERS, Assurance.icon
)  # fmt: skip
ADD_ACTION = NextStep("add-action", "Add an action…", "action", Relation.FOLLOWS, Action.icon)
DECIDE = NextStep(
    "propose", "Propose a decision…", "decision", Relation.FOLLOWS, Decision.icon
)  # fmt: skip
PUBLISH = NextStep(
    "publish", "Publish…", "publication", Relation.PUBLISHES, Publication.icon
)  # fmt: skip
ASK_AGAIN = NextStep(
    "ask-again", "Ask a further question…", "question", Relation.FOLLOWS, Question.icon
)  # fmt: skip

ASK_ABOUT = NextStep(
    "ask-about", "Ask about this…", "question", Relation.FOLLOWS, Question.icon
)  # fmt: skip
TAKE_POSITION = NextStep(
    "take-position", "Propose a position on engagement…", "engagement", Relation.RESTS,
    Engagement.icon,
)  # fmt: skip
REDUCE = NextStep("reduce", "Add an action…", "action", Relation.REDUCES, Action.icon)

_AFTER: Mapping[str, tuple[NextStep, ...]] = {
    "question": (ASSURE, ADD_ACTION, DECIDE),
    "assurance": (ADD_ACTION, DECIDE, ASK_AGAIN),
    "action": (DECIDE, ASK_AGAIN),
    "decision": (PUBLISH, ADD_ACTION, ASK_AGAIN),
    "recommendation": (ADD_ACTION, DECIDE, PUBLISH, ASK_AGAIN),
    "request": (PUBLISH, ADD_ACTION),
    "engagement": (PUBLISH, ASK_ABOUT, ADD_ACTION),
    "risk": (REDUCE, ASK_AGAIN),
    "claim": (ASK_ABOUT, TAKE_POSITION, PUBLISH),
    "position": (ASK_ABOUT, TAKE_POSITION),
    "appraisal": (TAKE_POSITION, ASK_ABOUT),
    "meeting": (PUBLISH,),
}


def steps_after(record: Recorded) -> tuple[NextStep, ...]:
    """Return what may be added to a record, what is most usual first."""
    found = _AFTER.get(record.kind, ())
    if isinstance(record, Decision) and record.state != "signed":
        return tuple(one for one in found if one is not PUBLISH)
    return found


def begun(step: NextStep, record: Recorded, today: date) -> Recorded:
    """Return the new record as far as the one at hand says it: days, offices, scheme."""
    scheme = str(getattr(record, "scheme", ""))
    match step.kind:
        case "assurance":
            asked = record if isinstance(record, Question) else Question()
            return Assurance(given_by=asked.asked_of, given_on=today, judged_by=asked.owner,
                             meeting=asked.meeting)  # fmt: skip
        case "action":
            return Action(set_on=today, scheme=scheme)
        case "decision":
            return Decision(proposed_on=today, scheme=scheme)
        case "question" if isinstance(record, Engagement):
            return _asking(record, today)
        case "question":
            return Question(asked_on=today, scheme=scheme)
        case "engagement":
            group = getattr(record, "about", None) or getattr(record, "outside_group", None)
            return Engagement(proposed_on=today, outside_group=group)
        case "publication":
            return _publication(record, today)
    return KINDS[step.kind]()


def _asking(engagement: Engagement, today: date) -> Question:
    """The assurance that was sought, asked of who can give it."""
    return Question(
        asked=engagement.assurance, asked_of="Chief Constable", asked_on=today,
        owner=engagement.owner, scheme=engagement.scheme,
    )  # fmt: skip


def _publication(record: Recorded, today: date) -> Publication:
    item = {Recommendation: "inspections", InformationRequest: "none"}.get(type(record))
    if isinstance(record, Decision):
        item = "decisions" if record.public_interest != "no" else "none"
    name = record.title
    if isinstance(record, Decision) and record.notice:
        name = f"Decision {record.notice}: {record.name}"
    return Publication(name=name, item=item or "minutes", published_on=today)
