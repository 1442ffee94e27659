"""In which order the measures of the Overview stand: by what matters, or by what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.office_settings import MatrixOrder
from oversight_app.review.matrix_lines import MatrixLine


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """Lines under one heading ("Special Constabulary", "Getting worse")."""

    title: str
    lines: tuple[MatrixLine, ...]


def in_groups(lines: Sequence[MatrixLine], order: MatrixOrder) -> tuple[MatrixGroup, ...]:
    """Return lines in groups, none of them empty; within a group the order they came in."""
    return ()
