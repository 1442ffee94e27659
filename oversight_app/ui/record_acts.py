"""What can be done with a record of a list, beside opening it."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.review.record_facts import RecordFacts, facts_of
from oversight_app.review.record_listing import RecordListing
from oversight_app.review.record_words import RecordWords
from oversight_app.store import record_reviews, records
from oversight_app.store.handing_over import hand_over, holders, open_work
from oversight_app.store.record_offices import offices
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.hand_over import HandOverDialog
from oversight_app.ui.dialogs.mark_reviewed import MarkReviewedDialog
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.saving import save_from


class RecordActs(QObject):
    """Asks what has to be asked, and does it; ``done`` when something was changed."""

    done = Signal()

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def mark_reviewed(self, number: int) -> None:
        """Ask what came of a review, and keep it."""

        def ask(facts: RecordFacts) -> None:
            dialog = MarkReviewedDialog(
                self._context.theme, facts.record, facts.today, facts.offices, facts.next_review,
                self._owner.window(),
            )  # fmt: skip

            def reviewed() -> None:
                dialog.accept()
                self.done.emit()

            save_from(
                self._context,
                dialog,
                f"{facts.record.reference} marked as reviewed",
                lambda ws: record_reviews.mark_reviewed(
                    ws, number, dialog.on, dialog.by, dialog.outcome, dialog.next_review
                ),
                reviewed,
            )

        self._context.jobs.read(f"review-{id(self)}", lambda ws: facts_of(ws, number), ask)

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
                lambda ws: hand_over(ws, dialog.from_office, dialog.to_office, dialog.ids),
                handed,
            )

        self._context.jobs.read(f"holders-{id(self)}", lambda ws: (holders(ws), offices(ws)), ask)

    def delete(self, record: Recorded) -> None:
        """Delete a record; the toast has Undo."""
        self._context.write(
            f"{record.reference} deleted", lambda ws: records.delete(ws, record.id), self.done.emit
        )

    def show_as_at(self, record: Recorded, words: RecordWords, day: date) -> None:
        """Show what a record said on an earlier day."""
        table = as_at_table(record, words, day)
        self._context.open_dialog(RowsDialog(self._context.theme, table, self._owner.window()))

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
            lambda found: dialog.show_work(office, found),
        )


def as_at_table(record: Recorded, words: RecordWords, day: date) -> Table:
    """Return what a record said, field by field, those left blank apart."""
    said = ((spec, words.words(spec, getattr(record, spec.id))) for spec in specs(type(record)))
    rows = tuple(Row(spec.id, (spec.name, line)) for spec, line in said if line)
    return Table(
        "as-at",
        f"{record.reference} as at {written_date(day)}",
        (Column("field", "Field"), Column("said", "What it said")),
        rows,
        "Nothing can be changed in this view.",
    )
