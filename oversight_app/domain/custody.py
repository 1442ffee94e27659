"""Independent custody visiting: visits, what became of those in custody, and issues raised.

The parts are held against those *in custody at the visit*, never against throughput (facts.md).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CustodyVisit:
    """One visit form. ``made`` None: planned and not made. ``delay`` is in minutes. Detainees
    are counts, never persons."""

    suite: str
    planned: date | None
    made: date | None
    visitor_one: str = ""
    visitor_two: str = ""
    delay: int | None = None
    delay_reason: str = ""
    throughput: int | None = None
    in_custody: int | None = None
    not_available: int | None = None
    not_offered: int | None = None
    offered: int | None = None
    accepted: int | None = None
    seen: int | None = None
    row_key: str = ""
    batch: int = 0
    file_name: str = ""
    file_row: int = 0

    @property
    def unaccounted(self) -> int | None:
        """in custody − not available − not offered − offered; None where a part is missing."""
        parts = (self.in_custody, self.not_available, self.not_offered, self.offered)
        if any(part is None for part in parts):
            return None
        in_custody, *rest = (part or 0 for part in parts)
        return in_custody - sum(rest)


@dataclass(frozen=True, slots=True)
class CustodyIssue:
    """An issue that visitors raised; ``category`` is a code of ``ISSUE_CATEGORIES``."""

    suite: str
    raised: date
    category: str
    urgent: bool
    raised_to: str = ""
    due: date | None = None
    resolved: date | None = None
    resolution: str = ""
    row_key: str = ""
    batch: int = 0
    file_name: str = ""
    file_row: int = 0

    def overdue(self, today: date) -> bool:
        """True where it is open past the day a response was due."""
        return self.resolved is None and self.due is not None and self.due < today
