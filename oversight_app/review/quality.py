"""What does not add up in the returns, for the office to ask about."""

from dataclasses import dataclass

from oversight_app.domain.findings import Finding, Table
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class QualityAnswer:
    """Quality findings; ``table`` has columns kind, scheme, when, what, ask."""

    finding: Finding
    table: Table


def quality(ws: Workspace) -> QualityAnswer:
    """List residuals, hours that differ between return and log, gaps and unlikely values."""
    raise NotImplementedError
