"""Every paper of the sample by the command line, in every format, without Qt: the same numbers in
all, the same bytes twice, and no warning but the sample's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from oversight_app.domain.papers import Format, PaperOrder
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.store.workspace import Workspace, open_workspace
from oversight_app.summaries.document import ChartBlock, TableBlock
from oversight_app.summaries.preparing import prepare
from oversight_app.summaries.reread import figures_in
from oversight_app.summaries.reread_figures import figures_of

FORMATS = [word for each in Format for word in ("--format", str(each))]
PAPERS = {
    "quarterly": ("--period", "2022-23-Q2"),
    "specials": (),
    "activity": ("--period", "2022-23-Q2"),
    "decision": ("--subject", "ED-001"),
    "specified-information": ("--period", "2022-23-Q2"),
    "claim": ("--subject", "CL-001"),
    "press-line": ("--group", "G-001"),
}
WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("Qt is not installed")
sys.meta_path.insert(0, NoQt())
from oversight_app.cli import run
code = 0
for line in sys.stdin.read().splitlines():
    code = code or run(line.split("\\t"))
sys.exit(code)
"""


@dataclass(frozen=True, slots=True)
class Written:
    """Two runs of every paper, and what was said beside the output."""

    workspace: Path
    first: Path
    second: Path
    warnings: str


def run(commands: list[list[str]], seed: str) -> "subprocess.CompletedProcess[str]":
    """Run commands in a process of its own, which has no Qt."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT],
        input="\n".join("\t".join(words) for words in commands),
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )


@pytest.fixture(scope="module")
def written(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Every paper of the sample, written twice by processes that agree on nothing by chance."""
    folder = tmp_path_factory.mktemp("papers")
    workspace = Path(shutil.copy(sample_file, folder / "sample.oversight"))
    warnings = ""
    for out, seed in (("first", "1"), ("second", "2")):
        commands = []
        for name, more in PAPERS.items():
            to = folder / out / name
            to.mkdir(parents=True)
            words = ["summary", name, "-w", str(workspace), "--out", str(to), *more, *FORMATS]
            commands.append(words)
        done = run(commands, seed)
        assert done.returncode == 0, done.stderr
        warnings = done.stderr
    return Written(workspace, folder / "first", folder / "second", warnings)


@pytest.fixture(scope="module")
def sample(written: Written) -> Iterator[Workspace]:
    """The sample that the papers were written from."""
    with open_workspace(written.workspace, for_writing=False) as ws:
        yield ws


@pytest.mark.parametrize("name", PAPERS)
def test_every_format_is_written_without_qt(written: Written, name: str) -> None:
    files = sorted((written.first / name).iterdir())
    assert {file.suffix for file in files} == {
        ".html", ".pdf", ".docx", ".xlsx", ".csv", ".json",
    }  # fmt: skip
    for file in files:
        assert ("sample-data" in file.name) is (name not in ("specials", "claim"))
        assert "OFFICIAL" in file.name


@pytest.mark.parametrize("name", PAPERS)
def test_two_runs_are_the_same_bytes(written: Written, name: str) -> None:
    first, second = (
        {file.name: file.read_bytes() for file in (folder / name).iterdir()}
        for folder in (written.first, written.second)
    )
    assert first == second


def test_the_pack_holds_the_same_numbers_in_all_formats(
    written: Written, sample: Workspace
) -> None:
    order = PaperOrder("quarterly", Period.parse("2022-23-Q2", PeriodKind.QUARTER))
    document = prepare(sample, order).document
    tables = [b.table for b in document.walk() if isinstance(b, TableBlock)]
    charts = [b.table for b in document.walk() if isinstance(b, ChartBlock)]
    assert len(tables) > 10
    assert charts
    folder = written.first / "quarterly"
    lists = [figures_in(file.read_bytes(), Format.CSV)[0] for file in folder.glob("*.csv")]
    # The last column of a list of made-up figures says so in each row.
    assert sorted(tuple(row[:-1] for row in one) for one in lists) == sorted(
        figures_of(table) for table in (*tables, *charts)
    )
    for each in (Format.HTML, Format.XLSX, Format.DOCX, Format.PDF):
        (file,) = folder.glob(f"*.{each}")
        found = list(figures_in(file.read_bytes(), each))
        # Word and PDF show a chart as a picture alone; its table is in the others.
        beside = () if each in (Format.DOCX, Format.PDF) else charts
        for table in (*tables, *beside):
            # Contents, notes and sources are tables of a file's own, beside those of the paper.
            assert figures_of(table) in found, each
            found.remove(figures_of(table))


def test_the_check_of_the_pack_finds_nothing_but_the_samples_own(written: Written) -> None:
    done = run(
        [["summary", "quarterly", "-w", str(written.workspace), "--check-only",
          "--period", "2022-23-Q2"]], "1",
    )  # fmt: skip
    assert done.returncode == 0
    lines = [line for line in done.stdout.splitlines() if not line.startswith("Fine: ")]
    assert [line.split(".")[0] for line in lines] == [
        "Warning: One return for July to September 2022 is not here",
        "Warning: 1 month was restated in the returns for July to September 2022",
        "Warning: It holds sample data, about no real force: every page is watermarked, and it "
        "can’t be recorded as sent",
    ]
