"""Looking at a file in an unknown layout: where its table is, what its columns are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.mappings import DurationUnit, Transform
from oversight_app.imports.local.looking import is_local, look, relook, settled
from oversight_app.imports.local.reading import read_local
from tests.imports.local.making_layouts import TODAY, column, csv_file, looked, taken, workbook

SHIFTS = Path("/work/shared/data/volunteers/shifts.csv")


def test_a_duty_log_is_known_by_its_headings(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Duty Date,Scheme,Collar Number,Sector,Type of duty,Hours
        2022-04-03,Special Constabulary,SC1234,North,Patrol,7.5
        2022-04-04,Special Constabulary,SC1235,South,Training,3
        """,
    )
    assert seen.dataset == "activity"
    assert taken(seen) == {
        "Duty Date": "day",
        "Scheme": "scheme",
        "Collar Number": "volunteer",
        "Sector": "district",
        "Type of duty": "activity",
        "Hours": "minutes",
    }
    assert settled(seen.proposed) == ()
    assert column(seen, "Sector").samples == ("North", "South")


def test_the_day_of_a_status_list_is_known_by_its_heading(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        As at,Volunteer ID,Scheme,Start date,Vetting expiry
        2022-03-31,V1,PSV,2012-04-13,2024-02-01
        """,
    )
    assert seen.dataset == "volunteers"
    assert taken(seen) == {
        "As at": "listed_on",
        "Volunteer ID": "volunteer",
        "Scheme": "scheme",
        "Start date": "started",
        "Vetting expiry": "vetting_until",
    }


def test_headings_under_a_letterhead_in_row_seven_are_found(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        A Police Force,,,
        Volunteer duty log,,,
        Produced on 3 May 2022,,,
        ,,,
        ,,,
        ,,,
        Date,Volunteer ID,Area,Hours
        2022-04-03,V1,North,7.5
        ,,,
        2022-04-04,V2,South,3
        Total,,,10.5
        """,
    )
    layout = seen.layout
    assert (layout.header_row, layout.first_row, layout.last_row) == (7, 8, 10)
    assert (layout.blank_rows, layout.total_rows) == (1, 1)


def test_encoding_and_delimiter_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("Date;Area;Hours\r\n2022-04-03;Trôo;7\r\n".encode("utf-16"))
    seen = look(path, today=TODAY)
    assert "16" in seen.layout.encoding
    assert seen.layout.delimiter == ";"
    assert column(seen, "Area").samples == ("Trôo",)


def test_the_sheet_that_holds_the_return_is_found(tmp_path: Path) -> None:
    about = [["About this file"], ["Made by", "the volunteering team"], ["Version", "two"]]
    rows = [["Date", "Volunteer ID", "Hours"], [date(2022, 4, 3), "V1", 7.5]]
    for sheets in ({"Read me": about, "Log": rows}, {"Log": rows, "Read me": about}):
        seen = look(workbook(tmp_path, sheets), today=TODAY)
        assert seen.sheet == "Log"
        assert seen.sheets == tuple(sheets)
    with pytest.raises(UserProblem):
        look(workbook(tmp_path, {"Notes": [["One line"]], "More": [["Another"]]}), today=TODAY)


def test_units_are_taken_from_the_heading_and_doubts_are_said(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Hours (mins)
        2022-04-03,V1,450
        2022-04-04,V2,300
        """,
    )
    assert column(seen, "Hours (mins)").use.unit is DurationUnit.MINUTES
    seen = looked(
        tmp_path,
        """
        Date,Volunteer ID,Hours
        2022-04-03,V1,450
        2022-04-04,V2,300
        """,
    )
    assert column(seen, "Hours").use.unit is DurationUnit.UNKNOWN
    assert column(seen, "Hours").warning == (
        "The middle value of “Hours” is 375, more hours than a day has: say whether they are "
        "minutes."
    )
    assert column(seen, "Hours").warning in seen.notes
    assert "Say whether “Hours” is in hours or in minutes." in settled(seen.proposed)
    with pytest.raises(UserProblem, match="450 can be hours or minutes"):
        read_local(seen.path, replace(seen.proposed, constants={"scheme": "psv"}), today=TODAY)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        # Seven and a half hours; the sum of five people's; the sum of a month; minutes by name;
        # 45, which no one gives in hours; times that say it themselves.
        ("Date,Hours\n2022-04-03,7.5\n2022-04-04,24\n", DurationUnit.HOURS),
        ("Date,Hours,People\n2022-04-03,37.5,5\n2022-04-04,40,6\n", DurationUnit.HOURS),
        ("Date,Hours,People\n2022-04-03,37.5,1\n2022-04-04,40,1\n", DurationUnit.UNKNOWN),
        ("Month,Volunteer,Hours\nApr-22,V1,37.5\nMay-22,V1,40\n", DurationUnit.HOURS),
        ("Date,Minutes\n2022-04-03,450\n2022-04-04,300\n", DurationUnit.MINUTES),
        ("Date,Duration\n2022-04-03,45\n2022-04-04,45\n", DurationUnit.UNKNOWN),
        ("Date,Hours\n2022-04-03,7:30\n2022-04-04,4:00\n", DurationUnit.HOURS),
    ],
)
def test_hours_beyond_a_day_are_asked_about_where_they_are_of_one(
    tmp_path: Path, text: str, unit: DurationUnit
) -> None:
    seen = looked(tmp_path, text, dataset="activity")
    used = {use.field: use.unit for use in seen.proposed.columns}
    assert used["minutes"] is unit


def test_headings_that_nobody_knows_are_told_by_what_is_under_them(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        When,Who,What,How long
        2022-04-03,V12,Patrol,7:30
        2022-04-04,V13,Training,1:30
        """,
    )
    assert taken(seen) == {
        "When": "day",
        "Who": "(not needed)",
        "What": "activity",
        "How long": "minutes",
    }
    assert column(seen, "When").why == "dates inside"
    assert "volunteer" in column(seen, "Who").fields


def test_one_field_is_never_given_to_two_columns(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Date,Start date,Hours,Duty hours,Hours,Volunteer ID
        2022-04-03,2022-04-03,7,7,7,V1
        2022-04-04,2022-04-04,8,8,8,V2
        """,
    )
    fields = [one.use.field for one in seen.columns if one.use.field]
    assert len(fields) == len(set(fields))
    assert [one.again for one in seen.columns if one.heading == "Hours"] == [0, 1]


def test_what_is_in_brackets_tells_two_like_headings_apart(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Month,Scheme,Headcount,Hours (duty),Hours (training)
        Apr-22,Special Constabulary,176,3100,400
        May-22,Special Constabulary,178,2900,380
        """,
    )
    assert seen.dataset == "return"
    assert taken(seen)["Hours (duty)"] == "duty_minutes"
    assert taken(seen)["Hours (training)"] == "training_minutes"


@pytest.mark.parametrize(
    ("dataset", "text"),
    [
        ("return", "Month,Scheme,Opening,Joiners,Leavers,Closing\nApr-22,PSV,40,5,2,43\n"),
        (
            "volunteers",
            "Volunteer ID,Scheme,Rank,Start date,Vetting expiry\n"
            "V1,PSV,Constable,2012-04-13,2024-02-01\n",
        ),
        ("recruitment", "Applicant,Scheme,Stage,Date\nA1,PSV,Vetting,2022-04-03\n"),
        (
            "custody-visits",
            "Suite,Planned,Date of visit,Visitor 1,Visitor 2,Detainees in custody,Offered\n"
            "Northgate,2022-04-01,2022-04-01,C1,C2,10,5\n",
        ),
        (
            "custody-issues",
            "Ref,Suite,Date raised,Category,Urgent,Response due\n"
            "1,Northgate,2022-04-03,Cells,Yes,2022-04-10\n",
        ),
    ],
)
def test_the_kind_of_return_is_told(tmp_path: Path, dataset: str, text: str) -> None:
    seen = look(csv_file(tmp_path, text), today=TODAY)
    assert seen.dataset == dataset
    assert settled(seen.proposed) == ()


def test_a_file_can_be_looked_at_as_another_kind_without_reading_it_again(tmp_path: Path) -> None:
    seen = looked(tmp_path, "Month,Scheme,Hours\nApr-22,PSV,300\nMay-22,PSV,320\n")
    seen.path.unlink()
    assert relook(seen, dataset="return").proposed.dataset == "return"
    again = relook(seen, dataset="activity")
    assert taken(again) == {"Month": "day", "Scheme": "scheme", "Hours": "minutes"}


def test_what_is_missing_is_asked_in_words(tmp_path: Path) -> None:
    seen = looked(tmp_path, "Volunteer ID,Area\nV1,North\nV2,South\n", dataset="activity")
    assert settled(seen.proposed) == (
        "Say which column holds the date.",
        "Say which scheme the file is of, or which column says it.",
        "Say which column holds one of these: hours or start time.",
    )


def test_a_start_without_a_finish_gives_no_hours(tmp_path: Path) -> None:
    seen = looked(tmp_path, "Date,Scheme,Start time\n2022-04-03,PSV,17:00\n", dataset="activity")
    assert settled(seen.proposed) == ("Say which column holds the hours, or the finish time.",)


def test_a_scheme_named_in_the_title_is_proposed_and_said(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Community Speedwatch sessions 2022,,
        Date,Area,Hours
        2022-04-03,North,2
        """,
    )
    assert seen.proposed.constants == {"scheme": "speedwatch"}
    assert any("taken from the name or the title" in note for note in seen.notes)


def test_a_layout_is_named_after_its_file_without_dates(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, "Date,Area,Hours\n2022-04-03,N,2\n", "Duty_log_April_2022 v2 final.csv"
    )
    assert look(path, today=TODAY).proposed.name == "Duty log"


def test_a_file_without_a_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="no records under them"):
        looked(tmp_path, "Date,Area,Hours\n")
    with pytest.raises(UserProblem, match="no row of headings"):
        looked(tmp_path, "1,2\n3,4\n")


def test_rejected_rows_brought_back_lose_the_columns_we_added(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Date,Area,Hours,Row in the file,Why it was rejected
        2022-04-03,North,2,17,A date was expected
        """,
    )
    assert list(taken(seen)) == ["Date", "Area", "Hours"]


def test_a_sheet_of_very_many_columns_is_looked_at(tmp_path: Path) -> None:
    extra = ",".join(f"X{at}" for at in range(400))
    blanks = "," * 399
    seen = looked(tmp_path, f"Date,Area,Hours,{extra}\n2022-04-03,North,2,{blanks}\n")
    assert {"day", "district", "minutes"} <= {one.use.field for one in seen.columns}
    figures = ",1" * 400
    seen = looked(tmp_path, f"Date,Area,Hours,{extra}\n2022-04-03,North,2{figures}\n")
    assert seen.crosstab is None
    assert {"day", "district", "minutes"} <= {one.use.field for one in seen.columns}


def test_published_tables_are_not_taken_for_returns(tmp_path: Path) -> None:
    assert is_local(csv_file(tmp_path, "Date,Area,Hours\n2022-04-03,North,2\n"))
    published = (
        "date,geo_code,force_name,region,sex,rank_description,worker_type,total_headcount,"
        "total_fte\n2022-03-01,E23000001,A,B,Female,Special Constable,special constable,1,0\n"
    )
    assert not is_local(csv_file(tmp_path, published))
    assert not is_local(csv_file(tmp_path, '{"type": "FeatureCollection"}'))
    assert not is_local(csv_file(tmp_path, ""))
    assert not is_local(tmp_path / "absent.csv")
    rows = [["Date", "Area", "Hours"], [date(2022, 4, 3), "North", 2]]
    assert is_local(workbook(tmp_path, {"Log": rows}))


@pytest.mark.skipif(not SHIFTS.exists(), reason="the shared data are not here")
def test_a_real_shift_log_is_understood() -> None:
    seen = look(SHIFTS, today=TODAY)
    assert seen.dataset == "activity"
    assert taken(seen) == {
        "date": "day",
        "shift_id": "row_key",
        "postcode": "district",
        "volunteer_hours": "minutes",
        "attended": "people",
        "demand": "(not needed)",
        "event_id": "(not needed)",
        "event_name": "(free text, which may name people)",
        "event_type": "activity",
    }
    postcode = column(seen, "postcode")
    assert postcode.use.transform is Transform.OUTWARD
    assert postcode.filled == 1081 - 51
    assert all(" " not in sample for sample in postcode.samples)
    assert settled(seen.proposed) == ("Say which scheme the file is of, or which column says it.",)
    assert is_local(SHIFTS)
