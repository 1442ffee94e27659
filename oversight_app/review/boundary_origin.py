"""Where one answer of the matrix comes from: who assessed, when, and with which questions."""

from oversight_app.domain.findings import Origin
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Sentence, in_words
from oversight_app.review.boundary_history import AnswerDetail

_METHOD = (
    "The office judges each question on the evidence named. The answer shown is that of the "
    "latest assessment, as it was last changed."
)


def answer_origin(detail: AnswerDetail) -> Origin:
    """Say where one answer comes from."""
    cell, made = detail.cell, detail.assessment
    answer = cell.answer
    day = written_date(made.assessed_on) if made.assessed_on else "no day"
    rows = [f"{made.reference}, assessed on {day} by {made.assessed_by}"]
    if answer is not None:
        rows.append(f"{answer.reference}, answered on {in_words(answer.answered_on)}")
    place = answer.location if answer else ""
    evidence = answer.evidence if answer else ""
    return Origin(
        figure=Sentence(
            "{question}, {subject}: {answer}",
            {
                "question": cell.question.name,
                "subject": detail.subject.name,
                "answer": cell.words,
            },
        ),
        definition=cell.question.words,
        numerator="",
        denominator="",
        inclusion=f"Version {made.question_set} of the questions, as it was asked then",
        period=f"Assessed on {day}; review by {in_words(detail.review_by) or 'no day set'}",
        method=_METHOD,
        releases=(),
        rows=tuple(rows),
        coverage="; ".join(one for one in (evidence, place) if one) or "No evidence is named",
        caveats=("An answer is the judgement of the office that gave it.",),
    )
