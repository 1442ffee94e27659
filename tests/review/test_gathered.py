"""What was gathered for an information request is handed out whole."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.requests import InformationRequest
from oversight_app.review.gathered import HEADINGS, Line, gathered_lines
from oversight_app.store import records
from oversight_app.store.batches import all_batches, undo_batch
from oversight_app.store.gathering import gather
from oversight_app.store.record_notes import add_note
from oversight_app.store.record_reviews import mark_reviewed
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.record_file import write_rows

FIRST, SECOND = date(2022, 9, 1), date(2022, 10, 3)


@pytest.fixture
def request_id(ws: Workspace) -> int:
    """A request for which one question and one import were gathered."""
    (number,) = records.save(
        ws, InformationRequest(subject="dogs", asked="=All of it", received=SECOND)
    ).saved
    (of,) = records.save(
        ws,
        Question(asked="How many dogs?", asked_of="Force", asked_on=FIRST),
        [Link(0, Relation.ABOUT, figure="specials-strength")],
        day=FIRST,
    ).saved
    found = records.one(ws, of)
    assert isinstance(found, Question)
    records.save(ws, replace(found, asked="=How many dogs and cats?"), day=SECOND)
    add_note(ws, of, "Asked by telephone", "Officer", SECOND)
    mark_reviewed(ws, of, SECOND, "Officer", "Still open")
    gather(ws, number, [of], [all_batches(ws)[0].id])
    return number


def lines(ws: Workspace, number: int) -> tuple[Line, ...]:
    return gathered_lines(ws, number)


def test_everything_that_is_said_is_there(ws: Workspace, request_id: int) -> None:
    found = lines(ws, request_id)
    q = ("Q-001", "Question")
    assert (*q, "Question", "", "=How many dogs and cats?") in found
    assert (*q, "Question, as it was", "1 September 2022", "How many dogs?") in found
    assert (*q, "Note (Officer)", "3 October 2022", "Asked by telephone") in found
    assert (*q, "Review (Officer)", "3 October 2022", "Still open") in found
    assert (*q, "About", "", "Specials in post") in found
    assert (*q, "Gathered for", "", "F-001  dogs") in found
    # The request itself was not gathered; what it is linked to was.
    assert {one[0].split()[0] for one in found} == {"Q-001", "Import"}


def test_a_gathered_import_is_told_also_when_it_was_taken_back(
    ws: Workspace, request_id: int
) -> None:
    newest = all_batches(ws)[0]
    name = f"Import {newest.id}"
    assert [one[4] for one in lines(ws, request_id) if one[:3] == (name, "Import", "File")] == [
        newest.file_name
    ]
    undo_batch(ws, newest.id)
    assert [one[2] for one in lines(ws, request_id) if one[0] == name] == [
        "File", "From", "Taken back",
    ]  # fmt: skip


def test_list_and_spreadsheet_say_the_same_and_hold_no_formula(
    ws: Workspace, request_id: int, tmp_path: Path
) -> None:
    found = lines(ws, request_id)
    for ending in (".csv", ".xlsx"):
        write_rows("Gathered", HEADINGS, found, tmp_path / f"out{ending}")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    rows = [tuple(cell or "" for cell in row) for row in book.active.iter_rows(values_only=True)]
    assert rows == [HEADINGS, *found]
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "n"}
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.reader(file))
    assert len(listed) == len(rows)
    assert not any(cell.startswith("=") for row in listed for cell in row)


def test_a_text_that_no_cell_takes_is_refused_by_name(
    ws: Workspace, request_id: int, tmp_path: Path
) -> None:
    (long,) = records.save(
        ws, Question(asked="Long?", asked_of="Force", asked_on=FIRST, reply="word " * 8_000)
    ).saved
    gather(ws, request_id, [long])
    path = tmp_path / "out.xlsx"
    with pytest.raises(UserProblem, match="Q-002 holds a text of 39,999 characters"):
        write_rows("Gathered", HEADINGS, lines(ws, request_id), path)
    assert not path.exists()
    write_rows("Gathered", HEADINGS, lines(ws, request_id), path.with_suffix(".csv"))
