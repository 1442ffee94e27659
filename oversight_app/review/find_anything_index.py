"""All that a workspace says, in memory, as it stood at one moment: what ``find_anything`` looks
through. Whoever searches as somebody types keeps one of these.

Words of records are read once and afterwards only where a record was changed. Nothing of it is
written anywhere.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from oversight_app.domain.appraisal import Judgement
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.record_kinds import KINDS
from oversight_app.review.find_anything_figures import (
    FigureTable,
    Known,
    own_work,
    published,
    returned,
)
from oversight_app.review.find_anything_parts import Topics
from oversight_app.review.find_anything_query import Term
from oversight_app.review.find_anything_things import Thing, things
from oversight_app.review.record_words import record_words
from oversight_app.store import records, search_papers, search_records, search_things
from oversight_app.store.office import office
from oversight_app.store.office_settings import office_settings
from oversight_app.store.record_search import folded
from oversight_app.store.search_papers import PaperSaid
from oversight_app.store.search_records import RecordState
from oversight_app.store.search_things import Moment
from oversight_app.store.vocabulary import NAMED, Packed, Vocabulary, WordIndex
from oversight_app.store.workspace import Workspace

_TOLD = (Answer, Assessment, Judgement)
"""Kinds whose title lacks what other records and sets of questions say."""
_RESTATED = frozenset({kind.kind for kind in _TOLD} | {"group", "option", "appraisal"})
_NO_FIGURES = frozenset(
    {"record", "record_note", "record_review", "record_link", "record_hold", "snooze", "draft"}
)
"""Beside tables of records: what acts are about that change no published or returned figure."""
_SHORTEST = 4


class SearchIndex:
    """Words of records and of all else that has a name, and the figures.

    ``refresh`` brings it to the state that a workspace is in, as every search does; ``complete``
    also works out the figures of the office's own work, for which all records are gone through.
    Both may be called from any thread; searches wait for them.
    """

    def __init__(self, topics: Topics = ()) -> None:
        self.topics = topics
        self.records = WordIndex(Vocabulary(), ())
        self.things = WordIndex(Vocabulary(), ())
        self.listed: tuple[Thing, ...] = ()
        self.ids: NDArray[np.int64] = np.empty(0, np.int64)
        self.versions: NDArray[np.int64] = np.empty(0, np.int64)
        self.kinds: NDArray[np.uint8] = np.empty(0, np.uint8)
        self.titles: Mapping[int, str] = {}
        self.papers: dict[str, PaperSaid] = {}
        self.figures = FigureTable((), "")
        self.home = ""
        self.volunteers = 0
        self.spelling: tuple[tuple[str, ...], tuple[int, ...]] = ((), ())
        self._of: Workspace | None = None
        self._then: Moment | None = None
        self._shared = 0
        self._vocabulary = Vocabulary()
        self._states: dict[int, RecordState] = {}
        self._packed: dict[int, Packed] = {}
        self._told: list[Known] = []
        self._own: list[Known] = []
        self._lock = RLock()

    @property
    def bytes(self) -> int:
        """About how much memory it takes."""
        packed = sum(one.nbytes + 160 for one in self._packed.values())
        said = sum(len(one.words) for one in self.papers.values())
        return self.records.bytes + self.things.bytes + packed + said + 300 * len(self.figures)

    def current(self, ws: Workspace) -> bool:
        """Tell whether nothing was changed in a workspace since it was read."""
        return self._of is ws and self._then == search_things.moment(ws)

    def has(self, reference: Term) -> bool:
        """Tell whether a record's reference is so, or begins so."""
        return bool((reference.match(self.records) >= 2 + 2 * NAMED).any())

    @contextmanager
    def reading(self, ws: Workspace) -> Iterator[None]:
        """Let nothing change in the block, with the index as the workspace stands."""
        with self._lock, ws.snapshot():
            self.refresh(ws)
            yield

    def refresh(self, ws: Workspace) -> None:
        """Read what has changed since; everything at first, or of another workspace."""
        with self._lock, ws.snapshot():
            if self.current(ws):
                return
            if self._of is not ws:
                self._forget()
            now = search_things.moment(ws)
            about = search_things.subjects_since(ws, self._then) if self._then else None
            try:
                self._read_records(ws)
                self._read_things(ws)
                self._read_figures(ws, about)
            except BaseException:
                # What was read in part is not relied on.
                self._forget()
                raise
            self._of, self._then = ws, now

    def complete(self, ws: Workspace) -> None:
        """Refresh it, and work out what takes longest. Until then, after each change, figures of
        the office's own work are found without their value."""
        with self._lock, ws.snapshot():
            self.refresh(ws)
            if not self._own:
                self._own = own_work(ws)
                self._table(ws)

    def _forget(self) -> None:
        self._of = self._then = None
        self._shared, self._vocabulary = 0, Vocabulary()
        self._states, self._packed, self.papers = {}, {}, {}

    def _read_records(self, ws: Workspace) -> None:
        states, shared = search_records.states(ws), search_records.shared_names(ws)
        before = self._states if shared == self._shared else {}
        changed = {one for number, one in states.items() if before.get(number) != one}
        gone = before.keys() - states.keys()
        if shared != self._shared or any(one.kind in _RESTATED for one in changed):
            titles = _titles(ws)
            changed |= {
                states[number]
                for number, title in titles.items()
                if number in states and self.titles.get(number) != title
            }
            self.titles = titles
        if changed or gone or len(self._packed) != len(states):
            if shared != self._shared:
                self._packed = {}
            for said in search_records.said_by_records(ws, changed, self.titles):
                self._packed[said.id] = self._vocabulary.pack(said.named, said.title, said.body)
            self._packed = {number: self._packed[number] for number in sorted(states)}
            self.records = WordIndex(self._vocabulary, tuple(self._packed.values()))
            order = [states[number] for number in self._packed]
            places = {kind: place for place, kind in enumerate(KINDS)}
            self.ids = np.array([one.id for one in order], np.int64)
            self.versions = np.array([one.version for one in order], np.int64)
            self.kinds = np.array([places[one.kind] for one in order], np.uint8)
        self._states, self._shared = states, shared

    def _read_things(self, ws: Workspace) -> None:
        self.home = office(ws).home_force
        self.papers |= search_papers.said_by_papers(ws, self.papers)
        self.volunteers = search_things.volunteers_in_all(ws)
        self.listed = things(ws, self.topics, self.papers)
        vocabulary = Vocabulary()
        self.things = WordIndex(
            vocabulary,
            [
                vocabulary.pack(
                    folded(one.named), folded(f"{one.title}\n{one.also}"), folded(one.body)
                )
                for one in self.listed
            ],
        )
        often: dict[str, int] = {}
        for index in (self.things, self.records):
            for word in index.words:
                if len(word) >= _SHORTEST and word.isalpha():
                    often[word] = often.get(word, 0) + index.often(word)
        self.spelling = tuple(often), tuple(often.values())

    def _read_figures(self, ws: Workspace, about: frozenset[str] | None) -> None:
        if about is None or any(_moves_figures(one) for one in about):
            self._told = [*published(ws), *returned(ws)]
        self._own = []
        self._table(ws)

    def _table(self, ws: Workspace) -> None:
        decimals = office_settings(ws).decimals
        self.figures = FigureTable([*self._told, *self._own], self.home, decimals)


def _moves_figures(subject: str) -> bool:
    return not subject.endswith("_record") and subject not in _NO_FIGURES


def _titles(ws: Workspace) -> dict[int, str]:
    """Return the titles that records are told by and do not say themselves, by their ``id``."""
    if not any(records.read(ws, kind) for kind in _TOLD):
        return {}
    words = record_words(ws, of=_TOLD)
    return {one.id: words.title(one) for kind in _TOLD for one in records.read(ws, kind)}
