"""Self-appointed outside groups, by neutral names. No field takes a member, a suspect or a case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.record_fields import choice, day, line, lines, office, text
from oversight_app.domain.recorded import Recorded

GROUP_KINDS = (
    ("activist", "Online child abuse activist group"),
    ("patrol", "Street patrol"),
    ("speedwatch", "Speed watch without a scheme"),
    ("other", "Other"),
)
LADDER = (
    ("none", "No contact"),
    ("signpost", "Signpost to report"),
    ("evidence", "Receive evidence only"),
    ("protocol", "Information protocol"),
    ("agreement", "Written agreement"),
    ("role", "Integrated volunteer role"),
)
"""The engagement ladder, from the lowest rung up (product.md, row 13)."""


@dataclass(frozen=True, kw_only=True)
class OutsideGroup(Recorded):
    """A self-appointed group, or such groups taken together."""

    kind: ClassVar[str] = "group"
    noun: ClassVar[str] = "outside group"
    plural: ClassVar[str] = "Outside groups"
    prefix: ClassVar[str] = "G"
    icon: ClassVar[str] = "groups"
    held_by: ClassVar[str] = ""

    name: str = line(
        "Neutral name", required=True, listed=True, tip="What the office calls it in its own words"
    )
    sort: str = choice("Kind", GROUP_KINDS, "other", required=True, listed=True)
    area: str = line("Area", listed=True)
    does: str = text("What it does", tip="Nothing about members, suspects, children or cases")
    aliases: str = lines("Other names", tip="What others call it, one on each line")
    known_to: str = office("Known to")
    known_since: date | None = day("Known since", required=True)
    contact: str = choice("Contact", LADDER, "none", required=True, listed=True)
    ended: date | None = day("No longer active since")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.known_since

    @property
    def ended_on(self) -> date | None:
        return self.ended

    @property
    def contact_words(self) -> str:
        """The rung that contact stands on, in words."""
        return dict(LADDER)[self.contact]
