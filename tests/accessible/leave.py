"""A program that asks for every chart's values, shows others, closes a window and ends."""

import gc
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from oversight_app.ui.theme import Scheme
from tests.accessible.tree import walk
from tests.accessible.walking import Walk


def main(workspace: Path, *, close: bool) -> None:
    """Read everything twice, with the look changed in between; end with the window open or not."""
    app = QApplication([])
    made = Walk.begin(workspace.parent, workspace, Scheme.LIGHT, 1.0)
    told = 0
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        for address in ("activity/activity", "specials/compare", "outside-groups/timeline"):
            made.window.go_to(address)
            made.settle()
            root = QAccessible.queryAccessibleInterface(made.window)
            told += sum(one.role() == QAccessible.Role.ListItem for one in walk(root))
            gc.collect()
        made.theme.choose(scheme, 1.2)
        made.settle()
    if close:
        made.end()
    print(f"{told > 50}")
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]), close=sys.argv[2] == "close")
