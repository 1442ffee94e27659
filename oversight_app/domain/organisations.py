"""Organisations and office-holders that take positions or make claims, by office."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from oversight_app.domain.record_fields import choice, day, line, lines, text
from oversight_app.domain.recorded import Recorded

ORGANISATION_KINDS = (
    ("office", "Commissioner’s office"),
    ("force", "Police force"),
    ("national", "National policing body"),
    ("prosecutor", "Prosecutors and courts"),
    ("government", "Government or local authority"),
    ("charity", "Charity or voluntary body"),
    ("press", "Press and broadcasters"),
    ("other", "Other"),
)


@dataclass(frozen=True, kw_only=True)
class Organisation(Recorded):
    """An organisation, or the holder of an office by that office. Never a person."""

    kind: ClassVar[str] = "organisation"
    noun: ClassVar[str] = "organisation"
    plural: ClassVar[str] = "Organisations"
    prefix: ClassVar[str] = "OR"
    icon: ClassVar[str] = "governance"
    held_by: ClassVar[str] = ""

    name: str = line(
        "Organisation or office", required=True, listed=True, tip="By office, never a person’s name"
    )
    sort: str = choice("Kind", ORGANISATION_KINDS, "other", required=True, listed=True)
    area: str = line("Area", listed=True)
    answers_for: str = text("What it answers for")
    aliases: str = lines("Other names", tip="What others call it, one on each line")
    known_since: date | None = day("On record since")
    ended: date | None = day("No longer there since")

    @property
    def title(self) -> str:
        return self.name

    @property
    def begins(self) -> date | None:
        return self.known_since

    @property
    def ended_on(self) -> date | None:
        return self.ended
