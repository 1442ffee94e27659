"""A paper's whole text beside the one that was read and kept."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def reads_as_kept(name: str, text: str) -> None:
    """After a wanted change: OVERSIGHT_WRITE_GOLDEN=1 pytest tests/summaries, then read the
    difference before keeping it."""
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("OVERSIGHT_WRITE_GOLDEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8", newline="\n")
    assert text == kept.read_text(encoding="utf-8")
