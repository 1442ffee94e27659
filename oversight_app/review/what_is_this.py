"""*What is this?* of every measure and every kind of chart: what it is, how it is worked out, how
to read it, and when not to use it.

A measure's words are those of its catalogue and of no other place, so that page, paper and
explanation cannot disagree. Charts are explained in ``chart_kinds``.
"""

from oversight_app.domain.charts import Chart
from oversight_app.domain.currency_measures import CURRENCY_MEASURES
from oversight_app.domain.findings import Finding
from oversight_app.domain.local_measures import LOCAL_MEASURES, LocalMeasure
from oversight_app.domain.measures import (
    MEASURES,
    Direction,
    LimitsKind,
    Measure,
    Shape,
    Unit,
    measure,
)
from oversight_app.domain.office_measures import OFFICE_MEASURES, OfficeMeasure
from oversight_app.domain.wording import sentence_case
from oversight_app.review.chart_kinds import CHART_KINDS, KIND_OF_FINDING, kind_of
from oversight_app.review.explained import Explained
from oversight_app.review.measure_names import series_of

__all__ = ["Explained", "explains", "subject_of", "subjects", "what_is_chart", "what_is_this"]

_UNKNOWN = (
    "No explanation of it is kept: it is from an earlier version, or it was named by the office."
)


_MEASURES = frozenset({*MEASURES, *LOCAL_MEASURES, *CURRENCY_MEASURES, *OFFICE_MEASURES})


def subjects() -> tuple[str, ...]:
    """Return everything that has an explanation: measures first, then kinds of chart."""
    catalogues = (MEASURES, LOCAL_MEASURES, CURRENCY_MEASURES, OFFICE_MEASURES, CHART_KINDS)
    return tuple(subject for catalogue in catalogues for subject in catalogue)


def what_is_this(subject: str) -> Explained:
    """Explain a measure, by its id or by a series of it (``hours/custody///``), or a kind of
    chart; of what is in no catalogue (any more), say that."""
    if subject in CHART_KINDS:
        return CHART_KINDS[subject]
    id_ = series_of(subject).measure
    if id_ in MEASURES:
        return _published(MEASURES[id_])
    for catalogue in (LOCAL_MEASURES, CURRENCY_MEASURES, OFFICE_MEASURES):
        if id_ in catalogue:
            return _returned(catalogue[id_])
    return Explained(subject, "No longer a measure", _UNKNOWN, (), ())


def explains(subject: str) -> bool:
    """True where there is an explanation of it."""
    return subject in CHART_KINDS or series_of(subject).measure in _MEASURES


def what_is_chart(chart: Chart) -> Explained:
    """Explain the kind of chart that this one is."""
    return CHART_KINDS[kind_of(chart)]


def subject_of(finding: Finding) -> str:
    """Return what *What is this?* explains of a finding: its measure, else what is drawn of it; ""
    where neither has an explanation."""
    if explains(finding.origin.figure_id):
        return finding.origin.figure_id
    if finding.id in KIND_OF_FINDING:
        return KIND_OF_FINDING[finding.id]
    return next((kind_of(chart) for chart in finding.charts), "")


def _published(one: Measure) -> Explained:
    charts: tuple[str, ...] = ("trend", "map")
    if one.limits is not LimitsKind.NONE:
        charts = ("funnel", *charts)
    return Explained(
        one.id,
        one.name,
        _sentence(one.definition),
        (*_reading(one), *_limits(one)),
        _not_for_published(one),
        _worked_out(one),
        _sentence(one.source),
        "compare-forces",
        charts,
        tuple(map(_sentence, one.caveats)),
    )


def _worked_out(one: Measure) -> tuple[tuple[str, str], ...]:
    included = ("Included", _sentence(one.inclusion))
    if one.shape is Shape.OBSERVED:
        return (("How it is worked out", "As published; nothing is worked out."), included)
    top, below = measure(one.numerator), measure(one.denominator)
    of = f"{top.name}, women" if one.numerator_sex == "Female" else top.name
    if one.shape is Shape.RATIO:
        times = f", times {one.scale:,.0f}" if one.scale != 1 else ""
        return (
            ("How it is worked out", f"The numerator divided by the denominator{times}."),
            ("What is counted (numerator)", _sentence(of)),
            ("Divided by (denominator)", _sentence(below.name)),
            included,
        )
    how = "The figure on the date, less the figure on the earlier date"
    if one.shape is Shape.CHANGE_PERCENT:
        how += ", divided by the earlier one, times 100"
    return (("How it is worked out", f"{how}."), ("Of what", _sentence(of)), included)


def _limits(one: Measure) -> tuple[str, ...]:
    if one.limits is LimitsKind.NONE:
        return ()
    return (
        "Forces differ by chance alone. Compare a force with the limits, not with its place in "
        "a list.",
    )


def _not_for_published(one: Measure) -> tuple[str, ...]:
    if one.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT):
        return ("Not for saying that a force is doing better or worse than another.",)
    if one.shape is Shape.OBSERVED:
        return ("Not for setting forces side by side: they differ in size. Use a rate for that.",)
    return ("Not for putting forces in an order from best to worst.",)


def _returned(one: LocalMeasure) -> Explained:
    own = isinstance(one, OfficeMeasure)
    topic = "questions-and-actions" if own else "volunteer-activity"
    if one.id in CURRENCY_MEASURES:
        topic = "vetting-and-training"
    counts = "How it is worked out" if not one.denominator else "What is counted (numerator)"
    parts = [(counts, _sentence(one.numerator))]
    if one.denominator and isinstance(one, OfficeMeasure) and one.in_days:
        # A median is divided by nothing.
        parts = [
            ("How it is worked out", _divided(one)),
            ("What is counted", _sentence(one.numerator)),
            ("Of which records", _sentence(one.denominator)),
        ]
    elif one.denominator:
        parts = [
            ("How it is worked out", _divided(one)),
            *parts,
            ("Divided by (denominator)", _sentence(one.denominator)),
        ]
    if one.inclusion:
        parts.append(("Included", _sentence(one.inclusion)))
    return Explained(
        one.id,
        one.name,
        _sentence(one.definition),
        (
            *_reading(one),
            "Compare a month with its usual range, not with the month before alone.",
        ),
        _not_for_returned(one, own=own),
        tuple(parts),
        _sentence(one.source),
        topic,
        ("range", "sparkline"),
        tuple(map(_sentence, one.caveats)),
    )


def _not_for_returned(one: LocalMeasure, *, own: bool) -> tuple[str, ...]:
    if own:
        return ("Not for comparing offices: each records in its own way.",)
    if one.sensitive:
        return (
            "Not for publishing as it stands where the number of people is small: a paper hides "
            "such numbers.",
            "Not for saying anything about one person.",
        )
    return ("Not for comparing with another force, which may count otherwise.",)


def _divided(one: LocalMeasure) -> str:
    if isinstance(one, OfficeMeasure) and one.in_days:
        return "The days of each are counted, and the middle one (median) is taken."
    times = ", times 100" if one.unit is Unit.PERCENT else ""
    return f"The numerator divided by the denominator{times}."


def _reading(one: Measure | LocalMeasure) -> tuple[str, ...]:
    unit, direction = one.unit, one.direction
    units = {
        Unit.COUNT: "A number, counted.",
        Unit.FTE: "Full-time equivalents: two people at half time are one.",
        Unit.RATE: "A rate: it moves when either of its two parts moves. Look at both.",
        Unit.PERCENT: "A share in per cent: of a small number, one more or less moves it far.",
    }
    better = {
        Direction.NEITHER: "Neither higher nor lower is better by itself.",
        Direction.HIGHER: "Higher is better.",
        Direction.LOWER: "Lower is better.",
    }
    if isinstance(one, OfficeMeasure) and one.in_days:
        return "A number of days.", better[direction]
    if isinstance(one, Measure) and one.shape is Shape.CHANGE_PERCENT:
        return "Per cent of the earlier figure: where that is small, it swings.", better[direction]
    return units[unit], better[direction]


def _sentence(words: str) -> str:
    said = sentence_case(words)
    return said if said.endswith((".", "?")) else f"{said}."
