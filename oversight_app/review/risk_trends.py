"""How a risk's score moved, from the versions that were kept of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.findings import Sparkline, Status
from oversight_app.domain.periods import Period, PeriodKind, written_date, written_month
from oversight_app.domain.risk import Risk, RiskScale
from oversight_app.store.record_versions import Version

MONTHS = 12
"""Months in a sparkline, the one that is looked at being the last."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A score that a risk had from a day on; None where it can't be held beside today's."""

    day: date
    score: int | None


@dataclass(frozen=True, slots=True)
class Trend:
    """A risk's scores from the first one on, each differing from the one before."""

    scores: tuple[Scored, ...] = ()

    @property
    def moved(self) -> tuple[int, int, date] | None:
        """The last move: from, to and on which day; None where there was none."""
        if len(self.scores) < 2:
            return None
        before, last = self.scores[-2:]
        if before.score is None or last.score is None:
            return None
        return before.score, last.score, last.day

    def on(self, day: date) -> int | None:
        """Return the score of a day, None where there was none."""
        known = [one.score for one in self.scores if one.day <= day]
        return known[-1] if known else None

    def change_since(self, day: date) -> int:
        """Return by how much the score has changed since a day; 0 where that is not known."""
        before = self.on(day)
        now = self.scores[-1].score if self.scores else None
        return 0 if before is None or now is None else now - before

    @property
    def status(self) -> Status:
        """The last move in words: ``Rose from 6 to 9 on 3 May 2022``."""
        if self.moved is None:
            return Status("Not moved", "no-change")
        before, last, day = self.moved
        verb, icon = ("Rose", "higher") if last > before else ("Fell", "lower")
        return Status(f"{verb} from {before} to {last} on {written_date(day)}", icon)

    def sparkline(self, today: date) -> Sparkline | None:
        """Return the scores at the ends of twelve months, the last as at ``today``."""
        last = Period.containing(today, PeriodKind.MONTH).index
        months = range(last - MONTHS + 1, last + 1)
        days = [min(Period(PeriodKind.MONTH, month).last_day, today) for month in months]
        values = tuple(None if (n := self.on(day)) is None else float(n) for day in days)
        if not any(value is not None for value in values):
            return None
        return Sparkline(values, written_month(months[0]), written_month(last))


def trend_of(
    versions: Sequence[Version],
    scales: Mapping[int, RiskScale],
    scale: RiskScale,
    until: date,
) -> Trend:
    """Return how a risk's score moved up to a day. Scores on other levels than those of
    ``scale`` are gaps: 6 on one scale is not 6 on another."""
    found: list[Scored] = []
    for day, risk in _said(versions, until):
        on = scales.get(risk.scale or 0)
        score = risk.current if on is not None and on.same_levels(scale) else None
        if found and found[-1].day == day:
            found[-1] = Scored(day, score)
        elif not found or found[-1].score != score:
            found.append(Scored(day, score))
    joined = [one for i, one in enumerate(found) if not i or found[i - 1].score != one.score]
    return Trend(tuple(joined))


def _said(versions: Sequence[Version], until: date) -> Iterable[tuple[date, Risk]]:
    for place, version in enumerate(versions):
        risk = version.record
        assert isinstance(risk, Risk)
        day = version.day
        # What was raised in March and typed in in May was there in March.
        if place == 0 and risk.begins is not None and risk.begins < day:
            day = risk.begins
        if day <= until:
            yield day, risk
