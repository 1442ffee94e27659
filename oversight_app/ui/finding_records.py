"""Finding a record from anywhere in the window, and opening it."""

from PySide6.QtWidgets import QDialog

from oversight_app.review.found_words import told
from oversight_app.store.record_search import Hit, find
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.find_record import MOST, FindRecordDialog
from oversight_app.ui.record_forms import forms_of


def find_record(context: Context) -> QDialog:
    """Ask for words, show the records that say them as they are typed, and open the one
    chosen."""

    def look(words: str) -> None:
        def show(hits: tuple[Hit, ...]) -> None:
            dialog.show_hits(words, hits)

        context.jobs.read("find-record", lambda ws: told(ws, find(ws, words, limit=MOST)), show)

    dialog = FindRecordDialog(context.theme, look)
    context.open_dialog(dialog, lambda: forms_of(context).open(dialog.chosen))
    return dialog
