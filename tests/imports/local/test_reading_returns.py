"""Returns read by a mapping: what is kept, what is rejected and why, what is left out."""

from array import array
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import (
    ColumnUse,
    DateOrder,
    DurationUnit,
    LeftOut,
    Mapping,
    Transform,
)
from tests.imports.local.returns import (
    AREA,
    DAY,
    HOURS,
    LOG,
    log,
    read,
    rows,
    whys,
)

HEAD = "Date,Ref,District,Hours\n"
GOOD = HEAD + "01/04/2022,A1,Swindon,7.5\n02/04/2022,A2,,1:30\n"


def test_columns_of_integers_and_dictionaries_of_words(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD)
    assert rows(found, "day", "volunteer", "district", "minutes", "people", "scheme") == [
        (20220401, "A1", "Swindon", 450, 1, "specials"),
        (20220402, "A2", "", 90, 1, "specials"),
    ]
    assert found.columns["district"].values == array("q", [1, 0])
    assert found.columns["district"].words == ("", "Swindon")
    assert list(found.rows) == [2, 3]
    assert (found.layout.encoding, found.layout.delimiter) == ("utf-8", ",")
    assert (found.layout.header_row, found.layout.last_row) == (1, 3)
    assert not found.resolved
    assert not found.issues


def test_columns_are_found_again_in_any_order_and_spelling(tmp_path: Path) -> None:
    found = read(tmp_path, "hours (hrs),DATE,Ref ,_district\n7.5,01/04/2022,A1,Swindon\n")
    assert rows(found, "day", "volunteer", "district", "minutes") == [
        (20220401, "A1", "Swindon", 450)
    ]
    assert not found.notes


def test_the_second_of_two_equal_headings(tmp_path: Path) -> None:
    second = ColumnUse("Hours", "minutes", again=1)
    found = read(tmp_path, "Date,Hours,Hours\n01/04/2022,1,2\n", log(DAY, second))
    assert rows(found, "minutes") == [(120,)]


def test_a_header_in_row_7_with_blank_and_total_rows_and_notes(tmp_path: Path) -> None:
    text = (
        "Special Constabulary duty log\n\nPeriod: April 2022\n\n\n\n" + HEAD +
        "01/04/2022,A1,Swindon,7.5\n,,,\n,,Swindon total,7.5\n02/04/2022,A2,Salisbury,2\n"
        "Total,,,2\n,Grand total,,9.5\n\nSource: the force's duty system\n,,,\n\n"
    )  # fmt: skip
    found = read(tmp_path, text)
    assert rows(found, "day", "minutes") == [(20220401, 450), (20220402, 120)]
    assert list(found.rows) == [8, 11]
    layout = found.layout
    assert (layout.header_row, layout.first_row, layout.last_row) == (7, 8, 15)
    assert (layout.blank_rows, layout.total_rows, layout.note_rows) == (2, 3, 1)
    assert not found.issues


def test_headings_printed_again_on_each_page_are_no_rows(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD + HEAD + "03/04/2022,A1,Swindon,1\n")
    assert found.length == 3
    assert found.layout.note_rows == 1


def test_a_line_of_words_among_the_rows_is_rejected_and_not_taken_for_a_note(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, HEAD + "01/04/2022,A1,Swindon,7\nApril,,,\n02/04/2022,A1,Swindon,7\n")
    assert whys(found) == [(3, "Date", "The row holds nothing but this.")]


def test_a_total_by_name_in_a_column_nobody_matched_needs_the_date_to_be_missing(
    tmp_path: Path,
) -> None:
    text = "Date,Event,Hours\n01/04/2022,Total,2\n,Total,2\n"
    found = read(tmp_path, text, log(DAY, ColumnUse("Event"), HOURS))
    assert rows(found, "minutes") == [(120,)]
    assert found.layout.total_rows == 1


def test_what_is_impossible_is_rejected_with_row_column_and_reason(tmp_path: Path) -> None:
    text = (
        HEAD + "01/04/2022,A1,Swindon,seven\n01/04/2022,A1,Swindon,-2\n01/04/2022,A1,Swindon,26\n"
        "01/11/2022,A1,Swindon,2\n31/04/2022,A1,Swindon,2\n,A1,Swindon,2\n01/04/2022,A1,Swindon,\n"
        "01/01/1900,A1,Swindon,2\n01/04/2022,ann@example.org,Swindon,2\n"
        f"01/04/2022,A1,{'x' * 301},2\n01/04/2022,A1,Swin\x01don,2\n31/10/2022,A1,Swindon,24\n"
    )
    found = read(tmp_path, text)
    assert rows(found, "day", "minutes") == [(20221031, 1440)]
    assert whys(found) == [
        (2, "Hours", "A length of time was expected, such as 7.5, 7:30 or 450 min."),
        (3, "Hours", "It is below zero."),
        (4, "Hours", "It is more than 24 hours for each person on one day."),
        (5, "Date", "The date is in the future."),
        (6, "Date", "There is no such day in the order that this column is read in."),
        (7, "Date", "There is no date."),
        (8, "Hours", "There are no hours, and no start and finish."),
        (
            9,
            "Date",
            "The date is earlier than anything kept here; an empty date often turns into 1900.",
        ),
        (10, "Ref", "A pseudonymous reference was expected, not a name or an e-mail address."),
        (11, "District", "The cell holds more than 300 characters."),
        (12, "District", "The cell holds characters that are not text."),
    ]
    assert all(issue.blocking for issue in found.issues)
    assert found.issues[0].what == "“seven”"
    assert not any("example.org" in str(issue) for issue in found.issues)
    assert list(found.rejected.columns) == [3, 3, 3, 0, 0, 0, 3, 0, 1, 2, 2]
    told = [found.rejected.whys[why] for why in found.rejected.reasons]
    assert [f"{why}." for why in told] == [why for _, _, why in whys(found)]


def test_more_than_24_hours_is_possible_for_several_people_and_for_a_month(tmp_path: Path) -> None:
    mapping = log(DAY, HOURS, ColumnUse("People", "people"))
    text = "Date,Hours,People\n01/04/2022,72,3\n01/04/2022,73,3\nApr-22,500,3\n01/04/2022,90,\n"
    found = read(tmp_path, text, mapping)
    assert rows(found, "day", "minutes", "people") == [
        (20220401, 72 * 60, 3),
        (20220400, 500 * 60, 3),
        (20220401, 90 * 60, 1),
    ]
    assert [row for row, _, _ in whys(found)] == [3]
    assert any("number of people is blank in 1 row" in note for note in found.notes)


def test_hours_of_nobody_are_rejected(tmp_path: Path) -> None:
    mapping = log(DAY, HOURS, ColumnUse("People", "people"))
    found = read(tmp_path, "Date,Hours,People\n01/04/2022,2,0\n02/04/2022,0,0\n", mapping)
    assert rows(found, "minutes", "people") == [(0, 0)]
    assert whys(found) == [(2, "People", "It gives hours and says that nobody was there.")]


def test_a_row_of_a_month_without_people_counts_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, "Date,Hours\nApr-22,500\n01/04/2022,2\n", log(DAY, HOURS))
    assert rows(found, "people") == [(0,), (1,)]


def test_start_and_finish_give_the_hours(tmp_path: Path) -> None:
    mapping = log(DAY, HOURS, ColumnUse("Start", "start"), ColumnUse("Finish", "finish"))
    text = (
        "Date,Hours,Start,Finish\n01/04/2022,,22:00,06:30\n01/04/2022,2,22:00,06:30\n"
        "01/04/2022,,09:00,09:00\n01/04/2022,,noon,18:00\n01/04/2022,,09:00,\n01/04/2022,3,late,\n"
    )
    found = read(tmp_path, text, mapping)
    assert rows(found, "minutes") == [(510,), (120,), (180,)]
    assert [row for row, _, _ in whys(found)] == [4, 5, 6]
    alone = log(DAY, ColumnUse("Start", "start"), ColumnUse("Finish", "finish"))
    assert rows(read(tmp_path, text, alone), "minutes") == [(510,), (510,)]


def test_columns_that_are_not_taken_never_leave_the_process(tmp_path: Path) -> None:
    name = ColumnUse("Name", "", LeftOut.NAME)
    found = read(tmp_path, "Date,Name,Hours\n01/04/2022,Ann Example,2\n", log(DAY, name, HOURS))
    assert "Ann" not in repr(found)
    assert set(found.columns) == {"day", "minutes", "people", "scheme"}
    assert not found.notes


def test_half_a_postcode_is_taken_of_a_whole_one(tmp_path: Path) -> None:
    mapping = log(DAY, HOURS, ColumnUse("Postcode", "district", transform=Transform.OUTWARD))
    text = "Date,Postcode,Hours\n" + "".join(
        f"01/04/2022,{code},2\n" for code in ("LS10 1NE", "ls101ne", "LS10", "", "Leeds")
    )
    found = read(tmp_path, text, mapping)
    assert rows(found, "district") == [("LS10",), ("LS10",), ("LS10",), ("",), ("Leeds",)]


def test_bare_numbers_are_in_the_unit_of_the_column(tmp_path: Path) -> None:
    mapping = log(DAY, ColumnUse("Mins", "minutes", unit=DurationUnit.MINUTES))
    found = read(tmp_path, "Date,Mins\n01/04/2022,450\n02/04/2022,1:30\n", mapping)
    assert rows(found, "minutes") == [(450,), (90,)]


def test_words_of_rejected_rows_are_asked_of_nobody(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD + "bad,B1,Atlantis,1\n01/04/2022,A1,Swindon,1\n")
    assert found.columns["district"].words == ("", "Swindon")
    assert rows(found, "volunteer", "district") == [("A1", "Swindon")]


# What a file lacks, or has more


def test_a_column_that_is_gone_and_needed_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        read(tmp_path, "Date,Ref,District,Duration\n01/04/2022,A1,Swindon,2\n")
    told = str(caught.value)
    assert "lacks the column “Hours”" in told
    assert "It has “Duration”" in told
    assert "Nothing was brought in" in told
    assert "Match its columns again" in told


def test_a_mapping_that_matches_too_little_reads_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="lacks the column “Hours”"):
        read(tmp_path, GOOD, log(DAY, AREA))
    with pytest.raises(UserProblem, match="lacks the column “Finish time”"):
        read(tmp_path, "Date,Start\n01/04/2022,09:00\n", log(DAY, ColumnUse("Start", "start")))


def test_a_column_that_is_gone_and_not_needed_is_left_blank_and_said(tmp_path: Path) -> None:
    found = read(tmp_path, "Date,Ref,Area,Hours\n01/04/2022,A1,Swindon,2\n")
    assert "district" not in found.columns
    assert any("no column “District”" in note for note in found.notes)
    assert any("does not have “Area”" in note for note in found.notes)
    assert any("renamed" in note for note in found.notes)


def test_a_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="no row with the headings of the layout “Duty log”"):
        read(tmp_path, "a,b\n1,2\n")


@pytest.mark.parametrize("content", [b"", b"  \n \n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserProblem, match=r"is empty|no row with the headings"):
        read(tmp_path, content)


def test_headings_alone_are_a_ledger_of_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, HEAD)
    assert found.length == len(found.rejected.rows) == 0


def test_dates_that_mean_two_days_are_asked_about_before_anything_is_read(tmp_path: Path) -> None:
    mapping = log(ColumnUse("Date", "day"), HOURS)
    with pytest.raises(UserProblem, match=r"“Date”.*“03/04/2022” can mean more than one day"):
        read(tmp_path, "Date,Hours\n13/04/2022,1\n03/04/2022,1\n", mapping)
    with pytest.raises(UserProblem, match="from 1900 and from 1904"):
        read(tmp_path, "Date,Hours\n44650,1\n", mapping)


def test_a_mapping_of_a_dataset_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="does not know"):
        read(tmp_path, GOOD, Mapping("New", "horses", LOG))


def test_a_constant_that_is_no_month_is_refused(tmp_path: Path) -> None:
    mapping = Mapping("R", "return", (ColumnUse("Strength", "headcount"),),
                      {"scheme": "psv", "month": "soon"})  # fmt: skip
    with pytest.raises(UserProblem, match="“soon” can't be the value of “Month”"):
        read(tmp_path, "Strength\n5\n", mapping)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "2099-01-01"),
        ("day", "1800-01-01"),
        ("day", "01/02/2022"),
        ("day", ""),
        ("volunteer", "Jane Smith"),
        ("volunteer", "v" * 81),
        ("volunteer", "a\0b"),
        ("district", "z" * 301),
        ("minutes", "30"),
        ("people", "0"),
        ("start", "09:00"),
    ],
)
def test_a_value_for_every_row_is_held_to_what_a_cell_is_held_to(
    tmp_path: Path, field: str, value: str
) -> None:
    columns = [use for use in LOG if use.field != field]
    with pytest.raises(UserProblem, match="for every row") as caught:
        read(tmp_path, HEAD + "01/04/2022,A1,Swindon,2\n", log(*columns, **{field: value}))
    assert len(str(caught.value)) < 400


def test_a_reference_and_a_district_for_every_row(tmp_path: Path) -> None:
    mapping = log(DAY, HOURS, volunteer="A-1", district="north", status="")
    found = read(tmp_path, HEAD + "01/04/2022,x,y,2\n02/04/2022,x,y,3\n", mapping)
    assert rows(found, "volunteer", "district", "status") == [("A-1", "north", "")] * 2


def test_a_month_for_every_row(tmp_path: Path) -> None:
    mapping = Mapping("R", "return", (ColumnUse("Strength", "headcount"),),
                      {"scheme": "psv", "month": "2022-04"})  # fmt: skip
    found = read(tmp_path, "Strength\n5\n\n17~\n", mapping)
    assert rows(found, "month", "headcount", "scheme") == [(2022 * 12 + 3, 5, "psv")]
    assert found.layout.blank_rows == 1
    assert whys(found) == [(4, "Strength", "A whole number was expected.")]


# Other returns


def test_a_monthly_return(tmp_path: Path) -> None:
    mapping = Mapping(
        "R",
        "return",
        (
            ColumnUse("Month", "month", order=DateOrder.DAY_FIRST),
            ColumnUse("Scheme", "scheme"),
            ColumnUse("Strength", "headcount"),
            ColumnUse("Joined", "joiners"),
            ColumnUse("Hours", "duty_minutes"),
        ),
    )
    text = (
        'Month,Scheme,Strength,Joined,Hours\n30/04/2022,Specials,"1,204", 12 ,"2,000"\n'
        "May 2022,Specials,,-,n/a\n2022-06,Specials,12.5,0,1\n2022-12,Specials,1,1,1\n"
        "Total,,1,1,1\n"
    )
    found = read(tmp_path, text, mapping)
    assert rows(found, "month", "scheme", "headcount", "joiners", "duty_minutes") == [
        (2022 * 12 + 3, "Specials", 1204, 12, 120_000),
        (2022 * 12 + 4, "Specials", None, None, None),
    ]
    assert whys(found) == [
        (4, "Strength", "A whole number was expected, without a fraction."),
        (5, "Month", "The date is in the future."),
    ]
    assert found.layout.total_rows == 1


def test_a_status_list_with_choices(tmp_path: Path) -> None:
    mapping = Mapping(
        "S",
        "volunteers",
        (
            ColumnUse("Ref", "volunteer"),
            ColumnUse("Vetting", "vetting_status"),
            ColumnUse("Until", "vetting_until", order=DateOrder.DAY_FIRST),
            ColumnUse("Reviewed", "supervision_last", order=DateOrder.DAY_FIRST),
        ),
        {"scheme": "specials"},
        {"vetting_status": {"OK": "in-date"}},
    )
    text = (
        "Ref,Vetting,Until,Reviewed\n0012,Expired,01/01/2030,\n13,ok,,01/02/2022\n14,,,\n"
        "15,N/A,,\n16,perhaps,,\n17,lapsed,,01/02/2023\n"
    )
    found = read(tmp_path, text, mapping)
    assert rows(found, "volunteer", "vetting_status", "vetting_until", "supervision_last") == [
        ("0012", "lapsed", 20300101, None),
        ("13", "in-date", None, 20220201),
        ("14", "", None, None),
        ("15", "not-needed", None, None),
        ("16", "perhaps", None, None),  # asked about in resolving
    ]
    assert [(row, column) for row, column, _ in whys(found)] == [(7, "Reviewed")]


def test_custody_issues_with_yes_and_no(tmp_path: Path) -> None:
    mapping = Mapping(
        "I",
        "custody-issues",
        (
            ColumnUse("Suite", "suite"),
            ColumnUse("Raised", "raised", order=DateOrder.DAY_FIRST),
            ColumnUse("Priority", "urgent"),
        ),
    )
    text = "Suite,Raised,Priority\nGable Cross,01/02/2022,Urgent\nMelksham,01/02/2022,routine\n"
    found = read(tmp_path, text + "Melksham,02/02/2022,\n,02/02/2022,\n", mapping)
    assert rows(found, "suite", "urgent") == [
        ("Gable Cross", 1),
        ("Melksham", 0),
        ("Melksham", None),
    ]
    assert whys(found)[0][:2] == (5, "Suite")
