"""What every record says, read for an index of words: all of it once, later what has changed.

The words themselves are kept nowhere but in memory, by whoever asks.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from oversight_app.domain.record_kinds import KINDS, reference, table_of
from oversight_app.store.opened import Workspace
from oversight_app.store.record_search import BETWEEN, NOTED, folded, said_in_words

_SAID = {kind: said_in_words(of) for kind, of in KINDS.items()}
_SHARED = (
    "SELECT 'scheme', code || name FROM scheme WHERE live = 1 UNION ALL "
    "SELECT kind, id || '.' || version FROM record WHERE kind IN ('organisation', 'group') "
    "UNION ALL SELECT 'questions', version || questions FROM question_set "
    "UNION ALL SELECT 'criteria', version || criteria FROM criteria_set ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class RecordState:
    """A record as it stands. What it says is the same while both ``version`` and ``noted`` are
    (``noted`` stands for its notes and reviews)."""

    id: int
    kind: str
    number: int
    version: int
    noted: int


@dataclass(frozen=True, slots=True)
class RecordSaid:
    """What a record says, folded: its reference, what it is about, and all else."""

    id: int
    named: str
    title: str
    body: str


def states(workspace: Workspace) -> dict[int, RecordState]:
    """Return every record there is, by its ``id``."""
    with workspace.snapshot():
        noted: dict[int, int] = {}
        for number, words in workspace.db.rows(NOTED):
            noted[number] = hash((noted.get(number, 0), words))
        return {
            number: RecordState(number, kind, own, version, noted.get(number, 0))
            for number, kind, own, version in workspace.db.rows(
                "SELECT id, kind, number, version FROM record"
            )
        }


def shared_names(workspace: Workspace) -> int:
    """Return a number that changes with the names that many records are told by: of schemes, of
    groups and bodies, of questions and criteria."""
    with workspace.snapshot():
        return hash(tuple(workspace.db.rows(_SHARED)))


def said_by_records(
    workspace: Workspace, wanted: Collection[RecordState], titles: Mapping[int, str]
) -> Iterator[RecordSaid]:
    """Yield what some records say. ``titles`` are those that a record does not say itself, by its
    ``id``."""
    of_kind: dict[str, dict[int, RecordState]] = {}
    for one in wanted:
        of_kind.setdefault(one.kind, {})[one.id] = one
    with workspace.snapshot():
        for kind, some in of_kind.items():
            which = json.dumps(list(some))
            noted: dict[int, list[str]] = {}
            if any(one.noted for one in some.values()):
                for number, words in workspace.db.rows(
                    f"SELECT record_id, words FROM ({NOTED}) "
                    "WHERE record_id IN (SELECT value FROM json_each(?))",
                    (which,),
                ):
                    noted.setdefault(number, []).append(words)
            noun = folded(KINDS[kind].noun)
            for number, said in workspace.db.rows(
                f"SELECT t.id, {_SAID[kind]} FROM {table_of(kind)} AS t "
                "WHERE t.id IN (SELECT value FROM json_each(?))",
                (which,),
            ):
                about, _, rest = folded(said).partition(BETWEEN)
                first, _, more = about.partition("\n")
                called = folded(reference(kind, some[number].number))
                body = [more, rest, noun, *map(folded, noted.get(number, ()))]
                told = titles.get(number, "")
                if told:
                    body.append(about)
                yield RecordSaid(number, called, folded(told) or first, "\n".join(body))
