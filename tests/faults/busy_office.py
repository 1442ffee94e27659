"""Run as a child to be killed: imports, takes back, edits and backs up without a pause.

Before an action it prints nothing; after one, the number of entries in the history and its head.
What it has printed was acknowledged, so it must never be lost.
"""

import sys
from datetime import date
from itertools import count
from pathlib import Path

from oversight_app.domain.batches import Incoming
from oversight_app.domain.observations import Observation, Release
from oversight_app.domain.records import Investment
from oversight_app.store import history, investments
from oversight_app.store.backup import backup, restore
from oversight_app.store.batches import all_batches, keep, undo_batch
from oversight_app.store.bodies import forces
from oversight_app.store.workspace import Workspace, open_workspace

DAY = date(2022, 3, 31)


def _incoming(workspace: Workspace, number: int) -> Incoming:
    edition = date(2023 + number % 60, 3, 31)
    release = Release("tables", edition, "Tables", "Home Office", "OGL", reissue=0)
    rows = tuple(
        (Observation(force.code, day, "specials-strength", float(number % 1000), sex=sex),)
        for force in forces(workspace, DAY)
        for sex in ("Female", "Male")
        for day in (DAY, edition)
    )
    return Incoming(f"{number}.ods", "0" * 64, "Test", release, rows)


def main(path: Path, others: Path) -> None:
    """Do one thing after another until somebody ends it."""
    with open_workspace(path) as workspace:
        start = len(history.entries(workspace, limit=1_000_000))
        print("ready", flush=True)
        for number in count(start):
            kind = number % 6
            if kind == 0:
                keep(workspace, [_incoming(workspace, number), _incoming(workspace, number + 1)])
            elif kind == 1:
                undo_batch(
                    workspace, next(b.id for b in all_batches(workspace) if b.undone_at is None)
                )
            elif kind == 2:
                history.undo(workspace)
            elif kind == 3:
                investments.add_investment(workspace, Investment(DAY, DAY, number, "Kit", "Paper"))
            elif kind == 4:
                history.undo(workspace)
            else:
                history.redo(workspace)
                made = backup(workspace, others / f"{number}.oversight")
                restore(made, others / f"{number} restored.oversight")
            (last,) = history.entries(workspace, limit=1)
            print(last.seq, last.hash, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
