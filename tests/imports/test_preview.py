"""What keeping a file would change, in words, and the rejected rows as a file."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from oversight_app.domain.batches import Incoming, Ledger, Preview, RowIssue
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.records import Office
from oversight_app.imports.preview import describe, ledger_line, preview, write_rejects
from oversight_app.store import batches
from oversight_app.store.opened import Workspace
from oversight_app.store.workspace import create
from tests.imports.making import figures, ods, read, table_2019, table_rows


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create(tmp_path / "office.oversight", Office("A test office", "E23000008")) as made:
        yield made


@pytest.fixture
def incoming(tmp_path: Path) -> Incoming:
    return read(tmp_path, ods({"Table_12": table_2019(table_rows(figures()))}))


def _bad(folder: Path, number: int = 1) -> Incoming:
    given = figures()
    for name in list(given)[:number]:
        given[name] = [*given[name][:2], "17~"]
    return read(folder, ods({"Table_12": table_2019(table_rows(given))}), name="bad.ods")


def test_a_preview_changes_nothing_and_counts_every_row(
    workspace: Workspace, incoming: Incoming
) -> None:
    before = batches.all_batches(workspace)
    (previewed,) = preview(workspace, [incoming])
    assert previewed.ledger.read == 36
    assert previewed.ledger.rejected == 0
    assert batches.all_batches(workspace) == before
    batches.keep(workspace, [incoming])
    (again,) = preview(workspace, [incoming])
    assert again.ledger == Ledger(unchanged=36, checked=18)


def test_the_ledger_reads_as_a_sum() -> None:
    ledger = Ledger(added=1130, updated=2, unchanged=0, rejected=3)
    assert ledger_line(ledger) == (
        "rows read 1,135 = 1,130 added + 2 revised + 0 unchanged + 3 rejected"
    )


def test_the_lines_name_the_file_what_it_is_its_dates_and_the_totals_tested(
    workspace: Workspace, incoming: Incoming
) -> None:
    (previewed,) = preview(workspace, [incoming])
    text = "\n".join(describe(previewed))
    assert "file.ods: Home Office police workforce data tables" in text
    assert "figures from 30 September 2018 to 30 September 2019" in text
    assert "18 totals were held against the forces, and all agree" in text
    assert "can't be kept" not in text


def test_what_is_wrong_is_shown_with_its_place_and_the_file_is_said_to_be_blocked(
    tmp_path: Path,
) -> None:
    bad = _bad(tmp_path)
    text = "\n".join(describe(Preview(bad, Ledger(added=35, rejected=1))))
    assert "problem: sheet Table_12, row 8, column D: “17~” is no figure" in text
    assert "can't be kept as it is" in text
    assert "all agree" not in text


def test_an_unknown_name_is_asked_about_in_the_last_line(incoming: Incoming) -> None:
    lines = describe(Preview(replace(incoming, unknown_names=("Durhamshire",)), Ledger()))
    assert "not known: “Durhamshire”" in lines
    assert lines[-1].startswith("This file can't be kept until")


def test_of_many_problems_twenty_are_shown_and_the_rest_counted(incoming: Incoming) -> None:
    issues = tuple(RowIssue("T", n, "B", "What", "Why", True) for n in range(1, 101))
    lines = describe(Preview(replace(incoming, issues=issues), Ledger()))
    assert sum(line.startswith("problem: ") for line in lines) == 20
    assert "and 80 more problems" in lines


def test_rejected_rows_are_saved_with_their_reasons(tmp_path: Path) -> None:
    out = tmp_path / "rejected.csv"
    write_rejects(_bad(tmp_path, 3), out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["row"] for row in rows] == ["8", "9", "10"]
    assert rows[0]["file"] == "bad.ods"
    assert rows[0]["what"] == "“17~” is no figure"
    assert rows[0]["stops_the_file"] == "yes"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.ods", "rejected.csv"]


def test_rejected_rows_of_several_files_go_into_one(tmp_path: Path) -> None:
    out = tmp_path / "rejected.csv"
    write_rejects([_bad(tmp_path), _bad(tmp_path, 2)], out)
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 4


def test_nothing_in_the_rejected_rows_is_a_formula(tmp_path: Path, incoming: Incoming) -> None:
    issue = RowIssue("=cmd|' /C calc'!A0", 1, "@B", "+1", "-1", True)
    write_rejects(replace(incoming, issues=(issue,)), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))[1]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_place_that_can_not_be_written_is_a_persons_problem(
    tmp_path: Path, incoming: Incoming
) -> None:
    with pytest.raises(UserProblem, match="could not be saved"):
        write_rejects(incoming, tmp_path / "no such folder" / "out.csv")
