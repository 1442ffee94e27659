"""Tables with months, districts or schemes across, turned into rows."""

from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import ColumnUse, Crosstab, LeftOut
from tests.imports.local.returns import book, crosstab, read, rows, whys

SCHEME, AREA = ColumnUse("Scheme", "scheme"), ColumnUse("District", "district")
APRIL = 2022 * 12 + 3


def test_months_across(tmp_path: Path) -> None:
    mapping = crosstab("return", [SCHEME], Crosstab("headcount", "month"))
    text = (
        "Strength by month,,,,\nScheme,Apr-22,May-22,Jun-22,Total\nSpecials,150,152,,302\n"
        'Cadets,,,"1,204",1204\n,,,,\nTotal,150,152,1204,1506\nPSV,,,,\n'
    )
    found = read(tmp_path, text, mapping)
    assert rows(found, "scheme", "month", "headcount") == [
        ("Specials", APRIL, 150),
        ("Specials", APRIL + 1, 152),
        ("Cadets", APRIL + 2, 1204),
    ]
    assert list(found.rows) == [3, 3, 4]
    assert list(found.columns_across) == [1, 2, 3]
    layout = found.layout
    assert (layout.header_row, layout.blank_rows, layout.total_rows, layout.note_rows) == (
        2,
        1,
        1,
        1,
    )


def test_a_figure_that_can_not_be_taken_is_rejected_alone(tmp_path: Path) -> None:
    mapping = crosstab("return", [SCHEME], Crosstab("headcount", "month"))
    found = read(tmp_path, "Scheme,Apr-22,May-22\nSpecials,17~,152\n,5,6\n", mapping)
    assert rows(found, "scheme", "month", "headcount") == [("Specials", APRIL + 1, 152)]
    assert [(row, column) for row, column, _ in whys(found)] == [
        (2, "Apr-22"),
        (3, "Apr-22"),
        (3, "May-22"),
    ]
    assert list(found.rejected.columns) == [1, 1, 2]


def test_districts_across_hours_of_a_log(tmp_path: Path) -> None:
    mapping = crosstab(
        "activity", [ColumnUse("Month", "day")], Crosstab("minutes", "district"), scheme="specials"
    )
    found = read(tmp_path, "Month,Swindon,Salisbury,Total\nApr-22,700,20.5,720.5\n", mapping)
    assert rows(found, "day", "district", "minutes", "people", "scheme") == [
        (20220400, "Swindon", 42_000, 0, "specials"),
        (20220400, "Salisbury", 1_230, 0, "specials"),
    ]


def test_years_over_months(tmp_path: Path) -> None:
    mapping = crosstab("return", [SCHEME], Crosstab("headcount", "month", "month", 2))
    calendar = ",2020,,2021,\nScheme,Nov,Dec,Jan,Feb\nSpecials,1,2,3,4\n"
    financial = ",2020/21,,,\nScheme,Nov,Dec,Jan,Feb\nSpecials,1,2,3,4\n"
    for text in (calendar, financial):
        assert rows(read(tmp_path, text, mapping), "month", "headcount") == [
            (2020 * 12 + 10, 1),
            (2020 * 12 + 11, 2),
            (2021 * 12 + 0, 3),
            (2021 * 12 + 1, 4),
        ]


def test_a_table_with_nothing_known_across_is_refused(tmp_path: Path) -> None:
    mapping = crosstab("return", [SCHEME], Crosstab("headcount", "month"))
    with pytest.raises(UserProblem, match="no row with the headings"):
        read(tmp_path, "Scheme,First,Second\nSpecials,1,2\n", mapping)


def test_districts_over_months_with_merged_headings(tmp_path: Path) -> None:
    mapping = crosstab(
        "activity",
        [ColumnUse("Activity", "activity")],
        Crosstab("minutes", "day", "district", 2),
        scheme="specials",
    )
    lines: list[list[object]] = [
        ["Activity", "Swindon", None, "Salisbury", None, "Total"],
        [None, date(2022, 4, 1), date(2022, 5, 1), date(2022, 4, 1), date(2022, 5, 1), None],
        ["Patrol", 1, 2, 3, None, 6],
    ]
    found = read(tmp_path, book({"Log": lines}), mapping, name="log.xlsx")
    assert rows(found, "activity", "district", "day", "minutes") == [
        ("Patrol", "Swindon", 20220401, 60),
        ("Patrol", "Swindon", 20220501, 120),
        ("Patrol", "Salisbury", 20220401, 180),
    ]
    assert found.layout.header_row == 2


def test_fields_under_districts_become_one_row_each(tmp_path: Path) -> None:
    mapping = crosstab(
        "activity",
        [ColumnUse("Month", "day"), ColumnUse("Hours", "minutes"), ColumnUse("People", "people")],
        Crosstab("", "", "district", 2),
        scheme="specials",
    )
    text = (
        ",Swindon,,Salisbury,,All,\nMonth,Hours,People,Hours,People,Hours,People\n"
        "Apr-22,10,2,20,3,30,5\nMay-22,,,5,1,5,1\n"
    )
    found = read(tmp_path, text, mapping)
    assert rows(found, "day", "district", "minutes", "people") == [
        (20220400, "Swindon", 600, 2),
        (20220400, "Salisbury", 1200, 3),
        (20220500, "Salisbury", 300, 1),
    ]


def test_a_heading_across_that_is_not_known_is_told(tmp_path: Path) -> None:
    mapping = crosstab(
        "return",
        [SCHEME, ColumnUse("Contact", "", LeftOut.NAME)],
        Crosstab("headcount", "month"),
    )
    text = "Scheme,Contact,Apr-22,Remarks,May-42\nSpecials,Ann Example,5,fine,6\n"
    found = read(tmp_path, text, mapping)
    assert rows(found, "month", "headcount") == [(APRIL, 5)]
    assert any("“Remarks” and “May-42” were not read" in note for note in found.notes)
    assert "Ann" not in repr(found)
