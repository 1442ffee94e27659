"""The walk knows every dialog that there is."""

import importlib
import pkgutil

from PySide6.QtWidgets import QDialog

import oversight_app.ui
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.dialogs.set_editor import SetEditor
from tests.accessible.openings import OPENINGS
from tests.accessible.walking import FOLLOWS

SHAPES = {FormDialog.__name__, SetEditor.__name__}
"""What others are made of, and nothing by itself."""


def test_every_dialog_is_opened_by_the_walk() -> None:
    for module in pkgutil.walk_packages(oversight_app.ui.__path__, "oversight_app.ui."):
        importlib.import_module(module.name)
    every: set[str] = set()
    left = [QDialog]
    while left:
        for one in left.pop().__subclasses__():
            left.append(one)
            if one.__module__.startswith("oversight_app.ui"):
                every.add(one.__name__)
    opened = {one.shows for one in OPENINGS} | set(FOLLOWS)
    assert every - SHAPES - opened == set()
