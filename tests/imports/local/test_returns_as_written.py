"""Returns as they are written: encodings, workbooks, sizes, and files cut short."""

from datetime import date
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight_app.domain.errors import Cancelled, UserProblem
from oversight_app.domain.mappings import (
    ColumnUse,
    DateOrder,
    DurationUnit,
)
from oversight_app.imports.local.reading import read_local
from tests.imports.local.returns import (
    AREA,
    DAY,
    HOURS,
    REF,
    TODAY,
    book,
    log,
    read,
    rows,
    whys,
)

HEAD = "Date,Ref,District,Hours\n"
GOOD = HEAD + "01/04/2022,A1,Swindon,7.5\n02/04/2022,A2,,1:30\n"


# Encodings, delimiters, workbooks


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = HEAD + '01/04/2022,A1,"Pewsey\nVale – ‘north’ café",7.5\r\n02/04/2022,A2,Öre,1\r\n'
    found = read(tmp_path, text.replace(",", delimiter).encode(encoding))
    assert rows(found, "district", "minutes") == [("Pewsey Vale – ‘north’ café", 450), ("Öre", 60)]
    assert found.layout.delimiter == delimiter
    assert found.layout.encoding.startswith(encoding[:5])


def test_a_file_whose_first_odd_letter_comes_late_is_read_again(tmp_path: Path) -> None:
    line = "01/04/2022,A1,Swindon,1\n"
    text = HEAD + line * 10_000 + "02/04/2022,A2,Café,1\n" + line * 10_000
    found = read(tmp_path, text.encode("cp1252"))
    assert found.length == 20_001
    assert found.layout.encoding == "cp1252"
    assert found.columns["district"].words == ("", "Swindon", "Café")


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")),
                max_size=40),
        min_size=1, max_size=30,
    )
)  # fmt: skip
def test_words_come_out_as_they_went_in(tmp_path: Path, districts: list[str]) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Date", "Hours", "District"])
    writer.writerows(["01/04/2022", "1", f"x{word}x"] for word in districts)
    found = read(tmp_path, out.getvalue().encode("utf-8"), log(DAY, HOURS, AREA))
    expected = [(" ".join(f"x{word}x".split()),) for word in districts]
    assert rows(found, "district") == expected


def test_quotation_marks_that_do_not_pair_up_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="quotation marks do not pair up"):
        read(tmp_path, HEAD + '01/04/2022,A1,"Swindon,1\n' * 3)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="is not a spreadsheet"):
        read(tmp_path, bytes(range(256)) * 50)


def test_a_workbook_with_date_cells_numbers_and_several_sheets(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["Duty log"],
        ["Date", "Ref", "District", "Hours"],
        [date(2022, 4, 1), 1234, "Swindon", 7.5],
        [date(2022, 4, 2), "A2", True, 1],
        [None, "Total", None, 8.5],
        ["3 April 2022", "A3", None, "1:30"],
    ]
    data = book({"Cover": [["About"]], "Log": lines, "Old": lines}, hidden=["Old"])
    found = read(tmp_path, data, name="log.xlsx")
    assert rows(found, "day", "volunteer", "district", "minutes") == [
        (20220401, "1234", "Swindon", 450),
        (20220402, "A2", "Yes", 60),
        (20220403, "A3", "", 90),
    ]
    assert found.layout.sheet == "Log"
    assert found.layout.total_rows == 1
    assert any("Hidden sheets were not read: Old." in note for note in found.notes)
    with pytest.raises(UserProblem, match="no visible sheet “Old”"):
        read(tmp_path, data, name="log.xlsx", sheet="Old")


def test_serial_numbers_in_a_workbook(tmp_path: Path) -> None:
    lines: list[list[object]] = [["Date", "Hours"], [44650, 0.3125]]
    columns = (
        ColumnUse("Date", "day", order=DateOrder.SERIAL_1900),
        ColumnUse("Hours", "minutes", unit=DurationUnit.DAYS),
    )
    found = read(tmp_path, book({"Log": lines}), log(*columns), name="log.xlsx")
    assert rows(found, "day", "minutes") == [(20220330, 450)]


# Size


def test_a_file_that_ends_at_a_spreadsheets_last_row_may_be_cut_off(tmp_path: Path) -> None:
    text = HEAD + "01/04/2022,A1,Swindon,1\n" * 1_048_575
    found = read(tmp_path, text)
    assert found.length == 1_048_575
    assert any("ends at row 1,048,576" in note for note in found.notes)


def test_a_million_rejected_rows_are_all_counted(tmp_path: Path) -> None:
    text = HEAD + "soon,A1,Swindon,1\n" * 1_000_000 + "01/04/2022,A1,Swindon,1\n"
    found = read(tmp_path, text)
    assert found.length == 1
    assert len(found.rejected.rows) == 1_000_000
    assert list(found.rejected.rows[:2]) == [2, 3]
    assert len(found.issues) == 10_000
    assert any("990,000 more rejected rows" in note for note in found.notes)


def test_a_csv_of_16384_columns(tmp_path: Path) -> None:
    wide = ",".join(f"c{n}" for n in range(16_380))
    text = f"{HEAD.strip()},{wide}\n" + f"01/04/2022,A1,Swindon,1,{wide}\n" * 300
    found = read(tmp_path, text)
    assert found.length == 300
    assert len(str(found.notes)) < 1_000


def test_a_workbook_of_16384_columns_says_what_to_do(tmp_path: Path) -> None:
    lines: list[list[object]] = [["Date", "Hours", *([None] * 16_381), "far"], ["2022-04-01", 1]]
    with pytest.raises(UserProblem, match="delete the rows and columns beyond the table"):
        read(tmp_path, book({"Log": lines}), log(DAY, HOURS), name="log.xlsx")


def test_short_rows_and_long_ones(tmp_path: Path) -> None:
    found = read(tmp_path, "Date,Hours,Ref\n01/04/2022,1\n02/04/2022,1,A1,more,and more\n01/04\n",
                 log(DAY, HOURS, REF))  # fmt: skip
    assert rows(found, "day", "volunteer") == [(20220401, ""), (20220402, "A1")]
    assert [row for row, _, _ in whys(found)] == [4]


def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(HEAD + "01/04/2022,A1,Swindon,1\n" * 200_000)
    looks = iter([False] * 3)
    with pytest.raises(Cancelled):
        read_local(path, log(), today=TODAY, cancelled=lambda: next(looks, True))
    assert not psutil.Process().children()


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(HEAD + "01/04/2022,A1,Swindon,1\n" * 20_000)
    told: list[tuple[int, int, str]] = []
    read_local(path, log(), today=TODAY, progress=lambda *each: told.append(each))
    done = [each[0] for each in told]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, told[-1][1])


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"There is no file “gone\.csv”"):
        read_local(tmp_path / "gone.csv", log(), today=TODAY)
    with pytest.raises(UserProblem, match="can't be opened"):
        read_local(tmp_path, log(), today=TODAY)
