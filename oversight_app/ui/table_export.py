"""The menu of a page's Export button: the page, and each table that it shows."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from oversight_app.domain.findings import Table
from oversight_app.ui.plain_tips import plain_tip

EXPORT_TIP = "Write what this page shows in any format, small numbers hidden"
_LONGEST = 60


class ShowsTables(Protocol):
    """A tab with tables, which knows how it and one of them are saved."""

    def tables(self) -> tuple[Table, ...]: ...

    def save_table(self, table: Table) -> None: ...

    def copy_table(self, table: Table) -> None: ...

    def export_page(self) -> None: ...


def tables_menu(tab: ShowsTables, button: QWidget) -> QMenu:
    """Make the menu of a tab's Export button: the whole page, and each table that it shows to be
    saved and copied."""
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    menu.setObjectName("export-tables")

    def fill() -> None:
        menu.clear()
        found = tab.tables()
        _add(menu, "Export this page…", EXPORT_TIP, tab.export_page)
        menu.addSeparator()
        for table in found:
            tip = "Save every row in any format"
            _add(menu, f"Save “{_short(str(table.title))}”…", tip, partial(tab.save_table, table))
        menu.addSeparator()
        for table in found:
            tip = "Copy every row, for a spreadsheet or a paper, small numbers hidden"
            _add(menu, f"Copy “{_short(str(table.title))}”", tip, partial(tab.copy_table, table))

    menu.aboutToShow.connect(fill)
    return menu


def _add(menu: QMenu, words: str, tip: str, run: Callable[[], None]) -> None:
    # An ampersand would be taken for the mark of a key.
    action = menu.addAction(words.replace("&", "&&"))
    action.setToolTip(plain_tip(tip))
    action.triggered.connect(lambda _c=False: run())


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
