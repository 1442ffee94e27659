"""Who is in date with what on a day: the volunteers listed in post, and cadets' leaders."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from oversight_app.domain.currency import NEEDS, Need, State, Tally
from oversight_app.domain.periods import month_of
from oversight_app.domain.returns import SchemeReturn
from oversight_app.domain.schemes import Scheme, VettingOf
from oversight_app.domain.volunteers import VolunteerRecord


@dataclass(frozen=True, slots=True)
class Held:
    """How a scheme stands with one need on a day.

    ``people`` are those who need it, each with how they stand; leaders are counted by their
    return (``leaders``) and never listed. ``asked`` False: nobody needs it, or (``needed``) the
    list says nothing of it.
    """

    scheme: Scheme
    need: Need
    people: tuple[tuple[VolunteerRecord, State], ...] = ()
    leaders: SchemeReturn | None = None
    needed: bool = True
    tally: Tally = field(default_factory=Tally)

    @property
    def asked(self) -> bool:
        """True where there is anybody to count."""
        return self.tally.needing > 0

    def of_role(self, role: str) -> "Held":
        """Return how those of one role stand."""
        mine = tuple((one, state) for one, state in self.people if one.role == role)
        return Held(self.scheme, self.need, mine, tally=Tally.of(s for _, s in mine))

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of those who need it, A to Z; "" where a list gives none."""
        return tuple(sorted({one.role for one, _ in self.people}, key=str.casefold))


def held(
    scheme: Scheme,
    need: Need,
    in_post: Iterable[VolunteerRecord],
    returns: Mapping[tuple[str, int], SchemeReturn],
    day: date,
) -> Held:
    """Return how a scheme stands with a need on a day; ``in_post`` are its volunteers then."""
    if need.id == "vetting" and scheme.vetting_of is not VettingOf.VOLUNTEERS:
        if scheme.vetting_of is VettingOf.NOBODY:
            return Held(scheme, need, needed=False)
        sent = returns.get((scheme.code, month_ended(day)))
        return Held(scheme, need, leaders=sent, tally=leaders_tally(sent))
    mine = tuple(in_post)
    # Of a scheme whose list says nothing of a need, nothing is known; nobody is overdue.
    if need.id != "vetting" and not any(getattr(one, need.column) for one in mine):
        return Held(scheme, need)
    said = ((one, need.state(getattr(one, need.column), day, one.vetting_status)) for one in mine)
    people = tuple((one, state) for one, state in said if state is not State.NOT_NEEDED)
    return Held(scheme, need, people, tally=Tally.of(state for _, state in people))


def leaders_tally(sent: SchemeReturn | None) -> Tally:
    """Count leaders by their return: those not vetted are overdue."""
    if sent is None or sent.leaders is None or sent.leaders_vetted is None:
        return Tally()
    vetted = min(sent.leaders_vetted, sent.leaders)
    return Tally(Counter({State.IN_DATE: vetted, State.OVERDUE: sent.leaders - vetted}))


def month_ended(day: date) -> int:
    """Return the newest month that has ended by a day, the day itself counted."""
    return month_of(day + timedelta(days=1)) - 1


def everything_held(
    schemes: Sequence[Scheme],
    in_post: Sequence[VolunteerRecord],
    returns: Mapping[tuple[str, int], SchemeReturn],
    day: date,
) -> dict[tuple[str, str], Held]:
    """Return how every scheme stands with every need, by scheme's code and need's id."""
    by_scheme: dict[str, list[VolunteerRecord]] = {scheme.code: [] for scheme in schemes}
    for one in in_post:
        by_scheme.setdefault(one.scheme, []).append(one)
    return {
        (scheme.code, need.id): held(scheme, need, by_scheme[scheme.code], returns, day)
        for scheme in schemes
        for need in NEEDS.values()
    }
