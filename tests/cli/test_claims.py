"""Claims on the command line: from numbers alone, and as they are kept."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oversight_app.domain.records import Office
from oversight_app.store.workspace import create
from tests.domain.making_claims import year_of
from tests.review.making_claims import kept, public_record

Run = Callable[..., tuple[int, str, str]]
NUMBERS = ("claims", "check", "--numerator", "114", "--denominator", "259")


@pytest.fixture(scope="session")
def office_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("claims") / "office.oversight"
    ws = create(file, Office("Office", "E23000038", review_date=date(2022, 10, 31)))
    public_record(ws)
    kept(ws, year_of(2017, 150, None, numerator_is="at-least", asked=43, answered=29))
    ws.close()
    return file


@pytest.fixture
def office(office_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(office_once, tmp_path / "office.oversight"))


def test_a_share_and_its_questions_from_numbers_alone(run: Run) -> None:
    code, out, err = run(*NUMBERS)
    assert (code, err) == (0, "")
    assert out == (
        """\
114 ÷ 259 = 44.0%
95% interval 38.1% to 50.1%
This treats the 259 as a sample of similar cases. If they are every case, 44.0% is simply the count.

Is the sum right?
  Not needed: 114 ÷ 259 = 44.0%. No share was quoted to hold it against.
Is there a denominator?
  Yes: It is out of 259.
The numbers alone do not say:
  Are the units the same?
  Is its area the area of the decision?
  What share of those asked answered?
  Does use in court mean conviction?
  Could the same case be counted twice?
  Are failures counted?
  Who gains if it is believed?
"""
    )


def test_against_the_share_as_quoted(run: Run) -> None:
    _, out, _ = run(*NUMBERS, "--quoted", "44%")
    assert "Agrees: 114 ÷ 259 = 44.0%, which agrees with the 44% quoted." in out
    _, out, _ = run(*NUMBERS, "--quoted", "45 per cent")
    assert "Differs: 114 ÷ 259 = 44.0%, and 45% was quoted." in out


def test_against_earlier_years(run: Run) -> None:
    _, out, _ = run(*NUMBERS, "--earlier", "77/256", "--earlier", "20 / 176")
    lines = out.splitlines()
    assert lines[3:6] == [
        "Against 77 ÷ 256 = 30.1%: 13.9 points more (95% interval 5.6 to 22.0).",
        "Against 20 ÷ 176 = 11.4%: 32.7 points more (95% interval 24.6 to 39.9).",
        "The comparison holds where both count the same and no case is in both: the numbers alone "
        "do not say.",
    ]


def test_of_a_full_count_the_share_is_the_count(run: Run) -> None:
    _, out, _ = run(*NUMBERS, "--counted-all")
    assert "They are every case, so 44.0% is simply the count." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--numerator", "260", "--denominator", "259"), "260 is more than 259"),
        (("--numerator", "1", "--denominator", "0"), "a share of none means nothing"),
        (("--numerator", "0", "--denominator", "0"), "a share of none means nothing"),
        (("--numerator", "-1", "--denominator", "5"), "can’t be below zero"),
        (("--numerator", "114"), "114 of how many?"),
        (("--denominator", "259"), "How many of the 259?"),
        (("--quoted", "44%"), "quoted without counts"),
        ((), "There is nothing to check"),
        (("--numerator", "1", "--denominator", "2", "--quoted", "half"), "“half” is no share"),
        (("--numerator", "1", "--denominator", "2", "--quoted", "144%"), "up to 100%"),
        (("--numerator", "1", "--denominator", "2", "--earlier", "77"), "should read 77/256"),
        (("--numerator", "1", "--denominator", "2", "--earlier", "9/5"), "9 is more than 5"),
        (("CL-001",), "Give the workspace after -w"),
        (("CL-001", "--numerator", "1"), "has its own numbers"),
    ],
)
def test_numbers_that_make_no_share_are_refused_in_one_line(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run("claims", "check", *words)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_claim_that_is_kept(run: Run, office: Path) -> None:
    code, out, _ = run("claims", "check", "cl-004", "-w", office)
    assert code == 0
    for line in (
        "CL-004: Used on 114 occasions in 259 cases",
        "114 ÷ 259 = 44.0%",
        "95% interval 38.1% to 50.1%",
        "  CL-003, 2015, 77 of 256: By the counts of CL-001, 44.0% in 2016 against 30.1% in 2015: "
        "13.9 points more (95% interval 5.6 to 22.0).",
        "  Differs: England and Wales, 2016. The decision is about Wiltshire, 2022.",
        "Verdict: Arithmetic right, conclusion not shown",
        "Against “Supported”: 7 of 10 checks.",
        "  Does not follow",
    ):
        assert line in out.splitlines()


def test_a_claim_without_a_share_says_what_there_is(run: Run, office: Path) -> None:
    _, out, _ = run("claims", "check", "CL-005", "-w", office)
    assert "At least 150, of how many is not said." in out
    assert "  Partly: 29 of 43 answered: 67%." in out
    assert "Wording you can quote: None is offered, since the denominator is not known." in out


def test_a_claim_that_is_not_there(run: Run, office: Path) -> None:
    for name in ("CL-099", "Q-001", "nonsense"):
        code, _, err = run("claims", "check", name, "-w", office)
        assert code == 1
        assert f"There is no claim “{name}”" in err


def test_the_list_for_people_and_for_programs(run: Run, office: Path) -> None:
    _, out, _ = run("claims", "list", "-w", office)
    assert "114 of 259" in out
    _, out, _ = run("claims", "list", "-w", office, "--format", "json")
    rows = json.loads(out)
    assert [row["reference"] for row in rows] == [f"CL-00{n}" for n in range(1, 6)]
    assert rows[3]["share"] == "44.0%"
    assert rows[4]["counts"] == "at least 150"
    _, out, _ = run("claims", "list", "-w", office, "--as-at", "2015-12-31", "--format", "json")
    assert [row["reference"] for row in json.loads(out)] == ["CL-002"]


def test_the_sample_holds_the_figure_that_was_quoted(run: Run, made_once: Path) -> None:
    _, out, _ = run("claims", "list", "-w", made_once, "--format", "json")
    assert "114 of 259" in {row["counts"] for row in json.loads(out)}
