"""The context menu of a measure on the Overview: what the keys do, in words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from oversight_app.ui.pages import overview_acts as acts
from oversight_app.ui.plain_tips import plain_tip

if TYPE_CHECKING:
    from oversight_app.ui.pages.overview_body import OverviewBody


def show_menu(body: "OverviewBody", where: QPoint) -> None:
    """Show it at a place on the screen, for the measure that is selected."""
    matrix = body.measures.matrix
    line = matrix.line
    if line is None:
        return
    menu = QMenu(body)
    menu.setObjectName("measure-menu")
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)

    def add(words: str, tip: str, run: Callable[[], None], *, can: bool = True) -> None:
        action = menu.addAction(words)
        action.setToolTip(plain_tip(tip))
        action.setEnabled(can)
        action.triggered.connect(lambda _c=False: run())

    add("Open\tEnter", "Open the page that shows it", lambda: body.open_line(line.measure.id))
    add("Where does this come from?\tCtrl+I", "Definition, source, rows, coverage and caveats",
        body.show_origin)  # fmt: skip
    add("What is this?", "What it is, and how to read it", body.explain)
    menu.addSeparator()
    add("Add a note…", "A dated, signed note at a month of its chart", body.add_note,
        can=not body.context.read_only and acts.takes_notes(line))  # fmt: skip
    menu.addSeparator()
    add("Copy this row\tCtrl+C", "Copy it as a table", matrix.copy_rows)
    add("Copy this table", "Copy every measure", matrix.copy_table)
    add("Save this table…", "Save every measure in any format", matrix.save_table)
    menu.popup(where)
