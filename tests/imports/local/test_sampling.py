"""The first rows of a file and some of the later ones."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.imports.local.sampling import sample
from tests.imports.local.returns import book


def test_a_small_file_is_seen_whole(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("Title;\n;\nDate;Café\n1;2\n".encode("cp1252"))
    seen = sample(path)
    assert seen.rows == [(1, ["Title", ""]), (3, ["Date", "Café"]), (4, ["1", "2"])]
    assert (seen.encoding, seen.delimiter, seen.last_row) == ("cp1252", ";", 4)
    assert (seen.sheets, seen.cut_off) == (("",), False)


def test_of_a_long_file_the_start_and_rows_spread_over_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("".join(f"{n},x\n" for n in range(1, 100_001)))
    seen = sample(path)
    numbers = [number for number, _ in seen.rows]
    assert numbers[:2000] == list(range(1, 2001))
    later = numbers[2000:]
    assert 500 <= len(later) <= 2000
    gaps = {after - before for before, after in pairwise(later)}
    assert len(gaps) == 1
    assert later[-1] > 99_000
    assert all(row[0] == str(number) for number, row in seen.rows)
    assert seen.last_row == 100_000


def test_a_workbook_and_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(
        book({"Empty": [], "Log": [["Date", "n"], [date(2022, 4, 1), 2]], "Old": [["x"]]}, ["Old"])
    )
    seen = sample(path)
    assert (seen.sheets, seen.hidden, seen.sheet) == (("Empty", "Log"), ("Old",), "Log")
    assert seen.rows == [(1, ["Date", "n"]), (2, [date(2022, 4, 1), 2])]
    assert sample(path, sheet="Empty").rows == []
    with pytest.raises(UserProblem, match="no visible sheet “Old”"):
        sample(path, sheet="Old")


def test_wide_rows_and_long_cells_are_cut(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("x" * 500 + ",y" * 16_383 + "\n")
    ((_, row),) = sample(path).rows
    assert len(row) == 4_096
    assert len(str(row[0])) == 300


def test_a_full_sheet_may_be_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("a,b\n" * 1_048_576)
    assert sample(path).cut_off
