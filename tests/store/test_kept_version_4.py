"""A file of version 4 opens with every record, and with what came with version 5."""

import gzip
from datetime import date
from pathlib import Path

from oversight_app.domain.papers import PaperOrder, PaperSettings
from oversight_app.domain.record_kinds import KINDS
from oversight_app.store import history, papers, records
from oversight_app.store.checking import check
from oversight_app.store.record_versions import versions
from oversight_app.store.workspace import open_workspace

KEPT = Path(__file__).with_name("kept") / "version-4.oversight.gz"
"""A file that the program of version 4 made: at least one record of each kind."""


def test_records_are_there_and_papers_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "version-4.oversight"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    with open_workspace(path) as ws:
        for kind in KINDS.values():
            found = records.read(ws, kind)
            assert found, kind.kind
            for one in found:
                assert versions(ws, one)[-1].record == one
        assert papers.paper_settings(ws) == PaperSettings()
        assert papers.papers(ws) == ()
        assert history.next_undo(ws) is None
        (number,) = papers.save_draft(ws, "Pack", PaperOrder("quarterly"), "The office").saved
        papers.freeze(ws, number, b"{}", history.head(ws), date(2022, 10, 31))
    assert check(path).ok
