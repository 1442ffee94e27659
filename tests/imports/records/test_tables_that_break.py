"""Tables of records as they should not be: each is told in words, and nothing is kept by half."""

from pathlib import Path

import pytest

from oversight_app.domain.accountability import Question
from oversight_app.domain.decisions import Decision
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.plans import Investment
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest, Recommendation
from oversight_app.domain.risk import Risk
from oversight_app.imports.records.reading import read_table
from oversight_app.imports.records.table import TableRead
from oversight_app.store import history, records
from oversight_app.store.digests import digest
from oversight_app.store.record_importing import keep_table
from oversight_app.store.workspace import Workspace

HEAD = "Reference,Question,Asked of,Asked on,Links\n"


def read(ws: Workspace, kind: type[Recorded], folder: Path, words: str | bytes) -> TableRead:
    path = folder / "table.csv"
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    before = digest(ws), history.head(ws)
    found = read_table(ws, kind, path)
    assert (digest(ws), history.head(ws)) == before  # to look changes nothing
    return found


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",a,b,31/04/2022,", "It is no day"),
        (",a,b,44651,", "It is no day"),
        (",a,b,0000-01-01,", "It is no day"),
        (",a,b,1/1/9999,", "Correct the year"),
        ("Q-000,a,b,1/2/2022,", "It is no reference such as Q-001"),
        ("Q-٣,a,b,1/2/2022,", "It is no reference such as Q-001"),
        ("A-001,a,b,1/2/2022,", "It is no reference such as Q-001"),
        ("Q-100000,a,b,1/2/2022,", "Numbers go up to 99,999"),
        ("Q-007,a,b,1/2/2022,follows Q-007", "can’t be linked to itself"),
        (f",a,b,1/2/2022,about import {'9' * 5000}", "names no record, scheme, figure or import"),
        (",a,b,1/2/2022,about import ²", "names no record, scheme, figure or import"),
        (f",a,{'b' * 301},1/2/2022,", "has 301 characters, and 300 is the most"),
        (f",{'a' * 100_001},b,1/2/2022,", "has 100,001 characters, and 100,000 is the most"),
        (",\u200b\u202e,b,1/2/2022,", "Question is missing"),
    ],
)
def test_a_row_that_is_rejected(ws: Workspace, tmp_path: Path, row: str, why: str) -> None:
    found = read(ws, Question, tmp_path, f"{HEAD}{row}\n,Who pays?,The force,1/2/2022,\n")
    assert (found.rejected, len(found.added)) == ((2,), 1)
    assert any(why in one.why for one in found.problems)
    keep_table(ws, Question, found.to_keep)
    assert [one.asked for one in records.read(ws, Question)] == ["Who pays?"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (InformationRequest, "Subject,What is asked for,Received\nx,y,31/12/9999\n"),
        (Recommendation, "Report,Report published on,Recommendation\nx,31/12/9999,z\n"),
    ],
)
def test_a_clock_that_would_end_after_all_days(
    ws: Workspace, tmp_path: Path, kind: type[Recorded], words: str
) -> None:
    (problem,) = read(ws, kind, tmp_path, words).problems
    assert problem.why.endswith("Correct the year.")


def test_a_level_that_the_scale_has_not_is_told_once(ws: Workspace, tmp_path: Path) -> None:
    words = "Risk,Owner,Raised on,Likelihood now,Impact now,Review by\nx,y,1/1/2022,5,1,1/1/2023\n"
    (problem,) = read(ws, Risk, tmp_path, words).problems
    assert problem.why == (
        "The risk has a level that the scale does not have: likelihood goes from 1 to 4, impact "
        "from 1 to 4. Choose levels of the scale."
    )


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("12,500.50", 1_250_050), ("£1", 100), ("12,50", None), ("(500)", None), ("-5", None),
     ("£1e5", None), ("1.005", None)],
)  # fmt: skip
def test_money(ws: Workspace, tmp_path: Path, typed: str, pence: int | None) -> None:
    found = read(
        ws, Investment, tmp_path,
        f'Scheme,Purpose,From,To,Spent,Source\nspecials,x,1/4/2021,31/3/2022,"{typed}",y\n',
    )  # fmt: skip
    assert [row.brought.said["spent"] for row in found.added] == ([] if pence is None else [pence])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_ends(
    ws: Workspace, tmp_path: Path, encoding: str, ends: str
) -> None:
    table = f'{HEAD}Q-002,"Café – £5?\nOr more?",The force,1/2/2022,\n'.replace("\n", ends)
    found = read(ws, Question, tmp_path, table.encode(encoding))
    assert [row.brought.said["asked"] for row in found.added] == ["Café – £5?\nOr more?"]


def test_a_cell_longer_than_any_is_told(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserProblem, match=r"a cell of more characters than .* \(at line 2\)"):
        read(ws, Question, tmp_path, f"{HEAD},{'a' * 200_000},b,1/2/2022,\n")


def test_a_loop_within_one_table_keeps_none_of_it(ws: Workspace, tmp_path: Path) -> None:
    found = read(
        ws, Question, tmp_path,
        f"{HEAD}Q-005,a,b,1/2/2022,follows Q-006\nQ-006,c,d,1/2/2022,follows Q-005\n",
    )  # fmt: skip
    before = digest(ws), history.head(ws)
    with pytest.raises(UserProblem) as told:
        keep_table(ws, Question, found.to_keep)
    assert str(told.value) == (
        "Row 3 can’t be kept, so nothing was brought in. This link would make a loop: what it "
        "points to follows from this record already. Correct the row, or take it out of the "
        "table, and bring it in again."
    )
    assert (digest(ws), history.head(ws)) == before


@pytest.mark.parametrize("notice", ["2022/0", "2022/999999", "202/1", "２０２２/1"])
def test_a_number_of_a_notice_that_is_none(ws: Workspace, tmp_path: Path, notice: str) -> None:
    found = read(
        ws, Decision, tmp_path,
        "Number,Title,Proposed on,State,Signed by,Signed on,Reasons,Options considered\n"
        f"{notice},x,1/1/2022,Signed,The Commissioner,2/1/2022,y,z\n",
    )  # fmt: skip
    with pytest.raises(UserProblem, match=r"Row 2 .* is no number of a decision"):
        keep_table(ws, Decision, found.to_keep)
    assert records.read(ws, Decision) == ()
