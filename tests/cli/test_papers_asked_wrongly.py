"""Papers asked for in a way that can't be: each says what is wrong, and nothing is written."""

from pathlib import Path

import pytest

from oversight_app import cli
from oversight_app.domain.papers import Format
from oversight_app.store.workspace import open_workspace
from tests.cli.conftest import Run

PAPERS = {
    "quarterly": (),
    "specials": (),
    "activity": (),
    "decision": ("--subject", "ED-001"),
    "specified-information": (),
    "claim": ("--subject", "CL-001"),
    "press-line": ("--group", "G-001"),
}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("quarterly", "--period", "2022-23-Q9"), "“2022-23-Q9” is not a quarter"),
        (("quarterly", "--period", "2050-51-Q1"), "begins after the review date"),
        (("claim", "--subject", "CL-001", "--period", "2022-23-Q2"), "is not of a period"),
        (("quarterly", "--leave-out", "nothing"), "“nothing” is no section"),
        (("pack",), "There is no paper called “pack”"),
        (("decision",), "Say which record the paper is about"),
        (("decision", "--subject", "ED-999"), "There is no record “ED-999”"),
        (("decision", "--subject", "CL-001"), "CL-001 is a claim"),
        (("claim", "--subject", "ED-001"), "ED-001 is an engagement decision"),
        (("claim", "--subject", "' OR 1=1 --"), "There is no record “' OR 1=1 --”"),
        (("quarterly", "--subject", "CL-001"), "is not about a record"),
        (("quarterly", "--group", "G-001"), "is not about an outside group"),
        (("activity", "--as-at", "2022-03-31"), "is not of a chosen day"),
        (("press-line", "--group", "G-999"), "G-999"),
        (("activity", "--show-small-numbers", " "), "are not shown without a reason"),
    ],
)
def test_what_can_not_be_made_says_why(
    run: Run, made_once: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    code, out, error = run("summary", *words, "-w", made_once, "--out", tmp_path)
    assert (code, out) == (1, "")
    assert said in error
    assert "Nothing was written" in error
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", ["gone", "a file", "x" * 300, "/".join(["y" * 200] * 30)])
def test_a_folder_that_is_none_is_told(
    run: Run, made_once: Path, tmp_path: Path, target: str
) -> None:
    (tmp_path / "a file").write_text("whole")
    words = ("summary", "claim", "-w", made_once, "--subject", "CL-001")
    code, out, error = run(*words, "--out", tmp_path / target)
    assert (code, out) == (1, "")
    assert "Nothing was written" in error
    assert [file.name for file in tmp_path.iterdir()] == ["a file"]
    assert (tmp_path / "a file").read_text() == "whole"


def test_what_stops_a_paper_writes_nothing_and_exits_with_3(
    run: Run, made_once: Path, tmp_path: Path
) -> None:
    # ED-002 of the sample is a draft that nobody signed.
    words = ("summary", "decision", "-w", made_once, "--subject", "ED-002")
    code, out, error = run(*words, "--out", tmp_path)
    assert (code, out) == (3, "")
    assert "ED-002 is a draft" in error
    assert list(tmp_path.iterdir()) == []
    code, out, error = run(*words, "--check-only")
    assert code == 3
    assert out.startswith("Stops: ED-002 is a draft")


def test_a_check_that_finds_warnings_alone_exits_with_0(run: Run, made_once: Path) -> None:
    words = ("summary", "claim", "-w", made_once, "--subject", "CL-001")
    code, out, error = run(*words, "--check-only")
    assert (code, error) == (0, "")
    assert "Warning: A source is more than 2 years old" in out


def test_warnings_stand_beside_the_output(run: Run, made_once: Path, tmp_path: Path) -> None:
    words = ("summary", "claim", "-w", made_once, "--subject", "CL-001", "--format", "html")
    code, out, error = run(*words, "--out", tmp_path)
    assert code == 0
    assert out.split() == [str(tmp_path / "claim-check-cl-001-2022-10-31-OFFICIAL.html")]
    assert error.startswith("Warning: ")


def test_a_workspace_that_a_window_holds_still_gives_papers(
    run: Run, made_once: Path, tmp_path: Path
) -> None:
    with open_workspace(made_once):
        code, _, _ = run(
            "summary", "claim", "-w", made_once, "--subject", "CL-001", "--format", "csv",
            "--out", tmp_path,
        )  # fmt: skip
    assert code == 0
    assert list(tmp_path.glob("*.csv"))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one's own with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "own.oversight"
    office = 'Office / of "the" \\ <PCC> \u202e=1+1'
    assert cli.run(["new", str(path), "--office", office, "--force", "wiltshire"]) == 0
    return path


@pytest.mark.parametrize("name", PAPERS)
def test_a_workspace_with_nothing_in_it_gives_papers_or_says_what_is_missing(
    run: Run, empty: Path, tmp_path: Path, name: str
) -> None:
    formats = [word for each in Format for word in ("--format", str(each))]
    words = ("summary", name, "-w", empty, *PAPERS[name], "--out", tmp_path, *formats)
    code, out, error = run(*words)
    written = list(tmp_path.iterdir())
    if code == 0:
        assert {file.suffix for file in written} >= {".html", ".pdf", ".docx", ".xlsx", ".json"}
    else:
        assert code in (1, 3)
        assert written == []
        assert "Nothing was written" in error
        assert out == ""
