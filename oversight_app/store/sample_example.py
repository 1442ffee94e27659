"""The return that the sample lacks, in a layout that the program has not seen: for whoever tries
to bring one in."""

import csv
import io
from pathlib import Path

from oversight_app.domain.local_building import Record
from oversight_app.store.files import settle, temporary_beside
from oversight_app.store.problems import telling_files
from oversight_app.store.sample_people import DISTRICTS
from oversight_app.store.sample_returns import example_return

NAME = "Appropriate adults call-outs.csv"
_PLACES = {code: f"{name} sector" for code, name, _ in DISTRICTS}
_WORK = {"callout": "Call-out", "training": "Training evening"}
_HEADINGS = ("Call-out date", "Vol ref", "Sector", "Type", "Duration", "Booked by", "Claim no")


def write_example(path: Path) -> None:
    """Save the missing return as a CSV, as an office that keeps its own spreadsheet would send
    it: a title above, blank rows, durations as 2:15, a total below, a column of names."""
    temporary = temporary_beside(path)
    with telling_files(path):
        try:
            temporary.write_text(_text(example_return()), encoding="utf-8", newline="")
            settle(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def _text(records: list[Record]) -> str:
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(["Appropriate adults: call-outs (made up, about no real scheme)"])
    rows.writerow([])
    rows.writerow(_HEADINGS)
    ordered = sorted(records, key=lambda record: str(record["day"]))
    for number, record in enumerate(ordered, start=1):
        rows.writerow(_row(number, record))
        if number % 40 == 0:
            rows.writerow([])
    minutes = sum(_minutes(record) for record in ordered)
    rows.writerow(["Total", "", "", "", _clock(minutes), "", ""])
    return written.getvalue()


def _row(number: int, record: Record) -> list[str]:
    day = record["day"]
    return [
        f"{day:%d/%m/%Y}",
        str(record["volunteer"]),
        _PLACES[str(record["district"])],
        _WORK.get(str(record["activity"]), ""),
        _clock(_minutes(record)),
        "Sam Ample" if number % 3 else "Alex Ample",
        f"AA/{number:04d}",
    ]


def _minutes(record: Record) -> int:
    minutes = record["minutes"]
    assert isinstance(minutes, int)
    return minutes


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
