"""Reading a return against reading it raw: printed as ratios, never asserted.

``OVERSIGHT_BENCH_ROWS`` is the number of rows of the duty log, a million unless it is set.
"""

import csv
import io
import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import psutil
import pytest
import xlsxwriter

from oversight_app.domain.errors import Cancelled
from oversight_app.domain.mappings import ColumnUse, DateOrder, Mapping
from oversight_app.imports.local.reading import read_local
from oversight_app.imports.local.sampling import sample

pytestmark = pytest.mark.bench
Measure = Callable[..., None]
ROWS = int(os.environ.get("OVERSIGHT_BENCH_ROWS", "1000000"))
BOOK_ROWS = 200_000
TODAY = date(2022, 10, 31)
HEADINGS = (
    "Duty date", "Scheme", "Collar number", "District", "Activity", "Hours", "People",
    "Patrol status",
)  # fmt: skip
FIELDS = ("day", "scheme", "volunteer", "district", "activity", "minutes", "people", "status")
MAPPING = Mapping(
    "Duty log",
    "activity",
    tuple(
        ColumnUse(heading, field, order=DateOrder.DAY_FIRST)
        for heading, field in zip(HEADINGS, FIELDS, strict=True)
    ),
)
ACTIVITIES = ("Patrol", "Event policing", "Training", "Meeting", "Roadside session")


def duties(rows: int) -> list[tuple[date, list[str]]]:
    """Return made-up duties of 900 people over five years."""
    chance = random.Random(1)
    first = date(2017, 11, 1)
    made = []
    for number in range(rows):
        words = ["Special Constabulary", f"SC{chance.randrange(900):04}",
                 f"District {chance.randrange(12)}", chance.choice(ACTIVITIES),
                 f"{chance.randrange(8, 40) / 4:g}", "1", "Independent patrol"]  # fmt: skip
        made.append((first + timedelta(days=number * 1820 // rows), words))
    return made


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "log.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows([day.strftime("%d/%m/%Y"), *words] for day, words in duties(ROWS))
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "log.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        sheet = made.add_worksheet("Log")
        as_date = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for at, (day, words) in enumerate(duties(BOOK_ROWS), start=1):
            sheet.write_datetime(at, 0, day, as_date)
            for place, word in enumerate(words, start=1):
                number = place in (5, 6)
                sheet.write(at, place, float(word) if number else word)
    return path


def inserted(rows: object, target: Path) -> None:
    target.unlink(missing_ok=True)
    db = sqlite3.connect(target)
    db.execute("CREATE TABLE t (a, b, c, d, e, f, g, h)")
    db.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)  # type: ignore[arg-type]
    db.commit()
    db.close()


def test_reading_a_csv_against_csv_and_inserts(log: Path, tmp_path: Path, against: Measure) -> None:
    """Goal: at most once, so that the whole import stays within twice."""

    def ours() -> None:
        assert read_local(log, MAPPING, today=TODAY).length == ROWS

    def raw() -> None:
        with log.open(newline="", encoding="utf-8") as file:
            inserted(csv.reader(file), tmp_path / "raw.db")

    against(f"reading {ROWS:,} rows of CSV", ours, raw, 3)


def test_looking_at_a_csv_against_csv(log: Path, against: Measure) -> None:
    def raw() -> None:
        with log.open(newline="", encoding="utf-8") as file:
            for _ in csv.reader(file):
                pass

    against(f"sampling {ROWS:,} rows of CSV", lambda: sample(log), raw, 3)


def test_reading_a_book_against_calamine_and_inserts(
    book: Path, tmp_path: Path, against: Measure
) -> None:
    """Goal for the whole import: at most one and a half times."""
    from python_calamine import CalamineWorkbook

    def raw() -> None:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(book.read_bytes()))
        rows = opened.get_sheet_by_name("Log").to_python(skip_empty_area=False)
        inserted(([str(row[0]), *row[1:]] for row in rows), tmp_path / "raw.db")

    def ours() -> None:
        assert read_local(book, MAPPING, today=TODAY).length == BOOK_ROWS

    against(f"reading {BOOK_ROWS:,} rows of XLSX", ours, raw, 3)


def test_how_late_a_ticking_thread_is_and_how_long_cancelling_takes(log: Path) -> None:
    """Goals: 50 ms and 500 ms."""
    over = threading.Event()
    gaps: list[float] = []
    held: list[int] = []

    def watch() -> None:
        while not over.wait(0.1):
            for child in psutil.Process().children():
                with suppress(psutil.Error):
                    held.append(child.memory_info().rss >> 20)

    def tick() -> None:
        last = time.perf_counter()
        while not over.is_set():
            time.sleep(0.005)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    watching = threading.Thread(target=watch)
    watching.start()
    ticking = threading.Thread(target=tick)
    ticking.start()
    read_local(log, MAPPING, today=TODAY)
    over.set()
    ticking.join()
    watching.join()
    asked: list[float] = []
    start = time.perf_counter()

    def cancelled() -> bool:
        if not asked and time.perf_counter() - start > 0.7:
            asked.append(time.perf_counter())
        return bool(asked)

    with pytest.raises(Cancelled):
        read_local(log, MAPPING, today=TODAY, cancelled=cancelled)
    ended = time.perf_counter() - asked[0]
    print(f"\nlongest tick {max(gaps) * 1000:.0f} ms; cancelled in {ended * 1000:.0f} ms")
    print(f"the reading process held {max(held, default=0)} MB at the most")
