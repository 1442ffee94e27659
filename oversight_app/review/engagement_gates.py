"""The three gates of an engagement decision: what was answered, and what other records say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from oversight_app.domain.boundary import ANSWER_ICONS, ANSWERS, Answer, Assessment, counts
from oversight_app.domain.engagement import GATE_ICONS, GATE_STATES, Engagement, Gate
from oversight_app.domain.findings import Status
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.periods import written_date
from oversight_app.domain.risk import Risk
from oversight_app.domain.wording import counted
from oversight_app.review.activity_wording import listed
from oversight_app.review.engagement_view import Bullet, GateView
from oversight_app.review.position_rows import HeldPosition

_STATE_WORDS = dict(GATE_STATES)
_ANSWER_WORDS = dict(ANSWERS)
_ASKED_FOR = {"children": ("safeguarding",), "case": ("evidence", "publicity")}
"""The questions of a boundary assessment that speak to a gate, by the codes they begin with."""


@dataclass(frozen=True, slots=True)
class Around:
    """What other records say about the group of a decision: its risks (open, none that another
    replaces), its latest assessment with the answers, the names of the questions by their codes,
    the positions held, and the organisations by their ``id``."""

    risks: Sequence[Risk]
    assessment: Assessment | None
    answers: Sequence[Answer]
    questions: Mapping[str, str]
    positions: Sequence[HeldPosition]
    organisations: Mapping[int, Organisation]


def gate_views(engagement: Engagement, around: Around) -> tuple[GateView, ...]:
    """Return the three gates in order: the office's own words first, then what the records say."""
    return tuple(_view(engagement, gate, around) for gate in engagement.gates)


def gate_status(gate: Gate) -> Status:
    """Return how a gate stands, as a word with its shape."""
    return Status(_STATE_WORDS.get(gate.state, gate.state), GATE_ICONS.get(gate.state, "unknown"))


def _view(engagement: Engagement, gate: Gate, around: Around) -> GateView:
    said = [Bullet(words, "met", True) for words in gate.evidence]
    said += [Bullet(words, "not-met", True) for words in gate.against]
    look = {"children": _of_children, "risks": _of_risks, "case": _of_case}[gate.spec.id]
    # What the office wrote in its own words is not said twice.
    written = {_opening(one.words) for one in said}
    found = look(engagement, gate, around)
    known = [one for one in found if one.icon == "met" or _opening(one.words) not in written]
    answered = ""
    if gate.by:
        on = f" on {written_date(gate.on)}" if gate.on else ""
        answered = f"Answered by {gate.by}{on}"
    return GateView(
        gate.spec, gate_status(gate), gate.met, (*said, *known), _needs(engagement, gate), answered
    )


def _of_children(engagement: Engagement, gate: Gate, around: Around) -> Iterator[Bullet]:
    if not gate.evidence:
        where = f" in {engagement.area}" if engagement.area else ""
        words = f"No evidence of benefit for children{where} is recorded"
        yield Bullet(words, "unknown", False)
    yield from _answers(gate, around)


def _of_risks(engagement: Engagement, _gate: Gate, around: Around) -> Iterator[Bullet]:
    found = around.risks
    if not found:
        yield Bullet("No risk of this group is in the register", "unknown", False)
    else:
        none = [one for one in found if one.control_state == "none"]
        late = [one for one in found if one.control_state == "overdue"]
        listed_words = counted(len(found), "risk is", "risks are")
        yield Bullet(f"{listed_words} in the register", "met", False, found[0].id)
        if none:
            named = [one.reference for one in none[:3]]
            more = [f"{len(none) - 3} more"] if len(none) > 3 else []
            words = f"{counted(len(none), 'has', 'have')} no control: {listed([*named, *more])}"
            yield Bullet(words, "not-met", False, none[0].id)
        if late:
            words = f"{counted(len(late), 'control is', 'controls are')} overdue"
            yield Bullet(words, "not-met", False, late[0].id)
    if engagement.residual_by:
        on = f" on {written_date(engagement.residual_on)}" if engagement.residual_on else ""
        yield Bullet(f"{engagement.residual_by} accepted what remains{on}", "met", False)
    else:
        yield Bullet("No office has accepted what remains", "not-met", False)
    yield _assessed(around)


def _assessed(around: Around) -> Bullet:
    one = around.assessment
    if one is None or one.assessed_on is None:
        return Bullet("No boundary assessment of this group is recorded", "unknown", False)
    found = counts(answer.answer for answer in around.answers)
    asked = len(around.answers) - found["not-applicable"]
    gaps = found["not-met"] + found["not-known"]
    said = [f"{found['met']} of {asked} met"] if asked else ["no question is answered"]
    said += [
        f"{found[code]} {_ANSWER_WORDS[code].lower()}"
        for code in ("partly", "not-met", "not-known")
        if found[code]
    ]
    words = f"Boundary assessment of {written_date(one.assessed_on)}: {', '.join(said)}"
    icon = "not-met" if gaps else ("met" if found["met"] == asked else "partly")
    return Bullet(words, icon if asked else "unknown", False, one.id)


def _of_case(_engagement: Engagement, gate: Gate, around: Around) -> Iterator[Bullet]:
    prosecutors = [
        one for one in around.positions if _sort(one, around.organisations) == "prosecutor"
    ]
    for one in prosecutors:
        icon = one.stance.icon
        words = f"{one.body}: {one.in_short} ({one.from_words})"
        yield Bullet(words, icon, False, one.position.id)
    said = " ".join((*gate.evidence, *gate.against)).casefold()
    if not prosecutors and "prosecut" not in said:
        yield Bullet("No position or advice of prosecutors is recorded", "unknown", False)
    yield from _answers(gate, around)


def _sort(one: HeldPosition, organisations: Mapping[int, Organisation]) -> str:
    whose = organisations.get(one.position.organisation or 0)
    return whose.sort if whose is not None else ""


def _answers(gate: Gate, around: Around) -> Iterator[Bullet]:
    """What a boundary assessment answers to the questions that speak to a gate."""
    for code in _ASKED_FOR[gate.spec.id]:
        for one in around.answers:
            if one.question == code:
                words = _ANSWER_WORDS[one.answer].lower()
                name = around.questions.get(code, code)
                icon = ANSWER_ICONS[one.answer]
                yield Bullet(f"{name}, as assessed: {words}", icon, False, one.id)


def _needs(engagement: Engagement, gate: Gate) -> str:
    """Return what a gate still needs: in the office's words, else what it is answered without."""
    if gate.met:
        return ""
    if gate.needs:
        return gate.needs
    missing = list(_missing(engagement, gate))
    return _capital("; ".join(missing)) if missing else "Evidence for what is still missing"


def _missing(engagement: Engagement, gate: Gate) -> Iterable[str]:
    if not gate.evidence:
        yield {
            "children": "evidence of benefit for children, with its source and date",
            "risks": "evidence that each risk is controlled",
            "case": "advice of the prosecutors and the view of the force",
        }[gate.spec.id]
    if gate.spec.id == "risks" and not engagement.residual_by:
        yield "an office that accepts what remains, and the day"
    if not gate.by:
        yield "the office that answers it"


def _opening(words: str) -> tuple[str, ...]:
    """The first five words, by which two lines of a gate are told to say the same."""
    return tuple(words.casefold().split()[:5])


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
