"""Positions with the names of the bodies that hold them, as lists, timelines and papers tell
them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from oversight_app.domain.dated import written_as_dated
from oversight_app.domain.findings import Status
from oversight_app.domain.observations import Provenance, humblest
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import LADDER, OutsideGroup
from oversight_app.domain.periods import written_date
from oversight_app.domain.positions import CAME_TRUE, STANCES, Position
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.store import records
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import links

_BODIES: tuple[type[Recorded], ...] = (Organisation, OutsideGroup)
_ICONS = {"opposes": "not-met", "would-consider": "partly", "supports": "met"}
STANCE_SHORT = {
    "opposes": "Opposes", "would-consider": "Would consider", "supports": "Supports",
    "none": "No stance",
}  # fmt: skip
"""Stances where there is little room."""
NO_GROUP = "Not about a group"
"""What is said in place of a stance, and of a group, where a position is not about working with
one."""
_OUTCOME_ICONS = {"yes": "met", "partly": "partly", "no": "not-met", "cannot": "unknown"}


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """A position with its words. ``body`` is the organisation or outside group that holds it, by
    name; ``about`` the group that it is about working with ("": none); ``today`` the day from
    which reviews and forecasts are seen."""

    position: Position
    body: str
    about: str
    today: date
    replaced_by: Position | None = None
    in_place_of: tuple[int, ...] = ()
    """The ``id`` of the position that it replaces, of the one that this replaced, and so on."""
    looked_back: bool = False
    """True where ``today`` is an earlier day, by all that was recorded since."""

    @property
    def key(self) -> str:
        """The record's ``id``, as tables and charts name it."""
        return str(self.position.id)

    @property
    def body_key(self) -> str:
        """Whose it is: "organisation-3", "group-5"."""
        one = self.position
        return f"group-{one.outside_group}" if self.of_group else f"organisation-{one.organisation}"

    @property
    def of_group(self) -> bool:
        """True where an outside group itself is speaking."""
        return self.position.organisation is None

    @property
    def of_a_group(self) -> bool:
        """True where it is about working with a group. One that is not is listed apart: its
        stance is on something else."""
        return self.position.about is not None

    @property
    def in_short(self) -> str:
        """What it says, on one line."""
        return self.position.name

    @property
    def wording(self) -> str:
        """What was said, word for word."""
        return self.position.wording

    @property
    def source(self) -> str:
        """Where it was said."""
        return self.position.source

    @property
    def stance(self) -> Status:
        """The stance on working with a group as a word with its shape."""
        if not self.of_a_group:
            return Status(NO_GROUP, "not-needed")
        return stance_status(self.position.stance)

    @property
    def stance_short(self) -> Status:
        """The same in a word or two, for tables: its shape is the same."""
        if not self.of_a_group:
            return self.stance
        return Status(STANCE_SHORT.get(self.position.stance, self.stance.words), self.stance.icon)

    @property
    def rung(self) -> str:
        """The highest rung of the ladder that it speaks of; "" where it speaks of none."""
        return dict(LADDER).get(self.position.rung, "")

    @property
    def from_words(self) -> str:
        """From when it is held, as exactly as its source says: "September 2017", "day not
        given"."""
        return self.position.from_words

    @property
    def since_words(self) -> str:
        """The same within a sentence: "from September 2017", "day not given"."""
        return self.from_words if self.position.undated else f"from {self.from_words}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it was held: its own, or the one before the position that
        replaced it began, whichever comes first; None while it is held."""
        ends = [self.position.to_day] if self.position.to_day else []
        later = self.replaced_by.from_day if self.replaced_by else None
        if later is not None:
            ends.append(later - timedelta(days=1))
        return min(ends) if ends else None

    @property
    def to_words(self) -> str:
        """Until when it was held; "" while it is."""
        one, later = self.position, self.replaced_by
        day = later.from_day if later is not None else None
        if later is not None and day is not None and day <= (one.to_day or day):
            to_be = "to be " if day > self.today else ""
            return f"{to_be}replaced {in_or_on(day, later.dated)}"
        return written_date(one.to_day) if one.to_day else ""

    @property
    def replaced(self) -> bool:
        """True where another position has taken its place by now."""
        later = self.replaced_by.from_day if self.replaced_by else None
        return later is not None and later <= self.today

    @property
    def held(self) -> bool:
        """True where it is held today."""
        first, last = self.position.from_day, self.last_day
        return first is not None and first <= self.today and (last is None or last >= self.today)

    @property
    def review_by(self) -> date | None:
        """By when it is to be looked at again; None where it is not held, or where what takes its
        place is recorded already, though that begins later: then it was looked at. Seen back from
        later on, it was still to be."""
        if not self.held:
            return None
        if self.looked_back:
            return self.position.review_by
        return self.position.review_day(self.today) if self.replaced_by is None else None

    @property
    def review_overdue(self) -> bool:
        """True where the day to look at it again has passed."""
        by = self.review_by
        return by is not None and by < self.today

    @property
    def forecast(self) -> Status | None:
        """How its forecast stands: due, open, or its outcome; None without one."""
        one = self.position
        if not one.forecast:
            return None
        if one.came_true:
            return Status(dict(CAME_TRUE)[one.came_true], _OUTCOME_ICONS[one.came_true])
        if self.forecast_due:
            return Status("Due", "warning", strong=True)
        return Status("Open", "clock")

    @property
    def forecast_due(self) -> bool:
        """True where the forecast should have been held against what happened by now."""
        by = self.position.forecast_by
        return self.position.forecast_open and by is not None and by < self.today


def stance_status(code: str) -> Status:
    """Return a stance as a word with its shape: crossed, half, filled; a dash for none."""
    return Status(dict(STANCES).get(code, code), _ICONS.get(code, "not-needed"))


def in_or_on(day: date, dated: str) -> str:
    """Return "on 30 September 2017", "in September 2017", "on a day not given", as exactly as a
    source says it."""
    words = written_as_dated(day, dated)
    if dated == "not-known":
        return f"on a {words}"
    return f"{'in' if dated in ('month', 'year') else 'on'} {words}"


def positions_with_names(
    ws: Workspace, as_at: date | None = None, about: int | None = None
) -> tuple[HeldPosition, ...]:
    """Return every position by its body's name, then its first day: as recorded now, or as it
    was on an earlier day. ``about`` is the ``id`` of a group: those about working with it."""
    with ws.snapshot():
        today = as_at or ws.today()
        found = records.read(ws, Position, as_at)
        bodies = {
            one.id: one.title
            for kind in _BODIES
            for one in (*records.read(ws, kind), *records.read(ws, kind, as_at))
        }
        linked = {
            link.from_id: link.to_id
            for link in links(ws, relation=Relation.REPLACES, as_at=as_at)
            if link.to_id is not None
        }
    return named(found, bodies, today, about, linked)


def named(
    found: Sequence[Position],
    bodies: Mapping[int, str],
    today: date,
    about: int | None = None,
    linked: Mapping[int, int] | None = None,
) -> tuple[HeldPosition, ...]:
    """Return positions with the names of their bodies (by ``id``), in the same order. ``linked``
    are those that are linked as replacing others, beside those that name them."""
    earlier = {one.id: one.replaces or (linked or {}).get(one.id) for one in found}
    later = {before: one for one in found if (before := earlier[one.id]) is not None}
    told = (
        HeldPosition(
            one,
            bodies.get(one.organisation or one.outside_group or 0, "Not named"),
            bodies.get(one.about or 0, ""),
            today,
            later.get(one.id),
            _chain(one, earlier),
        )
        for one in found
        if about is None or one.about == about
    )
    return tuple(sorted(told, key=in_order))


def _chain(one: Position, earlier: Mapping[int, int | None]) -> tuple[int, ...]:
    chain: list[int] = []
    at = earlier.get(one.id)
    while at is not None and at not in chain:
        chain.append(at)
        at = earlier.get(at)
    return tuple(chain)


def held_of(found: Sequence[HeldPosition], day: date) -> tuple[HeldPosition, ...]:
    """Return those that were held on a day, reviews and forecasts seen from that day."""
    seen = (replace(one, today=day, looked_back=day < one.today) for one in found)
    return tuple(one for one in seen if one.held)


def in_order(one: HeldPosition) -> tuple[bool, str, date, int]:
    """Organisations A to Z, then outside groups; of each the earliest first."""
    return (
        one.of_group, one.body.casefold(), one.position.from_day or date.min, one.position.number,
    )  # fmt: skip


def provenance_of(found: Iterable[HeldPosition]) -> Provenance:
    """Return the humblest of what positions are: one made-up one makes all sample data."""
    return humblest(one.position.provenance for one in found)
