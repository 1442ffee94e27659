"""What was known when an engagement decision was signed, or last reviewed, beside what is known
now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from oversight_app.domain.engagement import Engagement
from oversight_app.domain.record_kinds import Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.store import record_links, records
from oversight_app.store.opened import Workspace
from oversight_app.store.record_reviews import reviews
from oversight_app.store.record_versions import Version, versions

R = TypeVar("R", bound=Recorded)


@dataclass(frozen=True, slots=True)
class Baseline:
    """From when changes are looked for. What was saved up to ``version`` counts as known, where
    the decision was signed or reviewed on the day it was typed in; where it was typed in later, on
    ``typed_on``, so did what had been typed in by then and began by ``day``."""

    day: date
    reviewed: bool
    typed_on: date
    version: int | None


def baseline_of(ws: Workspace, engagement: Engagement, today: date) -> Baseline | None:
    """Return the day of the last review, else of the signature; None for what is not in force."""
    signed = engagement.signed_on
    if engagement.state != "signed" or signed is None or signed > today:
        return None
    kept = versions(ws, engagement)
    for review in reviews(ws, engagement.id):
        if signed <= review.reviewed_on <= today:
            on = review.reviewed_on
            typed = next(
                (
                    one.version
                    for one in reversed(kept)
                    if one.day == on
                    and getattr(one.record, "review_by", None) == review.next_review
                ),
                None,
            )
            return Baseline(on, True, on, typed)
    first = next((one for one in kept if getattr(one.record, "state", "") == "signed"), None)
    if first is None:
        return Baseline(signed, False, signed, None)
    return Baseline(
        signed, False, max(first.day, signed), first.version if first.day == signed else None
    )


class Since:
    """Reads records as they were at a baseline, and as they are on ``today``."""

    def __init__(self, ws: Workspace, engagement: Engagement, base: Baseline, as_at: date | None):
        self.base = base
        self.group = engagement.outside_group
        self.today = as_at or ws.today()
        self._ws = ws
        self._as_at = as_at
        self._engagement = engagement
        self._versions: dict[int, tuple[Version, ...]] = {}

    @cached_property
    def rested(self) -> frozenset[int]:
        """The ``id`` of each record that the decision rests on."""
        return frozenset(
            link.to_id
            for link in record_links.links(
                self._ws, self._engagement.id, Relation.RESTS, self._as_at
            )
            if link.from_id == self._engagement.id and link.to_id is not None
        )

    def now(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of a kind as it is."""
        return records.read(self._ws, kind, self._as_at)

    def then(self, record: R) -> R | None:
        """Return a record as it was known at the baseline, None where it was not."""
        kept = self._kept(record)
        base = self.base

        def by_then(one: Version) -> bool:
            return base.version is None or one.version <= base.version

        known = [one for one in kept if one.day <= base.day and by_then(one)]
        if known:
            return self._same(record, known[-1])
        first = kept[0] if kept else None
        if first is None or record.begins is None or record.begins > base.day:
            return None
        typed = by_then(first) if base.version is not None else first.day <= base.typed_on
        return self._same(record, first) if typed else None

    def day_of(self, record: R, said: Callable[[R], object]) -> date:
        """Return the day from which a record says what it says now; of one that is new, the day
        it was typed in or begins, whichever is later than the baseline."""
        kept = [one for one in self._kept(record) if one.day <= self.today]
        day = kept[0].day if kept else self.today
        for before, after in pairwise(kept):
            if said(self._same(record, before)) != said(self._same(record, after)):
                day = after.day
        return day

    def typed_on(self, record: Recorded) -> date:
        """Return the day on which a record was first typed in."""
        kept = self._kept(record)
        return kept[0].day if kept else self.today

    def _kept(self, record: Recorded) -> tuple[Version, ...]:
        if record.id not in self._versions:
            self._versions[record.id] = versions(self._ws, record)
        return self._versions[record.id]

    @staticmethod
    def _same(record: R, version: Version) -> R:
        found = version.record
        assert isinstance(found, type(record))
        return found
