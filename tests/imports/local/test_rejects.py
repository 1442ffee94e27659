"""Rejected rows, saved as they stand, corrected, and brought in again."""

import csv
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.mappings import ColumnUse, Crosstab, LeftOut
from oversight_app.imports.local.reading import read_local
from oversight_app.imports.local.rejects import write_local_rejects
from tests.imports.local.returns import DAY, HOURS, TODAY, book, crosstab, log, read, rows

NOTES = ColumnUse("Notes", "", LeftOut.FREE_TEXT)
MAPPING = log(DAY, HOURS, NOTES)
TEXT = (
    "Duty log\n\nDate,Hours,Notes\n01/04/2022,2,fine\n02/04/2022,seven,=1+1\n"
    '32/04/2022,-3,"two\nlines, and a comma"\n03/04/2022,4,\n'
)


def saved(folder: Path, found: LocalIncoming) -> list[list[str]]:
    path = folder / "rejected.csv"
    write_local_rejects(found, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_rows_as_they_stand_with_their_number_and_reason(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT, MAPPING)
    assert saved(tmp_path, found) == [
        ["Date", "Hours", "Notes", "Row in the file", "Why it was rejected"],
        ["02/04/2022", "seven", "'=1+1", "5", "A length of time was expected, such as 7.5, 7:30 or "
         "450 min"],
        ["32/04/2022", "-3", "two\nlines, and a comma", "6", "There is no such day in the order "
         "that this column is read in"],
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["log.csv", "rejected.csv"]


def test_corrected_rows_are_brought_in_by_the_same_layout(tmp_path: Path) -> None:
    saved(tmp_path, read(tmp_path, TEXT, MAPPING))
    path = tmp_path / "rejected.csv"
    path.write_text(path.read_text("utf-8").replace("seven", "7").replace("32/", "30/"), "utf-8")
    again = read_local(path, MAPPING, today=TODAY)
    assert rows(again, "day", "minutes") == [(20220402, 420)]
    assert not again.notes
    second = tmp_path / "second.csv"
    write_local_rejects(again, second)
    with second.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == ["Date", "Hours", "Notes", "Row in the file", "Why it was rejected"]
    assert lines[1:] == [["30/04/2022", "-3", "two\nlines, and a comma", "3", "It is below zero"]]


def test_a_reference_that_looks_like_a_formula_comes_back_as_it_was(tmp_path: Path) -> None:
    mapping = log(DAY, HOURS, ColumnUse("Ref", "volunteer"))
    found = read(tmp_path, "Date,Hours,Ref\n01/04/2022,bad,+A1\n", mapping)
    assert saved(tmp_path, found)[1][2] == "'+A1"
    path = tmp_path / "rejected.csv"
    path.write_text(path.read_text("utf-8").replace("bad", "2"), "utf-8")
    assert rows(read_local(path, mapping, today=TODAY), "volunteer") == [("+A1",)]


def test_cells_of_a_workbook_read_back_as_the_same(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["Date", "Hours", "Notes"],
        [date(2022, 4, 1), -2.5, None],
        [date(2022, 4, 2), 1, 12.0],
    ]
    found = read(tmp_path, book({"Log": lines}), MAPPING, name="log.xlsx")
    assert saved(tmp_path, found)[1] == ["2022-04-01", "-2.5", "", "2", "It is below zero"]


def test_a_row_of_a_crosstab_is_saved_once(tmp_path: Path) -> None:
    mapping = crosstab(
        "return", [ColumnUse("Scheme", "scheme")], Crosstab("headcount", "month", "month", 2)
    )
    text = "Strength\n,2022,,\nScheme,Apr,May,Jun\nSpecials,x,5,-6\nPSV,1,2,3\n"
    found = read(tmp_path, text, mapping)
    assert rows(found, "scheme", "headcount") == [
        ("Specials", 5),
        ("PSV", 1),
        ("PSV", 2),
        ("PSV", 3),
    ]
    assert saved(tmp_path, found) == [
        ["", "2022", "", "", "", ""],
        ["Scheme", "Apr", "May", "Jun", "Row in the file", "Why it was rejected"],
        ["Specials", "x", "5", "-6", "4", "A whole number was expected; It is below zero"],
    ]


def test_a_file_that_changed_or_went_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT, MAPPING)
    path = tmp_path / "rejected.csv"
    path.write_text("as it was")
    (tmp_path / "log.csv").write_text(TEXT + "04/04/2022,1,\n")
    with pytest.raises(UserProblem, match="no longer the file that was read"):
        write_local_rejects(found, path)
    (tmp_path / "log.csv").unlink()
    with pytest.raises(UserProblem, match=r"There is no file “log\.csv”"):
        write_local_rejects(found, path)
    assert path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_the_source_is_never_written_over(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT, MAPPING)
    with pytest.raises(UserProblem, match="Choose another name"):
        write_local_rejects(found, tmp_path / "log.csv")
    assert (tmp_path / "log.csv").read_text() == TEXT


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT, MAPPING)
    with pytest.raises(UserProblem):
        write_local_rejects(found, tmp_path / "nowhere" / "rejected.csv")
