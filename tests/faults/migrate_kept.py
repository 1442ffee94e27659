"""Run as a child to be killed: brings a file of an older version to this one."""

import sys
from pathlib import Path

from oversight_app.store.migrations import migrate

if __name__ == "__main__":
    print("ready", flush=True)
    migrate(Path(sys.argv[1]))
    print("done", flush=True)
