"""All bodies' positions over time, where changes stand out."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from oversight_app.domain.findings import Finding
from oversight_app.domain.observations import Provenance
from oversight_app.review.position_rows import HeldPosition, positions_with_names, provenance_of
from oversight_app.review.position_words import timeline_finding
from oversight_app.store.opened import Workspace


@dataclass(frozen=True, slots=True)
class Span:
    """One position over the days on which it was held; ``last`` None while it is. ``before`` is
    what it took the place of; ``changes``: that had another stance."""

    held: HeldPosition
    first: date
    last: date | None
    before: HeldPosition | None
    changes: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One body and its positions, the earliest first."""

    body: str
    of_group: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A row for each body that ever held a position; ``as_at`` is the day that it is seen from.
    ``finding`` has the chart, the tables and where it all comes from."""

    as_at: date
    rows: tuple[TimelineRow, ...]
    finding: Finding
    provenance: Provenance

    @property
    def changes(self) -> tuple[Span, ...]:
        """Where a body's stance became another, the earliest first."""
        found = (span for row in self.rows for span in row.spans if span.changes)
        return tuple(sorted(found, key=lambda span: (span.first, span.held.body.casefold())))


def timeline(ws: Workspace, about: int | None = None, as_at: date | None = None) -> Timeline:
    """Return every body's positions over time, as recorded now or as it was on an earlier day.

    ``about`` is the ``id`` of a group: what is about no group by name is about all.
    """
    with ws.snapshot():
        today = as_at or ws.today()
        found = positions_with_names(ws, as_at, about)
    rows = timeline_rows(found)
    provenance = provenance_of(found)
    return Timeline(today, rows, timeline_finding(rows, today, provenance), provenance)


def timeline_rows(found: tuple[HeldPosition, ...]) -> tuple[TimelineRow, ...]:
    """Return the bodies in order, each with its positions."""
    begun = (one for one in found if one.position.from_day is not None)
    return tuple(
        TimelineRow(of[0].body, of[0].of_group, _spans(of))
        for of in (tuple(group) for _key, group in groupby(begun, key=lambda one: one.body_key))
    )


def _spans(of: tuple[HeldPosition, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for one in of:
        first = one.position.from_day
        assert first is not None
        before = _before(one, first, of)
        changed = before is not None and before.position.stance != one.position.stance
        # One that was replaced before it began was never held: it stands on its own day.
        last = one.last_day
        end = last if last is None or last >= first else first
        spans.append(Span(one, first, end, before, changed))
    return tuple(spans)


def _before(one: HeldPosition, first: date, of: tuple[HeldPosition, ...]) -> HeldPosition | None:
    """The position that this one replaces, else the last of the same body about the same group
    that was over by then. What is held beside it is no earlier state of it."""
    replaced = next((two for two in of if two.position.id == one.position.replaces), None)
    if replaced is not None:
        return replaced
    over = [
        two
        for two in of
        if two.position.about == one.position.about
        and two.last_day is not None
        and two.last_day < first
        and two.replaced_by is None
    ]
    return max(over, key=lambda two: two.last_day or date.min, default=None)
