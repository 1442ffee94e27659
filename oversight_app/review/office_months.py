"""The records from which the measures of the office's own work are counted, on a day and month by
month.

Five years of ten thousand records are looked at once: a month is given what is counted in it, and
not everything that was there at its end.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from oversight_app.domain.accountability import Action, Assurance
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.office_measures import OFFICE_MEASURES, OfficeMeasure
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.record_kinds import DECISIONS, KINDS, Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.review.duties import superseded
from oversight_app.review.office_counting import Standing, to_be_published_by
from oversight_app.store import record_links, record_versions, records
from oversight_app.store.opened import Workspace
from oversight_app.store.record_versions import Run

_REVIEWED = OFFICE_MEASURES["reviews-overdue"].of
_KINDS = tuple(dict.fromkeys((*DECISIONS, "action", "assurance", "publication", *_REVIEWED)))
_ALL_REVIEWED = "reviewed"
_Runs = dict[str, Sequence[Run[Recorded]]]


@dataclass(frozen=True, slots=True)
class Months:
    """What is counted in each of some months, and from which of them on something was there:
    ``began`` has the place of that month by the kind of record."""

    standings: tuple[tuple[int, Standing], ...]
    began: dict[str, int]

    def since(self, measure: OfficeMeasure) -> Iterator[tuple[int, Standing]]:
        """Yield (month, what is counted in it) from the first in which one of the measure's
        records was there."""
        kinds = (_ALL_REVIEWED,) if measure.of == _REVIEWED else measure.of
        began = min(self.began.get(kind, len(self.standings)) for kind in kinds)
        yield from self.standings[began:]


def standings(
    ws: Workspace, today: date, as_at: date | None, months: Sequence[int]
) -> tuple[Standing, Months]:
    """Return the records of the day, and what is counted in each of some months up to it."""
    days = [Period(PeriodKind.MONTH, month).last_day for month in months]
    links = record_links.links(ws, relation=Relation.REPLACES)
    now: dict[str, Sequence[Recorded]] = {}
    every: _Runs = {}
    for kind in _KINDS:
        read = records.read(ws, KINDS[kind])
        every[kind] = record_versions.runs(ws, KINDS[kind], [*days, today], read)
        # Today is what is there, also where somebody's clock was ahead.
        then = [run.record for run in every[kind] if run.end > len(days)]
        now[kind] = read if as_at is None else then
    return _on(today, now, links), _Sorting(days, every, links).months(months)


def _on(day: date, of: dict[str, Sequence[Recorded]], links: Iterable[Link]) -> Standing:
    every = [one for kind in _KINDS for one in of[kind]]
    old = superseded(every, [one for one in links if one.made_on and one.made_on <= day])
    return Standing(
        day,
        [one for kind in DECISIONS for one in of[kind] if isinstance(one, Decision)],
        [one for one in of["action"] if isinstance(one, Action) and one.id not in old],
        [one for one in of["assurance"] if isinstance(one, Assurance)],
        [one for one in of["publication"] if isinstance(one, Publication) and one.id not in old],
        [one for kind in _REVIEWED for one in of[kind] if one.id not in old],
    )


@dataclass(slots=True)
class _Month:
    decisions: list[Decision] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    assurances: list[Assurance] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)
    reviewed: list[Recorded] = field(default_factory=list)


class _Sorting:
    """Gives each month what ``office_counting`` counts in it: what happened to the month in which
    it happened, what stood to each month at whose end it did."""

    def __init__(self, days: Sequence[date], every: _Runs, links: Iterable[Link]) -> None:
        self._days = days
        self._every = every
        self._months = [_Month() for _ in days]
        self._began = {
            kind: min((run.first for run in every[kind]), default=len(days)) for kind in _KINDS
        }
        self._replaced = self._replaced_from(links)
        self._followed = self._followed_at()

    def months(self, numbers: Sequence[int]) -> Months:
        """Return the months, which have these numbers."""
        for kind in _KINDS:
            for run in self._every[kind]:
                self._place(run)
        self._review()
        found = zip(numbers, self._days, self._months, strict=True)
        return Months(
            tuple(
                (
                    number,
                    Standing(
                        day, one.decisions, one.actions, one.assurances, one.publications,
                        one.reviewed,
                    ),
                )
                for number, day, one in found
            ),
            self._began,
        )  # fmt: skip

    def _place(self, run: Run[Recorded]) -> None:
        match run.record:
            case Action() as action if action.open:
                for month in self._months[run.first : self._end(run)]:
                    month.actions.append(action)
            case Publication() as published if published.item != "none" and not published.replaced:
                for month in self._months[run.first : self._end(run)]:
                    month.publications.append(published)
            case Assurance() as assurance:
                for place in self._places(run, assurance.given_on):
                    self._months[place].assurances.append(assurance)
            case Decision() as decision:
                signed = decision.signed_on
                aim = to_be_published_by(signed) if signed else None
                for place in self._places(run, signed, aim, decision.published_on):
                    self._months[place].decisions.append(decision)

    def _places(self, run: Run[Recorded], *happened: date | None) -> set[int]:
        """The places of the months in which something happened, as far as the run goes."""
        places = {bisect_left(self._days, day) for day in happened if day is not None}
        return {place for place in places if run.first <= place < min(run.end, len(self._days))}

    def _review(self) -> None:
        """Give each month what was to be looked at again, without what others replaced."""
        for kind in _REVIEWED:
            began = len(self._days)
            for run in self._every[kind]:
                one = run.record
                end = self._end(run)
                if getattr(one, "superseded", False) or run.first >= end:
                    continue
                began, first, by = min(began, run.first), run.first, one.review_on
                if not (isinstance(one, Risk) and one.open):
                    # It is counted once its day is past.
                    first = max(first, bisect_right(self._days, by)) if by else end
                whole = one.assessment if isinstance(one, Answer) else one.id
                for place in range(first, min(end, len(self._days))):
                    if (whole, place) not in self._followed:
                        self._months[place].reviewed.append(one)
            self._began[_ALL_REVIEWED] = min(began, self._began.get(_ALL_REVIEWED, began))
            if kind == "risk":
                self._began[kind] = began

    def _end(self, run: Run[Recorded]) -> int:
        """Up to which place a run counts: the record may be replaced before."""
        return min(run.end, self._replaced.get(run.record.id, run.end))

    def _followed_at(self) -> set[tuple[int | None, int]]:
        """(assessment, place) where a later one of its subject was there, marked so or not."""
        there: dict[tuple[str, int | None, int], list[tuple[date, int, int]]] = {}
        for run in self._every["assessment"]:
            one = run.record
            if isinstance(one, Assessment):
                order = (one.assessed_on or date.min, one.number, one.id)
                for place in range(run.first, min(run.end, len(self._days))):
                    there.setdefault((one.scheme, one.outside_group, place), []).append(order)
        return {
            (number, place)
            for (*_, place), orders in there.items()
            for _, _, number in sorted(orders)[:-1]
        }

    def _replaced_from(self, links: Iterable[Link]) -> dict[int, int]:
        """From which place on a record was replaced, by its id."""
        there: dict[int, int] = {}
        for kind in _KINDS:
            for run in self._every[kind]:
                there[run.record.id] = min(run.first, there.get(run.record.id, run.first))
        found: dict[int, int] = {}
        for link in links:
            if link.made_on is None or link.to_id is None or link.from_id not in there:
                continue
            place = max(bisect_left(self._days, link.made_on), there[link.from_id])
            found[link.to_id] = min(place, found.get(link.to_id, place))
        return found
