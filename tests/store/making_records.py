"""A small sound record of each kind, to keep in tests."""

from datetime import date
from typing import Any, TypeVar

from oversight_app.domain.accountability import Action, Assurance, Meeting, Question
from oversight_app.domain.appraisal import Appraisal, Judgement, Option
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.claims import Claim
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.plans import Investment, Objective, Plan, TermOfOffice
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
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
    Organisation: {"name": "The national council", "sort": "national"},
    Position: {
        "name": "May consider it", "wording": "We may consider it", "stance": "would-consider",
        "from_day": DAY, "source": "A newspaper", "owner": OFFICE, "review_by": LATER,
    },
    Claim: {
        "name": "114 of 259", "wording": "On 114 occasions in a total 259 cases",
        "quoted_on": DAY, "source": "A newspaper", "numerator": 114, "denominator": 259,
        "owner": OFFICE,
    },
    Engagement: {
        "name": "Whether to work with them", "proposed_on": DAY, "owner": OFFICE,
        "area": "Wiltshire",
    },
    Appraisal: {"name": "Which role", "appraised_on": DAY, "appraised_by": OFFICE},
    Option: {"name": "Special Constable", "scheme": "specials", "added_on": DAY},
    Judgement: {"criterion": "vetting", "judged_on": DAY, "judged_by": OFFICE},
    LineToTake: {"name": "On such groups", "words": "Report it to the police", "written_on": DAY},
}  # fmt: skip
LEANS_ON: dict[type[Recorded], tuple[str, type[Recorded]]] = {
    Answer: ("assessment", Assessment),
    Objective: ("plan", Plan),
    Position: ("organisation", Organisation),
    Engagement: ("outside_group", OutsideGroup),
    Option: ("appraisal", Appraisal),
    Judgement: ("option", Option),
}
"""The field without which a record of a kind is not sound, and what it points to."""
SIGNED: dict[str, Any] = {
    "options": "Do nothing\nPay", "reasons": "It is needed", "signatory": "The Commissioner",
    "state": "signed", "signed_on": DAY, "public_interest": "yes",
}  # fmt: skip
"""What a signed decision says."""
ALL_MET: dict[str, Any] = {
    f"{gate}_{part}": said
    for gate in ("children", "risks", "case")
    for part, said in (("gate", "met"), ("evidence", "A report"), ("by", OFFICE), ("on", DAY))
} | {"residual_by": OFFICE, "residual_on": DAY}
"""What an engagement decision says whose three gates are met."""
SIGNED_ENGAGEMENT: dict[str, Any] = {
    **SIGNED, "outcome": "signpost", "assurance": "How evidence is received", "ends": "In a year",
    "supervised_by": FORCE, "stop_conditions": "A case is put at risk",
}  # fmt: skip


def made(kind: type[R], **more: Any) -> R:
    """Return a record of a kind that is not kept yet, sound but for what it ``LEANS_ON``."""
    return kind(**{**_SAID[kind], **more})


def kept(workspace: Workspace, kind: type[R], *, day: date | None = None, **more: Any) -> R:
    """Save a sound record of a kind and return it as it is kept, with what it leans on."""
    (number, *_) = records.save(workspace, begun(workspace, kind, **more), day=day).saved
    return again(workspace, kind, number)


def begun(workspace: Workspace, kind: type[R], **more: Any) -> R:
    """Return a sound record of a kind that is not kept yet, with what it leans on kept already."""
    if kind in LEANS_ON and LEANS_ON[kind][0] not in more:
        field, on = LEANS_ON[kind]
        (number, *_) = records.save(workspace, begun(workspace, on)).saved
        more[field] = number
    return made(kind, **more)


def again(workspace: Workspace, kind: type[R], number: int) -> R:
    """Return a record as it is now."""
    found = records.one(workspace, number)
    assert isinstance(found, kind)
    return found


def signed(workspace: Workspace, **more: Any) -> Decision:
    """Save a signed decision that is still to be published."""
    return kept(workspace, Decision, **{**SIGNED, **more})


def signed_engagement(workspace: Workspace, group: int, **more: Any) -> Engagement:
    """Save a signed engagement decision about an outside group: to signpost, unless told else."""
    said = {**SIGNED_ENGAGEMENT, "outside_group": group, **more}
    return kept(workspace, Engagement, **said)


def answers_of(workspace: Workspace, assessment_id: int) -> list[Answer]:
    """Return the answers of an assessment, by number."""
    every = records.read(workspace, Answer)
    return [one for one in every if one.assessment == assessment_id]
