"""Tables of a page out of the window: saved as files, or copied."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.papers import Marking
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import TABLE, ExportDialog, written_dialog
from oversight_app.ui.progress import Progress
from oversight_app.ui.widgets.table_copy import as_mime

_FOLDER = "tables/folder"
_LONGEST = 60


class ShowsTables(Protocol):
    """A tab with tables, which knows how one of them is saved."""

    def tables(self) -> tuple[Table, ...]: ...

    def save_table(self, table: Table) -> None: ...


def tables_menu(context: Context, tab: ShowsTables, button: QWidget) -> QMenu:
    """Make the menu of a tab's Export button: each table that it shows can be saved and copied."""
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    menu.setObjectName("export-tables")

    def fill() -> None:
        menu.clear()
        found = tab.tables()
        for table in found:
            tip = "Save every row as a workbook or a list"
            _add(menu, f"Save “{_short(str(table.title))}”…", tip, partial(tab.save_table, table))
        menu.addSeparator()
        for table in found:
            tip = "Copy every row, for a spreadsheet or a paper"
            _add(menu, f"Copy “{_short(str(table.title))}”", tip, partial(_copy, context, table))
        if not found:
            menu.addAction("No table is shown").setEnabled(False)

    menu.aboutToShow.connect(fill)
    return menu


def save_table(
    context: Context, table: Table, finding: Finding | None, as_at: date | None, owner: QWidget
) -> None:
    """Ask for marking, formats and folder, then save a table; ``finding`` is the answer that it
    belongs to."""
    sensitive = finding is not None and finding.sensitive
    marking = Marking.OFFICIAL_SENSITIVE if sensitive else Marking.OFFICIAL
    dialog = ExportDialog(
        context.theme, TABLE, context.settings.value(_FOLDER), owner.window(), marking
    )

    def write() -> None:
        formats, folder, chosen = dialog.formats, dialog.folder, dialog.marking
        context.settings.set_value(_FOLDER, str(folder))

        def render(progress: Progress) -> tuple[Path, ...]:
            from oversight_app.summaries import table_file

            return table_file.save_table(
                context.workspace, table, finding, formats, folder, chosen, as_at,
                lambda done, of: progress.report(done, of), lambda: progress.cancelled,
            )  # fmt: skip

        def done(files: tuple[Path, ...]) -> None:
            context.open_dialog(written_dialog(files, owner.window()))

        dialog.accept()
        context.jobs.other("table", "Saving the table", render, done)

    dialog.submitted.connect(write)
    context.open_dialog(dialog)


def _add(menu: QMenu, words: str, tip: str, run: Callable[[], None]) -> None:
    # An ampersand would be taken for the mark of a key.
    action = menu.addAction(words.replace("&", "&&"))
    action.setToolTip(tip)
    action.triggered.connect(lambda _c=False: run())


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"


def _copy(context: Context, table: Table) -> None:
    QGuiApplication.clipboard().setMimeData(as_mime(table.columns, table.rows, str(table.title)))
    context.toast("Table copied")
