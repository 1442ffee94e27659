"""The reading process: what is worked out for rows of the activity log, and what can't be.

Minutes come from start and finish where they are not given; people are one on a duty of one
volunteer. More than 24 hours for each person on one day is impossible.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.domain.local import MISSING
from oversight_app.imports.local.durations import DAY, between
from oversight_app.imports.local.parsers import REJECT, Cells
from oversight_app.imports.local.reasons import Why, Wrong

TIMES = ("start", "finish")
Values = dict[str, list[int]]


@dataclass(slots=True)
class Duties:
    """The activity log's own rules. ``people_unstated`` counts rows without a number of people
    where other rows have one."""

    cells: dict[str, Cells]
    people_unstated: int = 0

    def fields(self, columns: Sequence[str]) -> list[str]:
        """Return the columns made of those read: times become minutes, people are always there."""
        made = [name for name in columns if name not in TIMES]
        return [*made, *(name for name in ("minutes", "people") if name not in made)]

    def judged(self, columns: Sequence[str]) -> list[str]:
        """Return the columns in which a cell that can't be taken rejects its row: start and
        finish are looked at where they are needed, and not otherwise."""
        return [name for name in columns if name not in TIMES]

    def complete(self, values: Values, count: int) -> set[int]:
        """Put minutes and people to rows; return the places of rows that can't stand, of which
        the reason is put in place of the value."""
        bad = self._minutes(values, count)
        stated = self._people(values, count)
        bad |= self._too_long(values, stated)
        cells = self.cells.get("people")
        if cells is not None and 0 in cells.values():
            people, minutes = values["people"], values["minutes"]
            for at, number in enumerate(people):
                if number == 0 and 0 < minutes[at] < REJECT and at in stated:
                    people[at] = REJECT + Why.NOBODY
                    bad.add(at)
        return bad

    def _minutes(self, values: Values, count: int) -> set[int]:
        given = values.get("minutes")
        starts, finishes = values.pop("start", None), values.pop("finish", None)
        if given is None and (starts is None or finishes is None):
            values["minutes"] = [REJECT + Why.NO_HOURS] * count
            return set(range(count))
        if given is None:
            given = [MISSING] * count
        bad = set()
        if MISSING in given:
            for at, minutes in enumerate(given):
                if minutes == MISSING:
                    start = starts[at] if starts else MISSING
                    finish = finishes[at] if finishes else MISSING
                    given[at] = _length(start, finish)
                    if given[at] >= REJECT:
                        bad.add(at)
        values["minutes"] = given
        return bad

    def _people(self, values: Values, count: int) -> "range | set[int]":
        """Give every row its people; return the places of those rows that state them."""
        days = values.get("day")
        whole_months = days is not None and self.cells["day"].whole_months
        volunteers = values.get("volunteer")
        people = values.get("people")
        if people is not None and MISSING not in people:
            return range(count)
        given = people or [MISSING] * count
        stated = {at for at, number in enumerate(given) if number != MISSING}
        if people is not None:
            self.people_unstated += count - len(stated)
        if not stated and not whole_months:
            values["people"] = [1] * count
        else:
            values["people"] = [
                number
                if number != MISSING
                else int(
                    not whole_months
                    or days is None
                    or days[at] % 100 > 0
                    or (volunteers is not None and 0 < volunteers[at] < REJECT)
                )
                for at, number in enumerate(given)
            ]
        if volunteers is not None:
            stated |= {at for at, who in enumerate(volunteers) if who}
        return stated

    def _too_long(self, values: Values, stated: "range | set[int]") -> set[int]:
        minutes, people, days = values["minutes"], values["people"], values.get("day")
        cells = self.cells.get("minutes")
        if days is None or cells is None or cells.greatest <= DAY:
            return set()
        bad = set()
        for at, length in enumerate(minutes):
            if DAY < length < REJECT and days[at] % 100 and days[at] < REJECT and at in stated:
                number = people[at]
                if number < REJECT and length > DAY * max(number, 1):
                    minutes[at] = REJECT + Why.TOO_LONG
                    bad.add(at)
        return bad


def _length(start: int, finish: int) -> int:
    for time in (start, finish):
        if time >= REJECT:
            return time
    if MISSING in (start, finish):
        return REJECT + Why.NO_HOURS
    try:
        return between(start, finish)
    except Wrong as wrong:
        return REJECT + wrong.why
