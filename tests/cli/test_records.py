"""The office's records on the command line: listed, what is due, as tables in and out."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.accountability import Action, Meeting, Question
from oversight_app.domain.records import Office
from oversight_app.domain.risk import Risk
from oversight_app.store import records
from oversight_app.store.workspace import create, open_workspace

Run = Callable[..., tuple[int, str, str]]
MARCH = date(2022, 3, 1)


@pytest.fixture(scope="session")
def office_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("records") / "office.oversight"
    ws = create(file, Office("Office", "E23000038", review_date=date(2022, 10, 31)))
    asked = {"asked_of": "Wiltshire Police", "asked_on": MARCH}
    for record in (
        Question(asked="How many are vetted?", due=date(2022, 10, 26), owner="HR", **asked),
        Question(asked="=Who pays?", state="answered", answered_on=date(2022, 5, 2), **asked),
        Action(task="Vet the three", owner="HR", set_on=MARCH, due=date(2022, 11, 2)),
        Risk(name="Entrapment", owner="HR", raised_on=MARCH, likelihood=2, impact=3,
             review_by=date(2022, 12, 31)),
    ):  # fmt: skip
        records.save(ws, record, day=MARCH)
    ws.close()
    return file


@pytest.fixture
def office(office_once: Path, tmp_path: Path) -> Path:
    """Two questions, one of them five days late, an action that is due in two days, a risk."""
    return Path(shutil.copy(office_once, tmp_path / "office.oversight"))


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


def test_a_list_for_people(run: Run, office: Path) -> None:
    code, out, _ = run("list", "questions", "-w", office)
    assert code == 0
    assert "How many are vetted?" in out
    assert "Overdue by 5 days" in out
    assert "Answered" in out


def test_a_list_for_programs(run: Run, office: Path) -> None:
    _, out, _ = run("list", "question", "-w", office, "--format", "json")
    first, second = json.loads(out)
    assert (first["reference"], first["due"], first["standing"]) == (
        "Q-001", "2022-10-26", "Overdue by 5 days",
    )  # fmt: skip
    assert (second["reference"], second["due"], second["state"]) == ("Q-002", None, "Answered")


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (["--open"], ["Q-001"]),
        (["--overdue"], ["Q-001"]),
        (["--find", "pays"], ["Q-002"]),
        (["--owner", "hr"], ["Q-001"]),
        (["--as-at", "2022-02-28"], []),
        (["--as-at", "2022-10-01", "--overdue"], []),
        (["--as-at", "2022-10-27", "--overdue"], ["Q-001"]),
    ],
)
def test_a_list_is_narrowed(run: Run, office: Path, choice: list[str], left: list[str]) -> None:
    code, out, _ = run("list", "Questions", "-w", office, "--format", "csv", *choice)
    assert code == 0
    assert [row["reference"] for row in rows(out)] == left


@pytest.mark.parametrize("words", ["risk", "Risks", "RISK"])
def test_a_kind_goes_by_several_words(run: Run, office: Path, words: str) -> None:
    assert run("list", words, "-w", office)[0] == 0


def test_an_unknown_kind_names_the_kinds(run: Run, office: Path) -> None:
    code, out, err = run("list", "worry", "-w", office)
    assert (code, out) == (1, "")
    assert "There is no kind of record “worry”" in err
    assert "question, assurance, action" in err


def test_what_is_due(run: Run, office: Path) -> None:
    _, out, _ = run("due", "-w", office, "--format", "csv")
    assert [(row["reference"], row["what"], row["day"], row["days_late"]) for row in rows(out)] == [
        ("Q-001", "Answer due", "2022-10-26", "5"),
        ("A-001", "Due", "2022-11-02", "-2"),
        ("R-001", "Review", "2022-12-31", "-61"),
    ]
    _, out, _ = run("due", "-w", office, "--within", "30", "--format", "csv")
    assert [row["reference"] for row in rows(out)] == ["Q-001", "A-001"]
    code, out, _ = run("due", "-w", office)
    assert (code, "26 October 2022" in out) == (0, True)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_goes_out_and_comes_back(
    run: Run, office: Path, tmp_path: Path, ending: str
) -> None:
    table = tmp_path / f"questions.{ending}"
    code, out, _ = run("records", "export", "questions", table, "-w", office)
    assert (code, out) == (0, f"Made {table}: 2 records.\n")
    code, out, _ = run("records", "import", "questions", table, "-w", office)
    assert code == 0
    assert "rows read 2 = 0 added + 0 changed + 2 unchanged + 0 rejected" in out
    assert "Nothing was different" in out


def test_a_table_is_looked_at_then_kept_then_taken_back(
    run: Run, office: Path, tmp_path: Path
) -> None:
    table, rejects = tmp_path / "new.csv", tmp_path / "rejected.csv"
    table.write_text(
        "Reference,Title,Date,Kind of meeting\n,Board,1 May 2022,Holding to account\n"
        ",Panel,soon,\n",
        encoding="utf-8",
    )
    command = ("records", "import", "meetings", table, "-w", office)
    code, out, _ = run(*command, "--preview", "--rejects", rejects)
    assert code == 0
    assert "rows read 2 = 1 added + 0 changed + 0 unchanged + 1 rejected" in out
    assert "rejected: row 3, Date: “soon”" in out
    assert "Nothing was kept: this was a preview." in out
    assert ",Panel,soon,,3," in rejects.read_text(encoding="utf-8-sig")
    code, out, _ = run(*command)
    assert (code, out.splitlines()[-1]) == (0, "Meetings: 1 added, 0 changed by a table")
    with open_workspace(office, for_writing=False) as ws:
        assert [one.name for one in records.read(ws, Meeting)] == ["Board"]
    code, out, _ = run("undo", office)
    assert (code, "Bring in a table: Meetings" in out) == (0, True)
    with open_workspace(office, for_writing=False) as ws:
        assert records.read(ws, Meeting) == ()


def test_where_no_row_can_be_taken_it_says_so(run: Run, office: Path, tmp_path: Path) -> None:
    table = tmp_path / "new.csv"
    table.write_text("Title,Date\nBoard,soon\n", encoding="utf-8")
    code, out, err = run("records", "import", "meeting", table, "-w", office)
    assert (code, "rejected: row 2, Date" in out) == (1, True)
    assert "Nothing was kept: no row could be taken" in err


def test_another_ending_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    code, _, err = run("records", "export", "risk", tmp_path / "risks.docx", "-w", office)
    assert code == 1
    assert "ends neither in .csv nor in .xlsx. Nothing was written." in err


def test_what_is_past_its_time_is_listed_and_left_alone(run: Run, office: Path) -> None:
    # Questions are kept for seven years: that answered on 2 May 2022 until 2 May 2029.
    before = office.read_bytes()
    code, out, _ = run("records", "due-for-disposal", "-w", office, "--format", "json")
    assert (code, json.loads(out)) == (0, [])
    args = ("records", "due-for-disposal", "-w", office, "--on", "2029-05-02", "--format", "csv")
    (found,) = rows(run(*args)[1])
    assert (found["reference"], found["over"], found["stopped"]) == (
        "Q-002", "2029-05-02", "Nothing",
    )  # fmt: skip
    assert office.read_bytes() == before
