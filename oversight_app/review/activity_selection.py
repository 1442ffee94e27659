"""What the Volunteer activity page is set to, and what it can be set to."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from oversight_app.domain.activity import ActivityFilter
from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local_measures import LOCAL_MEASURES
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.schemes import BLANK

PAGE = "activity"
BLANK_IN_KEY = "~"
"""Stands for the blank code in a series' key, where "" stands for all."""
_LISTS = ("schemes", "districts", "activities", "statuses")
PERIOD_KINDS = (
    (str(PeriodKind.MONTH), "Month"),
    (str(PeriodKind.QUARTER), "Quarter"),
    (str(PeriodKind.YEAR), "Financial year"),
)
"""The kinds of period that a page can be set to, and what each is called."""
MONTHS_IN = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class ActivitySelection:
    """What the page is set to.

    Empty tuples are no limit, ``(BLANK,)`` is what returns leave blank. ``scheme`` is the one
    in focus (chart and breakdown), "" for the first that has figures. ``period`` is the index
    of a ``Period`` of ``period_kind``, None for the newest whole one.
    """

    schemes: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    scheme: str = ""
    measure: str = "hours"
    period_kind: PeriodKind = PeriodKind.MONTH
    period: int | None = None
    until: int | None = None
    """The last month that is looked at, as in papers of a period; None for those that a page shows
    after its own, up to six, on which a young line's usual range rests too. Not kept with a view.
    """

    def written(self) -> str:
        """Return it as the JSON that saved views keep."""
        said = asdict(self)
        del said["until"]
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, written: str) -> "ActivitySelection":
        """Read what ``written`` wrote; UserProblem for anything else. Fields that are missing
        are as in a new selection."""
        try:
            found = json.loads(written)
            lists = {name: _codes(found.pop(name, ())) for name in _LISTS}
            kind = PeriodKind(found.pop("period_kind", PeriodKind.MONTH))
            scheme, measure = found.pop("scheme", ""), found.pop("measure", "hours")
            period = found.pop("period", None)
            if not isinstance(scheme, str) or measure not in LOCAL_MEASURES:
                raise ValueError
            if period is not None and (type(period) is not int or not 0 <= period <= 100_000):
                raise ValueError
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise UserProblem(
                "This saved view can’t be read. Nothing was changed. Set the page as you want "
                "it and save the view again."
            ) from None
        return cls(
            **lists, scheme=scheme, measure=measure, period_kind=kind, period=period, until=None
        )

    def without(self, field: str, code: str) -> "ActivitySelection":
        """Return it with one chip cleared."""
        if field in _LISTS:
            kept: Any = tuple(one for one in getattr(self, field) if one != code)
        else:
            kept = None if field == "period" else ""
        changed: dict[str, Any] = {field: kept}
        return replace(self, **changed)

    def cleared(self) -> "ActivitySelection":
        """Return it without a filter, of the newest period; the measure stays."""
        return ActivitySelection(measure=self.measure, period_kind=self.period_kind)

    @property
    def of_parts(self) -> bool:
        """True where a district, activity or patrol status is chosen, of which monthly returns
        know nothing."""
        return bool(self.districts or self.activities or self.statuses)

    @property
    def months(self) -> tuple[int, int] | None:
        """The first and last month of the period, None while it is not filled in."""
        if self.period is None:
            return None
        first = Period(self.period_kind, self.period).first_month
        return first, first + MONTHS_IN[self.period_kind] - 1

    def filter(
        self, first: int | None, last: int | None, schemes: tuple[str, ...] | None = None
    ) -> ActivityFilter:
        """Return which rows are meant between two months, both counted."""
        return ActivityFilter(
            self.schemes if schemes is None else schemes,
            self.districts,
            self.activities,
            self.statuses,
            first,
            last,
        )

    def series(self, scheme: str) -> SeriesKey:
        """Return the key under which notes, limits and targets of a scheme's line are kept."""
        return SeriesKey(
            self.measure,
            scheme,
            _in_key(self.districts),
            _in_key(self.activities),
            _in_key(self.statuses),
        )


@dataclass(frozen=True, slots=True)
class ActivityChoices:
    """What the filters offer, as (code, words); periods are written indexes, newest first.

    ``statuses``, ``districts`` and ``activities`` end with ("", "Not stated").
    """

    schemes: tuple[tuple[str, str], ...] = ()
    districts: tuple[tuple[str, str], ...] = ()
    activities: tuple[tuple[str, str], ...] = ()
    statuses: tuple[tuple[str, str], ...] = ()
    periods: tuple[tuple[int, str], ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = PERIOD_KINDS


def _codes(found: object) -> tuple[str, ...]:
    if not isinstance(found, list | tuple) or not all(isinstance(code, str) for code in found):
        raise ValueError
    return tuple(found)


def _in_key(codes: tuple[str, ...]) -> str:
    return "+".join(sorted(BLANK_IN_KEY if code == BLANK else code for code in codes))
