"""A small sound record of each kind, to keep in tests."""

from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.plans import Investment, Objective, Plan, TermOfOffice
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.workspace import Workspace

R = TypeVar("R", bound=Recorded)
DAY = date(2022, 3, 31)
"""The day on which all of them begin."""
LATER = date(2022, 9, 30)
FORCE, OFFICE = "The force", "Head of Assurance"

_SAID: dict[type[Recorded], dict[str, Any]] = {
    Question: {
        "asked": "How many are vetted?", "asked_of": FORCE, "asked_on": DAY, "owner": OFFICE,
    },
    Assurance: {
        "said": "All but three", "rating": "partly", "given_by": FORCE, "given_on": DAY,
        "judged_by": OFFICE,
    },
    Action: {"task": "Vet the three", "owner": OFFICE, "set_on": DAY, "due": LATER},
    Decision: {"name": "Pay for vetting", "proposed_on": DAY, "owner": OFFICE},
    Publication: {"name": "Decision notice", "published_on": LATER},
    Meeting: {"name": "Holding to account", "held_on": DAY},
    InformationRequest: {
        "subject": "Vetting", "asked": "How many are vetted", "received": DAY, "owner": OFFICE,
    },
    Recommendation: {
        "report": "Integrity", "published_on": DAY, "recommended": "Vet all", "owner": OFFICE,
    },
    Risk: {
        "name": "Not vetted", "owner": OFFICE, "raised_on": DAY, "likelihood": 2, "impact": 3,
        "review_by": LATER,
    },
    OutsideGroup: {"name": "Group A", "known_since": DAY},
    Assessment: {"scheme": "specials", "assessed_on": DAY, "assessed_by": OFFICE},
    Answer: {"question": "vetting", "answered_on": DAY, "owner": OFFICE},
    TermOfOffice: {"from_day": DAY},
    Plan: {"name": "Police and Crime Plan", "from_day": DAY},
    Objective: {"name": "More volunteers", "owner": OFFICE, "from_day": DAY},
    Investment: {
        "scheme": "specials", "purpose": "Kit", "from_day": DAY, "to_day": LATER,
        "spent": 12_500, "source": "A paper",
    },
}  # fmt: skip


def made(kind: type[R], **more: Any) -> R:
    """Return a sound record of a kind that is not kept yet. An answer still needs its assessment,
    an objective its plan."""
    return kind(**{**_SAID[kind], **more})


def kept(workspace: Workspace, kind: type[R], *, day: date | None = None, **more: Any) -> R:
    """Save a sound record of a kind and return it as it is kept."""
    (number, *_) = records.save(workspace, made(kind, **more), day=day).saved
    return again(workspace, kind, number)


def again(workspace: Workspace, kind: type[R], number: int) -> R:
    """Return a record as it is now."""
    found = records.one(workspace, number)
    assert isinstance(found, kind)
    return found


def signed(workspace: Workspace, **more: Any) -> Decision:
    """Save a signed decision that is still to be published."""
    said = {
        "options": "Do nothing\nPay", "reasons": "It is needed", "signatory": "The Commissioner",
        "state": "signed", "signed_on": DAY, "public_interest": "yes", **more,
    }  # fmt: skip
    return kept(workspace, Decision, **said)


def answers_of(workspace: Workspace, assessment_id: int) -> list[Answer]:
    """Return the answers of an assessment, by number."""
    every = records.read(workspace, Answer)
    return [one for one in every if one.assessment == assessment_id]
