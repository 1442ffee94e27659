"""What lists of records show that no field holds, since it is worked out: the share of a claim
with its interval, the gates of an engagement decision."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from oversight_app.domain.claims import VERDICT_ICONS, VERDICTS, Claim
from oversight_app.domain.engagement import GATES, Engagement
from oversight_app.domain.findings import Align, Cell, Column, Status
from oversight_app.domain.measures import Unit
from oversight_app.domain.positions import Position
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import Quantity

_AT = {"at-least": "at least", "more-than": "more than", "about": "about"}


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A column, and what stands in it of a record. It may be one that ``gives_way``, after the
    record's own, where words would be cut short."""

    column: Column
    cell: Callable[[Recorded], Cell]
    gives_way: bool = False


def share_cell(record: Recorded) -> Cell:
    """Return the share of a claim in per cent, to one decimal place; None without its counts."""
    if not isinstance(record, Claim) or record.share is None:
        return None
    share = Quantity(record.share.value * 100, Unit.PERCENT, 1)
    at = _AT.get(record.numerator_is)
    return f"{at} {share}" if at else share


def interval_cell(record: Recorded) -> Cell:
    """Return the 95% interval of a claim's share (Wilson); None where the numerator is not exact.
    A full count has none: the share is the count."""
    if not isinstance(record, Claim) or record.share is None or record.numerator_is in _AT:
        return None
    if record.complete == "all":
        return "Full count"
    low, high = (Quantity(end * 100, Unit.PERCENT, 1) for end in record.share.interval())
    return f"{low} to {high}"


def told(record: Recorded, field: str) -> Cell:
    """Return what a list shows in place of what a field says: a verdict with its icon, and a day
    no more exactly than its source gives it; None for what stands as it is."""
    if isinstance(record, Claim) and field == "verdict" and record.verdict:
        return Status(dict(VERDICTS)[record.verdict], VERDICT_ICONS[record.verdict])
    if isinstance(record, Claim) and field == "quoted_on" and record.dated != "day":
        return record.quoted_when
    if isinstance(record, Position) and field == "from_day" and record.dated != "day":
        return record.from_words
    return None


def gates_cell(record: Recorded) -> Cell:
    """Return how many of its gates an engagement decision meets: "1 of 3"."""
    if not isinstance(record, Engagement):
        return None
    return f"{sum(gate.met for gate in record.gates)} of {len(GATES)}"


WORKED_OUT: Mapping[str, tuple[WorkedOut, ...]] = {
    Claim.kind: (
        WorkedOut(Column("share", "Share", Align.RIGHT), share_cell),
        WorkedOut(
            Column("interval", "95% interval", tip="Wilson’s score interval of the share"),
            interval_cell,
            gives_way=True,
        ),
    ),
    Engagement.kind: (WorkedOut(Column("gates", "Gates met"), gates_cell),),
}
"""By kind, in the order in which they stand after its own fields."""

LAST_TO_GO: Mapping[str, tuple[str, ...]] = {Claim.kind: ("verdict",)}
"""The columns that a list is read for: others give way to them where the window is narrow."""
GOES_FIRST: Mapping[str, tuple[str, ...]] = {Claim.kind: ("quoted_on",)}
"""Days that give way too: others are kept."""
