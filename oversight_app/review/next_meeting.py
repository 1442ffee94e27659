"""The next meeting, what is on it, and what is still missing for it."""

from dataclasses import dataclass
from datetime import date

from oversight_app.domain.attention import NextStep
from oversight_app.domain.observations import Provenance
from oversight_app.domain.wording import Sentence
from oversight_app.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """An open question of the meeting: ``carried`` where an earlier meeting left it open."""

    reference: str
    title: str
    asked_on: date | None
    carried: bool
    go: str


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting; ``record`` is 0 and ``day`` None where none is planned (``headline`` says
    so). ``agenda`` is what is on it, ``papers`` those that are named for it, ``missing`` what
    it has not got yet, each in a few words. ``step`` is the one step that is next."""

    record: int
    headline: Sentence
    day: date | None
    days: int | None
    """Days until it is held."""
    kind: str
    agenda: tuple[str, ...]
    questions: tuple[WaitingQuestion, ...]
    papers: tuple[str, ...]
    missing: tuple[str, ...]
    step: NextStep
    provenance: Provenance = Provenance.LOCAL


def next_meeting(ws: Workspace) -> NextMeeting:
    """Return the next meeting, as the Meetings tab has it."""
    raise NotImplementedError
