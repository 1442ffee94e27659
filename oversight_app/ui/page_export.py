"""What a page shows out of the window: a page or a table as a paper of its own, a chart as a
picture. Small numbers are hidden and all is checked as for every paper."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from oversight_app.domain.charts import Chart
from oversight_app.domain.findings import Table
from oversight_app.domain.wording import counted
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.export import PAGE, TABLE, ExportDialog, written_dialog
from oversight_app.ui.dialogs.message import problem_dialog
from oversight_app.ui.progress import Progress

# What makes papers is imported when the first leaves: the first paint needs none of it.
if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.summaries.page_file import Shown
    from oversight_app.summaries.preparing import Prepared

_FOLDER = "tables/folder"


def save_shown(context: Context, shown: "Shown", over: QWidget) -> None:
    """Make a page or a table into a paper and look at it; then ask for marking, formats and
    folder, told what the check found, and write it. What may not leave is said instead."""
    what = PAGE if shown.whole else TABLE

    def ask(prepared: "Prepared") -> None:
        stops, notes = told(prepared)
        if stops:
            context.open_dialog(problem_dialog(f"{stops} Nothing was written.", what.title))
            return
        folder = context.settings.value(_FOLDER)
        marked = prepared.document.marking
        dialog = ExportDialog(context.theme, what, folder, over.window(), marked, notes)

        def write() -> None:
            formats, target, chosen = dialog.formats, dialog.folder, dialog.marking
            context.settings.set_value(_FOLDER, str(target))

            def run(progress: Progress) -> tuple[Path, ...]:
                from oversight_app.summaries.page_file import save_page

                return save_page(
                    context.workspace, shown, formats, target, chosen,
                    lambda done, of: progress.report(done, of), lambda: progress.cancelled,
                )  # fmt: skip

            def done(files: tuple[Path, ...]) -> None:
                context.open_dialog(written_dialog(files, over.window()))

            dialog.accept()
            context.jobs.other(what.id, "Writing the files", run, done)

        dialog.submitted.connect(write)
        context.open_dialog(dialog)

    def prepare(ws: "Workspace") -> "Prepared":
        from oversight_app.summaries.page_file import prepared_page

        return prepared_page(ws, shown, shown.marking)

    context.jobs.read(what.id, prepare, ask)


def copy_shown(context: Context, shown: "Shown") -> None:
    """Put the table of ``shown`` on the clipboard as it may leave: small numbers of people, and
    those that would give them back, are hidden. What may not leave is said instead."""

    def prepare(ws: "Workspace") -> tuple[Table, int]:
        from oversight_app.summaries.document import TableBlock
        from oversight_app.summaries.page_file import prepared_page

        prepared = prepared_page(ws, shown, shown.marking)
        prepared.refuse_where_stopped("Nothing was copied.")
        blocks = (one for one in prepared.document.walk() if isinstance(one, TableBlock))
        return next(blocks).table, len(prepared.hidden)

    def copy(found: tuple[Table, int]) -> None:
        from oversight_app.ui.widgets.table_copy import as_mime

        table, hidden = found
        held = as_mime(table.columns, table.rows, str(table.title))
        QGuiApplication.clipboard().setMimeData(held)
        said = counted(hidden, "small number is", "small numbers are")
        context.toast(f"Table copied. {said} hidden" if hidden else "Table copied")

    context.jobs.read("copy-table", prepare, copy)


def leaving_chart(ws: "Workspace", chart: Chart, shown: "Shown") -> tuple[Chart, str, int]:
    """Return a chart as it may leave, what stands below it (marking, source, sample), and how
    many of its numbers are hidden. ``shown`` is the page that it stands on."""
    from oversight_app.summaries.chart_files import foot_of
    from oversight_app.summaries.document import ChartBlock
    from oversight_app.summaries.page_file import prepared_page

    finding, *_ = shown.findings
    alone = replace(shown, findings=(replace(finding, charts=(chart,)),), tables=(), whole=True)
    prepared = prepared_page(ws, alone, alone.marking)
    prepared.refuse_where_stopped("Nothing was copied or saved.")
    blocks = (one for one in prepared.document.walk() if isinstance(one, ChartBlock))
    found = next(blocks, None)
    return found.chart if found else chart, foot_of(prepared.document), len(prepared.hidden)


def told(prepared: "Prepared") -> tuple[str, tuple[tuple[str, bool], ...]]:
    """Return what keeps a paper from leaving; else what is told of it, True of a warning."""
    from oversight_app.summaries.concerns import Weight

    stops = [one for one in prepared.concerns if one.weight is Weight.STOPS]
    warns = [one for one in prepared.concerns if one.weight is Weight.WARNS]
    notes = [(str(one.words), True) for one in warns]
    if number := len(prepared.hidden):
        hidden = counted(number, "small number of people is", "small numbers of people are")
        notes.append((f"{hidden} hidden, with any that would give one back.", False))
    said = " ".join(f"{one.words} {one.mend}".strip() for one in stops[:3])
    return said, tuple(notes)
