"""The Commissioner's position on working with an outside group, behind three gates.

Working with a group is an operational choice of the chief constable. What is recorded here is the
Commissioner's position and the assurance sought (product.md, section 1, rows 4, 5 and 13).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.decisions import NOTICE, Decision
from oversight_app.domain.outside_groups import LADDER
from oversight_app.domain.record_fields import choice, day, line, lines, office, record, text
from oversight_app.domain.recorded import before
from oversight_app.domain.wording import mid_sentence

ASK = "ask"
OUTCOMES = (
    ("none", "No engagement"),
    (ASK, "Ask for more"),
    *LADDER[1:],
)
"""What the Commissioner's position may be: the rungs of the ladder, and to ask for more first."""
WITHOUT_GATES = ("none", ASK, "signpost")
"""The outcomes that need no gate to be met."""
GATE_STATES = (
    ("not-shown", "Not shown yet"),
    ("partly", "Partly"),
    ("not-met", "Not met"),
    ("met", "Met"),
)
GATE_ICONS = {"not-shown": "unknown", "partly": "partly", "not-met": "not-met", "met": "met"}
_NO_EVIDENCE = frozenset(
    {"none", "nil", "na", "no", "tbc", "tba", "tofollow", "notknown", "unknown", "nothingyet"}
)
"""What stands in a field of evidence where there is none, small letters alone."""
_RUNGS = tuple(code for code, _ in LADDER)


@dataclass(frozen=True, slots=True)
class GateSpec:
    """A gate: ``id`` begins the names of its fields."""

    id: str
    number: int
    name: str
    asks: str


GATES = (
    GateSpec("children", 1, "Protects children", "Does it help protect children?"),
    GateSpec(
        "risks", 2, "Risks managed and accepted by a named office",
        "Can the risks be managed, and is what remains of them accepted?",
    ),
    GateSpec(
        "case", 3, "Does not jeopardise a case, nor endanger anyone",
        "Does it neither jeopardise a case nor endanger the group, a child or the public?",
    ),
)  # fmt: skip
_GROUPS = tuple(f"Gate {gate.number}: {mid_sentence(gate.name)}" for gate in GATES)


@dataclass(frozen=True, slots=True)
class Gate:
    """How a gate stands: ``evidence`` and ``against`` hold one entry each."""

    spec: GateSpec
    state: str
    evidence: tuple[str, ...]
    against: tuple[str, ...]
    needs: str
    by: str
    on: date | None

    @property
    def met(self) -> bool:
        """True where it is open to what lies behind it."""
        return self.state == "met"


@dataclass(frozen=True, kw_only=True)
class Engagement(Decision):
    """The Commissioner's position on working with one outside group: a decision whose outcome goes
    no further than its three gates allow."""

    kind: ClassVar[str] = "engagement"
    noun: ClassVar[str] = "engagement decision"
    plural: ClassVar[str] = "Engagement decisions"
    prefix: ClassVar[str] = "ED"
    icon: ClassVar[str] = "groups"
    groups: ClassVar[tuple[str, ...]] = (
        *_GROUPS, "Conditions", "Advice", "Signature and publication",
    )  # fmt: skip
    must_say: ClassVar[tuple[str, ...]] = (
        "outside_group", "area", "outcome", "assurance", *NOTICE, "supervised_by",
        "stop_conditions", "ends",
    )  # fmt: skip

    outside_group: int | None = record("Outside group", "group", required=True, listed=True)
    area: str = line("Area it is about", required=True, tip="The force area, such as Wiltshire")
    outcome: str = choice(
        "The Commissioner’s position", OUTCOMES, listed=True,
        tip="Above “Signpost to report”, all three gates have to be met first",
    )  # fmt: skip
    assurance: str = text("Assurance sought", tip="What the chief constable is asked to show")

    children_gate: str = choice(
        "Does it help protect children?", GATE_STATES, "not-shown", required=True, group=_GROUPS[0]
    )
    children_evidence: str = lines("Evidence for", group=_GROUPS[0], tip="One on each line")
    children_against: str = lines("Evidence against, or missing", group=_GROUPS[0])
    children_needs: str = line("What it still needs", group=_GROUPS[0])
    children_by: str = office("Answered by", group=_GROUPS[0], tip="By office")
    children_on: date | None = day("Answered on", group=_GROUPS[0])

    risks_gate: str = choice(
        "Can the risks be managed, and is what remains accepted?", GATE_STATES, "not-shown",
        required=True, group=_GROUPS[1],
    )  # fmt: skip
    risks_evidence: str = lines("Evidence for", group=_GROUPS[1], tip="One on each line")
    risks_against: str = lines("Evidence against, or missing", group=_GROUPS[1])
    risks_needs: str = line("What it still needs", group=_GROUPS[1])
    risks_by: str = office("Answered by", group=_GROUPS[1], tip="By office")
    risks_on: date | None = day("Answered on", group=_GROUPS[1])
    residual: str = text("What remains of the risks", group=_GROUPS[1])
    residual_by: str = office("Accepted by", group=_GROUPS[1], tip="The office that accepts it")
    residual_on: date | None = day("Accepted on", group=_GROUPS[1])

    case_gate: str = choice(
        "Does it neither jeopardise a case nor endanger anyone?", GATE_STATES, "not-shown",
        required=True, group=_GROUPS[2],
    )  # fmt: skip
    case_evidence: str = lines("Evidence for", group=_GROUPS[2], tip="One on each line")
    case_against: str = lines("Evidence against, or missing", group=_GROUPS[2])
    case_needs: str = line("What it still needs", group=_GROUPS[2])
    case_by: str = office("Answered by", group=_GROUPS[2], tip="By office")
    case_on: date | None = day("Answered on", group=_GROUPS[2])

    conditions: str = lines("Conditions", group="Conditions", tip="One on each line")
    stop_conditions: str = lines("It stops when", group="Conditions", tip="One on each line")
    supervised_by: str = office("Supervised by", group="Conditions")
    ends: str = text("How it ends", group="Conditions")
    how_published: str = text("How it is published", group="Conditions")

    @property
    def gates(self) -> tuple[Gate, ...]:
        """How its three gates stand, in order."""
        return tuple(self._gate(spec) for spec in GATES)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The outcomes that its gates allow, lowest first."""
        return allowed_outcomes(self.gates)

    @property
    def outcome_words(self) -> str:
        """The position in words; "" while there is none."""
        return dict(OUTCOMES).get(self.outcome, "")

    def _gate(self, spec: GateSpec) -> Gate:
        def said(name: str) -> str:
            return str(getattr(self, f"{spec.id}_{name}"))

        return Gate(
            spec, said("gate"), tuple(said("evidence").splitlines()),
            tuple(said("against").splitlines()), said("needs"), said("by"),
            getattr(self, f"{spec.id}_on"),
        )  # fmt: skip

    def locked(self) -> Mapping[str, Mapping[str, str]]:
        needs = what_unlocks(self.gates)
        return {"outcome": {code: needs for code, _ in OUTCOMES if code not in self.allowed}}

    def own_problems(self) -> dict[str, str]:
        wrong = super().own_problems()
        for gate in self.gates:
            wrong |= _gate_problems(gate, self)
        if self.risks_gate == "met":
            if not self.residual_by:
                wrong["residual_by"] = (
                    "Gate 2 is met once an office has accepted what remains of the risks. Name the "
                    "office."
                )
            if self.residual_on is None:
                wrong["residual_on"] = "The day it was accepted is missing. Fill it in."
        if self.outcome and self.outcome not in self.allowed:
            shut = [str(gate.spec.number) for gate in self.gates if not gate.met]
            number = "gate" if len(shut) == 1 else "gates"
            wrong["outcome"] = (
                f"“{self.outcome_words}” needs all three gates, and {number} {_joined(shut)} "
                f"{'is' if len(shut) == 1 else 'are'} not met. Choose “No engagement”, “Ask for "
                "more” or “Signpost to report”, or record the evidence first."
            )
        elif self.state == "signed" and not self.outcome:
            wrong["outcome"] = "There is no position yet. Choose one before it is signed."
        return wrong


def allowed_outcomes(gates: Iterable[Gate]) -> tuple[str, ...]:
    """Return the outcomes that some gates allow, lowest first: until all are met, nothing above
    "signpost"."""
    every = tuple(code for code, _ in OUTCOMES)
    return every if all(gate.met for gate in gates) else WITHOUT_GATES


def what_unlocks(gates: Iterable[Gate]) -> str:
    """Return what unlocks the outcomes above "signpost": "Unlocks when gates 1 and 3 are met
    (protects children; …)"; "" where nothing is locked."""
    shut = [gate.spec for gate in gates if not gate.met]
    if not shut:
        return ""
    numbers = _joined([str(gate.number) for gate in shut])
    which = f"gate {numbers} is" if len(shut) == 1 else f"gates {numbers} are"
    names = "; ".join(mid_sentence(gate.name) for gate in shut)
    return f"Unlocks when {which} met ({names})"


def rung(code: str) -> int:
    """Return how high a rung of the ladder, or an outcome, stands: 0 for no contact, and for
    asking for more; ValueError for none."""
    return 0 if code == ASK else _RUNGS.index(code)


def position_now(
    engagements: Iterable[Engagement],
    group: int,
    day: date | None = None,
    overtaken: Mapping[int, int] | None = None,
) -> Engagement | None:
    """Return the engagement decision that stands about a group: the one that was signed last; on
    ``day`` where one is given. None where that one was withdrawn: none of those before it comes
    back.

    ``overtaken`` is what took the place of which decision, each by its ``id``: the other one
    stands, though it bears the same day, or none does where that is about another group.
    """
    took_place, gone = overtaken or {}, set[int]()
    signed = [
        one
        for one in engagements
        if one.outside_group == group
        and one.signed_on is not None
        and (day is None or one.signed_on <= day)
        and one.once_stood
    ]
    last = max(signed, key=signed_order, default=None)
    while last is not None and last.id in took_place and last.id not in gone:
        gone.add(last.id)
        by = took_place[last.id]
        last = next((one for one in signed if one.id == by), None)
    return last if last is not None and last.state == "signed" and last.id not in gone else None


def signed_order(one: Engagement) -> tuple[date, int, int]:
    """Return by what decisions are put in the order in which they were signed: the day; on one
    day the number of the notice, which is issued at signature; then the reference."""
    issued = one.notice.partition("/")[2]
    return one.signed_on or date.min, int(issued) if issued.isdecimal() else 0, one.number


def _gate_problems(gate: Gate, engagement: Engagement) -> dict[str, str]:
    wrong = {}
    name = gate.spec.id
    if gate.state in ("met", "partly") and not any(map(_says_something, gate.evidence)):
        wrong[f"{name}_evidence"] = (
            f"Gate {gate.spec.number} is answered without evidence. Say what the answer rests on, "
            "or choose “Not shown yet”."
        )
    if gate.state != "not-shown":
        if not gate.by:
            wrong[f"{name}_by"] = (
                f"Nobody is named who answered gate {gate.spec.number}. Name the office."
            )
        if gate.on is None:
            wrong[f"{name}_on"] = (
                f"The day on which gate {gate.spec.number} was answered is missing. Fill it in."
            )
    late = before("the day it was answered", gate.on, "The day of signature", engagement.signed_on)
    if late:
        wrong[f"{name}_on"] = late
    return wrong


def _says_something(line: str) -> bool:
    """True where a line of evidence is more than a stroke or a word that keeps its place."""
    said = "".join(one for one in line.casefold() if one.isalnum())
    return bool(said) and said not in _NO_EVIDENCE


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
