"""What keeps the notice of a decision from leaving, or makes it one to look at again."""

from collections.abc import Iterator

from oversight_app.domain.decisions import Decision
from oversight_app.domain.recorded import spec_of
from oversight_app.domain.wording import mid_sentence
from oversight_app.review.engagement_view import EngagementView
from oversight_app.summaries.concerns import Concern, Weight

_SECTION_OF = {
    "summary": "decision", "outcome": "decision", "signatory": "decision",
    "outside_group": "background", "area": "background", "assurance": "background",
    "options": "options", "reasons": "reasons",
    "financial": "implications", "legal": "implications", "equality": "implications",
    "environmental": "implications", "objective": "plan", "interests": "plan",
    "supervised_by": "conditions", "stop_conditions": "conditions", "ends": "conditions",
}  # fmt: skip
"""Where a notice says what; the rest is under publication."""


def decision_concerns(decision: Decision, view: EngagementView | None) -> tuple[Concern, ...]:
    """Return what was found, each with the record in which it is mended."""
    return tuple(_found(decision, view))


def _found(decision: Decision, view: EngagementView | None) -> Iterator[Concern]:
    to = decision.reference
    if decision.state == "draft":
        yield Concern(
            "draft", Weight.STOPS, f"{to} is a draft: it is not signed.",
            "Have it signed, or keep the draft in the office.", to, "decision",
        )  # fmt: skip
    elif decision.state == "withdrawn":
        yield Concern(
            "draft", Weight.WARNS, f"{to} was withdrawn.",
            "Send the notice of what took its place, or say that this one was withdrawn.",
            to, "decision",
        )  # fmt: skip
    for name in decision.missing():
        heading = mid_sentence(spec_of(type(decision), name).heading)
        yield Concern(
            "notice", Weight.WARNS, f"The notice of {to} does not say: {heading}.",
            f"Fill it in on {to}.", to, _SECTION_OF.get(name, "publication"),
        )  # fmt: skip
    if view is not None:
        for gate in view.gates:
            if not gate.met:
                number, name = gate.spec.number, mid_sentence(gate.spec.name)
                yield Concern(
                    "gates", Weight.WARNS,
                    f"Gate {number} of {to} ({name}) stands at “{gate.status}”.",
                    "Record what the gate still needs, or say that the position allows for it.",
                    to, "gates",
                )  # fmt: skip
        if view.changed is not None and view.changed.changes:
            yield Concern(
                "changed", Weight.WARNS, f"{view.changed.words}.",
                "Look at the decision again, and record the review.", to, "rests-on",
            )  # fmt: skip
    if decision.classification == "official-sensitive" and not decision.published_on:
        yield Concern(
            "notice", Weight.WARNS,
            f"{to} is classified OFFICIAL-SENSITIVE and is not published.",
            "Mark the paper OFFICIAL-SENSITIVE, or have the classification looked at again.",
            to, "publication",
        )  # fmt: skip
