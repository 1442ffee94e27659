"""Assessments in few letters: m met, p partly, n not met, u not known, - not needed."""

from datetime import date

from oversight_app.domain.boundary import Answer, Assessment, BoundaryQuestion, Heading
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.store import records
from oversight_app.store.assessments import assess
from oversight_app.store.question_sets import save_questions
from oversight_app.store.workspace import Workspace

CODES = {"m": "met", "p": "partly", "n": "not-met", "u": "not-known", "-": "not-applicable"}
FEW = (
    BoundaryQuestion("role", Heading.BOUNDARIES, "Role profile", "Is the role written down?"),
    BoundaryQuestion("vetting", Heading.CONTROL, "Vetting", "Is everybody vetted?"),
    BoundaryQuestion("data", Heading.GOVERNANCE, "Data protection", "Is data held lawfully?"),
)
"""Three questions in place of the seventeen; by heading they come as vetting, role, data."""


def ask_few(ws: Workspace) -> None:
    """Ask three questions alone, from 1 January 2020 on."""
    save_questions(ws, FEW, date(2020, 1, 1), "The office", "Fewer are enough here")


def a_group(ws: Workspace, name: str = "Online activist groups") -> str:
    """Add an outside group; return its key as a subject."""
    changes = records.save(ws, OutsideGroup(name=name, known_since=date(2017, 9, 1)))
    return f"group:{changes.saved[0]}"


def assessed(
    ws: Workspace,
    subject: str,
    on: date,
    answers: str,
    questions: tuple[BoundaryQuestion, ...] = FEW,
    *,
    review_by: date | None = None,
) -> int:
    """Assess a subject, by its key; return the ``id`` of the assessment."""
    kind, _, code = subject.partition(":")
    assessment = Assessment(
        scheme=code if kind == "scheme" else "",
        outside_group=int(code) if kind == "group" else None,
        assessed_on=on,
        assessed_by="The office",
        review_by=review_by,
    )
    made = [
        Answer(
            question=question.code,
            answer=CODES[letter],
            evidence="A paper" if letter in "mp" else "",
            answered_on=on,
        )
        for question, letter in zip(questions, answers, strict=True)
    ]
    return assess(ws, assessment, made, day=on).saved[0]
