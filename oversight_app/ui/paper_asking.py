"""What the Prepare tab asks for: words of the office's own, and reasons."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.summaries.concerns import Concern
from oversight_app.summaries.papers import Section
from oversight_app.summaries.preparing import Prepared
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.papers import OwnWordsDialog, ReasonDialog
from oversight_app.ui.dialogs.rows import RowsDialog


def ask_words(
    context: Context, section: Section, said: str, keep: Callable[[str], None], over: QWidget
) -> None:
    """Ask for the office's own words above a section."""
    dialog = OwnWordsDialog(context.theme, section, said, over.window())

    def submit() -> None:
        words = dialog.words
        dialog.accept()
        keep(words)

    dialog.submitted.connect(submit)
    context.open_dialog(dialog)


def ask_reason(
    context: Context, concern: Concern, keep: Callable[[str], None], over: QWidget
) -> None:
    """Ask why the paper goes on in spite of a warning."""
    _ask(
        context, "Go on with a reason", f"{concern.words} The reason is kept with the paper.",
        "Go on", keep, over,
    )  # fmt: skip


def ask_showing(context: Context, keep: Callable[[str], None], over: QWidget) -> None:
    """Ask why small numbers are shown in this paper."""
    _ask(
        context, "Show small numbers in this paper",
        "Small numbers can say who somebody is. The reason is kept with the paper.", "Show them",
        keep, over,
    )  # fmt: skip


def show_hidden(context: Context, prepared: Prepared) -> None:
    """List what was hidden, and why."""
    table = Table(
        "hidden-figures",
        "Hidden in this paper",
        (Column("where", "Figure"), Column("why", "Why")),
        tuple(Row(str(number), (one.where, one.why)) for number, one in enumerate(prepared.hidden)),
        "A number is also hidden where it would give a hidden one back.",
    )
    context.open_dialog(RowsDialog(context.theme, table))


def _ask(
    context: Context, title: str, about: str, yes: str, keep: Callable[[str], None], over: QWidget
) -> None:
    dialog = ReasonDialog(context.theme, title, about, yes, over.window())

    def submit() -> None:
        reason = dialog.reason
        dialog.accept()
        keep(reason)

    dialog.submitted.connect(submit)
    context.open_dialog(dialog)
