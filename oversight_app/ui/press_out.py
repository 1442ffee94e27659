"""The press line out of the window: on the clipboard, on paper, as a PDF. All are written from the
one document, so that they agree with the page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.review.press_line import PressSelection
from oversight_app.review.press_parts import PressLine
from oversight_app.store.papers import paper_settings
from oversight_app.store.workspace import Workspace
from oversight_app.summaries import press_paper as parts
from oversight_app.summaries.document import Block, Document
from oversight_app.summaries.html_text import as_html, blocks_html
from oversight_app.summaries.plain_text import as_text, blocks_text
from oversight_app.summaries.press_paper import PRESS_LINE, press_paper
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import MARKING_WORDS, Export, ExportDialog, written_dialog
from oversight_app.ui.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FOLDER = "press/folder"
ALL = "all"
_PARTS: dict[str, tuple[str, Callable[[PressLine], tuple[Block, ...]]]] = {
    "line": ("The office’s line", parts.line_part),
    "decision": ("The Commissioner’s position", parts.decision_part),
    "claims": ("Checked claims", parts.claims_part),
    "positions": ("What others say", parts.positions_part),
}
SAMPLE_WORDS = "Sample data, made up. It is not for use."
SAVED = Export(
    "save-press-line",
    "Save the press line",
    f"One page with what this page shows now, on two where there is more to say. {MARKING_WORDS}",
    "Save",
    ((Format.PDF, "PDF, to read, print and send", True),),
)


def mime_of(press: PressLine, part: str = ALL) -> QMimeData:
    """Return the press line, or one part of it, as HTML and as plain text."""
    made = QMimeData()
    if part == ALL:
        document = press_paper(press)
        made.setText(as_text(document))
        made.setHtml(as_html(document))
        return made
    blocks = _PARTS[part][1](press)
    sample = SAMPLE_WORDS if press.sample else ""
    lines = [*blocks_text(blocks), *(["", sample] if sample else [])]
    made.setText("\n".join(lines).strip("\n") + "\n")
    made.setHtml(f"<html><body>{blocks_html(blocks)}{f'<p>{sample}</p>' if sample else ''}"
                 "</body></html>")  # fmt: skip
    return made


def copy(context: Context, press: PressLine, part: str = ALL) -> None:
    """Put the press line, or one part of it, on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime_of(press, part))
    what = "Press line" if part == ALL else _PARTS[part][0]
    context.toast(f"{what} copied")


def save_pdf(context: Context, press: PressLine, over: QWidget) -> None:
    """Ask for marking and folder, and save the page as a PDF."""
    dialog = ExportDialog(context.theme, SAVED, context.settings.value(_FOLDER), over.window())

    def write() -> None:
        formats, folder, marking = dialog.formats, dialog.folder, dialog.marking
        context.settings.set_value(_FOLDER, str(folder))

        def render(progress: Progress) -> tuple[Path, ...]:
            from oversight_app.summaries import preparing, writing

            ws = context.workspace
            return writing.write_paper(
                ws, preparing.prepare(ws, _order(ws, press, marking)), formats, folder,
                progress=lambda done, of: progress.report(done, of),
                cancelled=lambda: progress.cancelled,
            )  # fmt: skip

        def done(files: tuple[Path, ...]) -> None:
            context.open_dialog(written_dialog(files, over.window()))

        dialog.accept()
        context.jobs.other("press-line-pdf", "Writing the press line", render, done)

    dialog.submitted.connect(write)
    context.open_dialog(dialog)


def print_out(context: Context, press: PressLine, over: QWidget) -> None:
    """Set the page, then ask which printer, and print it."""
    document = press_paper(press, marking=Marking.OFFICIAL)

    def ask(pages: tuple[bytes, ...]) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        printer.setDocName(document.title)
        dialog = QPrintDialog(printer, over.window())
        dialog.setObjectName("print-press-line")
        dialog.setWindowTitle("Print the press line")

        def accepted() -> None:
            print_pages(printer, pages)
            context.toast("Press line sent to the printer")

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        # Not ``open_dialog``: in PySide a print dialog’s own ``open`` asks for a receiver.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    context.jobs.other("press-line-print", "Setting the page", lambda _p: _pages(document), ask)


def print_pages(printer: "QPrinter", pages: tuple[bytes, ...]) -> None:
    """Paint pictures of A4 pages on a printer, each on a page of its own."""
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), QImage.fromData(page))
    painter.end()


def _order(ws: Workspace, press: PressLine, marking: Marking) -> PaperOrder:
    """The press line that is shown, as a paper by the office's rules."""
    settings = paper_settings(ws)
    day = None if press.day == ws.today() else press.day
    return PaperOrder(
        PRESS_LINE.id, audience=PRESS_LINE.audience, marking=marking, rule=settings.rule,
        handling=settings.handling, selection=PressSelection(press.reference, day).written(),
    )  # fmt: skip


def _pages(document: Document) -> tuple[bytes, ...]:
    from oversight_app.summaries.pdf import page_pictures

    return page_pictures(document)
