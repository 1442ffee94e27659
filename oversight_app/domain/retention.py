"""How long each kind of record is kept, and what stops its disposal."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Records of a kind are kept for some months after they ended (``Recorded.ended_on``)."""

    kind: str
    months: int
    reason: str
    set_by: str
    set_on: date


@dataclass(frozen=True, slots=True)
class Hold:
    """Stops the disposal of a record until it is lifted. ``request`` is the reference of the
    information request that holds it; such a hold follows the request and has no ``id``."""

    record_id: int
    why: str
    placed_by: str
    placed_on: date
    lifted_on: date | None = None
    request: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DueForDisposal:
    """A record whose time is over, since when, under which rule, and what stops it ("" where
    nothing does)."""

    record_id: int
    kind: str
    reference: str
    title: str
    ended_on: date
    over_since: date
    stopped_by: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that still holds what was disposed of, and the day it ages out (None: it is kept
    until somebody deletes it)."""

    file_name: str
    made_on: date
    ages_out_on: date | None


@dataclass(frozen=True, slots=True)
class Disposal:
    """That records were disposed of: which, when, by whom and under which rule; never what they
    said. ``entries`` are the entries of the history whose content went with them."""

    id: int
    disposed_on: date
    disposed_by: str
    rule: str
    references: tuple[str, ...]
    entries: tuple[int, ...]
    copies: tuple[Copy, ...]


_SEVEN = (
    "Seven years after it ended, as the office keeps its corporate records. Check it against "
    "the office’s own retention schedule"
)
_ANSWER = "Three years after the answer. Check it against the office’s own retention schedule"

SEEDED_RULES: tuple[tuple[str, int, str], ...] = (
    *(
        (kind, 84, _SEVEN)
        for kind in (
            "question",
            "assurance",
            "action",
            "decision",
            "publication",
            "meeting",
            "recommendation",
            "risk",
            "group",
            "assessment",
            "answer",
            "term",
            "plan",
            "objective",
            "investment",
        )
    ),
    ("request", 36, _ANSWER),
)
"""(kind, months, reason) to begin with. No source gives a period for these records in an office:
the office sets its own."""
SEEDED_RULES_OUTSIDE: tuple[tuple[str, int, str], ...] = tuple(
    (kind, 84, _SEVEN)
    for kind in (
        "organisation", "position", "claim", "engagement", "appraisal", "option", "judgement",
        "press",
    )
)  # fmt: skip
"""Those of the kinds that came with outside groups."""
