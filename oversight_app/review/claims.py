"""Claims that were checked: stub, filled within minutes."""

from datetime import date

from oversight_app.review.claim_parts import ClaimCheck, ListedClaim
from oversight_app.store.workspace import Workspace

__all__ = ["ClaimCheck", "ListedClaim", "claim_check", "claims_listed"]


def claim_check(ws: Workspace, claim_id: int, as_at: date | None = None) -> ClaimCheck:
    """Return a claim with everything its card shows; UserProblem where there is none."""
    raise NotImplementedError


def claims_listed(ws: Workspace, as_at: date | None = None) -> tuple[ListedClaim, ...]:
    """Return every claim by number, with its share and verdict."""
    raise NotImplementedError
