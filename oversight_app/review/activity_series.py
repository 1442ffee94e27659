"""One scheme's line of months, judged by its own limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oversight_app.domain.annotations import Baseline, Rebase, SeriesKey
from oversight_app.domain.measures import Direction
from oversight_app.domain.spc import (
    Assurance,
    Judged,
    Run,
    Variation,
    Xmr,
    assurance,
    shown_by,
    xmr,
)


@dataclass(frozen=True, slots=True)
class Series:
    """A line from its first month with a figure: ``values`` a month each, and their verdict."""

    key: SeriesKey
    first: int
    values: tuple[float | None, ...]
    xmr: Xmr

    @property
    def last(self) -> int:
        """Its last month, with or without a figure."""
        return self.first + len(self.values) - 1

    def at(self, month: int) -> float | None:
        """Return its figure of a month."""
        place = month - self.first
        return self.values[place] if 0 <= place < len(self.values) else None

    def run(self, month: int) -> Run | None:
        """Return the run under one set of limits that a month is in."""
        place = month - self.first
        return next((run for run in self.xmr.runs if run.first <= place <= run.last), None)

    def point(self, month: int) -> Judged | None:
        """Return the judged point of a month."""
        run = self.run(month)
        return run.points[month - self.first - run.first] if run else None

    def shown_in(self, month: int) -> Variation:
        """Return what a month shows against the limits it was under."""
        run, point = self.run(month), self.point(month)
        if run is None or point is None:
            return Variation.NOT_COLLECTED
        return shown_by(point, run.limits)

    def since(self, month: int) -> int:
        """Return from which month on, without a break, the points up to a month have shown the
        same as it; months without a figure are passed over."""
        run, point = self.run(month), self.point(month)
        if run is None or point is None or not point.signals:
            return month
        start = point.index
        for earlier in reversed(run.points[: point.index - run.first]):
            if earlier.value is None:
                continue
            if not earlier.signals or earlier.up != point.up:
                break
            start = earlier.index
        return self.first + start

    def assurance_in(self, month: int, target: float | None, direction: Direction) -> Assurance:
        """Return what a target has to expect of the limits that hold in a month."""
        if target is None:
            return Assurance.NO_TARGET
        run = self.run(month)
        return assurance(
            run.limits if run else None,
            target,
            higher_is_better=direction is not Direction.LOWER,
        )

    def spark(self, last: int, count: int) -> tuple[float | None, ...]:
        """Return the figures of some months up to one."""
        return tuple(self.at(month) for month in range(last - count + 1, last + 1))


def judged(
    by_month: Mapping[int, float | None],
    key: SeriesKey,
    rebases: Sequence[Rebase] = (),
    baselines: Sequence[Baseline] = (),
) -> Series:
    """Judge a line of consecutive months by the re-bases and baselines decided for it."""
    known = [month for month, value in by_month.items() if value is not None]
    first = min(known, default=min(by_month, default=0))
    values = tuple(by_month[month] for month in sorted(by_month) if month >= first)
    starts = [r.from_month - first for r in rebases if r.series == key]
    locked = [
        (max(b.first_month - first, 0), b.last_month - first)
        for b in baselines
        if b.series == key and b.last_month >= first
    ]
    return Series(key, first, values, xmr(values, starts, locked))
