"""Run as a child to be killed: imports, keeps returns, takes back, edits and backs up.

Before an action it prints nothing; after one, the number of entries in the history and its head.
What it has printed was acknowledged, so it must never be lost.
"""

import sys
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from oversight_app.domain.batches import Incoming
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.observations import Observation, Release
from oversight_app.domain.plans import Investment
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import history, records
from oversight_app.store.backup import backup, restore
from oversight_app.store.batches import all_batches, keep, undo_batch
from oversight_app.store.bodies import forces
from oversight_app.store.local_keeping import keep_local
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


def _returns(number: int) -> list[LocalIncoming]:
    """A log of 3,000 duties over a year in words new to the workspace, and a restated return."""
    district = Term(TermKind.DISTRICT, f"d{number}", f"District {number}")
    duties: list[Record] = [
        {
            "scheme": "specials",
            "day": date(2022, row % 12 + 1, row % 28 + 1),
            "volunteer": f"S-{row % 200}",
            "district": district.code,
            "activity": "patrol",
            "minutes": 60 + number % 60,
        }
        for row in range(3000)
    ]
    months: list[Record] = [
        {"scheme": "specials", "month": 2022 * 12 + month, "headcount": number % 1000}
        for month in range(12)
    ]
    log = built(duties, Mapping("Log", "activity", (), whole_months=True), file_name="log.csv")
    monthly = built(months, Mapping("Monthly", "return", ()), file_name="return.csv")
    return [replace(log, new_terms=(district,)), monthly]


def main(path: Path, others: Path) -> None:
    """Do one thing after another, once told to begin, until somebody ends it."""
    sys.stdin.readline()
    with open_workspace(path) as workspace:
        start = len(history.entries(workspace, limit=1_000_000))
        print("ready", flush=True)
        for number in count(start):
            kind = number % 8
            if kind == 0:
                keep(workspace, [_incoming(workspace, number), _incoming(workspace, number + 1)])
            elif kind == 1:
                undo_batch(
                    workspace, next(b.id for b in all_batches(workspace) if b.undone_at is None)
                )
            elif kind == 2:
                history.undo(workspace)
            elif kind == 3:
                records.save(
                    workspace,
                    Investment(
                        scheme="specials", from_day=DAY, to_day=DAY, spent=number, purpose="Kit",
                        source="Paper",
                    ),
                )  # fmt: skip
            elif kind == 4:
                history.undo(workspace)
            elif kind == 5:
                keep_local(workspace, _returns(number))
            elif kind == 6:
                undo_batch(
                    workspace, next(b.id for b in all_batches(workspace) if b.undone_at is None)
                )
                history.undo(workspace)
                history.undo(workspace)
            else:
                # Killed before it had undone anything, it has nothing to do again.
                if history.next_redo(workspace) is not None:
                    history.redo(workspace)
                made = backup(workspace, others / f"{number}.oversight")
                restore(made, others / f"{number} restored.oversight")
            (last,) = history.entries(workspace, limit=1)
            print(last.seq, last.hash, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
