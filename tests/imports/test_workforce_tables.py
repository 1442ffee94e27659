"""The Home Office data tables: every layout, read by title and shape, sums tested."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.observations import Marker
from tests.imports.making import (
    FORCES,
    MAR_2019,
    SEP_2018,
    SEP_2019,
    Cell,
    Grid,
    figures,
    index_sheet,
    ods,
    read,
    table_2015,
    table_2019,
    table_rows,
    values,
    xlsx,
)


@pytest.fixture(params=[ods, xlsx], ids=["ods", "xlsx"])
def book(request: pytest.FixtureRequest) -> Callable[[dict[str, Grid]], bytes]:
    """Each way a release is published."""
    maker: Callable[[dict[str, Grid]], bytes] = request.param
    return maker


def test_each_force_and_date_is_one_row_with_where_it_was_printed(
    tmp_path: Path, book: Callable[[dict[str, Grid]], bytes]
) -> None:
    grid = table_2019(table_rows(figures()))
    incoming = read(tmp_path, book({"Index": index_sheet(), "Table_12": grid}))
    assert not incoming.blocked
    assert len(incoming.rows) == 12 * 3  # eleven forces and British Transport Police
    assert values(incoming, "specials-strength")["E23000013", SEP_2018] == 10
    assert values(incoming, "specials-strength")["W15000003", SEP_2019] == 112
    assert values(incoming, "specials-strength")["BTP", MAR_2019] == 6
    cleveland = next(row[0] for row in incoming.rows if row[0].body == "E23000013")
    assert (cleveland.sheet, cleveland.row) == ("Table_12", 8)  # below six rows and a region


def test_sums_are_held_against_the_forces_and_not_kept(tmp_path: Path) -> None:
    incoming = read(tmp_path, ods({"Table_12": table_2019(table_rows(figures()))}))
    assert incoming.checked == 6 * 3  # four regions, the forces' total and the grand total
    assert {row[0].body for row in incoming.rows} == {*FORCES.values(), "BTP"}


def test_the_region_west_midlands_is_not_the_force(tmp_path: Path) -> None:
    rows = table_rows(figures())
    # Without the trailing space by which the Home Office's own files tell them apart.
    rows = [[str(row[0]).strip(), *row[1:]] for row in rows]
    incoming = read(tmp_path, ods({"T": table_2019(rows)}))
    assert not incoming.blocked
    assert values(incoming, "specials-strength")["E23000014", SEP_2018] == 70
    # the region, 40 + 50 + 60 + 70 = 220, is nobody's figure
    assert 220 not in values(incoming, "specials-strength").values()


def test_the_layout_of_2015_is_read_too(tmp_path: Path) -> None:
    title = (
        "Table 5: Special constables by police force area, English region and Wales, "
        "30 September 2014, 31 March 2015 and 30 September 20151"
    )
    dates = (date(2014, 9, 30), date(2015, 3, 31), date(2015, 9, 30))
    incoming = read(
        tmp_path, ods({"Table_5": table_2015(table_rows(figures()), title=title, dates=dates)})
    )
    assert not incoming.blocked
    assert incoming.last_date == date(2015, 9, 30)
    assert values(incoming, "specials-strength")["E23000008", date(2015, 9, 30)] == 22


def test_footnote_numbers_stuck_to_names_and_years_are_left_off(tmp_path: Path) -> None:
    rows = [[f"{row[0]}3" if row[0] == "South Wales" else row[0], *row[1:]]
            for row in table_rows(figures())]  # fmt: skip
    dates = ("30 September 20181", "31 March 2019", "30 September 20192")
    incoming = read(tmp_path, ods({"T": table_2019(rows, dates=dates)}))
    assert not incoming.unknown_names
    assert incoming.last_date == SEP_2019
    assert values(incoming, "specials-strength")["W15000003", SEP_2018] == 110


def test_a_sheet_of_two_columns_takes_its_date_from_the_title(tmp_path: Path) -> None:
    title = (
        "Table 6: Police support volunteers by police force area, England and Wales, as at "
        "30 September 20171,2 (headcount)"
    )
    rows = table_rows(figures(dates=1))
    grid: Grid = [[title], [], [None, "Headcount"], [], *rows, [], ["Notes"]]
    incoming = read(tmp_path, ods({"Table_6": grid}))
    assert not incoming.blocked
    assert values(incoming, "psv-strength")["E23000013", date(2017, 9, 30)] == 10
    assert incoming.release.edition == date(2017, 9, 30)


def test_a_printed_zero_for_support_volunteers_is_not_supplied(tmp_path: Path) -> None:
    given = figures()
    given["Northumbria"] = [0.0, 0.0, 24.0]
    title = "Table 13: Police support volunteers by police force area, as at 30 September 20191"
    incoming = read(tmp_path, ods({"T": table_2019(table_rows(given), title=title)}))
    northumbria = [row[0] for row in incoming.rows if row[0].body == "E23000007"]
    assert [one.marker for one in northumbria] == [Marker.NOT_SUPPLIED, Marker.NOT_SUPPLIED, None]
    assert northumbria[2].value == 24
    assert any("not supplied" in note for note in incoming.notes)


def test_a_zero_of_special_constables_is_a_zero(tmp_path: Path) -> None:
    given = figures()
    given["Northumbria"] = [0.0, 1.0, 2.0]
    incoming = read(tmp_path, ods({"T": table_2019(table_rows(given))}))
    assert values(incoming, "specials-strength")["E23000007", SEP_2018] == 0


def test_two_dots_are_not_available_and_a_dash_is_nil(tmp_path: Path) -> None:
    given = figures()
    given["Durham"] = ["..", " - ", 7.0]
    incoming = read(tmp_path, ods({"T": table_2019(table_rows(given))}))
    durham = [row[0] for row in incoming.rows if row[0].body == "E23000008"]
    assert [(one.value, one.marker) for one in durham] == [
        (None, Marker.NOT_AVAILABLE),
        (0.0, None),
        (7.0, None),
    ]
    assert not incoming.blocked


def test_a_sum_over_a_force_without_a_figure_is_noted_and_does_not_stop_the_file(
    tmp_path: Path,
) -> None:
    rows = table_rows(figures())
    durham = next(row for row in rows if row[0] == "Durham")
    durham[1] = ".."  # the sums still count the 20 that the publisher knew
    incoming = read(tmp_path, ods({"T": table_2019(rows)}))
    assert not incoming.blocked
    assert any("have no figure" in note and "North East" in note for note in incoming.notes)


def test_full_time_equivalents_and_central_secondments(tmp_path: Path) -> None:
    title = (
        "Table 1: Police officers by police force area, England and Wales, 30 September 2018, "
        "31 March 2019 and 30 September 2019 (FTE)"
    )
    rows = table_rows(figures(0.1), secondments=True)  # sums off by binary fractions
    grid = table_2019(rows, title=title, unit="Full-time equivalents")
    incoming = read(tmp_path, ods({"Table_1": grid}))
    assert not incoming.blocked
    assert values(incoming, "officers-fte")["E23000008", SEP_2018] == pytest.approx(2.0)
    assert any("Central Service Secondments" in note for note in incoming.notes)


def test_rounded_equivalents_need_not_add_to_the_last_digit(tmp_path: Path) -> None:
    given = {name: [0.333 for _ in row] for name, row in figures().items()}
    rows = table_rows(given)
    for row in rows:
        row[1:] = [round(cell, 2) for cell in row[1:] if isinstance(cell, float)]
    title = "Table 3: Police community support officers by police force area (FTE)"
    incoming = read(tmp_path, ods({"T": table_2019(rows, title=title, unit="FTE")}))
    assert not incoming.blocked  # 11 x 0.33 = 3.63, printed 3.66


@pytest.mark.parametrize(
    ("words", "unit", "measure"),
    [
        ("Police officers", "Full-time equivalents", "officers-fte"),
        ("Police officers1", "Headcount", "officers-headcount"),
        ("Police staff", "Full-time equivalents3", "staff-fte"),
        ("Police community support officers", "Headcount", "pcso-headcount"),
        ("Designated officers (s.38, s.391)", "Full-time equivalents", "designated-fte"),
    ],
)
def test_the_unit_is_told_by_a_cell_where_the_title_does_not_say(
    tmp_path: Path, words: str, unit: str, measure: str
) -> None:
    title = f"Table 9: {words} by police force area, English region and Wales"
    incoming = read(
        tmp_path, ods({"Whatever": table_2019(table_rows(figures()), title=title, unit=unit)})
    )
    assert {row[0].measure for row in incoming.rows} == {measure}


def test_tables_that_mix_kinds_or_are_not_by_force_are_left_out_and_said_so(
    tmp_path: Path,
) -> None:
    mixed = (
        "Table 4: Police staff and designated officers (s.38, s.391) combined by police force "
        "area, England and Wales (FTE)"
    )
    national: Grid = [
        ["Table 6: Police officers1, police staff and traffic wardens, England and Wales (FTE)"],
        [None, "Police officers", "Police Staff"],
        ["30 September 2019", 123.0, 45.0],
    ]
    incoming = read(
        tmp_path,
        ods(
            {
                "Table_12": table_2019(table_rows(figures())),
                "Table_4": table_2019(table_rows(figures()), title=mixed),
                "Table_6": national,
            }
        ),
    )
    assert {row[0].measure for row in incoming.rows} == {"specials-strength"}
    assert any("Table_4, Table_6" in note for note in incoming.notes)


def test_the_release_is_named_by_its_latest_date_and_dated_by_its_index(tmp_path: Path) -> None:
    book = ods({"Index": index_sheet(), "Table_12": table_2019(table_rows(figures()))})
    release = read(tmp_path, book, name="jan17.ods").release
    assert release.key == "home-office-workforce-tables/2019-09-30"
    assert release.title == "Police workforce, England and Wales, 30 September 2019: data tables"
    assert release.published == date(2020, 1, 30)
    assert release.licence == "Open Government Licence v3.0"


def test_totals_of_a_region_may_stand_below_its_forces(tmp_path: Path) -> None:
    given = figures()
    north = ["Cleveland", "Durham", "Northumbria"]
    rows: Grid = [[name, *given[name]] for name in north]
    sums: list[Cell] = [60.0, 63.0, 66.0]  # 10 + 20 + 30, and one or two more each
    rows += [["Total North East ", *sums], ["Total", *sums]]
    incoming = read(tmp_path, ods({"T": table_2019(rows)}))
    assert not incoming.blocked
    assert incoming.checked == 6
    rows[3] = ["Total North East ", 61.0, 63.0, 66.0]
    assert read(tmp_path, ods({"T": table_2019(rows)})).blocked


def test_a_file_without_totals_is_read_and_says_that_it_could_not_be_checked(
    tmp_path: Path,
) -> None:
    rows: Grid = [[name, *row] for name, row in figures().items()]
    incoming = read(tmp_path, ods({"T": table_2019(rows)}))
    assert not incoming.blocked
    assert incoming.checked == 0
    assert any("could not be checked" in note for note in incoming.notes)
    assert values(incoming, "specials-strength")["E23000014", SEP_2018] == 70
