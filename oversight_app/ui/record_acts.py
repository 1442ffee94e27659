"""What can be done with a record of a list, beside opening it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import SavedView
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.engagement_changes import changed_since
from oversight_app.review.engagement_view import ChangedSince
from oversight_app.review.record_facts import RecordFacts, facts_of
from oversight_app.review.record_listing import RecordListing
from oversight_app.review.record_words import RecordWords, record_words
from oversight_app.store import annotations, record_reviews, records
from oversight_app.store.changes import Changes
from oversight_app.store.deleting import delete_all
from oversight_app.store.handing_over import hand_over, holders, open_work
from oversight_app.store.record_offices import offices
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.hand_over import HandOverDialog
from oversight_app.ui.dialogs.mark_reviewed import MarkReviewedDialog
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.dialogs.save_view import SaveViewDialog
from oversight_app.ui.saving import if_open, keeping, save_from


class RecordActs(QObject):
    """Asks what has to be asked, and does it; ``done`` when something was changed."""

    done = Signal()

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def mark_reviewed(self, *numbers: int) -> None:
        """Ask what came of a review of some records, and keep it with each, in one act."""

        def ask(read: tuple[list[RecordFacts], ChangedSince | None]) -> None:
            found, changed = read
            facts = found[0]
            dialog = MarkReviewedDialog(
                self._context.theme, [one.record for one in found], facts.today, facts.offices,
                min((one.next_review for one in found if one.next_review), default=None),
                self._owner.window(), changed,
            )  # fmt: skip
            which = facts.record.reference if len(found) == 1 else f"{len(found):,} records"

            def reviewed() -> None:
                dialog.accept()
                self.done.emit()

            save_from(
                self._context,
                dialog,
                f"{which} marked as reviewed",
                lambda: keeping(
                    record_reviews.mark_all_reviewed,
                    numbers,
                    dialog.on,
                    dialog.by,
                    dialog.outcome,
                    dialog.next_review,
                ),
                reviewed,
            )

        def read(ws: Workspace) -> tuple[list[RecordFacts], ChangedSince | None]:
            found = [facts_of(ws, one) for one in numbers]
            record = found[0].record
            if len(found) > 1 or not isinstance(record, Engagement):
                return found, None
            return found, changed_since(ws, record)

        self._context.jobs.read(f"review-{id(self)}", read, ask)

    def hand_over(self, start: str = "") -> None:
        """Ask whose open work goes to whom, show it, and hand it over."""

        def ask(found: tuple[dict[str, int], tuple[str, ...]]) -> None:
            held, known = found
            if not held:
                self._context.toast("No office has open work to hand over")
                return
            dialog = HandOverDialog(self._context.theme, held, known, start, self._owner.window())
            dialog.asked.connect(lambda office: self._show_work(dialog, office))
            dialog.ask()

            def handed() -> None:
                dialog.accept()
                self.done.emit()

            save_from(
                self._context,
                dialog,
                "",
                lambda: keeping(hand_over, dialog.from_office, dialog.to_office, dialog.ids),
                handed,
            )

        self._context.jobs.read(f"holders-{id(self)}", lambda ws: (holders(ws), offices(ws)), ask)

    def delete(self, *going: Recorded) -> None:
        """Delete some records in one act; the toast has Undo."""
        which = going[0].reference if len(going) == 1 else f"{len(going):,} records"
        ids = [one.id for one in going]
        self._context.write(f"{which} deleted", lambda ws: delete_all(ws, ids), self.done.emit)

    def save_view(self, page: str, selection: str, taken: Sequence[str], shown: str) -> None:
        """Ask for a name and keep what a list is narrowed to; ``shown`` says it in words."""
        dialog = SaveViewDialog(self._context.theme, taken, shown, self._owner.window())

        def keep(ws: Workspace, name: str) -> Changes:
            return annotations.save_view(ws, SavedView(page, name, selection, ws.today()))

        def kept() -> None:
            dialog.accept()
            self.done.emit()

        save_from(self._context, dialog, "View saved", lambda: keeping(keep, dialog.name), kept)

    def delete_view(self, view: SavedView) -> None:
        """Delete a view that was kept; the toast has Undo."""
        self._context.write(
            f"View “{view.name}” deleted",
            lambda ws: annotations.delete_view(ws, view.id),
            self.done.emit,
        )

    def show_as_at(self, record: Recorded, words: RecordWords, day: date) -> None:
        """Show what a record said on an earlier day."""
        table = as_at_table(record, words, day)
        self._context.open_dialog(RowsDialog(self._context.theme, table, self._owner.window()))

    def open_as_at(self, number: int, day: date) -> None:
        """Show what the record with an ``id`` said on an earlier day."""

        def read(ws: Workspace) -> tuple[Recorded | None, RecordWords | None]:
            with ws.snapshot():
                now = records.one(ws, number)
                if now is None:
                    return None, None
                kept = records.read(ws, type(now), day)
                then = next((one for one in kept if one.id == number), None)
                return then, record_words(ws, day, (type(now),))

        def show(got: tuple[Recorded | None, RecordWords | None]) -> None:
            record, words = got
            if record is None or words is None:
                self._context.toast(f"This record was not there on {written_date(day)}")
            else:
                self.show_as_at(record, words, day)

        self._context.jobs.read(f"record-then-{id(self)}", read, show)

    def bring_in(self, kind: type[Recorded]) -> None:
        """Ask for a table of records and bring it in."""
        from oversight_app.ui.record_tables import bring_in

        bring_in(self._context, kind, self._owner)

    def send_out(self, listing: RecordListing) -> None:
        """Ask where to, and save the records that are shown as a table."""
        from oversight_app.ui.record_tables import send_out

        send_out(self._context, listing, self._owner)

    def _show_work(self, dialog: HandOverDialog, office: str) -> None:
        self._context.jobs.read(
            f"open-work-{id(dialog)}",
            lambda ws: open_work(ws, office),
            if_open(dialog, lambda found: dialog.show_work(office, found)),
        )


def as_at_table(record: Recorded, words: RecordWords, day: date) -> Table:
    """Return what a record said, field by field, those left blank apart."""
    said = ((spec, words.words(spec, getattr(record, spec.id))) for spec in specs(type(record)))
    rows = tuple(Row(spec.id, (spec.heading, line)) for spec, line in said if line)
    return Table(
        "as-at",
        f"{record.reference} as at {written_date(day)}",
        (Column("field", "Field"), Column("said", "What it said")),
        rows,
        "Nothing can be changed in this view.",
    )
