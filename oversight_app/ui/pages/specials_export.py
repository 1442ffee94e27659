"""What leaves the Special Constabulary page: the brief, the table, a chart's picture."""

from PySide6.QtWidgets import QMenu

from oversight_app.ui.context import Context
from oversight_app.ui.pages.specials_compare import CompareTab


def export_menu(context: Context, tab: CompareTab) -> QMenu:
    """Make the menu of the Export button."""
    menu = QMenu(tab)
    menu.setToolTipsVisible(True)
    brief = menu.addAction("Special Constabulary comparison brief")
    brief.setToolTip("Shows it under Summaries, where it is checked and written")
    brief.triggered.connect(lambda _c=False: open_brief(context, tab))
    menu.addSeparator()
    page = menu.addAction("Export this page…")
    page.setToolTip("Write what this page shows in any format, small numbers hidden")
    page.triggered.connect(lambda _c=False: tab.export_page())
    saved = menu.addAction("Save this table…")
    saved.setToolTip("Save the table of forces as a workbook or a list")
    saved.triggered.connect(lambda _c=False: tab.forces.view.save_table())
    table = menu.addAction("Copy this table")
    table.setToolTip("Copy the table of forces, for a spreadsheet or a paper")
    table.triggered.connect(lambda _c=False: _copy_table(context, tab))
    for words, card in (("Funnel", tab.funnel), ("Trend", tab.trend), ("Map", tab.map)):
        part = menu.addMenu(words)
        part.addActions(card.make_actions(part))
    return menu


def open_brief(context: Context, tab: CompareTab) -> None:
    """Show the brief of what is shown where papers are looked at, checked and written."""
    if tab.comparison is not None:
        context.go_to(f"summaries/prepare/specials/{tab.comparison.selection.written()}")


def _copy_table(context: Context, tab: CompareTab) -> None:
    tab.forces.view.copy_table()
    context.toast("Table copied")
