"""Making the reference again from the published files; skipped where they are absent."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from oversight_app.resource_files import resource

REPOSITORY = Path(__file__).resolve().parents[2]
PUBLISHED = REPOSITORY.parent / "shared" / "data"
SCRIPT = REPOSITORY / "resources" / "reference" / "build_reference.py"

pytestmark = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="the published files are not part of the repository"
)


def build(data: Path, into: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", SCRIPT, "--from", data, "--into", into],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The published files, to be changed by a test."""
    folder = tmp_path / "data"
    for part in ("home-office", "population", "boundaries", "facts"):
        shutil.copytree(PUBLISHED / part, folder / part)
    return folder


def test_making_it_again_gives_the_same_bytes(tmp_path: Path) -> None:
    done = build(PUBLISHED, tmp_path)
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in resource("reference").glob("*.csv")}
    assert made.keys() == kept.keys()
    assert [name for name in made if made[name] != kept[name]] == []
    assert "Specials 31 March 2022: 8,545, as published" in done.stdout


def refused(data: Path, into: Path) -> str:
    """Build, expect a refusal that writes nothing, and return its words."""
    into.mkdir()
    done = build(data, into)
    assert done.returncode == 1
    assert list(into.iterdir()) == []
    return done.stderr


def test_a_name_printed_for_two_forces_is_refused(copied: Path, tmp_path: Path) -> None:
    with (copied / "facts" / "force_name_variants.csv").open("a", newline="") as file:
        csv.writer(file).writerow(["E23000039", "Dorset", "WILTSHIRE", "a test"])
    assert "wiltshire" in refused(copied, tmp_path / "made")


def test_a_sum_that_differs_from_the_published_one_is_refused(copied: Path, tmp_path: Path) -> None:
    table = copied / "home-office" / "open-data-table-police-workforce-2007-2022.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(
        n for n, line in enumerate(lines)
        if line.startswith("2022") and "Wiltshire" in line and ",special constable," in line
    )  # fmt: skip
    cells = lines[place].split(",")
    cells[-2] = str(int(cells[-2]) + 1)
    lines[place] = ",".join(cells)
    table.write_text("".join(lines), encoding="utf-8")
    assert "8,546 found, 8,545 published" in refused(copied, tmp_path / "made")
