"""What every workspace starts with for its records: questions, scale, retention periods."""

from collections.abc import Iterator
from typing import Any

from oversight_app.domain.boundary import SEEDED_QUESTIONS, BoundaryQuestion
from oversight_app.domain.retention import SEEDED_RULES
from oversight_app.domain.risk import SEEDED_BANDS, SEEDED_IMPACT, SEEDED_LIKELIHOOD, Band
from oversight_app.store.content import canonical

FROM_THE_START = "1900-01-01"
_BY = "Oversight"
_WHY = "What every workspace starts with; the office’s own takes its place"


def record_seeds() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (table, row) of the first version of the questions and of the scale, and of the
    retention rules."""
    first = {"version": 1, "from_day": FROM_THE_START, "set_by": _BY, "reason": _WHY}
    yield "question_set", {**first, "questions": written_questions(SEEDED_QUESTIONS)}
    yield (
        "risk_scale",
        {**first, "scale": written_scale(SEEDED_LIKELIHOOD, SEEDED_IMPACT, SEEDED_BANDS)},
    )
    for kind, months, reason in SEEDED_RULES:
        yield (
            "retention_rule",
            {
                "kind": kind,
                "months": months,
                "reason": reason,
                "set_by": _BY,
                "set_on": FROM_THE_START,
            },
        )


def written_questions(questions: tuple[BoundaryQuestion, ...]) -> str:
    """Return a question set as it is stored."""
    return canonical([[one.code, str(one.heading), one.name, one.words] for one in questions])


def written_scale(
    likelihood: tuple[str, ...], impact: tuple[str, ...], bands: tuple[Band, ...]
) -> str:
    """Return a risk scale as it is stored."""
    return canonical(
        {
            "likelihood": likelihood,
            "impact": impact,
            "bands": [[band.name, band.least, band.review_months] for band in bands],
        }
    )
