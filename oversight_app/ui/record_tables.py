"""Tables of records in and out of the window: ask, read beside the window, look, then keep."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import counted
from oversight_app.review.record_listing import RecordListing
from oversight_app.ui.context import Context
from oversight_app.ui.progress import Progress

if TYPE_CHECKING:
    from oversight_app.imports.records.table import TableRead
    from oversight_app.store.changes import Changes
    from oversight_app.store.workspace import Workspace

_FOLDER = "records/folder"
_IN = "Tables (*.xlsx *.ods *.csv *.tsv *.txt);;All files (*)"
_ENDINGS = {"Spreadsheet (*.xlsx)": ".xlsx", "List (*.csv)": ".csv"}


def bring_in(context: Context, kind: type[Recorded], owner: QWidget) -> None:
    """Ask for a table of a kind of record, show what it would change, and keep it on a yes."""
    if context.read_only:
        return
    chosen, _ = QFileDialog.getOpenFileName(
        owner.window(), f"Bring in a table: {kind.plural}", _folder(context), _IN
    )
    if chosen:
        path = Path(chosen)
        context.settings.set_value(_FOLDER, str(path.parent))
        read_in(context, kind, path, owner)


def read_in(context: Context, kind: type[Recorded], path: Path, owner: QWidget) -> None:
    """Read a table that was chosen, and show what it would change."""

    def read(progress: Progress) -> "TableRead":
        from oversight_app.imports.records.reading import read_table

        return read_table(
            context.workspace,
            kind,
            path,
            progress=progress.report,
            cancelled=lambda: progress.cancelled,
        )

    context.jobs.other(
        "records-in", f"Reading {path.name}", read, lambda found: _show(context, found, owner)
    )


def send_out(context: Context, listing: RecordListing, owner: QWidget) -> None:
    """Ask where to, and save the records of a listing, in its order, as a table that can be
    brought in again."""
    day = f"{listing.today:%Y-%m-%d}"
    name = f"{listing.kind.plural.lower().replace(' ', '-')}-{day}.xlsx"
    chosen, kind_of_file = QFileDialog.getSaveFileName(
        owner.window(),
        f"Send out: {listing.kind.plural}",
        str(Path(_folder(context)) / name),
        ";;".join(_ENDINGS),
    )
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.casefold() not in _ENDINGS.values():
        path = path.with_name(path.name + _ENDINGS.get(kind_of_file, ".xlsx"))
    context.settings.set_value(_FOLDER, str(path.parent))
    write_out(context, listing, path)


def write_out(context: Context, listing: RecordListing, path: Path) -> None:
    """Save the records of a listing as a file."""
    ids = [row.record.id for row in listing.rows]

    def write(_progress: Progress) -> int:
        from oversight_app.review.sent_table import sent_table
        from oversight_app.summaries.record_file import write_records

        with context.workspace.snapshot():
            table = sent_table(context.workspace, listing.kind, ids, as_at=listing.as_at)
        write_records(table, path)
        return len(table.rows)

    def done(rows: int) -> None:
        context.toast(f"{counted(rows, 'record', 'records')} saved in {path.name}")

    context.jobs.other("records-out", f"Saving {path.name}", write, done)


def _show(context: Context, read: "TableRead", owner: QWidget) -> None:
    from oversight_app.ui.dialogs.records_preview import RecordsPreviewDialog

    dialog = RecordsPreviewDialog(context.theme, read, owner.window())
    dialog.rejects_asked.connect(lambda: _save_rejects(context, read, dialog))

    def keep(ws: "Workspace") -> "Changes":
        from oversight_app.store.record_importing import keep_table

        return keep_table(ws, read.kind, read.to_keep)

    context.open_dialog(dialog, lambda: context.write("", keep))


def _save_rejects(context: Context, read: "TableRead", dialog: QWidget) -> None:
    stem = Path(read.file_name).stem
    chosen, _ = QFileDialog.getSaveFileName(
        dialog,
        "Save rejected rows",
        str(Path(_folder(context)) / f"{stem}-rejected.csv"),
        "Tables (*.csv)",
    )
    if not chosen:
        return
    path = Path(chosen)

    def save(_progress: Progress) -> Path:
        from oversight_app.imports.records.words import write_rejected

        write_rejected(read, path)
        return path

    def done(saved: Path) -> None:
        from oversight_app.ui.dialogs.records_preview import RecordsPreviewDialog

        if isinstance(dialog, RecordsPreviewDialog) and dialog.isVisible():
            dialog.saved_rejects(saved)

    context.jobs.other("records-rejected", f"Saving {path.name}", save, done)


def _folder(context: Context) -> str:
    return context.settings.value(_FOLDER)
