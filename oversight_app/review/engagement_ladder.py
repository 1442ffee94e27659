"""The ladder of an engagement decision: what is reached, what is open to be chosen, what is locked
and what unlocks it; the gap between the position in force and the contact there is."""

from collections.abc import Iterable, Mapping
from datetime import date

from oversight_app.domain.engagement import (
    ASK,
    WITHOUT_GATES,
    Engagement,
    Gate,
    position_now,
    rung,
    what_unlocks,
)
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.periods import written_date
from oversight_app.review.activity_wording import listed
from oversight_app.review.engagement_view import Rung, RungState

OPERATIONAL = (
    "Working with a group is an operational choice of the chief constable. This records the "
    "Commissioner’s position and the assurance sought."
)
_UNLOCKED = "All three gates are met: every step of the ladder may be chosen."


def rungs(engagement: Engagement, group: OutsideGroup | None) -> tuple[Rung, ...]:
    """Return the rungs of the ladder, the lowest first, as the decision has them."""
    reached = rung(engagement.outcome) if engagement.outcome else -1
    needs = what_unlocks(engagement.gates)
    found = []
    for number, (code, name) in enumerate(LADDER):
        locked = code not in engagement.allowed
        if code == engagement.outcome:
            state = RungState.CHOSEN
        elif locked:
            state = RungState.LOCKED
        elif number < reached or (engagement.outcome == ASK and not number):
            state = RungState.REACHED
        else:
            state = RungState.OPEN
        contact = group is not None and group.contact == code
        found.append(Rung(code, name, number, state, needs if locked else "", contact))
    return tuple(found)


def unlocks(gates: Iterable[Gate]) -> str:
    """Return the sentence below the ladder: what the steps above "signpost" wait for."""
    shut = [gate.spec for gate in gates if not gate.met]
    if not shut:
        return _UNLOCKED
    if len(shut) == 3:
        return "Steps above “Signpost to report” unlock when all three gates are met."
    numbers = listed([str(gate.number) for gate in shut])
    which = f"gate {numbers} is" if len(shut) == 1 else f"gates {numbers} are"
    return f"Steps above “Signpost to report” unlock when {which} met too."


def contact_gap(
    group: OutsideGroup,
    engagements: Iterable[Engagement],
    day: date,
    overtaken: Mapping[int, int] | None = None,
) -> str:
    """Return where the contact of a group lies above the position in force on a day; "" where it
    does not. Signposting needs no position, and stays where the Commissioner asks for more."""
    now = position_now(engagements, group.id, day, overtaken)
    words = f"Contact with {group.name} is recorded as “{group.contact_words}”"
    if now is None or now.signed_on is None:
        if group.contact in WITHOUT_GATES:
            return ""
        return (
            f"{words}, and no position of the Commissioner that is in force allows it. Lower the "
            "contact, or sign a position with all three gates met."
        )
    allowed = "signpost" if now.outcome == ASK else now.outcome
    if rung(group.contact) <= rung(allowed):
        return ""
    return (
        f"{words}, and {now.reference}, signed on {written_date(now.signed_on)}, goes no further "
        f"than “{now.outcome_words}”. Lower the contact, or sign a position that allows it."
    )
