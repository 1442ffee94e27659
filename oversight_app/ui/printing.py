"""Printing what a page shows: the paper that Export would write, as pictures of its pages."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPageSize

from oversight_app.domain.papers import Marking
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.message import problem_dialog
from oversight_app.ui.dialogs.printing import PrintDialog
from oversight_app.ui.page import Page
from oversight_app.ui.page_export import save_shown, told
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.press_out import print_pages
from oversight_app.ui.widgets.paper_preview import PaperPreview
from oversight_app.ui.widgets.rows_view import RowsView
from oversight_app.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.summaries.document import Document
    from oversight_app.summaries.page_file import Shown
    from oversight_app.summaries.preparing import Prepared
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.progress import Progress

_PREVIEWED, _PRINTED = 110.0, 300.0
"""Dots to an inch."""
_NOTHING = "There is nothing on this page to print yet"
_RECORDS = "Records are not printed one by one: copy those that you need with Ctrl+C"


def print_page(window: "MainWindow") -> None:
    """Show what the page in front prints as, then ask which printer."""
    page, session = window.page, window.session
    if page is None or session is None:
        return
    document = prepared_paper(page)
    if document is not None:
        Printing(window, session.context, ()).show(document)
        return
    shown = shown_on(page)
    if not shown:
        records = any(one.isVisible() for one in page.findChildren(RowsView))
        window.say(_RECORDS if records else _NOTHING)
        return
    Printing(window, session.context, shown).prepare()


def shown_on(page: Page) -> "tuple[Shown, ...]":
    """Return what is printed of a page: what Export would write, else each table that can be
    seen."""
    from oversight_app.summaries.page_file import Shown

    tabs = [one for one in page.findChildren(FindingTab) if one.isVisible() and one.can_export]
    if tabs:
        return (tabs[0].shown_now(),)
    views = [one for one in page.findChildren(TableView) if one.isVisible()]
    return tuple(
        Shown((), (one.as_shown(),)) for one in views if one.table.rows and one.table.title
    )


def prepared_paper(page: Page) -> "Document | None":
    """Return the paper that is being prepared on a page; None on any other."""
    previews = [one for one in page.findChildren(PaperPreview) if one.isVisible()]
    return previews[0].document if previews else None


class Printing(QObject):
    """One page on its way to a printer: made into papers, looked at, printed or saved."""

    def __init__(self, window: "MainWindow", context: Context, shown: "tuple[Shown, ...]") -> None:
        super().__init__(window)
        self._window, self._context, self._shown = window, context, shown
        self._dialog: PrintDialog | None = None
        self._documents: tuple[Document, ...] = ()

    def prepare(self, marking: Marking | None = None) -> None:
        """Make the papers, with a marking or that of what is shown."""
        shown = self._shown

        def make(ws: "Workspace") -> "tuple[Prepared, ...]":
            from oversight_app.summaries.page_file import prepared_page

            return tuple(prepared_page(ws, one, marking or one.marking) for one in shown)

        self._context.jobs.read("print-page", make, self._prepared)

    def show(self, *documents: "Document", notes: tuple[tuple[str, bool], ...] = ()) -> None:
        """Show the pages of papers, and what the check said of them."""
        self._documents = documents
        if self._dialog is None:
            marking = documents[0].marking if self._shown else None
            self._dialog = dialog = PrintDialog(
                self._window.theme, documents[0].title, marking, _printers(), self._window
            )
            dialog.print_asked.connect(self._print)
            dialog.save_asked.connect(self._save)
            dialog.marked.connect(self.prepare)
            dialog.finished.connect(self._closed)
            self._context.open_dialog(dialog)
        self._dialog.show_notes(notes)
        self._dialog.preview.redraw()
        draw = partial(_pages, documents, _PREVIEWED)
        self._context.jobs.draw("print-preview", draw, self._drawn, self._failed)

    def _prepared(self, found: "tuple[Prepared, ...]") -> None:
        said = [told(one) for one in found]
        stops = " ".join(stop for stop, _ in said if stop)
        if stops:
            if self._dialog is not None:
                self._dialog.done(0)
            self.deleteLater()
            self._context.open_dialog(
                problem_dialog(f"{stops} Nothing was printed.", "Print this page")
            )
            return
        notes = tuple(dict.fromkeys(note for _, notes in said for note in notes))
        self.show(*(one.document for one in found), notes=notes)

    def _drawn(self, pages: tuple[bytes, ...]) -> None:
        if self._dialog is not None:
            self._dialog.show_pages(pages)

    def _failed(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.preview.show_problem(
                "The pages can’t be shown because of a fault in the program. Nothing was lost."
            )

    def _closed(self, _result: int) -> None:
        self._dialog = None
        self.deleteLater()

    def _print(self) -> None:
        """Ask which printer, then set the pages for it and print them."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        documents, context = self._documents, self._context
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setDocName(documents[0].title)
        ask = QPrintDialog(printer, self._window)
        ask.setObjectName("print-to")
        ask.setWindowTitle("Print this page")

        def send(pages: tuple[bytes, ...]) -> None:
            print_pages(printer, pages)
            context.toast("Page sent to the printer")

        def draw(_progress: "Progress") -> tuple[bytes, ...]:
            return _pages(documents, _PRINTED)

        def accepted() -> None:
            if self._dialog is not None:
                self._dialog.accept()
            context.jobs.other("print-pages", "Setting the pages", draw, send)

        ask.accepted.connect(accepted)
        ask.finished.connect(ask.deleteLater)
        # Not ``open_dialog``: in PySide a print dialog’s own ``open`` asks for a receiver.
        ask.setWindowModality(Qt.WindowModality.WindowModal)
        ask.show()

    def _save(self) -> None:
        """Save it as files instead; a paper that is being prepared has its own Export."""
        if self._dialog is not None:
            self._dialog.accept()
        for one in self._shown[:1]:
            save_shown(self._context, one, self._window)


def _printers() -> bool:
    """True where there is a printer to print on."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def _pages(documents: "tuple[Document, ...]", per_inch: float) -> tuple[bytes, ...]:
    from oversight_app.summaries.pdf import page_pictures

    return tuple(page for one in documents for page in page_pictures(one, per_inch))
