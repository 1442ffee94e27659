"""All bodies' positions over time, where changes of stance stand out."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from oversight_app.domain.dated import earliest_day
from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance
from oversight_app.review.position_rows import HeldPosition, positions_with_names, provenance_of
from oversight_app.review.position_story import timeline_finding
from oversight_app.store.opened import Workspace

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """One position over the days on which it was held; ``last`` None while it is.

    ``before`` is what it took the place of, or what the body held until then; ``changes``: that
    had another stance. ``beside`` are those that took another stance, were held when it began and
    are no earlier state of it: the body holds both.
    """

    held: HeldPosition
    first: date
    last: date | None
    before: HeldPosition | None
    changes: bool
    beside: tuple[HeldPosition, ...] = ()

    @property
    def before_is_held(self) -> bool:
        """True where what stood before was neither ended nor replaced by then."""
        before = self.before
        return before is not None and (before.last_day is None or before.last_day >= self.first)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One body and its positions on working with groups, the earliest first."""

    body: str
    of_group: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A row for each body that ever held a position on working with a group; ``as_at`` is the day
    that it is seen from. ``apart`` are positions that are not about a group. ``finding`` has the
    chart, the tables and where it all comes from."""

    as_at: date
    rows: tuple[TimelineRow, ...]
    apart: tuple[HeldPosition, ...]
    finding: Finding
    provenance: Provenance

    @property
    def first_day(self) -> date | None:
        """The first day from which a position is held, as far as sources give one."""
        spans = [span for row in self.rows for span in row.spans]
        return min((span.first for span in spans if not span.held.position.undated), default=None)

    @property
    def changes(self) -> tuple[Span, ...]:
        """Where a body's stance became another, the earliest first."""
        found = (span for row in self.rows for span in row.spans if span.changes)
        return tuple(sorted(found, key=lambda span: (span.first, span.held.body.casefold())))


def timeline(ws: Workspace, about: int | None = None, as_at: date | None = None) -> Timeline:
    """Return every body's positions over time, as recorded now or as it was on an earlier day.

    ``about`` is the ``id`` of a group: those about working with it.
    """
    with ws.snapshot():
        today = as_at or ws.today()
        found = positions_with_names(ws, as_at, about)
    begun = tuple(one for one in found if (one.position.from_day or date.max) <= today)
    apart = tuple(one for one in begun if not one.of_a_group)
    rows = timeline_rows(begun)
    provenance = provenance_of(begun)
    finding = timeline_finding(rows, apart, today, provenance, one_group=about is not None)
    return Timeline(today, rows, apart, finding, provenance)


def timeline_rows(found: tuple[HeldPosition, ...]) -> tuple[TimelineRow, ...]:
    """Return the bodies in order, each with its positions on working with groups."""
    drawn = (one for one in found if one.of_a_group and one.position.from_day is not None)
    return tuple(
        TimelineRow(of[0].body, of[0].of_group, _spans(of))
        for of in (tuple(group) for _key, group in groupby(drawn, key=lambda one: one.body_key))
    )


def _spans(of: tuple[HeldPosition, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for one in of:
        first = one.position.from_day
        assert first is not None
        before = _before(one, of)
        changed = before is not None and before.position.stance != one.position.stance
        # One that was replaced before it began was never held: it stands on its own day.
        last = one.last_day
        end = last if last is None or last >= first else first
        spans.append(Span(one, first, end, before, changed, _beside(one, first, before, of)))
    return tuple(spans)


def _before(one: HeldPosition, of: tuple[HeldPosition, ...]) -> HeldPosition | None:
    """The position that this one replaces; else, where it began on a later day, the latest of
    those that the same body held until then about the same group, if all had another stance, or
    the last that was over. Of one day, or of days that no source gives, neither is earlier."""
    replaced = next((two for two in of if two.position.id in one.in_place_of[:1]), None)
    if replaced is not None:
        return replaced
    begins = earliest_day(one.position.from_day, one.position.dated)
    if begins is None:
        return None
    earlier = [
        two
        for two in of
        if two.position.about == one.position.about
        and not two.position.undated
        and (two.position.from_day or date.max) < begins
    ]
    until = begins - _A_DAY
    held = [two for two in earlier if two.last_day is None or two.last_day >= until]
    if not held:
        return max(earlier, key=lambda two: two.last_day or date.min, default=None)
    another = all(two.position.stance != one.position.stance for two in held)
    # Words without a stance take back nothing that is held still.
    silent = one.position.stance == "none" and any(
        two.last_day is None or two.last_day >= begins for two in held
    )
    return held[-1] if another and not silent else None


def _beside(
    one: HeldPosition, first: date, before: HeldPosition | None, of: tuple[HeldPosition, ...]
) -> tuple[HeldPosition, ...]:
    if one.last_day is not None and one.last_day < first:
        return ()
    return tuple(
        two
        for two in of
        if two is not one
        and two is not before
        and two.position.about == one.position.about
        and two.position.stance not in ("none", one.position.stance)
        and one.position.stance != "none"
        and (two.position.from_day or date.max) <= first
        and (two.last_day is None or two.last_day >= first)
    )
