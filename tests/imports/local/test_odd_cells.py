"""Cells of workbooks that no column expects: rejected in words, never a fault of the program."""

import csv
import io
import zipfile
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from oversight_app.domain.mappings import ColumnUse
from oversight_app.imports.local.reading import read_local
from oversight_app.imports.local.rejects import write_local_rejects
from tests.imports.local.returns import AREA, DAY, HOURS, LOG, REF, TODAY, log, read, rows

GOOD = [date(2022, 4, 2), "A-1", "North", 7.5]


def workbook(*lines: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for line in (["Date", "Ref", "District", "Hours"], *lines):
        book.active.append(line)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def with_number(data: bytes, written: str) -> bytes:
    """Return a workbook with a number in it, 123456, written otherwise."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<v>123456<", f"<v>{written}<".encode()))
    return changed.getvalue()


@pytest.mark.parametrize(
    ("column", "cell", "quoted"),
    [
        (3, timedelta(hours=26), "“26:00:00”"),
        (3, timedelta(days=3, minutes=5), "“72:05:00”"),
        (0, timedelta(hours=26), "“26:00:00”"),
        (0, time(7, 30), "“07:30:00”"),
    ],
)
def test_times_where_they_can_not_be_are_rejected(
    tmp_path: Path, column: int, cell: object, quoted: str
) -> None:
    bad: list[object] = [date(2022, 4, 1), "A-1", "North", 7.5]
    bad[column] = cell
    found = read(tmp_path, workbook(bad, GOOD), name="log.xlsx")
    assert rows(found, "day", "minutes") == [(20220402, 450)]
    assert [(issue.row, issue.what) for issue in found.issues] == [(2, quoted)]


@pytest.mark.parametrize("written", ["1e999", "-1e999", "NaN"])
@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_numbers_that_are_none_are_rejected(tmp_path: Path, written: str, column: int) -> None:
    bad: list[object] = [date(2022, 4, 1), "A-1", "North", 7.5]
    bad[column] = 123456
    found = read(tmp_path, with_number(workbook(bad, GOOD), written), name="log.xlsx")
    assert rows(found, "day", "minutes") == [(20220402, 450)]
    assert [issue.row for issue in found.issues] == [2]


@pytest.mark.parametrize("written", ["1e999", "NaN"])
def test_counts_and_columns_nobody_matched_may_hold_them_too(tmp_path: Path, written: str) -> None:
    mapping = log(DAY, HOURS, ColumnUse("Ref"), ColumnUse("District", "people"))
    lines = [date(2022, 4, 1), 123456, 1, 2], [date(2022, 4, 2), "A", 123456, 2]
    found = read(tmp_path, with_number(workbook(*lines), written), mapping, name="log.xlsx")
    assert rows(found, "day", "minutes") == [(20220401, 120)]
    assert [issue.row for issue in found.issues] == [3]


def test_a_length_over_a_day_is_saved_as_it_is_read(tmp_path: Path) -> None:
    mapping = log(DAY, REF, AREA, HOURS, ColumnUse("People", "people"))
    book = openpyxl.Workbook()
    for line in (
        ["Date", "Ref", "District", "Hours", "People"],
        ["32/04/2022", "", "North", timedelta(hours=30, minutes=15), 4],
    ):
        book.active.append(line)
    path = tmp_path / "log.xlsx"
    book.save(path)
    saved = tmp_path / "rejected.csv"
    write_local_rejects(read_local(path, mapping, today=TODAY), saved)
    saved.write_text(saved.read_text("utf-8").replace("32/04", "30/04"), "utf-8")
    again = read_local(saved, mapping, today=TODAY)
    assert rows(again, "day", "minutes", "people") == [(20220430, 30 * 60 + 15, 4)]


@pytest.mark.parametrize(
    "cell",
    [
        "Jane Smith",
        "Jane Zzyzxname 07700 900999",
        "see Mrs Quibblewick",
        "PC Quibblewick to confirm",
        "jane@example.org",
        "44 High Street Swindon SN1 1AA",
        "to be confirmed by the usual person",
    ],
)
@pytest.mark.parametrize("column", [0, 3])
def test_a_rejected_cell_that_may_tell_who_is_not_quoted(
    tmp_path: Path, cell: str, column: int
) -> None:
    line = ["01/04/2022", "A-1", "North", "7"]
    line[column] = cell
    text = io.StringIO()
    csv.writer(text).writerows([["Date", "Ref", "District", "Hours"], line, line])
    found = read(tmp_path, text.getvalue(), log(*LOG))
    assert {issue.what for issue in found.issues} == {"This cell"}


@pytest.mark.parametrize("cell", ["seven", "minus two", "7 and a bit", "April 2022", "tbc"])
def test_an_ordinary_mistake_is_quoted(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f"Date,Ref,District,Hours\n01/04/2022,A-1,North,{cell}\n")
    assert [issue.what for issue in found.issues] == [f"“{cell}”"]


@pytest.mark.parametrize("name", ["Jane Smith", "Smith, Jane", "Mrs Quibblewick", "PC Quibblewick"])
def test_a_name_among_references_is_rejected(tmp_path: Path, name: str) -> None:
    text = f'Date,Ref,District,Hours\n01/04/2022,"{name}",North,7\n02/04/2022,A-1,North,7\n'
    found = read(tmp_path, text)
    assert rows(found, "volunteer") == [("A-1",)]
    assert found.issues[0].why.startswith("A pseudonymous reference was expected, not a name")
    assert name not in repr(found)


@pytest.mark.parametrize("reference", ["SC 1234", "A 12", "Alpha Bravo", "PC 77", "SC12/Swindon"])
def test_a_pseudonym_of_two_words_is_a_reference(tmp_path: Path, reference: str) -> None:
    found = read(tmp_path, f"Date,Ref,District,Hours\n01/04/2022,{reference},North,7\n")
    assert rows(found, "volunteer") == [(reference,)]


def test_a_new_heading_that_names_somebody_is_counted_and_not_named(tmp_path: Path) -> None:
    text = "Date,Ref,District,Hours,Sgt Barbara Quill (Tues),Rota\n01/04/2022,A-1,North,7,x,y\n"
    found = read(tmp_path, text)
    assert "Quill" not in repr(found.notes)
    assert any("1 column whose heading may name somebody" in note for note in found.notes)
    assert any("“Rota”" in note for note in found.notes)
