"""How the office stands to one outside group on a day: contact, position, gates, claims, what is
due."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from oversight_app.domain.claims import VERDICTS, Claim
from oversight_app.domain.engagement import ASK, Engagement, rung
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.review.due import DueItem

NOT_JUDGED = "not-judged"
VERDICT_WORDS: Mapping[str, str] = {**dict(VERDICTS), NOT_JUDGED: "Not judged yet"}
_SIGNPOST = rung("signpost")


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """How the office stands to one outside group on a day.

    ``position`` is the engagement decision in force; ``draft`` the newest that is still a draft;
    ``held`` the positions of all bodies about working with it, by body and first day; ``claims``
    those about it, by number; ``due`` what is to be done about these, the longest overdue first
    (its risks and assessments belong to Governance); ``past_review`` the ``id`` of each position
    that is held and should have been looked at by now.
    """

    group: OutsideGroup
    position: Engagement | None
    draft: Engagement | None
    held: tuple[Position, ...]
    claims: tuple[Claim, ...]
    due: tuple[DueItem, ...]
    past_review: frozenset[int] = frozenset()

    @property
    def decision(self) -> Engagement | None:
        """The decision whose gates are shown: the one being prepared, or else the one in force."""
        return self.draft or self.position

    @property
    def gates_met(self) -> int:
        """How many of the three gates of ``decision`` are met."""
        return sum(gate.met for gate in self.decision.gates) if self.decision else 0

    @property
    def allowed(self) -> int:
        """The highest rung that contact may stand on: that of the position in force; signposting,
        where none is in force or the Commissioner has asked for more."""
        if self.position is None or self.position.outcome == ASK:
            return _SIGNPOST
        return rung(self.position.outcome)

    @property
    def goes_too_far(self) -> bool:
        """True where contact goes further than the Commissioner's position allows."""
        return rung(self.group.contact) > self.allowed

    @property
    def overdue(self) -> int:
        """How many things about it are overdue."""
        return sum(item.days_late > 0 for item in self.due)

    @property
    def verdicts(self) -> Mapping[str, int]:
        """How many claims have which verdict, in the order of verdicts; none that is nought."""
        found = Counter(one.verdict or NOT_JUDGED for one in self.claims)
        return {code: found[code] for code in VERDICT_WORDS if found[code]}
