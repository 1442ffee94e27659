"""The press line from the command line: as text, and as a page."""

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Run


def test_it_is_printed_with_the_share_and_what_it_does_not_show(run: Run, made_once: Path) -> None:
    code, said, _ = run("press-line", "-w", made_once)
    assert code == 0
    assert said.startswith("OFFICIAL\n\nPress line: Online child abuse activist groups\n")
    assert "114 of 259 is 44.0%; 95% interval 38.1% to 50.1%" in said
    assert "How many cases ended in conviction." in said
    assert "This paper holds sample data" in said


def test_as_it_was_before_the_line_was_cleared(run: Run, made_once: Path) -> None:
    code, said, _ = run("press-line", "-w", made_once, "--group", "G-001", "--as-at", "2021-11-01")
    assert code == 0
    assert "No line is cleared for use." in said
    assert "No position of the Commissioner is signed" in said


def test_an_unknown_group_is_named_with_those_there_are(run: Run, made_once: Path) -> None:
    code, _, told = run("press-line", "-w", made_once, "--group", "G-099")
    assert code != 0
    assert "There is no outside group “G-099”" in told
    assert "G-001 (Online child abuse activist groups)" in told


def test_a_page_with_its_marking(run: Run, made_once: Path, tmp_path: Path) -> None:
    code, said, _ = run(
        "summary", "press-line", "-w", made_once, "--group", "G-001", "--out", tmp_path,
        "--marking", "OFFICIAL",
    )  # fmt: skip
    assert code == 0
    (path,) = tmp_path.iterdir()
    assert path.name in said
    assert len(PdfReader(path).pages) == 1


def test_a_group_is_of_the_press_line_alone(run: Run, made_once: Path, tmp_path: Path) -> None:
    code, _, told = run(
        "summary", "specials", "-w", made_once, "--group", "G-001", "--out", tmp_path
    )
    assert code != 0
    assert "“specials” is not about an outside group. Nothing was written." in told
    assert list(tmp_path.iterdir()) == []
