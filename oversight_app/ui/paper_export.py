"""A paper out of the window: its files made, read again and written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from oversight_app.domain.papers import Format, PaperOrder
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.concerns import Concern
from oversight_app.summaries.document import Document
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import written_dialog
from oversight_app.ui.dialogs.export_paper import ExportPaperDialog
from oversight_app.ui.progress import Progress
from oversight_app.ui.widgets.paper_settings_card import files_words

if TYPE_CHECKING:
    from oversight_app.summaries.writing import MadeFile

FOLDER = "summaries/folder"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A paper that is to be written: the document, how it was ordered, in which formats."""

    document: Document
    order: PaperOrder
    formats: tuple[Format, ...]


def export(
    context: Context,
    leaving: Leaving,
    draft: bool,
    warnings: Sequence[Concern],
    keep: Callable[[str, Callable[[], None]], None],
    over: QWidget,
) -> None:
    """Ask where to, and for a reason where the check warns; then write the files. ``keep`` is given
    the reason before that, and what to do once it is kept: writing itself keeps nothing."""
    what = "draft" if draft else "paper"
    dialog = ExportPaperDialog(
        context.theme, f"Export this {what}",
        f"{leaving.order.marking}, {files_words(leaving.formats)}. "
        + ("A draft is no record that anything was sent." if draft else
           "Its figures are those that were frozen."),
        f"Export {files_words(leaving.formats)}", context.settings.value(FOLDER), warnings,
        over.window(),
    )  # fmt: skip

    def write() -> None:
        folder, reason = dialog.folder, dialog.reason
        context.settings.set_value(FOLDER, str(folder))

        def run(progress: Progress) -> tuple[Path, ...]:
            from oversight_app.summaries import writing

            return writing.write_files(make(context.workspace, leaving, progress), folder)

        def done(files: tuple[Path, ...]) -> None:
            context.open_dialog(written_dialog(files, over.window()))

        dialog.accept()

        def go_on() -> None:
            context.jobs.other("paper-export", "Writing the paper", run, done)

        keep(reason, go_on)

    dialog.submitted.connect(write)
    context.open_dialog(dialog)


def make(ws: Workspace, leaving: Leaving, progress: Progress) -> tuple["MadeFile", ...]:
    """Make the files of a paper, each read again; nothing is written."""
    from oversight_app.summaries import writing

    return writing.office_files(
        ws, leaving.document, leaving.order, leaving.formats,
        progress=lambda done, of: progress.report(done, of),
        cancelled=lambda: progress.cancelled,
    )  # fmt: skip
