"""A kept paper beside today's figures: what in it would now be another number.

The same order is made anew, for the same period, and held against the frozen document figure by
figure. What was hidden is not compared, nor lists of what is due on the day they are looked at.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Table
from oversight_app.domain.papers import KeptPaper
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, counted, quantity_in
from oversight_app.review.selection import Selection
from oversight_app.store import papers as kept
from oversight_app.store.history import head
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import (
    ChartBlock,
    Document,
    Heading,
    KeyFigures,
    TableBlock,
    Words,
)
from oversight_app.summaries.keeping import frozen_paper
from oversight_app.summaries.papers import compose, paper
from oversight_app.summaries.small_numbers import protect

_OF_TODAY = frozenset({"Needs attention"})
"""Sections that say what is due on the day they are looked at."""

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """One figure that would be another today: where it stands, in words ("Forces, Wiltshire,
    Specials"), as it was kept and as it would be now."""

    where: str
    then: Quantity
    now: Quantity


@dataclass(frozen=True, slots=True)
class Compared:
    """A kept paper and what has changed since. ``headline`` says it in one sentence; ``problem``
    is why it could not be made anew, "" where it could."""

    paper: KeptPaper
    changes: tuple[ChangedFigure, ...]
    headline: Words
    problem: str = ""


def compared_with_today(ws: Workspace, of: KeptPaper) -> Compared:
    """Hold a frozen paper against today's figures. UserProblem for a draft."""
    then, _ = frozen_paper(ws, of)
    try:
        now = _today(ws, of, then)
    except UserProblem as error:
        return Compared(of, (), "It can’t be made anew from today’s figures.", str(error))
    if now.as_at != then.as_at:
        words = f"Today’s figures are of {written_date(now.as_at)}, and this paper’s of "
        return Compared(of, (), "", f"{words}{written_date(then.as_at)}. They are not compared.")
    today = dict(_walk(now))
    changes = tuple(
        ChangedFigure(words, figure, today[place][1])
        for place, (words, figure) in _walk(then)
        if place in today and not figure.hidden and str(figure) != str(today[place][1])
    )
    return Compared(of, changes, _headline(len(changes)))


_KNOWN: WeakKeyDictionary[Workspace, tuple[str, tuple[Compared, ...]]] = WeakKeyDictionary()


def affected(ws: Workspace) -> tuple[Compared, ...]:
    """Return the papers that were sent with figures that have changed since, the last one first.

    Worked out once for each state of the workspace in one process.
    """
    with ws.snapshot():
        state = head(ws)
        known = _KNOWN.get(ws)
        if known is None or known[0] != state:
            found = (compared_with_today(ws, one) for one in kept.sent_papers(ws))
            known = _KNOWN[ws] = state, tuple(one for one in found if one.changes)
        return known[1]


def affected_words(number: int) -> str:
    """Return what is said of so many papers where figures are restated, "" of none."""
    if not number:
        return ""
    return f"{counted(number, 'paper', 'papers')} sent used figures that have been restated"


def _today(ws: Workspace, of: KeptPaper, then: Document) -> Document:
    order = of.order
    if order.paper == "specials":
        # Made without a date it was of the newest one there was.
        chosen = Selection.read(order.selection)
        if chosen.as_at is None:
            order = replace(order, selection=replace(chosen, as_at=then.as_at).written())
    with ws.snapshot():
        made = paper(order.paper)
        document = compose(ws, made, order, made.build(ws, order))
    # Rounding is the same for one count whatever is beside it; hiding is not.
    return protect(document, order.rule).document if order.rule.rounds else document


def _headline(number: int) -> Words:
    if not number:
        return "Each figure is what it was."
    return Sentence(
        "{count} would be different today.", {"count": counted(number, "figure", "figures")}
    )


def _walk(document: Document) -> Iterator[tuple[Place, tuple[str, Quantity]]]:
    """Yield (where, (where in words, figure)) of each table, chart and key figure."""
    section = ""
    seen: Counter[Place] = Counter()
    for block in document.walk():
        match block:
            case Heading(level=1, text=text):
                section = str(text)
            case _ if section in _OF_TODAY:
                continue
            case KeyFigures(figures):
                for number, one in enumerate(figures):
                    label = str(one.label)
                    place = _nth(seen, (section, "key figure", str(number)))
                    yield place, (f"{section}, {label}" if section else label, one.value)
            case TableBlock(table=table) | ChartBlock(table=table):
                yield from _in_table(section, table, seen)


def _in_table(
    section: str, table: Table, seen: Counter[Place]
) -> Iterator[tuple[Place, tuple[str, Quantity]]]:
    start = _nth(seen, (section, table.id))
    for row in table.rows:
        at = _nth(seen, (*start, row.key))
        name = str(row.cells[0]) if row.cells else row.key
        for column, cell in zip(table.columns, row.cells, strict=True):
            figure = None if cell is None or not column.on_paper else _figure(cell)
            if figure is not None:
                yield (*at, column.key), (f"{table.title}, {name}, {column.heading}", figure)


def _figure(cell: object) -> Quantity | None:
    return quantity_in(cell) if not isinstance(cell, str) else None  # type: ignore[arg-type]


def _nth(seen: Counter[Place], place: Place) -> Place:
    """Return a place, told from those of the same name before it."""
    seen[place] += 1
    return (*place, str(seen[place]))
