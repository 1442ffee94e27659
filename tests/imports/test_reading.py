"""Several files at once, told by content; and what a person reads when one is bad."""

from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming
from oversight_app.domain.errors import UserProblem
from oversight_app.imports.reading import read_files
from tests.imports.making import (
    BODIES,
    NAMES,
    SEP_2018,
    TODAY,
    figures,
    ods,
    table_2019,
    table_rows,
    values,
    xlsx,
)  # fmt: skip

GRID = table_2019(table_rows(figures()))


def _read(*paths: Path) -> tuple[Incoming, ...]:
    return read_files(paths, names=NAMES, bodies=BODIES, today=TODAY)


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx", "table", "Übersicht – 2019.pdf"])
def test_a_file_is_told_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    (incoming,) = _read(_file(tmp_path / name, ods({"T": GRID})))
    assert incoming.format_name == "Home Office police workforce data tables"
    assert incoming.file_name == name


def test_ods_and_xlsx_of_one_table_say_the_same(tmp_path: Path) -> None:
    one, other = _read(
        _file(tmp_path / "a", ods({"T": GRID})), _file(tmp_path / "b", xlsx({"T": GRID}))
    )
    assert one.rows == other.rows
    assert one.file_sha256 != other.file_sha256


def test_dates_counted_from_1904_are_the_same_dates(tmp_path: Path) -> None:
    (incoming,) = _read(_file(tmp_path / "mac.xlsx", xlsx({"T": GRID}, date_1904=True)))
    assert incoming.first_date == SEP_2018


def test_of_two_files_with_the_same_bytes_one_is_read(tmp_path: Path) -> None:
    data = ods({"T": GRID})
    assert len(_read(_file(tmp_path / "a.ods", data), _file(tmp_path / "b.ods", data))) == 1


def test_one_file_that_can_not_be_read_refuses_all(tmp_path: Path) -> None:
    good = _file(tmp_path / "good.ods", ods({"T": GRID}))
    bad = _file(tmp_path / "bad.ods", ods({"T": GRID})[:-100])
    for paths in ((good, bad), (bad, good)):
        with pytest.raises(UserProblem, match=r"“bad\.ods” is damaged"):
            _read(*paths)


def test_one_file_with_a_wrong_total_is_blocked_and_the_other_is_not(tmp_path: Path) -> None:
    wrong = table_rows(figures())
    wrong[-1][1] = 1.0
    good, bad = _read(
        _file(tmp_path / "good.ods", ods({"T": GRID})),
        _file(tmp_path / "bad.ods", ods({"T": table_2019(wrong)})),
    )
    assert (good.blocked, bad.blocked) == (False, True)


def test_hidden_sheets_are_not_read_and_are_named(tmp_path: Path) -> None:
    working = table_2019(table_rows(figures(2.0)))
    book = xlsx({"T": GRID, "Working": working}, hidden=["Working"])
    (incoming,) = _read(_file(tmp_path / "a.xlsx", book))
    assert not incoming.blocked
    assert values(incoming, "specials-strength")["E23000013", SEP_2018] == 10
    assert "Hidden sheets were not read: Working." in incoming.notes


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(tmp_path: Path) -> None:
    shifted = [[], [], [], *GRID]  # leading empty rows, which readers like to trim
    for maker in (ods, xlsx):
        (incoming,) = _read(_file(tmp_path / "a", maker({"T": shifted})))
        assert incoming.rows[0][0].row == 11  # Cleveland: row 8 without them


def test_the_same_file_reads_the_same_twice(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.ods", ods({"T": GRID}))
    assert _read(path) == _read(path)
