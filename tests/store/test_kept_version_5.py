"""A file of version 5 opens with its papers, and with what came with version 6."""

import gzip
from datetime import timedelta
from pathlib import Path

from oversight_app.domain.office_settings import OfficeSettings
from oversight_app.domain.papers import Stage
from oversight_app.store import history, papers, snoozes
from oversight_app.store.checking import check
from oversight_app.store.office_settings import office_settings
from oversight_app.store.workspace import open_workspace

KEPT = Path(__file__).with_name("kept") / "version-5.oversight.gz"
"""A file that the program of version 5 made: one of each kind of record, a draft, a frozen
paper."""


def test_papers_are_there_and_things_can_be_put_off(tmp_path: Path) -> None:
    path = tmp_path / "version-5.oversight"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    with open_workspace(path) as ws:
        kept = {one.name: one.stage for one in papers.papers(ws)}
        assert kept == {"Pack of version 5": Stage.FROZEN, "A second draft": Stage.DRAFT}
        assert office_settings(ws) == OfficeSettings()
        assert snoozes.snoozes(ws) == ()
        assert history.next_undo(ws) is None
        snoozes.snooze(ws, "backup", ws.today() + timedelta(days=7), "The drive is on its way")
    assert check(path).ok
