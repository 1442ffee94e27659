"""What was told to a screen reader does not bring the program down as it ends."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("how", ["close", "leave open"])
def test_the_program_ends_in_peace_after_everything_was_read_out(
    sample_file: Path, tmp_path: Path, how: str
) -> None:
    copy = Path(shutil.copy(sample_file, tmp_path / "sample.oversight"))
    run = subprocess.run(
        [sys.executable, "-m", "tests.accessible.leave", str(copy), how],
        cwd=_ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "True"
