"""A plain list for a recipient: opened in a spreadsheet, nothing in it is a formula."""

import csv
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.summaries.plain_list import write_list


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-1", "@sum", "\tx", "\rx"])
def test_no_cell_is_a_formula(tmp_path: Path, cell: str) -> None:
    target = tmp_path / "list.csv"
    write_list(target, [("What",), (cell,)])
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["What"], [f"'{cell}"]]


def test_words_come_back_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    rows = [["What was found", "What to do"], ["8 “hours”, and\na half − twice", "Café"]]
    write_list(target, rows)
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == rows


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="Nothing was written"):
        write_list(tmp_path / "none" / "list.csv", [("What",)])
