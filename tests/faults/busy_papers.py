"""Run as a child to be killed: drafts, freezes, approves and sends papers, one after another."""

import sys
from itertools import count
from pathlib import Path

from oversight_app.domain.papers import Format, PaperOrder
from oversight_app.store import history, papers
from oversight_app.store.workspace import open_workspace


def main(path: Path) -> None:
    """Print the number of each paper that was sent, once it is."""
    with open_workspace(path) as ws:
        print("ready", flush=True)
        for number in count():
            today = ws.today()
            draft = papers.save_draft(ws, f"Paper {number}", PaperOrder("specials"), "").saved[0]
            content = b'{"n":%d}' % number * 20_000
            papers.freeze(ws, draft, content, history.head(ws), today)
            papers.approve(ws, draft, "The Commissioner", today)
            files = [("a.pdf", Format.PDF, b"%PDF" + content)]
            papers.record_sent(ws, draft, "The panel", "The office", today, files, ())
            print(draft, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
