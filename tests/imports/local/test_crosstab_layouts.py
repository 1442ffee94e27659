"""Tables with something across are recognised, and read as what they are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.mappings import Crosstab
from oversight_app.imports.local.looking import Look, look, relook, settled
from oversight_app.imports.local.reading import read_local
from tests.imports.local.making_layouts import TODAY, looked, taken, workbook


def _read(seen: Look, **changes: object) -> dict[str, list[object]]:
    """Read a file as it was proposed; words as printed, values as they are."""
    mapping = replace(seen.proposed, constants={"scheme": "specials", **seen.proposed.constants})
    incoming = read_local(seen.path, replace(mapping, **changes), sheet=seen.sheet, today=TODAY)
    return {
        name: [column.words[value] if column.words else value for value in column.values]
        for name, column in incoming.columns.items()
    }


def test_months_across_districts(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Specials duty hours 2022-23,,,,
        District,Apr-22,May-22,Jun-22,Total
        North,100.5,200,300,600.5
        South,110,210,310,630
        Total,210.5,410,610,1230.5
        """,
    )
    assert seen.dataset == "activity"
    assert seen.crosstab == Crosstab("minutes", "day")
    assert seen.across == ("Apr-22", "May-22", "Jun-22")
    assert taken(seen) == {"District": "district", "Total": "(not needed)"}
    assert settled(seen.proposed) == ()
    read = _read(seen)
    assert read["district"] == ["North"] * 3 + ["South"] * 3
    assert read["day"] == [20220400, 20220500, 20220600] * 2
    assert sum(int(str(m)) for m in read["minutes"]) == 73_830  # 1,230.5 hours


def test_months_across_schemes_whose_figures_must_be_asked(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Scheme,April 2022,May 2022,June 2022
        Special Constabulary,176,178,177
        Volunteer Police Cadets,90,95,93
        """,
    )
    assert seen.dataset == "return"
    assert seen.crosstab == Crosstab("", "month")
    assert settled(seen.proposed) == ("Say what the figures in the table are.",)
    assert {"headcount", "active", "duty_minutes"} <= set(seen.values)
    chosen = replace(seen.proposed, crosstab=Crosstab("headcount", "month"))
    assert settled(chosen) == ()


def test_the_sheet_says_what_the_figures_are(tmp_path: Path) -> None:
    rows = [["Scheme", date(2022, 4, 1), date(2022, 5, 1)], ["PSV", 40, 41], ["Cadets", 90, 91]]
    seen = look(workbook(tmp_path, {"Headcount": rows}), today=TODAY)
    assert seen.crosstab == Crosstab("headcount", "month")
    read = _read(seen)
    assert read["headcount"] == [40, 41, 90, 91]
    # April 2022 as an index: 2022 x 12 + 4 - 1.
    assert read["month"] == [24267, 24268] * 2


def test_a_year_over_its_months(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Headcount by scheme,,,,,
        ,2022,,,2023,
        Scheme,Oct,Nov,Dec,Jan,Feb
        Special Constabulary,176,175,174,180,181
        Volunteer Police Cadets,90,91,92,93,94
        """,
    )
    assert seen.crosstab == Crosstab("headcount", "month", "month", 2)
    assert seen.across[:4] == ("2022 Oct", "2022 Nov", "2022 Dec", "2023 Jan")
    assert settled(seen.proposed) == ()
    read = _read(seen)
    assert read["month"][:5] == [24273, 24274, 24275, 24276, 24277]
    assert read["headcount"][5:] == [90, 91, 92, 93, 94]


def test_merged_headings_over_the_leading_column(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Scheme,2022,,
        ,Oct,Nov,Dec
        Special Constabulary,176,175,174
        """,
    )
    assert seen.layout.header_row == 2
    assert taken(seen) == {"Scheme": "scheme"}
    assert seen.crosstab is not None
    assert (seen.crosstab.across_above, seen.crosstab.header_rows) == ("month", 2)


def test_districts_over_their_measures(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        ,North,,South,
        Month,Hours,Volunteers,Hours,Volunteers
        Apr-22,100,5,200,8
        May-22,110,6,210,9
        """,
    )
    assert seen.crosstab == Crosstab("", "", "district", 2)
    assert seen.across == ("North", "South")
    assert taken(seen) == {"Month": "day", "Hours": "minutes", "Volunteers": "people"}
    assert settled(seen.proposed) == ("Say which scheme the file is of, or which column says it.",)
    read = _read(seen)
    assert read["district"] == ["North", "South"] * 2
    assert read["minutes"] == [6000, 12000, 6600, 12600]
    assert read["people"] == [5, 8, 6, 9]


def test_schemes_across(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Duty hours,,
        Month,Special Constabulary,PSV,Community Speedwatch
        Apr-22,3100,200,90
        May-22,2900,210,95
        """,
    )
    assert seen.crosstab is not None
    assert seen.crosstab.across == "scheme"
    assert settled(seen.proposed) == ()


def test_words_across_that_nobody_knows_are_asked_about(tmp_path: Path) -> None:
    seen = looked(
        tmp_path,
        """
        Date,Northtown,Southby,Eastham
        2022-04-01,10,20,30.5
        2022-04-02,11,21,31
        """,
    )
    assert seen.crosstab is not None
    assert seen.crosstab.across == ""
    assert "Say what stands across the table." in settled(seen.proposed)
    assert "district" in seen.acrosses


def test_known_districts_across_are_recognised(tmp_path: Path) -> None:
    from oversight_app.domain.schemes import TermKind

    words = {TermKind.DISTRICT: frozenset({"northtown", "southby"})}
    seen = looked(tmp_path, "Date,Northtown,Southby\n2022-04-01,10,20.5\n", words=words)
    assert seen.crosstab == Crosstab("minutes", "district")


def test_months_without_a_year_say_so(tmp_path: Path) -> None:
    seen = looked(tmp_path, "Scheme,April,May,June\nPSV,1,2,3\nCadets,4,5,6\n")
    assert any("name no year" in note for note in seen.notes)


def test_a_crosstab_cannot_be_a_list_of_volunteers(tmp_path: Path) -> None:
    seen = looked(tmp_path, "District,Apr-22,May-22\nNorth,1,2\nSouth,3,4\n")
    assert relook(seen, dataset="volunteers").crosstab is None


@pytest.mark.parametrize(
    "text",
    [
        "Date,Volunteer ID,Area,Hours,People\n2022-04-03,V1,North,7,1\n2022-04-04,V2,South,8,1\n",
        "Month,Scheme,Headcount,Joiners,Leavers,Active\nApr-22,PSV,40,2,1,30\n",
        "Ref,Date,Hours,Miles,Vehicles,Letters\n17,2022-04-03,7,12,300,5\n",
    ],
)
def test_a_plain_table_is_no_crosstab(tmp_path: Path, text: str) -> None:
    assert looked(tmp_path, text).crosstab is None
