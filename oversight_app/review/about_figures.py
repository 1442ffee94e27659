"""What the office recorded about a figure, or about an import: the way back from what is shown to
the questions, decisions and objectives that name it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.accountability import Question
from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.plans import Objective
from oversight_app.domain.record_kinds import KINDS, Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.review.duties import duties, in_hand, standing, superseded
from oversight_app.review.measure_names import CATALOGUE, series_of
from oversight_app.review.record_words import words_for
from oversight_app.store import record_links, records
from oversight_app.store.workspace import Workspace

FIGURE, MEASURED, IMPORT = "About this figure", "Measured by it", "About this import"
_SCHEME = "About the scheme"


@dataclass(frozen=True, slots=True)
class AboutRecord:
    """A record that names what is shown. ``how`` says how it does ("About this figure"),
    ``state`` how it stands ("Overdue by 5 days"); ``open`` while it concerns somebody."""

    id: int
    kind: str
    reference: str
    title: str
    how: str
    state: str
    open: bool


def about_figure(ws: Workspace, figure: str) -> tuple[AboutRecord, ...]:
    """Return the records that name a figure, the id of a measure or a series as written.

    First those linked to it, then objectives measured by it, then those about the scheme that
    it is of; in each what is overdue, then what still concerns somebody, the newest first. A
    record about a measure as a whole is about each of its series, and one about a series about
    the whole.
    """
    key = series_of(figure)
    scheme = key.scheme

    def how(record: Recorded, mine: Sequence[Link]) -> str:
        if any(one.figure and _meets(series_of(one.figure), key) for one in mine):
            return FIGURE
        if isinstance(record, Objective) and any(
            _meets(series_of(one), key) for one in record.measured_by.split("\n") if one
        ):
            return MEASURED
        said = getattr(record, "scheme", "")
        if scheme and (said == scheme or any(one.scheme == scheme for one in mine)):
            return _SCHEME
        return ""

    return _those(ws, how, (FIGURE, MEASURED, _SCHEME))


def about_import(ws: Workspace, batch: int) -> tuple[AboutRecord, ...]:
    """Return the records that are linked to an import, by its number, in the same order."""
    return _those(ws, lambda _record, mine: IMPORT * any(one.batch == batch for one in mine))


def question_about(*, figure: str = "", batch: int = 0) -> tuple[Question, Link]:
    """Return a new question with the link that makes it one about a figure or an import; the
    link's end 0 stands for the question."""
    if batch:
        return Question(), Link(0, Relation.ABOUT, batch=batch)
    key = series_of(figure)
    # No scheme is told where the series is of them all.
    return Question(scheme=key.scheme), Link(0, Relation.ABOUT, figure=_as_linked(key))


def _as_linked(key: SeriesKey) -> str:
    """A measure that is of no scheme is named by its id alone, as forms name it."""
    measure = CATALOGUE.get(key.measure)
    return str(key) if measure is None or measure.by_scheme else key.measure


def _meets(one: SeriesKey, other: SeriesKey) -> bool:
    """True where two series are of one measure, and neither is of a part that the other is not
    of."""
    if one.measure != other.measure:
        return False
    parts = (
        (one.scheme, other.scheme),
        (one.district, other.district),
        (one.activity, other.activity),
        (one.status, other.status),
    )
    return all(not mine or not theirs or mine == theirs for mine, theirs in parts)


def _those(
    ws: Workspace,
    how: Callable[[Recorded, Sequence[Link]], str],
    order: Sequence[str] = (IMPORT,),
) -> tuple[AboutRecord, ...]:
    with ws.snapshot():
        today = ws.today()
        links = record_links.links(ws)
        mine: dict[int, list[Link]] = {}
        for link in links:
            if link.relation is Relation.ABOUT:
                mine.setdefault(link.from_id, []).append(link)
        every = [one for kind in KINDS.values() for one in records.read(ws, kind)]
        named = [(one, how(one, mine.get(one.id, ()))) for one in every]
        words = words_for(ws, every)
        old = superseded(every, links)
    found = []
    for record, said in named:
        if not said:
            continue
        replaced = record.id in old
        due = () if replaced else duties(record, today)
        found.append(
            (
                AboutRecord(
                    record.id, record.kind, record.reference, words.title(record), said,
                    standing(record, due, today, replaced=replaced),
                    not replaced and in_hand(record, due, today),
                ),
                any(duty.days_late(today) > 0 for duty in due),
                record.begins or date.min,
            )
        )  # fmt: skip
    found.sort(key=lambda one: (one[2], one[0].id), reverse=True)
    found.sort(key=lambda one: (order.index(one[0].how), not one[1], not one[0].open))
    return tuple(one for one, _late, _day in found)
