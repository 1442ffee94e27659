"""Run as a child: opens a workspace for writing and holds it until its input ends."""

import sys

from oversight_app.store.workspace import open_workspace

with open_workspace(sys.argv[1]) as workspace:
    print(workspace.holder, flush=True)
    sys.stdin.read()
