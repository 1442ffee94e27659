"""Run as a child to be killed: brings a workspace to a made-up next version, in which every figure
is rebuilt, and says when it begins and when it is done."""

import sys
from pathlib import Path

from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.migrations import migrate, rebuild
from oversight_app.store.schema import SCHEMAS, VERSION


def rebuild_figures(db: WorkspaceDatabase) -> None:
    """Make the table of observations anew, as it is."""
    statement = next(one for one in SCHEMAS[VERSION] if one.startswith("CREATE TABLE observation "))
    names = [name for _, name, *_ in db.rows("PRAGMA table_info(observation)")]
    rebuild(db, "observation", statement, {name: name for name in names})


if __name__ == "__main__":
    print("ready", flush=True)
    migrate(
        Path(sys.argv[1]), {VERSION: rebuild_figures}, VERSION + 1, {VERSION + 1: SCHEMAS[VERSION]}
    )
    print("done", flush=True)
