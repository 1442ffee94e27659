"""Run as a child to be killed: keeps records, keeps drafts of their forms, disposes of them.

Prints ``kept N`` or ``gone N`` after each, N being the round: it was acknowledged then.
"""

import sys
from datetime import date
from itertools import count
from pathlib import Path

from oversight_app.domain.accountability import Question
from oversight_app.store import records
from oversight_app.store.disposal import disposals, dispose
from oversight_app.store.drafts import keep_draft
from oversight_app.store.workspace import open_workspace

DAY = date(2012, 5, 1)


def main(path: Path) -> None:
    """Keep and dispose, round after round, until somebody ends it."""
    with open_workspace(path) as workspace:
        left = [one.id for one in records.read(workspace, Question)]
        start = len(disposals(workspace)) + 1
        print("ready", flush=True)
        if left:
            dispose(workspace, left, "Office", "Left over")
            start += 1
        for number in count(start):
            words = f"Ashwood-{number:06d}-Mill"
            new = [
                Question(asked=f"{words} {one}", asked_of="Force", asked_on=DAY)
                for one in range(20)
            ]
            saved = records.save_all(workspace, new, "Bring in questions").saved
            keep_draft(workspace, "question", saved[0], 1, {"asked": words})
            print("kept", number, flush=True)
            dispose(workspace, saved, "Office", "Seven years after it ended")
            print("gone", number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
