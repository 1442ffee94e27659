"""How each measure of the office's own work is counted from the records of a day; nothing here
reads. A figure keeps the records behind it, so that their count is the figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from statistics import median

from oversight_app.domain.accountability import RATINGS, Action, Assurance
from oversight_app.domain.decisions import Decision, Publication
from oversight_app.domain.measures import Unit
from oversight_app.domain.office_measures import OFFICE_MEASURES, PUBLICATION_AIM, OfficeMeasure
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.risk import Risk
from oversight_app.domain.wording import counted
from oversight_app.review.thread_gaps import missing_words
from oversight_app.review.thread_words import overdue_words
from oversight_app.store.working_days import after_working_days, working_days_between

_RATED = {"assured": "assured", "partly-assured": "partly", "not-assured": "not"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A record behind a figure. ``counts``: in the numerator of a share, and always in a count
    or a median. ``words`` say what it adds ("12 working days"); ``amount`` is that of a median."""

    record: Recorded
    counts: bool
    words: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class OfficeFigure:
    """A measure on a day. ``value`` is in the measure's unit, None where nothing is counted: of
    a share and of a median without records. ``behind`` are the records of its denominator."""

    measure: OfficeMeasure
    value: float | None
    behind: tuple[Counted, ...]

    @property
    def numerator(self) -> int:
        """How many records count."""
        return sum(one.counts for one in self.behind)

    @property
    def denominator(self) -> int:
        """Of how many."""
        return len(self.behind)


@dataclass(frozen=True, slots=True)
class Standing:
    """The records as they were at the end of a day. ``reviewed`` are those of every kind that is
    looked at again, without what others replaced."""

    day: date
    decisions: Sequence[Decision] = ()
    actions: Sequence[Action] = ()
    assurances: Sequence[Assurance] = ()
    publications: Sequence[Publication] = ()
    reviewed: Sequence[Recorded] = field(default=())


def office_figure(measure_id: str, found: Standing, after: date) -> OfficeFigure:
    """Return a measure on a day. What happened is counted after ``after``, up to and with the
    day; what stood is counted at the day. KeyError for an id that is in no catalogue."""
    measure = OFFICE_MEASURES[measure_id]
    behind = tuple(_behind(measure_id, found, after))
    if measure_id in ("publication-days", "actions-age"):
        value = float(median(one.amount for one in behind)) if behind else None
    elif measure.unit is Unit.PERCENT:
        share = sum(one.counts for one in behind)
        value = share / len(behind) * 100 if behind else None
    else:
        value = float(len(behind))
    return OfficeFigure(measure, value, behind)


def _behind(measure_id: str, found: Standing, after: date) -> Iterable[Counted]:
    match measure_id:
        case "publication-days":
            return _publication_days(found, after)
        case "published-in-time":
            return _in_time(found, after)
        case "decisions-complete":
            return _complete(found, after)
        case "assured" | "partly-assured" | "not-assured":
            return _rated(found, after, _RATED[measure_id])
        case "actions-open" | "actions-age":
            return [_aged(one, found.day) for one in found.actions if one.open]
        case "actions-overdue":
            return _overdue(found)
        case "actions-in-date":
            return _actions_in_date(found)
        case "risks-reviewed":
            return _risks_reviewed(found)
        case "reviews-overdue":
            return _reviews(found)
    return _in_date(found)


def _publication_days(found: Standing, after: date) -> list[Counted]:
    rows = []
    for one in found.decisions:
        if one.signed_on and one.published_on and after < one.published_on <= found.day:
            days = working_days_between(one.signed_on, one.published_on)
            rows.append(Counted(one, True, counted(days, "working day", "working days"), days))
    return rows


def _in_time(found: Standing, after: date) -> list[Counted]:
    rows = []
    for one in found.decisions:
        if one.signed_on is None or one.public_interest == "no":
            continue
        aim = to_be_published_by(one.signed_on)
        published = one.published_on is not None and one.published_on <= found.day
        if not after < aim <= found.day or (one.state == "withdrawn" and not published):
            continue
        if published and one.published_on is not None:
            days = working_days_between(one.signed_on, one.published_on)
            words = f"Published after {counted(days, 'working day', 'working days')}"
            rows.append(Counted(one, one.published_on <= aim, words, days))
        else:
            days = working_days_between(one.signed_on, found.day)
            words = f"Not published: {counted(days, 'working day', 'working days')} so far"
            rows.append(Counted(one, False, words, days))
    return rows


@lru_cache(maxsize=4096)
def to_be_published_by(signed_on: date) -> date:
    """Return by when a decision is to be published; asked for again for each month."""
    return after_working_days(signed_on, PUBLICATION_AIM)


def _complete(found: Standing, after: date) -> list[Counted]:
    rows = []
    for one in found.decisions:
        if one.state == "signed" and one.signed_on and after < one.signed_on <= found.day:
            missing = missing_words(one)
            words = f"Misses {missing}" if missing else "Every field is there"
            rows.append(Counted(one, not missing, words))
    return rows


def _rated(found: Standing, after: date, rating: str) -> list[Counted]:
    return [
        Counted(one, one.rating == rating, dict(RATINGS)[one.rating])
        for one in found.assurances
        if one.given_on and after < one.given_on <= found.day
    ]


def _aged(one: Action, day: date) -> Counted:
    age = max((day - one.set_on).days, 0) if one.set_on else 0
    return Counted(one, True, f"Set {counted(age, 'day', 'days')} ago", age)


def _overdue(found: Standing) -> list[Counted]:
    rows = []
    for one in found.actions:
        if one.open and one.due is not None and one.due < found.day:
            late = (found.day - one.due).days
            rows.append(Counted(one, True, overdue_words(late), late))
    return rows


def _actions_in_date(found: Standing) -> list[Counted]:
    rows = []
    for one in found.actions:
        if one.open:
            late = (found.day - one.due).days if one.due else 0
            words = overdue_words(late) if late > 0 else "In date"
            rows.append(Counted(one, late <= 0, words, max(late, 0)))
    return rows


def _risks_reviewed(found: Standing) -> list[Counted]:
    rows = []
    for one in found.reviewed:
        if isinstance(one, Risk) and one.open:
            late = (found.day - one.review_by).days if one.review_by else 0
            words = f"Review {overdue_words(late).lower()}" if late > 0 else "Not past its review"
            rows.append(Counted(one, late <= 0, words, max(late, 0)))
    return rows


def _reviews(found: Standing) -> list[Counted]:
    rows = []
    for one in found.reviewed:
        day = one.review_on
        if day is not None and day < found.day:
            late = (found.day - day).days
            words = f"Review overdue by {counted(late, 'day', 'days')}"
            rows.append(Counted(one, True, words, late))
    return rows


def _in_date(found: Standing) -> list[Counted]:
    rows = []
    for one in found.publications:
        if one.item == "none" or one.replaced:
            continue
        late = (found.day - one.refresh_by).days if one.refresh_by else 0
        words = "In date" if late <= 0 else f"Out of date for {counted(late, 'day', 'days')}"
        rows.append(Counted(one, late <= 0, words, max(late, 0)))
    return rows
