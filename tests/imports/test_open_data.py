"""The open data table: loose headings, every encoding, every oddity of its rows."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Marker
from tests.imports.making import BODIES, Cell, Grid, ods, read, values, xlsx

SNAKE = ("date", "geo_code", "force_name", "region", "sex", "rank_description", "worker_type",
         "total_headcount", "total_fte")  # fmt: skip
AS_PUBLISHED = ("As at 31 March", "Geo code", "Force name", "Region", "Sex", "Rank description",
                "Worker type", "Total (headcount)", "Total (FTE)")  # fmt: skip
OF_2026 = ("As at 31 March", "Geocode", "Force name", "Region", "Sex", "Rank", "Worker type",
           "Total (Headcount)", "Total (FTE)")  # fmt: skip
D22, D21 = date(2022, 3, 31), date(2021, 3, 31)


def rows(when: Cell = "2022-03-01") -> Grid:
    """Return eight rows of two forces."""
    return [
        [when, "E23000008", "Durham", "North East", "Female", "Constable", "police officer",
         "400", "380.5"],
        [when, "E23000008", "Durham", "North East", "Male", "Constable", "police officer",
         "600", "590.25"],
        [when, "E23000008", "Durham", "North East", "Male", "Sergeant", "police officer",
         "90", "90"],
        [when, "E23000008", "Durham", "North East", "Female", "Special Constable",
         "special constable", "27", "0"],
        [when, "E23000008", "Durham", "North East", "Male", "Special Constable",
         "special constable", "50", "N/A"],
        [when, "E23000008", "Durham", "North East", "Prefer not to say", "Special Constable",
         "special constable", "1", "0"],
        [when, "E23000007", "Northumbria", "North East", "Female", "Police Support Volunteer",
         "police support volunteer", "0", "0"],
        [when, "E23000007", "Northumbria", "North East", "Male", "Police support volunteer",
         "police support volunteer", "0", "0"],
    ]  # fmt: skip


def as_csv(grid: Grid, header: Sequence[str] = SNAKE) -> str:
    """Return a CSV as the published one is."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *grid])
    return out.getvalue()


@pytest.mark.parametrize("header", [SNAKE, AS_PUBLISHED, OF_2026])
@pytest.mark.parametrize("when", ["2022-03-01", "2022", "31 March 2022", "2022-03-31"])
def test_headings_and_dates_are_matched_loosely(
    tmp_path: Path, header: Sequence[str], when: str
) -> None:
    incoming = read(tmp_path, as_csv(rows(when), header), "file.csv")
    assert not incoming.blocked
    assert len(incoming.rows) == 8
    assert incoming.release.key == "home-office-open-data/2022-03-31"
    assert values(incoming, "specials-strength")["E23000008", D22] == 78  # 27 + 50 + 1
    assert values(incoming, "officers-headcount")["E23000008", D22] == 1090
    assert values(incoming, "officers-fte")["E23000008", D22] == 1060.75


@pytest.mark.parametrize("maker", [ods, xlsx])
def test_the_same_in_a_spreadsheet_below_a_title_and_beside_other_sheets(
    tmp_path: Path, maker: type
) -> None:
    typed: Grid = [
        [2022, *row[1:7], float(str(row[7])), 0.0 if row[8] == "N/A" else float(str(row[8]))]
        for row in rows()
    ]
    grid: Grid = [["Police workforce open data tables"], [], list(AS_PUBLISHED), *typed]
    incoming = read(tmp_path, maker({"Cover": [["About"]], "Data": grid}), "data.bin")
    assert values(incoming, "specials-strength")["E23000008", D22] == 78
    first = incoming.rows[0][0]
    assert (first.sheet, first.row) == ("Data", 4)


def test_a_rank_is_kept_for_officers_and_sex_as_printed(tmp_path: Path) -> None:
    incoming = read(tmp_path, as_csv(rows()), "file.csv")
    told = {(o.measure, o.sex, o.rank) for row in incoming.rows for o in row}
    assert ("officers-fte", "Male", "Sergeant") in told
    assert ("specials-strength", "Prefer not to say", "") in told
    assert ("psv-strength", "Male", "") in told


def test_volunteers_have_no_full_time_equivalent(tmp_path: Path) -> None:
    incoming = read(tmp_path, as_csv(rows()), "file.csv")
    assert {len(row) for row in incoming.rows if row[0].measure == "specials-strength"} == {1}


def test_support_volunteers_that_are_all_nought_were_not_supplied(tmp_path: Path) -> None:
    grid = rows()
    incoming = read(tmp_path, as_csv(grid), "file.csv")
    psv = [row[0] for row in incoming.rows if row[0].measure == "psv-strength"]
    assert [one.marker for one in psv] == [Marker.NOT_SUPPLIED, Marker.NOT_SUPPLIED]
    grid[7][7] = "3"  # some men: then the nought of women is a nought
    psv = [row[0] for row in read(tmp_path, as_csv(grid), "file.csv").rows][-2:]
    assert [one.value for one in psv] == [0, 3]


def test_british_transport_police_is_kept_under_its_own_code(tmp_path: Path) -> None:
    grid = rows()
    grid.append(["2022-03-01", "N/A", "British Transport Police", "", "Male", "Special Constable",
                 "special constable", "200", "0"])  # fmt: skip
    incoming = read(tmp_path, as_csv(grid), "file.csv")
    assert values(incoming, "specials-strength")["BTP", D22] == 200


def test_rows_of_what_is_no_force_are_left_out_and_said_so(tmp_path: Path) -> None:
    grid = rows()
    grid.append(["2022-03-01", "", "Action Fraud", "", "Male", "", "police staff", "2", "2"])
    incoming = read(tmp_path, as_csv(grid), "file.csv")
    assert not incoming.blocked
    assert "1 row of “Action Fraud”, which is no police force, left out." in incoming.notes


@pytest.mark.parametrize(
    ("place", "cell", "column", "words"),
    [
        (7, "17~", "H", "“17~” is no figure"),
        (7, "", "H", "(empty) is no figure"),
        (7, "-3", "H", "below zero"),
        (7, "3.7", "H", "“3.7” is no whole number"),
        (8, "lots", "I", "“lots” is no figure"),
        (0, "2023-03-01", "A", "31 March 2023 is in the future"),
        (0, "soon", "A", "“soon” is no date"),
        (0, "01/03/2022", "A", "is no date"),
        (1, "E23000007", "B", "The code E23000007 and the name “Durham” disagree"),
        (6, "dragon", "G", "“dragon” is not a kind of worker"),
        (4, "Male", "C", "stands in row 3 as well"),
    ],
)
def test_a_wrong_cell_rejects_its_row_and_stops_the_file(
    tmp_path: Path, place: int, cell: str, column: str, words: str
) -> None:
    grid = rows()
    at = 2 if place == 4 else 1  # a second row for male constables, in row 4
    grid[at][place] = cell
    if place == 4:
        grid[2][5] = "Constable"
    incoming = read(tmp_path, as_csv(grid), "file.csv")
    (issue,) = incoming.issues
    assert words in issue.what
    assert (issue.row, issue.column) == (at + 2, column)
    assert incoming.blocked
    assert incoming.rejected == 1
    assert len(incoming.rows) == 7


def test_a_name_never_seen_is_asked_about_once(tmp_path: Path) -> None:
    grid = rows()
    for row in grid[:3]:
        row[2] = "Durhamshire"
    incoming = read(tmp_path, as_csv(grid), "file.csv")
    assert incoming.unknown_names == ("Durhamshire",)
    assert incoming.rejected == 3
    assert incoming.blocked


def test_a_file_of_unknown_names_alone_is_still_asked_about(tmp_path: Path) -> None:
    grid = [[*row[:2], "Durhamshire", *row[3:]] for row in rows()]
    incoming = read(tmp_path, as_csv(grid), "file.csv")
    assert incoming.blocked
    assert incoming.rejected == 8


def test_a_row_cut_short_is_rejected(tmp_path: Path) -> None:
    text = as_csv(rows())
    incoming = read(tmp_path, text[: text.rindex("police support volunteer") + 10], "file.csv")
    assert incoming.blocked
    assert incoming.rejected == 1


def test_a_force_without_rows_at_a_date_is_noted(tmp_path: Path) -> None:
    incoming = read(tmp_path, as_csv(rows()), "file.csv")
    (note,) = [n for n in incoming.notes if n.startswith("Specials in post: no row")]
    assert "Northumbria" in note
    assert "Durham" not in note


def test_a_sister_table_is_refused_rather_than_misread(tmp_path: Path) -> None:
    header = [*AS_PUBLISHED, "Joiner type"]
    grid = [[*row, "New recruit"] for row in rows()]
    with pytest.raises(UserProblem, match="Joiner type"):
        read(tmp_path, as_csv(grid, header), "file.csv")


def test_headings_with_no_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match="no rows"):
        read(tmp_path, as_csv([]), "file.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_csv_in_any_encoding(tmp_path: Path, encoding: str, newline: str) -> None:
    grid = rows()
    grid[3][4] = "Préfère"  # no such word is printed; it needs more than plain letters
    text = as_csv(grid).replace("\r\n", newline)
    incoming = read(tmp_path, text.encode(encoding), "file.csv")
    assert not incoming.blocked
    assert "Préfère" in {row[0].sex for row in incoming.rows}


def test_habits_of_published_csv_files(tmp_path: Path) -> None:
    grid = [[*row, ""] for row in rows()]  # a trailing empty column
    grid[0][5] = "Constable\n(uniformed)"  # a line break within quotation marks
    grid[1][7] = " 1,600 "
    text = as_csv(grid, [*SNAKE, ""]) + "\r\n" * 300 + "," * 9 + "\r\n"
    incoming = read(tmp_path, text, "file.csv")
    assert not incoming.blocked
    assert len(incoming.rows) == 8
    assert incoming.rows[1][0].value == 1600
    assert incoming.rows[1][0].row == 3  # as a spreadsheet counts, and not lines of text


def test_semicolons_and_tabs_are_read(tmp_path: Path) -> None:
    for mark in ";\t":
        text = as_csv(rows()).replace(",", mark)
        assert len(read(tmp_path, text, "file.csv").rows) == 8


def test_quotation_marks_that_do_not_pair_up_are_refused(tmp_path: Path) -> None:
    text = as_csv(rows()).replace("Durham", '"Durham', 1)
    with pytest.raises(UserProblem, match="quotation marks do not pair up"):
        read(tmp_path, text, "file.csv")


def test_a_body_of_the_workspace_is_known_by_its_own_name(tmp_path: Path) -> None:
    names = {"durham": "E23000008"}
    incoming = read(tmp_path, as_csv(rows()), "file.csv", names=names)
    assert not incoming.unknown_names  # Northumbria is in no spelling list, and is a body
    assert {body.name for body in BODIES} >= {"Durham", "Northumbria"}
