"""What every workspace starts with for its records: questions, scale, retention periods."""

from collections.abc import Iterable, Iterator
from typing import Any

from oversight_app.domain.appraisal import SEEDED_CRITERIA, Criterion
from oversight_app.domain.boundary import SEEDED_QUESTIONS, BoundaryQuestion
from oversight_app.domain.office_settings import OfficeSettings
from oversight_app.domain.papers import PaperSettings
from oversight_app.domain.retention import SEEDED_RULES, SEEDED_RULES_OUTSIDE
from oversight_app.domain.risk import SEEDED_BANDS, SEEDED_IMPACT, SEEDED_LIKELIHOOD, Band
from oversight_app.store.content import canonical

FROM_THE_START = "1900-01-01"
_BY = "Oversight"
_WHY = "What every workspace starts with; the office’s own takes its place"


_FIRST = {"version": 1, "from_day": FROM_THE_START, "set_by": _BY, "reason": _WHY}

Seeds = Iterator[tuple[str, dict[str, Any]]]


def record_seeds() -> Seeds:
    """Yield (table, row) of the first version of the questions and of the scale, and of the
    retention rules."""
    yield "question_set", {**_FIRST, "questions": written_questions(SEEDED_QUESTIONS)}
    yield (
        "risk_scale",
        {**_FIRST, "scale": written_scale(SEEDED_LIKELIHOOD, SEEDED_IMPACT, SEEDED_BANDS)},
    )
    yield from _rules(SEEDED_RULES)


def outside_seeds() -> Seeds:
    """Yield the same of what came with outside groups: the criteria of appraisals, the rules."""
    yield "criteria_set", {**_FIRST, "criteria": written_criteria(SEEDED_CRITERIA)}
    yield from _rules(SEEDED_RULES_OUTSIDE)


def _rules(rules: Iterable[tuple[str, int, str]]) -> Seeds:
    for kind, months, reason in rules:
        row = {"kind": kind, "months": months, "reason": reason}
        yield "retention_rule", {**row, "set_by": _BY, "set_on": FROM_THE_START}


def written_questions(questions: tuple[BoundaryQuestion, ...]) -> str:
    """Return a question set as it is stored."""
    return canonical([[one.code, str(one.heading), one.name, one.words] for one in questions])


def written_criteria(criteria: tuple[Criterion, ...]) -> str:
    """Return the criteria of appraisals as they are stored."""
    return canonical([[one.code, one.name, one.words] for one in criteria])


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


def paper_seeds() -> Seeds:
    """Yield how a new office writes papers, until it says otherwise."""
    usual = PaperSettings()
    row = {"rule": str(usual.rule), "pattern": usual.pattern, "handling": usual.handling}
    yield "paper_setting", {"id": 1, **row, "template": None, "template_name": ""}


def office_seeds() -> Seeds:
    """Yield how a new office looks at its figures, until it says otherwise."""
    yield "office_setting", {"id": 1, **settings_row(OfficeSettings())}


def settings_row(settings: OfficeSettings) -> dict[str, Any]:
    """Return how figures are shown as it is stored, each measure once."""
    return {
        "measures": canonical(list(dict.fromkeys(settings.measures))),
        "sorted_by": str(settings.sorted_by),
        "decimals": settings.decimals,
        "opens_on": str(settings.opens_on) if settings.opens_on else None,
    }
