"""Killed while it freezes and sends papers: each act is whole or not there."""

import random
import time
from pathlib import Path
from typing import Any

from oversight_app.domain.papers import Stage
from oversight_app.store import papers
from oversight_app.store.checking import check
from oversight_app.store.workspace import open_workspace


def test_killed_while_papers_are_frozen_and_sent(child: Any, workspace_file: Path) -> None:
    chance = random.Random(7)
    for _ in range(6):
        process = child("busy_papers.py", workspace_file)
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.02, 0.3))
        assert process.poll() is None
        process.kill()
        said = [int(line) for line in process.stdout.read().splitlines() if line.isdigit()]
        process.wait()
        with open_workspace(workspace_file) as ws:
            for one in papers.papers(ws):
                if one.stage is not Stage.DRAFT:
                    assert papers.kept(ws, one.frozen)
                assert bool(one.files) is (one.stage is Stage.SENT)
            sent = {one.id for one in papers.sent_papers(ws)}
            assert sent >= set(said)
        report = check(workspace_file)
        assert report.ok, report.lines
