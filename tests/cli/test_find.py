"""Finding anything on the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sample(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_once, tmp_path / "sample.oversight"))


def test_a_record_by_a_misspelt_word(run: Run, sample: Path) -> None:
    code, out, err = run("find", "vettnig", "lapses", "-w", sample)
    assert code == 0
    assert "Vetting of volunteers lapses" in out
    assert "Instead of ‘vettnig’: vetting" in err


def test_a_figure_for_programs(run: Run, sample: Path) -> None:
    _, out, _ = run("find", "wiltshire", "strength", "-w", sample, "--format", "json")
    first = json.loads(out)[0]
    assert (first["title"], first["figure"]) == ("Specials in post, Wiltshire", "153")
    assert first["address"] == "specials/compare/specials-strength/E23000038"


def test_what_the_help_says_is_found_too(run: Run, sample: Path) -> None:
    _, out, _ = run("find", "backups", "-w", sample, "--format", "csv")
    assert "help/backups" in out


def test_nothing_found_says_where_it_looked(run: Run, sample: Path) -> None:
    code, out, _ = run("find", "zzzqqq", "-w", sample)
    assert code == 0
    assert out.startswith("Nothing was found. Looked through ")


def test_small_numbers_of_volunteers_are_not_told(run: Run, sample: Path) -> None:
    _, out, err = run(
        "find", "people in post", "scrutiny", "-w", sample, "--format", "json", "--limit", "50"
    )
    (one,) = [row for row in json.loads(out) if row["title"] == "People in post, Scrutiny panels"]
    assert one["figure"] == ""
    assert "the window shows them" in err
    # Neither by asking whether there are just so many.
    for number in range(1, 13):
        _, out, _ = run("find", str(number), "-w", sample, "--format", "json", "--limit", "500")
        assert not [row for row in json.loads(out) if row["title"].startswith("People in post")]
