"""A kept paper beside today's figures: what in it would now be another number.

The same order is made anew, for the same period, and held against the frozen document: each figure
of its tables, charts and key figures, each sentence that has figures, and rows that are gone or
new. What was hidden is not compared, nor sections that say how things stand on the day they are
made (``Section.of_today``).
"""

from dataclasses import dataclass, replace
from threading import Lock
from weakref import WeakKeyDictionary

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import KeptPaper, PaperOrder
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Words, count_word, sentence_case
from oversight_app.review.press_line import PressSelection
from oversight_app.review.selection import Selection
from oversight_app.store import papers as kept
from oversight_app.store.history import head
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.differences import Difference, Kind, differences
from oversight_app.summaries.document import Document
from oversight_app.summaries.keeping import frozen_paper
from oversight_app.summaries.page_paper import PAGE, TABLE
from oversight_app.summaries.papers import Paper, compose, paper
from oversight_app.summaries.press_paper import PRESS_LINE
from oversight_app.summaries.small_numbers import protect
from oversight_app.summaries.specials_brief import SPECIALS


@dataclass(frozen=True, slots=True)
class Compared:
    """A kept paper and what has changed since. ``headline`` says it in one sentence; ``problem``
    is why it could not be made anew, "" where it could."""

    paper: KeptPaper
    changes: tuple[Difference, ...]
    headline: Words
    problem: str = ""

    @property
    def figures(self) -> int:
        """How many figures would be others today, those of sentences and rows that are gone or
        new not among them."""
        return sum(one.many for one in self.changes if one.kind is Kind.FIGURE)


def compared_with_today(ws: Workspace, of: KeptPaper) -> Compared:
    """Hold a frozen paper against today's figures. UserProblem for a draft."""
    try:
        then, _ = frozen_paper(ws, of)
    except UserProblem as error:
        if not of.frozen:
            raise
        return Compared(of, (), "What it held can’t be read.", str(error))
    if of.order.paper in (PAGE.id, TABLE.id):
        words = "It was made from what a page showed that day, so it is not compared with today."
        return Compared(of, (), words, words)
    try:
        made = paper(of.order.paper)
        now = _today(ws, made, of.order, then)
    except UserProblem as error:
        return Compared(of, (), "It can’t be made anew from today’s figures.", str(error))
    # A paper about a record is of the day it is made, whatever figures it holds.
    if now.as_at != then.as_at and not made.subject:
        words = f"Today’s figures are of {written_date(now.as_at)}, and this paper’s of "
        words += f"{written_date(then.as_at)}. They are not compared."
        return Compared(of, (), words, words)
    apart = frozenset(one.id for one in made.sections if one.of_today)
    changes = differences(then, now, apart)
    return Compared(of, changes, headline(changes))


_KNOWN: WeakKeyDictionary[Workspace, tuple[str, tuple[Compared, ...]]] = WeakKeyDictionary()
_ONE_AT_A_TIME = Lock()


def sent_beside_today(ws: Workspace) -> tuple[Compared, ...]:
    """Hold every paper that was sent against today's figures, the last one first.

    Worked out once for each state of the workspace in one process.
    """
    with ws.snapshot(), _ONE_AT_A_TIME:
        state = head(ws)
        known = _KNOWN.get(ws)
        if known is None or known[0] != state:
            found = tuple(compared_with_today(ws, one) for one in kept.sent_papers(ws))
            known = _KNOWN[ws] = state, found
        return known[1]


def affected(ws: Workspace) -> tuple[Compared, ...]:
    """Return the papers that were sent with figures that have changed since, the last one first."""
    return tuple(one for one in sent_beside_today(ws) if one.changes)


def headline(changes: tuple[Difference, ...]) -> str:
    """Say in a sentence what has changed: figures first, then rows and sentences."""
    if not changes:
        return "Each figure is what it was."
    many = {kind: sum(one.many for one in changes if one.kind is kind) for kind in Kind}
    said = [
        f"{_many(many[Kind.FIGURE], 'figure', 'figures')} would be different today",
        f"{_many(many[Kind.SENTENCE], 'sentence', 'sentences')} would read differently",
        f"{_many(many[Kind.GONE], 'entry', 'entries')} would be gone",
        f"{_many(many[Kind.NEW], 'entry', 'entries')} would be new",
    ]
    numbers = [many[one] for one in (Kind.FIGURE, Kind.SENTENCE, Kind.GONE, Kind.NEW)]
    parts = [words for words, number in zip(said, numbers, strict=True) if number]
    last = parts.pop()
    return sentence_case(f"{', '.join(parts)} and {last}." if parts else f"{last}.")


def _many(number: int, one: str, many: str) -> str:
    return f"{count_word(number)} {one if number == 1 else many}"


def _today(ws: Workspace, made: Paper, order: PaperOrder, then: Document) -> Document:
    # Made without a date it was of the newest one there was.
    if made.id == SPECIALS.id:
        chosen = Selection.read(order.selection)
        day = chosen.as_at or then.as_at
        order = replace(order, selection=replace(chosen, as_at=day).written())
    elif made.id == PRESS_LINE.id:
        line = PressSelection.read(order.selection)
        day = line.as_at or then.as_at
        order = replace(order, selection=replace(line, as_at=day).written())
    with ws.snapshot():
        document = compose(ws, made, order, made.build(ws, order))
    # Rounding is the same for one count whatever is beside it; hiding is not.
    return protect(document, order.rule).document if order.rule.rounds else document
