"""Workforce tables with something wrong in them: found, said where and why, and blocked."""

from datetime import date
from pathlib import Path

from oversight_app.domain.batches import Incoming, RowIssue
from tests.imports.making import NAMES, Cell, Grid, figures, ods, read, table_2019, table_rows


def _read(folder: Path, rows: Grid) -> Incoming:
    return read(folder, ods({"Table_12": table_2019(rows)}))


def _row(rows: Grid, label: str) -> list[Cell]:
    return [row for row in rows if row[0] == label][-1]


def _only(incoming: Incoming) -> RowIssue:
    (issue,) = incoming.issues
    assert issue.blocking
    assert incoming.blocked
    return issue


def test_forces_that_do_not_add_to_the_total(tmp_path: Path) -> None:
    rows = table_rows(figures())
    total = _row(rows, "Total 11 forces")
    total[1] = 670.0  # 10 + 20 + ... + 110 = 660
    issue = _only(_read(tmp_path, rows))
    assert "add to 660, the table says 670" in issue.what
    assert "30 September 2018" in issue.what
    assert (issue.sheet, issue.row, issue.column) == ("Table_12", 22, "B")


def test_a_region_that_is_not_the_sum_of_its_forces(tmp_path: Path) -> None:
    rows = table_rows(figures())
    rows[0][1] = 61.0  # Cleveland 10, Durham 20, Northumbria 30
    issue = _only(_read(tmp_path, rows))
    assert "“North East” add to 60, the table says 61" in issue.what


def test_a_force_left_out_is_missed_by_the_number_that_the_total_names(tmp_path: Path) -> None:
    given = figures()
    given["Durham"] = [0.0, 0.0, 0.0]  # so that the sums do not tell
    rows = [row for row in table_rows(given) if row[0] != "Durham"]
    issue = _only(_read(tmp_path, rows))
    assert "lists 11 forces, and 10 are there" in issue.what


def test_a_name_never_seen_is_asked_about_and_never_guessed(tmp_path: Path) -> None:
    rows = table_rows(figures())
    _row(rows, "Durham")[0] = "Durham and Darlington"
    incoming = _read(tmp_path, rows)
    assert incoming.unknown_names == ("Durham and Darlington",)
    assert incoming.blocked
    assert incoming.rejected == 3
    assert "E23000008" not in {row[0].body for row in incoming.rows}
    # Told which force it is, the file is sound: the name stood where a force stands.
    told = {**NAMES, "durham and darlington": "E23000008"}
    again = read(tmp_path, ods({"Table_12": table_2019(rows)}), names=told)
    assert not again.blocked
    assert len(again.rows) == 36


def test_text_in_a_column_of_numbers(tmp_path: Path) -> None:
    rows = table_rows(figures())
    _row(rows, "Durham")[2] = "17~"
    issue = _only(_read(tmp_path, rows))
    assert issue.what == "“17~” is no figure"
    assert (issue.row, issue.column) == (9, "C")


def test_an_empty_cell_is_not_taken_for_a_nought(tmp_path: Path) -> None:
    rows = table_rows(figures())
    _row(rows, "Durham")[2] = None
    assert "(empty)" in _only(_read(tmp_path, rows)).what


def test_a_headcount_below_zero(tmp_path: Path) -> None:
    given = figures()
    given["Durham"] = [-5.0, 1.0, 2.0]
    issue = _only(_read(tmp_path, table_rows(given)))
    assert "below zero" in issue.what


def test_a_force_that_stands_there_twice(tmp_path: Path) -> None:
    rows = table_rows(figures())
    rows.insert(2, list(_row(rows, "Cleveland")))
    incoming = _read(tmp_path, rows)
    assert "Cleveland stands in row 8 as well" in _only(incoming).what
    assert incoming.rejected == 3


def test_a_date_in_the_future(tmp_path: Path) -> None:
    dates = (date(2018, 9, 30), date(2019, 3, 31), date(2023, 9, 30))
    book = ods({"Table_12": table_2019(table_rows(figures()), dates=dates)})
    incoming = read(tmp_path, book)
    issue = _only(incoming)
    assert issue.what == "30 September 2023 is in the future"
    assert (issue.row, issue.column) == (6, "D")
    assert incoming.rejected == 12
    assert incoming.release.edition == date(2019, 3, 31)


def test_one_date_over_two_columns(tmp_path: Path) -> None:
    dates = (date(2018, 9, 30), date(2019, 3, 31), date(2019, 3, 31))
    assert read(tmp_path, ods({"T": table_2019(table_rows(figures()), dates=dates)})).blocked


def test_one_kind_of_people_on_two_sheets(tmp_path: Path) -> None:
    grid = table_2019(table_rows(figures()))
    incoming = read(tmp_path, ods({"Table_12": grid, "Copy": grid}))
    assert "counts the same as Table_12" in _only(incoming).what


def test_a_table_that_does_not_say_what_it_counts(tmp_path: Path) -> None:
    title = "Table 1: Police officers by police force area, England and Wales"
    incoming = read(tmp_path, ods({"T": table_2019(table_rows(figures()), title=title, unit="")}))
    assert "people or full-time equivalents" in _only(incoming).what


def test_figures_without_a_name(tmp_path: Path) -> None:
    rows = table_rows(figures())
    _row(rows, "Durham")[0] = None
    incoming = _read(tmp_path, rows)
    assert incoming.blocked
    assert incoming.rejected == 3
