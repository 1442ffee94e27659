"""In which order the measures of the Overview stand: by what matters, or by what they are about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from oversight_app.domain.office_settings import MatrixOrder
from oversight_app.review.matrix_lines import MatrixLine
from oversight_app.review.measure_names import OWN_WORK, PUBLISHED, series_of

SPECIALS, CUSTODY = "specials", "custody"
"""Codes of the schemes that have a heading of their own."""
WORSE, MISSED, MOVED = "Getting worse", "Misses its target", "Higher or lower than usual"
HIT_AND_MISS, BETTER, STEADY = "Target hit and miss", "Getting better", "No real change"
NOT_JUDGED = "Not judged against a usual range"
"""Yearly figures, and those with too few months: nothing says whether they have changed."""
CONSTABULARY, OTHERS = "Special Constabulary", "Other volunteers"
VISITING, GOVERNANCE = "Custody visiting", "Governance"
_BY_WHAT_MATTERS = (WORSE, MISSED, MOVED, HIT_AND_MISS, BETTER, STEADY, NOT_JUDGED)
_BY_SUBJECT = (CONSTABULARY, OTHERS, VISITING, GOVERNANCE)


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Lines under one heading ("Special Constabulary", "Getting worse")."""

    title: str
    lines: tuple[MatrixLine, ...]


def in_groups(lines: Sequence[MatrixLine], order: MatrixOrder) -> tuple[MatrixGroup, ...]:
    """Return lines in groups, none of them empty; within a group the order they came in. Every
    line is in one group."""
    if order is MatrixOrder.SUBJECT:
        return _grouped(lines, _BY_SUBJECT, subject_of)
    return _grouped(lines, _BY_WHAT_MATTERS, _matter_of)


def subject_of(line: MatrixLine) -> str:
    """Return the heading of what a line is about."""
    measure = line.measure
    if measure.group == OWN_WORK:
        return GOVERNANCE
    of = measure.scheme or series_of(measure.id).measure.partition("-")[0]
    return {SPECIALS: CONSTABULARY, CUSTODY: VISITING}.get(of, OTHERS)


def _matter_of(line: MatrixLine) -> str:
    if line.shown.icon == "worse":
        return WORSE
    if line.against is not None and line.against.icon == "target-misses":
        return MISSED
    if line.beyond and line.shown.icon != "better":
        return MOVED
    if line.against is not None and line.against.icon == "target-hit-and-miss":
        return HIT_AND_MISS
    if line.shown.icon == "better":
        return BETTER
    judged = line.shown.icon == "no-change" and line.measure.group != PUBLISHED
    return STEADY if judged else NOT_JUDGED


def _grouped(
    lines: Sequence[MatrixLine], titles: Sequence[str], title_of: Callable[[MatrixLine], str]
) -> tuple[MatrixGroup, ...]:
    of: dict[str, list[MatrixLine]] = {title: [] for title in titles}
    for line in lines:
        of[title_of(line)].append(line)
    return tuple(MatrixGroup(title, tuple(found)) for title, found in of.items() if found)
