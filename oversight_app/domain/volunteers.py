"""Volunteers by pseudonymous reference, and applicants on their way."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class VolunteerRecord:
    """What a status list says of one volunteer; None or "" where it is silent.

    ``vetting_status`` is a code of ``VETTING_STATUSES``. ``listed_on`` is the day that the list
    was right for: its own date, else the day on which it was brought in.
    """

    scheme: str
    reference: str
    role: str = ""
    rank: str = ""
    district: str = ""
    started: date | None = None
    ended: date | None = None
    end_reason: str = ""
    vetting_required: str = ""
    vetting_held: str = ""
    vetting_status: str = ""
    vetting_until: date | None = None
    training_until: date | None = None
    supervision_last: date | None = None
    agreement_signed: date | None = None
    values_check: date | None = None
    welfare_last: date | None = None
    status: str = ""
    batch: int = 0
    file_name: str = ""
    file_row: int = 0
    listed_on: date | None = None

    def in_post(self, day: date) -> bool:
        """Tell whether the volunteer was in post on a day."""
        return (self.started is None or self.started <= day) and (
            self.ended is None or day < self.ended
        )


@dataclass(frozen=True, slots=True)
class StageReached:
    """A stage (a code of ``STAGES``) that an applicant reached on a day."""

    scheme: str
    reference: str
    stage: str
    reached: date
    batch: int = 0
    file_row: int = 0
