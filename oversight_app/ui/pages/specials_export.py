"""What leaves the Special Constabulary page: the brief, the table, a chart's picture."""

from pathlib import Path

from PySide6.QtWidgets import QMenu

from oversight_app.domain.papers import PaperOrder
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import BRIEF, ExportDialog, written_dialog
from oversight_app.ui.pages.specials_compare import CompareTab
from oversight_app.ui.progress import Progress

_FOLDER = "specials/folder"


def export_menu(context: Context, tab: CompareTab) -> QMenu:
    """Make the menu of the Export button."""
    menu = QMenu(tab)
    menu.setToolTipsVisible(True)
    brief = menu.addAction("Special Constabulary comparison brief…")
    brief.setToolTip("A PDF and an Excel workbook of what is shown")
    brief.triggered.connect(lambda _c=False: export_brief(context, tab))
    menu.addSeparator()
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


def export_brief(context: Context, tab: CompareTab) -> None:
    """Ask for marking, formats and folder, then write the brief of what is shown."""
    shown = tab.comparison
    if shown is None:
        return
    selection = shown.selection
    dialog = ExportDialog(context.theme, BRIEF, context.settings.value(_FOLDER), tab.window())

    def write() -> None:
        formats, folder, marking = dialog.formats, dialog.folder, dialog.marking
        context.settings.set_value(_FOLDER, str(folder))

        def render(progress: Progress) -> tuple[Path, ...]:
            from oversight_app.summaries import rendering

            order = PaperOrder("specials", selection=selection.written(), marking=marking)
            return rendering.render(
                context.workspace, order, formats, folder,
                lambda done, of: progress.report(done, of), lambda: progress.cancelled,
            )  # fmt: skip

        def done(files: tuple[Path, ...]) -> None:
            context.open_dialog(written_dialog(files, tab.window()))

        dialog.accept()
        context.jobs.other("brief", "Writing the brief", render, done)

    dialog.submitted.connect(write)
    context.open_dialog(dialog)


def _copy_table(context: Context, tab: CompareTab) -> None:
    tab.forces.view.copy_table()
    context.toast("Table copied")
