"""How an office looks at its figures, the same for everyone who opens its workspace."""

from dataclasses import dataclass
from enum import StrEnum

from oversight_app.domain.periods import PeriodKind

MOST_DECIMALS = 3


class MatrixOrder(StrEnum):
    """How the measures of the Overview are sorted."""

    MATTERS = "matters"
    """What needs somebody first."""
    SUBJECT = "subject"
    """By what they are about, in the office's own order."""


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """``measures`` are those of the Overview as records name them, in the office's order; () for
    those that a new office starts with.

    ``decimals`` is how many places rates and shares have on screen and on paper; None leaves each
    measure its own. Counts never have any. ``opens_on`` is the kind of period that pages of
    returns begin with; None leaves each page its own.
    """

    measures: tuple[str, ...] = ()
    sorted_by: MatrixOrder = MatrixOrder.MATTERS
    decimals: int | None = None
    opens_on: PeriodKind | None = None
