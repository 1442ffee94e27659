"""Tables of records as people make them: headings, cells, references, links; what is rejected and
why; what a second reading finds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Meeting, Question
from oversight_app.domain.boundary import Answer, Assessment
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.plans import Investment
from oversight_app.domain.risk import Risk
from oversight_app.imports.records.reading import read_table
from oversight_app.imports.records.words import describe_table, write_rejected
from oversight_app.store import records
from oversight_app.store.record_importing import keep_table
from oversight_app.store.workspace import Workspace
from tests.imports.making import xlsx
from tests.imports.records.reading_tables import ASKED, ONE, read, why
from tests.store.making_records import DAY, again, kept

Cells = Sequence[Sequence[object]]


def test_a_table_typed_by_hand(ws: Workspace, tmp_path: Path) -> None:
    found = read(
        ws, Question, tmp_path,
        ("Our questions in 2022",),
        ("question:", "ASKED OF", "asked_on", "Answer due", "State", "Scheme", "Colour"),
        ("How many are vetted?", "The force", "1/3/2022", "2022-04-01", "open", "specials", "red"),
        ("", "", "", "", "", "", ""),
        ("Who pays?", "The force", "1st March 2022", "", "Answered", "Special constabulary", ""),
    )  # fmt: skip
    assert why(found) == [
        (5, "Answered on", "The day of the answer is missing. Fill it in, or leave the question "
         "open."),
    ]  # fmt: skip
    assert found.notes == ("Not read, since no field has this heading: “Colour”.",)
    keep_table(ws, Question, found.to_keep)
    (one,) = records.read(ws, Question)
    assert (one.asked, one.asked_on, one.due, one.state, one.scheme) == (
        "How many are vetted?", date(2022, 3, 1), date(2022, 4, 1), "open", "specials",
    )  # fmt: skip


def test_the_same_table_again_changes_nothing(ws: Workspace, tmp_path: Path) -> None:
    rows = (ASKED, ONE, ONE, ("Who pays?", "The force", "2 March 2022"))
    first = read(ws, Question, tmp_path, *rows)
    assert len(first.added) == 3
    keep_table(ws, Question, first.to_keep)
    second = read(ws, Question, tmp_path, *rows)
    assert (second.unchanged, second.to_keep) == (3, ())


def test_a_reference_changes_that_record_in_the_columns_there_are(
    ws: Workspace, tmp_path: Path
) -> None:
    before = kept(ws, Question, due=date(2022, 5, 1))
    found = read(ws, Question, tmp_path, ("Reference", "Asked of"), ("q-1", "The panel"))
    assert [(row.reference, row.changed) for row in found.changed] == [("Q-001", ("Asked of",))]
    keep_table(ws, Question, found.to_keep)
    now = again(ws, Question, before.id)
    assert now == replace(before, asked_of="The panel", version=now.version)


def test_a_blank_cell_clears_a_field(ws: Workspace, tmp_path: Path) -> None:
    before = kept(ws, Question, due=date(2022, 5, 1))
    found = read(ws, Question, tmp_path, ("Reference", "Answer due"), ("Q-001", ""))
    keep_table(ws, Question, found.to_keep)
    assert again(ws, Question, before.id).due is None


def test_what_was_changed_here_since_is_not_overwritten(ws: Workspace, tmp_path: Path) -> None:
    before = kept(ws, Question)
    head = ("Reference", "Asked of", "Version")
    rows = (head, ("Q-001", "The panel", str(before.version)))
    records.save(ws, replace(before, asked="Another question"))
    found = read(ws, Question, tmp_path, *rows)
    ((row, column, words),) = why(found)
    assert (row, column) == (2, "Version")
    assert words.startswith("Q-001 was changed here since this table was sent out.")
    same = read(ws, Question, tmp_path, head, ("Q-001", "The force", str(before.version)))
    assert same.unchanged == 1


def test_a_record_that_changes_while_the_table_is_looked_at(ws: Workspace, tmp_path: Path) -> None:
    before = kept(ws, Question)
    found = read(ws, Question, tmp_path, ("Reference", "Asked of"), ("Q-001", "The panel"))
    records.save(ws, replace(before, asked="Another question"))
    with pytest.raises(UserProblem, match=r"row 2 was changed .* Nothing was brought in"):
        keep_table(ws, Question, found.to_keep)


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("Answer due", "03/31/2022", "figures are read with the day first"),
        ("Answer due", "31/02/2022", "figures are read with the day first"),
        ("Answer due", "March 2022", "It names a month, and a day is needed"),
        ("Answer due", "soon", "Write it as 2022-03-31 or 31 March 2022"),
        ("Answer due", "44651", "figures are read with the day first"),
        ("Answer due", "1 March 2022", "is before the day it was asked"),
        ("Answer due", "1 March 1022", "Correct the year"),
        ("State", "perhaps", "Write one of “Open”, “Answered”, “Withdrawn”"),
        ("Scheme", "Mounted", "There is no such scheme. Write one of “Special Constabulary”"),
        ("Raised at", "M-009", "Write its reference, such as M-001"),
        ("Raised at", "Q-001", "There is no such meeting"),
        ("Question", "#REF!", "error of the spreadsheet"),
        ("Question", "x" * 100_001, "100,000 is the most"),
        ("Links", "answers Q-001", "“answers” does not go from"),
        ("Links", "beside Q-001", "It does not begin with a kind of link"),
        ("Links", "about the moon", "It names no record, scheme, figure or import"),
        ("Links", "follows from the moon", "It names no record"),
    ],
)
def test_a_wrong_cell_is_rejected_with_its_place_and_reason(
    ws: Workspace, tmp_path: Path, heading: str, cell: str, words: str
) -> None:
    head = [*ASKED, "Answer due", "State", "Scheme", "Raised at", "Links"]
    row = [*ONE, "", "", "", "", ""]
    row[head.index(heading)] = cell
    found = read(ws, Question, tmp_path, head, row)
    ((place, column, reason),) = why(found)
    assert (place, column) == (2, heading)
    assert words in reason
    assert found.to_keep == ()


def test_every_wrong_cell_of_a_row_is_told(ws: Workspace, tmp_path: Path) -> None:
    found = read(ws, Question, tmp_path, (*ASKED, "State"), ("", "", "soon", "perhaps"))
    assert [column for _, column, _ in why(found)] == ["Asked on", "State"]
    found = read(ws, Question, tmp_path, (*ASKED, "State"), ("", "", "1 March 2022", "open"))
    assert [column for _, column, _ in why(found)] == ["Question", "Asked of"]
    assert len(found.rejected) == 1


def test_a_required_field_without_a_column_is_told(ws: Workspace, tmp_path: Path) -> None:
    found = read(ws, Question, tmp_path, ("Question",), ("How many?",))
    assert [(one.column, one.what) for one in found.problems] == [
        ("Asked of", "(no such column)"), ("Asked on", "(no such column)"),
    ]  # fmt: skip


def test_days_that_could_be_two_are_asked_about(ws: Workspace, tmp_path: Path) -> None:
    found = read(
        ws, Question, tmp_path, ASKED,
        ("One", "The force", "03/04/2022"),
        ("Two", "The force", "03/31/2022"),
        ("Three", "The force", "04/04/2022"),
    )  # fmt: skip
    assert found.rejected == (2, 3)
    assert "have the month first" in why(found)[0][2]


def test_cells_of_a_spreadsheet(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "spend.xlsx"
    made = xlsx(
        {
            "Notes": [["Nothing here"]],
            "Spend": [
                ["Scheme", "Purpose", "From", "To", "Budget", "Spent", "Source"],
                ["Cadets", 2022, date(2022, 4, 1), date(2023, 3, 31), 12500.5, "£1,000", "Ledger"],
                ["Cadets", "Kit", date(2022, 4, 1), date(2023, 3, 31), "12.345", -1, "Ledger"],
            ],
        }
    )
    path.write_bytes(made)
    found = read_table(ws, Investment, path)
    assert [column for _, column, _ in why(found)] == ["Budget", "Spent"]
    assert found.notes == ("Read from the sheet “Spend”; not read: Notes.",)
    keep_table(ws, Investment, found.to_keep)
    (one,) = records.read(ws, Investment)
    assert (one.purpose, one.from_day, one.budget, one.spent) == (
        "2022", date(2022, 4, 1), 1_250_050, 100_000,
    )  # fmt: skip


def test_levels_yes_and_no_and_references(ws: Workspace, tmp_path: Path) -> None:
    head = ("Risk", "Owner", "Raised on", "Likelihood now", "Impact now", "Review by")
    named = ("Entrapment", "HR", "2022-03-31", "likely", "4", "2022-05-31")
    found = read(ws, Risk, tmp_path, head, named)
    keep_table(ws, Risk, found.to_keep)
    assert records.read(ws, Risk)[0].current == 12
    off = read(ws, Risk, tmp_path, head, ("Other", "HR", "2022-03-31", "5", "11", "2022-05-31"))
    assert [column for _, column, _ in why(off)] == ["Impact now"]
    met = read(
        ws, Meeting, tmp_path, ("Title", "Date", "Held in public"),
        ("Board", "2022-03-31", "Y"), ("Board", "2022-03-31", "now and then"),
    )  # fmt: skip
    assert (met.added[0].brought.said["in_public"], why(met)[0][2]) == (True, "Write yes or no")


def test_answers_by_the_names_of_their_questions(ws: Workspace, tmp_path: Path) -> None:
    kept(ws, Assessment)
    head = ("Assessment", "Question", "Answer", "Answered on")
    found = read(
        ws, Answer, tmp_path, head, ("BA-001", "Health and safety", "Not known", "2022-03-31"),
        ("BA-001", "exit", "not met", "2022-03-31"), ("BA-001", "Weather", "Met", "2022-03-31"),
    )  # fmt: skip
    assert [row.brought.said["question"] for row in found.added] == ["safety", "exit"]
    assert why(found)[0][1:] == (
        "Question", "It is no question of a boundary assessment. Write its name",
    )  # fmt: skip


def test_cautions_are_told_and_stop_nothing(ws: Workspace, tmp_path: Path) -> None:
    row = ("Ring Sarah Jones on 07700 900123?", "The force", "31 March 2022")
    found = read(ws, Question, tmp_path, ASKED, row)
    assert [(one.row, one.column, one.caution.what) for one in found.cautions] == [
        (2, "Question", "what looks like a person’s name"),
        (2, "Question", "a telephone number"),
    ]
    assert len(found.added) == 1
    assert "Jones" not in " ".join(str(one) for one in found.cautions)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["Colour", "Size"], ["red", "3"]], "has no table of Questions"),
        ([["Question", "question"], ["a", "b"]], "two columns for one field"),
    ],
)
def test_a_file_that_is_no_such_table(
    ws: Workspace, tmp_path: Path, rows: Cells, words: str
) -> None:
    with pytest.raises(UserProblem, match=words):
        read(ws, Question, tmp_path, *rows)  # type: ignore[arg-type]


def test_a_file_that_holds_no_table_at_all(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(UserProblem, match="holds no table"):
        read_table(ws, Question, path)


def test_rejected_rows_are_saved_with_reasons_and_come_back_when_mended(
    ws: Workspace, tmp_path: Path
) -> None:
    bad = ("=How many?", "The force", "soon", "perhaps")
    found = read(ws, Question, tmp_path, (*ASKED, "State"), (*ONE, "open"), bad)
    path = tmp_path / "rejected.csv"
    write_rejected(found, path)
    head, row = path.read_text(encoding="utf-8-sig").splitlines()
    assert head == "Question,Asked of,Asked on,State,Row of the file,Why it was rejected"
    assert row.startswith("'=How many?,The force,soon,perhaps,3,")
    mended = path.read_text(encoding="utf-8-sig").replace("soon,perhaps", "1 May 2022,open")
    path.write_text(mended, encoding="utf-8")
    again_read = read_table(ws, Question, path)
    assert (len(again_read.added), again_read.notes) == (1, ())
    assert again_read.added[0].brought.said["asked"] == "=How many?"


def test_a_preview_in_lines(ws: Workspace, tmp_path: Path) -> None:
    kept(ws, Question)
    found = read(
        ws, Question, tmp_path, ("Reference", *ASKED),
        ("Q-001", "How many?", "The force", "2022-03-31"), ("", *ONE[:2], "soon"),
    )  # fmt: skip
    lines = describe_table(found)
    assert lines[:3] == [
        "table.csv: Questions",
        "rows read 2 = 0 added + 1 changed + 0 unchanged + 1 rejected",
        "changed: Q-001 How many?: Question",
    ]
    assert lines[3].startswith("rejected: row 3, Asked on: “soon”: ")


def test_made_up_records_stay_made_up(ws: Workspace, tmp_path: Path) -> None:
    head = (*ASKED, "Sample data")
    found = read(ws, Question, tmp_path, head, (*ONE, "Made up, about no real force"))
    keep_table(ws, Question, found.to_keep)
    assert str(records.read(ws, Question)[0].provenance) == "sample"
    assert date(2022, 3, 31) == DAY
