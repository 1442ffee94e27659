"""One matter, as an office would record it: from a question to the notice of a decision.

Today is 31 October 2022, a Monday. The bank holidays of 2022 that matter: 2 and 3 June, 29 August,
19 September (the state funeral).
"""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

CHIEF = "Chief Constable"
OFFICER = "Scrutiny officer"

QUESTION = Question(
    asked="Why did fewer Specials give sixteen hours?", asked_of=CHIEF, owner=OFFICER,
    asked_on=date(2022, 9, 1), due=date(2022, 10, 10),
)  # fmt: skip
ASSURANCE = Assurance(
    said="The rota is late", rating="partly", given_by=CHIEF, given_on=date(2022, 9, 20),
    judged_by=OFFICER,
)  # fmt: skip
ACTION = Action(
    task="Publish the rota sooner", owner=CHIEF, set_on=date(2022, 9, 21), due=date(2022, 10, 21),
)  # fmt: skip
WHOLE = Decision(
    name="A longer rota", proposed_on=date(2022, 9, 26), owner=OFFICER, summary="Pay for it",
    options="Do nothing\nPay for it", reasons="Notice brings people", financial="£400",
    legal="Police Act 1996", equality="None found", environmental="None", interests="None",
    classification="official", public_interest="yes",
)  # fmt: skip
"""A draft whose notice misses the objective, who signs and the day of review."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The ids of one matter."""

    question: int
    assurance: int
    action: int
    decision: int
    publication: int


def save(ws: Workspace, record: Recorded, *links: Link, day: date = date(2022, 10, 1)) -> int:
    """Save a record as on a day; return its id."""
    return records.save(ws, record, links, day=day).saved[0]


def follows(number: int) -> Link:
    """A link from the record at hand."""
    return Link(0, Relation.FOLLOWS, number)


def answers(number: int) -> Link:
    """A link from the record at hand."""
    return Link(0, Relation.ANSWERS, number)


def publishes(number: int) -> Link:
    """A link from the record at hand."""
    return Link(0, Relation.PUBLISHES, number)


def signed(decision: Decision, on: date, **said: object) -> Decision:
    """The decision as signed on a day."""
    from dataclasses import replace

    return replace(decision, state="signed", signatory="PCC", signed_on=on, **said)  # type: ignore[arg-type]


def one_matter(ws: Workspace) -> Matter:
    """Record the whole matter, published on 12 October 2022."""
    question = save(ws, QUESTION)
    assurance = save(ws, ASSURANCE, answers(question))
    action = save(ws, ACTION, follows(assurance))
    decision = save(ws, signed(WHOLE, date(2022, 9, 28)), follows(action))
    publication = save(
        ws,
        Publication(name="Notice", location="notice.html", published_on=date(2022, 10, 12)),
        publishes(decision),
        day=date(2022, 10, 12),
    )
    return Matter(question, assurance, action, decision, publication)
