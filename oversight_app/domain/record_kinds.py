"""Every kind of record, and how one may be linked with another. A new kind is a class and a line
here; lists, forms, links, history, tables in and out follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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

_ALL: tuple[type[Recorded], ...] = (
    Question, Assurance, Action, Decision, Publication, Meeting, InformationRequest,
    Recommendation, Risk, OutsideGroup, Assessment, Answer, TermOfOffice, Plan, Objective,
    Investment, Organisation, Position, Claim, Engagement, Appraisal, Option, Judgement, LineToTake,
)  # fmt: skip

KINDS: Mapping[str, type[Recorded]] = {one.kind: one for one in _ALL}

GROUPS: tuple[tuple[str, ...], ...] = (
    ("question", "assurance", "action", "decision", "publication"),
    ("meeting", "request", "recommendation"),
    ("risk", "assessment", "answer"),
    ("group", "organisation", "position", "claim", "engagement", "press"),
    ("appraisal", "option", "judgement"),
    ("objective", "plan", "term", "investment"),
)
"""The kinds as they are offered to choose from: what is asked and done, the occasions and clocks,
what is assessed, outside groups and what is said of them, the options, and the plan."""


def table_of(kind: str) -> str:
    """Return the name of a kind's table ("action" is a word of SQL)."""
    return f"{kind}_record"


def reference(kind: str, number: int) -> str:
    """Return what the office calls the record of a kind with its own ``number``: ``Q-031``."""
    return f"{KINDS[kind].prefix}-{number:03d}"


class Relation(StrEnum):
    """How one record is linked to what it points to; ``RELATION_WORDS`` says it both ways."""

    ANSWERS = "answers"
    FOLLOWS = "follows"
    PUBLISHES = "publishes"
    REDUCES = "reduces"
    REPLACES = "replaces"
    RESTS = "rests"
    GATHERED = "gathered"
    ABOUT = "about"


RELATION_WORDS: Mapping[Relation, tuple[str, str]] = {
    Relation.ANSWERS: ("Answers", "Answered by"),
    Relation.FOLLOWS: ("Follows from", "Led to"),
    Relation.PUBLISHES: ("Publishes", "Published as"),
    Relation.REDUCES: ("Reduces", "Reduced by"),
    Relation.REPLACES: ("Replaces", "Replaced by"),
    Relation.RESTS: ("Rests on", "Relied on by"),
    Relation.GATHERED: ("Gathered", "Gathered for"),
    Relation.ABOUT: ("About", "Mentioned in"),
}
"""Seen from the record that points, and from what it points to."""

ONE_WAY = (
    Relation.ANSWERS, Relation.FOLLOWS, Relation.PUBLISHES, Relation.REPLACES, Relation.RESTS,
)  # fmt: skip
"""Relations of cause: following them from a record never leads back to it."""

DECISIONS = ("decision", "engagement")
"""The kinds that are decisions: numbered at signature, published, never deleted."""
_THREAD = ("question", "assurance", "action", *DECISIONS, "recommendation", "risk", "answer",
           "assessment", "request", "claim", "position", "appraisal")  # fmt: skip
MAY_POINT: Mapping[Relation, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Relation.ANSWERS: (("assurance",), ("question",)),
    Relation.FOLLOWS: (
        ("question", "action", *DECISIONS, "assurance", "risk"), _THREAD,
    ),
    Relation.PUBLISHES: (
        ("publication",), (*DECISIONS, "meeting", "recommendation", "request", "claim"),
    ),
    Relation.REDUCES: (("action", *DECISIONS), ("risk",)),
    Relation.REPLACES: (tuple(KINDS), tuple(KINDS)),
    Relation.RESTS: (
        (*DECISIONS, "appraisal", "press"),
        ("claim", "position", "risk", "assessment", "answer", "appraisal", "assurance"),
    ),
    Relation.GATHERED: (("request",), tuple(KINDS)),
    Relation.ABOUT: (tuple(KINDS), tuple(KINDS)),
}  # fmt: skip
"""From which kinds to which kinds each relation goes. ABOUT also goes to schemes, figures and
imports; REPLACES stays within one kind."""


def may_point(relation: Relation, from_kind: str, to_kind: str) -> bool:
    """Tell whether a record of one kind may be linked so to one of another."""
    ends = MAY_POINT[relation]
    if relation is Relation.REPLACES:
        return from_kind == to_kind
    return from_kind in ends[0] and to_kind in ends[1]


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a record (``from_id``) to one other thing: a record (``to_id``), a scheme (its
    code), a figure (``figure``: the id of a measure, or a ``SeriesKey`` as written) or an import
    (its number). ``made_on`` is the day from which it counts, None until it is kept."""

    from_id: int
    relation: Relation
    to_id: int | None = None
    scheme: str = ""
    figure: str = ""
    batch: int | None = None
    id: int = 0
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """One end of a link, as it is shown beside the other: ``words`` is "Answers" or "Answered
    by". ``kind`` is "scheme", "figure" or "import" where it is no record."""

    link: Link
    words: str
    kind: str
    reference: str
    title: str
    record_id: int | None = None
