"""Anything found as it is typed, over a million rows of activity and some twenty thousand records:
cold, after a save, and letter by letter, against a scan in SQL and one in Python."""

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from oversight_app import help as help_topics
from oversight_app.domain.accountability import Question
from oversight_app.review.find_anything import SearchIndex, find_anything
from oversight_app.store import records
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.record_search import folded
from oversight_app.store.search_records import said_by_records, states
from oversight_app.store.workspace import Workspace
from tests.bench import activity_log
from tests.bench.many_records import keep_many
from tests.store.making_records import made

pytestmark = pytest.mark.bench

ROWS, OF_EACH, AT_ONCE = 1_000_000, 3_000, 500_000
_TYPED = (
    "v", "ve", "vet", "vetting", "vetting custody", "vettnig cutsody", "wiltshire strength",
    "153", "q31", "SP0000", "zzzqqq", "custody of the force in a review",
)  # fmt: skip


def test_find_anything_as_it_is_typed(
    ws: Workspace, tmp_path: Path, against: Callable[..., None]
) -> None:
    keep_many(ws, OF_EACH)
    for incoming in activity_log.incomings(ROWS, AT_ONCE):
        keep_local(ws, [incoming])
    every = states(ws)
    said = [(one.id, f"{one.title} {one.body}") for one in said_by_records(ws, every.values(), {})]
    raw = sqlite3.connect(tmp_path / "raw.db")
    raw.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, words TEXT)")
    raw.executemany("INSERT INTO said VALUES (?, ?)", said)
    raw.commit()

    index = SearchIndex(help_topics.topics())
    against(
        f"read all, {len(every):,} records",
        lambda: SearchIndex(help_topics.topics()).complete(ws),
        lambda: [set(words.split()) for (words,) in raw.execute("SELECT words FROM said")],
        1,
    )
    index.complete(ws)
    print(f"about {index.bytes / 1e6:.0f} MB, {len(index.records.words):,} words")
    numbers = count()
    again = made(Question, asked="About harbours")

    def after_a_save() -> None:
        records.save(ws, made(Question, asked=f"About harbours {next(numbers)}"))
        find_anything(ws, "harbours", index=index)

    against("save and search", after_a_save, lambda: records.save(ws, again))
    by_id = dict(said)
    for typed in _TYPED:
        wanted = folded(typed).split()
        like = " AND ".join("words LIKE ?" for _ in wanted)
        marks = [f"%{word}%" for word in wanted]

        def ours(typed: str = typed) -> object:
            return find_anything(ws, typed, index=index)

        against(
            f"“{typed}” against LIKE",
            ours,
            lambda like=like, marks=marks: raw.execute(
                f"SELECT count(*) FROM said WHERE {like}", marks
            ).fetchall(),
        )
        against(
            f"“{typed}” against a dictionary",
            ours,
            lambda wanted=wanted: [
                one for one, words in by_id.items() if all(word in words for word in wanted)
            ],
        )
    raw.close()
