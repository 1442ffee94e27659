"""Finding a record from anywhere in the window, and showing it where it belongs."""

from PySide6.QtWidgets import QDialog

from oversight_app.review.found_words import told
from oversight_app.store import records
from oversight_app.store.record_search import Hit, find
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.find_record import MOST, FindRecordDialog
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.record_places import SHOWN_WHOLE, address_of
from oversight_app.ui.saving import if_open


def find_record(context: Context) -> QDialog:
    """Ask for words, show the records that say them as they are typed, and open the one
    chosen."""

    kinds: dict[int, str] = {}

    def look(words: str) -> None:
        def show(hits: tuple[Hit, ...]) -> None:
            kinds.update({one.id: one.kind for one in hits})
            dialog.show_hits(words, hits)

        def read(ws: Workspace) -> tuple[Hit, ...]:
            return told(ws, find(ws, words, limit=MOST))

        context.jobs.read("find-record", read, if_open(dialog, show))

    dialog = FindRecordDialog(context.theme, look)
    context.open_dialog(dialog, lambda: _show(context, kinds[dialog.chosen], dialog.chosen))
    return dialog


def _show(context: Context, kind: str, number: int) -> None:
    """Show a record on its page where one shows it, and its form where that says more."""
    address = address_of(kind, number)
    if address:
        context.go_to(address)
    if kind not in SHOWN_WHOLE:
        forms_of(context).open(number)


def show_record(context: Context, number: int) -> None:
    """Show a record of which the number alone is known."""

    def kind_of(ws: Workspace) -> str:
        record = records.one(ws, number)
        return record.kind if record is not None else ""

    def show(kind: str) -> None:
        if kind:
            _show(context, kind, number)
        else:
            context.toast("This record is not there any more")

    context.jobs.read("show-record", kind_of, show)
