"""Imports: what was brought in, when, by whom, and the way to take it back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from oversight_app.domain.batches import Batch, RowIssue
from oversight_app.domain.findings import Align, Column, Row, Status, Table
from oversight_app.domain.local import LocalBatch
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.store.changes import Changes
from oversight_app.ui.about_records import AboutRecords
from oversight_app.ui.affected_papers import AffectedBanner
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.widgets.about_card import AboutCard
from oversight_app.ui.widgets.found_card import layout_words
from oversight_app.ui.widgets.status_line import moment

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oversight_app.store.workspace import Workspace


class ImportsTab(DataTab):
    """One row a file."""

    id = "imports"
    title = "Imports"
    concerns = ("batches", "figures", "boundaries", "papers")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.card.view.gives_way = ("who", "kind")
        self.affected = AffectedBanner(context)
        self.column.insertWidget(1, self.affected)
        self._batches: tuple[Batch, ...] = ()
        self._local: Mapping[int, LocalBatch] = {}
        self._details = self.add_action(
            "See details", self._show_details, "Its release, its notes and its rejected rows"
        )
        self._take_back = self.add_action(
            "Take this import back", self._undo, "Its rows leave the figures; Undo brings them back"
        )
        self._take_back.setObjectName("take-back")
        self.about = AboutCard(
            context, "What the office recorded about this import", "Ask about this import…",
            "Record a question about this import, linked to it",
        )  # fmt: skip
        self._about = AboutRecords(context, self.about.about)
        self.column.addWidget(self.about)

    def reload(self) -> None:
        """Read the imports."""
        self.context.jobs.read("data-imports", _read, self._show)
        self.affected.reload()

    def refresh_actions(self) -> None:
        """Only a live import can be taken back."""
        batch = self._chosen()
        self._take_back.setEnabled(
            batch is not None and batch.undone_at is None and not self.context.read_only
        )
        self._details.setEnabled(batch is not None)
        self._about.follow_import(batch.id if batch else 0)

    def open_row(self, key: str) -> None:
        """Show the import's details."""
        self.selected = key
        self._show_details()

    def _show(self, read: tuple[tuple[Batch, ...], Mapping[int, LocalBatch]]) -> None:
        batches, self._local = read
        self._batches = batches
        live = [batch for batch in batches if batch.undone_at is None]
        typed = sum(b.id in self._local and self._local[b.id].typed_in for b in live)
        files = len(live) - typed
        parts = (
            f"{count_word(files)} {'file' if files == 1 else 'files'}" if files else "",
            f"{count_word(typed)} typed in" if typed else "",
        )
        said = sentence_case(" and ".join(part for part in parts if part))
        self.say(
            f"{said} in use" if live else "Nothing has been brought in yet",
            "Rows read are added, revised, unchanged or rejected, and always add up.",
        )
        self.show_table(imports_table(batches, self._local))

    def _chosen(self) -> Batch | None:
        return next((b for b in self._batches if str(b.id) == self.selected), None)

    def _undo(self) -> None:
        batch = self._chosen()
        if batch is None:
            return

        def rests(workspace: "Workspace") -> tuple[str, ...]:
            from oversight_app.store import batches

            return batches.dependents(workspace, batch.id)

        def decide(resting: tuple[str, ...]) -> None:
            if not resting:
                self._take(batch.id)
                return
            dialog = resting_dialog(batch.file_name or "Typed in", resting, self.window())
            self.context.open_dialog(dialog, lambda: self._take(batch.id))

        self.context.jobs.read("import-resting", rests, decide)

    def _take(self, number: int) -> None:
        def change(workspace: "Workspace") -> Changes:
            from oversight_app.store import batches

            return batches.undo_batch(workspace, number)

        self.context.write("", change)

    def _show_details(self) -> None:
        batch = self._chosen()
        if batch is None:
            return

        def read(workspace: "Workspace") -> tuple[RowIssue, ...]:
            from oversight_app.store import batches

            return batches.issues(workspace, batch.id)

        self.context.jobs.read(
            "data-details",
            read,
            lambda issues: self.show_rows(details_table(batch, issues, self._local.get(batch.id))),
        )


def resting_dialog(
    file_name: str, resting: tuple[str, ...], parent: "QWidget | None" = None
) -> FramedDialog:
    """Say what rests on an import before it is taken back: decisions, records; it is kept."""
    dialog = FramedDialog(
        f"Take “{file_name}” back?",
        f"{'. '.join(resting)}. Without this import the newest other figures count instead. "
        "What rests on it is kept, and holds again if you undo this.",
        parent,
    )
    dialog.setObjectName("resting")
    dialog.add_button("Keep the import", result=False).setFocus()
    dialog.add_button("Take it back", "primary", result=True).setObjectName("take-it-back")
    return dialog


def _read(
    workspace: "Workspace",
) -> tuple[tuple[Batch, ...], Mapping[int, LocalBatch]]:
    from oversight_app.store import batches, local_keeping

    return batches.all_batches(workspace), local_keeping.local_batches(workspace)


def imports_table(batches: tuple[Batch, ...], local: Mapping[int, LocalBatch]) -> Table:
    """Make the table of imports, the newest first; returns say by which layout they were read."""
    columns = (
        Column("file", "File"),
        Column("kind", "What it is"),
        Column("state", "State"),
        Column("when", "Brought in"),
        Column("who", "By", tip="The operating system's user; nobody has verified it"),
        Column("read", "Rows read", Align.RIGHT),
        Column("added", "Added", Align.RIGHT),
        Column("updated", "Revised", Align.RIGHT),
        Column("unchanged", "Unchanged", Align.RIGHT),
        Column("rejected", "Rejected", Align.RIGHT),
    )
    rows = tuple(
        Row(
            str(batch.id),
            (
                batch.file_name or "Typed in",
                _kind(batch, local.get(batch.id)),
                Status("In use", "check")
                if batch.undone_at is None
                else Status("Taken back", "undo"),
                moment(batch.kept_at),
                batch.kept_by,
                Quantity(batch.ledger.read),
                Quantity(batch.ledger.added),
                Quantity(batch.ledger.updated),
                Quantity(batch.ledger.unchanged),
                Quantity(batch.ledger.rejected),
            ),
        )
        for batch in batches
    )
    return Table("imports", "Files brought in", columns, rows, "Newest first")


def _kind(batch: Batch, local: LocalBatch | None) -> str:
    if local is None or local.typed_in or not local.mapping_name:
        return batch.format_name
    return f"{batch.format_name}, layout “{local.mapping_name}”"


def details_table(
    batch: Batch, issues: tuple[RowIssue, ...], local: LocalBatch | None = None
) -> Table:
    """Make the table of an import's rejected rows, and of a return's queries on rows that are
    kept; the note says what the file is."""
    columns = (
        *((Column("became", "Row was"),) if local else ()),
        Column("sheet", "Sheet"),
        Column("row", "Row", Align.RIGHT),
        Column("column", "Column"),
        Column("what", "What"),
        Column("why", "Why"),
    )
    rows = tuple(
        Row(
            str(number),
            (
                *(("Rejected" if issue.blocking else "Kept, with a query",) if local else ()),
                issue.sheet,
                Quantity(issue.row) if issue.row else None,
                issue.column,
                issue.what,
                issue.why,
            ),
        )
        for number, issue in enumerate(issues)
    )
    ledger = batch.ledger
    note = "\n".join(
        (
            f"{batch.release.title}, {batch.release.publisher}.",
            f"{ledger.read:,} rows read = {ledger.added:,} added + {ledger.updated:,} revised + "
            f"{ledger.unchanged:,} unchanged + {ledger.rejected:,} rejected.",
            *_found(local),
            *batch.notes,
        )
    )
    return Table("details", batch.file_name, columns, rows, note)


def _found(local: LocalBatch | None) -> tuple[str, ...]:
    """Say of a return by which layout it was read, where its table was, and what it ended."""
    if local is None or local.typed_in:
        return ()
    ended = local.no_longer
    rows = "1 row of an earlier file" if ended == 1 else f"{ended:,} rows of earlier files"
    gone = f"{rows} no longer {'counts' if ended == 1 else 'count'} since this one."
    read = f"Read by the layout “{local.mapping_name}”. {layout_words(local.layout)}"
    return (read, gone) if ended else (read,)
