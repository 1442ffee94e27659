"""How the sample's records come about: what is added and changed on which day.

Written month by month, each record as it stood from its day on, so that the sample can be seen as
at an earlier date and risks have a trend.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any

from oversight_app.domain.periods import written_month
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.store.actions import Action, writing
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import put_link
from oversight_app.store.records import in_db, put


@dataclass(frozen=True, slots=True)
class Points:
    """Where a record points: the key of another one, or a scheme or figure."""

    relation: Relation
    to: str = ""
    scheme: str = ""
    figure: str = ""


@dataclass(slots=True)
class Story:
    """What happens, in the order of its days. Records are named by keys of the story's own;
    fields that hold a record take such a key (``saying``)."""

    _events: list[tuple[date, int, str, Any]] = field(default_factory=list)
    _kept: dict[str, int] = field(default_factory=dict)

    def add(self, day: date, key: str, record: Recorded, *points: Points, **named: str) -> None:
        """Add a record on a day; ``named`` gives fields that hold a record by its key."""
        self._happens(day, "add", (key, record, points, named))

    def change(self, day: date, key: str, **new: Any) -> None:
        """Change fields of a record on a day."""
        self._happens(day, "change", (key, new))

    def note(self, day: date, key: str, words: str, by: str) -> None:
        """Put a note on a record."""
        self._happens(day, "note", (key, words, by))

    def review(self, day: date, key: str, by: str, outcome: str, following: date) -> None:
        """Record that a record was looked at again, and when it is next."""
        self._happens(day, "review", (key, by, outcome, following))

    def write(self, workspace: Workspace) -> None:
        """Write it all, a month at a time."""
        events = sorted(self._events, key=lambda one: one[:2])
        for (year, month), some in groupby(events, lambda one: (one[0].year, one[0].month)):
            name = f"Write the sample’s records of {written_month(year * 12 + month - 1)}"
            with writing(workspace, name, "record", undoable=False) as action:
                for day, _, what, about in some:
                    self._do(action, day, what, about)

    def _happens(self, day: date, what: str, about: Any) -> None:
        self._events.append((day, len(self._events), what, about))

    def _do(self, action: Action, day: date, what: str, about: Any) -> None:
        if what == "add":
            key, record, points, named = about
            pointed = {name: self._kept[of] for name, of in named.items()}
            kept = put(action, replace(record, **pointed), day)
            self._kept[key] = kept.id
            for link in self._links(kept.id, points):
                put_link(action, link, day, kept.begins)
            return
        key, *rest = about
        number = self._kept[key]
        record = in_db(action.db, number)
        assert record is not None
        if what == "change":
            put(action, replace(record, **rest[0]), day)
        elif what == "note":
            words, by = rest
            action.insert("record_note", record_id=number, words=words, noted_by=by, noted_on=day)
        else:
            by, outcome, following = rest
            action.insert(
                "record_review",
                record_id=number,
                reviewed_on=day,
                reviewed_by=by,
                outcome=outcome,
                next_review=following,
            )
            new: dict[str, Any] = {"review_by": following}
            put(action, replace(record, **new), day)

    def _links(self, number: int, points: tuple[Points, ...]) -> Iterator[Link]:
        for one in points:
            to = self._kept[one.to] if one.to else None
            yield Link(number, one.relation, to, one.scheme, one.figure)


def answers(to: str) -> Points:
    """An assurance answers a question."""
    return Points(Relation.ANSWERS, to)


def follows(to: str) -> Points:
    """A record follows from another."""
    return Points(Relation.FOLLOWS, to)


def about(to: str = "", *, scheme: str = "", figure: str = "") -> Points:
    """A record is about another one, a scheme or a figure."""
    return Points(Relation.ABOUT, to, scheme, figure)


def reduces(to: str) -> Points:
    """An action reduces a risk."""
    return Points(Relation.REDUCES, to)


def publishes(to: str) -> Points:
    """A publication publishes a decision."""
    return Points(Relation.PUBLISHES, to)


def rests(to: str) -> Points:
    """A decision rests on a claim, a position, a risk or an assessment."""
    return Points(Relation.RESTS, to)


def gathered(to: str) -> Points:
    """A record was gathered for a request."""
    return Points(Relation.GATHERED, to)
