"""Where in the window a record has a page that shows it whole, beside its form."""

from collections.abc import Mapping

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake

OUTSIDE_GROUPS = "outside-groups"
TAB_OF: Mapping[str, str] = {
    Claim.kind: "decisions", Engagement.kind: "decisions", Position.kind: "positions",
    OutsideGroup.kind: "groups", Organisation.kind: "groups", Appraisal.kind: "options",
    LineToTake.kind: "press",
}  # fmt: skip
"""The tab of the page of outside groups that shows a record of a kind."""
SHOWN_WHOLE = frozenset({Claim.kind, Engagement.kind, OutsideGroup.kind, Appraisal.kind})
"""What is shown there with all that hangs on it, so that no form is needed to read it."""


def address_of(kind: str, record_id: int) -> str:
    """Return where a record is shown, as ``Context.go_to`` takes it; "" where its form alone
    shows it."""
    tab = TAB_OF.get(kind)
    return f"{OUTSIDE_GROUPS}/{tab}/{record_id}" if tab else ""
