"""Search as you type over 10,000 records, and one save among them."""

import random
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Assurance, Question
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.record_search import find
from oversight_app.store.workspace import Workspace
from tests.store.making_records import made

pytestmark = pytest.mark.bench

_WORDS = (
    "vetting", "training", "supervision", "volunteer", "question", "agreement", "hours", "patrol",
    "custody", "visit", "lapse", "review", "evidence", "insured",
)  # fmt: skip


def test_search_and_save_among_ten_thousand(
    ws: Workspace, tmp_path: Path, against: Callable[..., None]
) -> None:
    chance = random.Random(1)

    def words(number: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(number))

    new = [
        record
        for _ in range(2500)
        for record in (
            made(Question, asked=words(20), reply=words(40)),
            made(Assurance, said=words(60), evidence=words(20)),
            made(Action, task=words(20), outcome=words(30)),
            made(Risk, name=words(5), description=words(50)),
        )
    ]
    records.save_all(ws, new, "Bring in records")

    def read_through() -> None:
        for table in ("question_record", "assurance_record", "action_record", "risk_record"):
            ws.db.rows(f"SELECT * FROM {table}")

    for looked_for in ("vetting", "lapse custody review", "no such word"):
        against(f"find “{looked_for}”", lambda said=looked_for: find(ws, said), read_through)

    numbers = count()
    raw = sqlite3.connect(tmp_path / "raw.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, words TEXT)")
    against(
        "save one of 10,000",
        lambda: records.save(ws, made(Question, asked=f"One more {next(numbers)}")),
        lambda: raw.execute("INSERT INTO said (words) VALUES ('One more')"),
    )
    raw.close()
