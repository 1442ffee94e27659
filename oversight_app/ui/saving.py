"""Saving what a form holds: the form stays open, as typed, until it has been saved."""

from collections.abc import Callable

from oversight_app.domain.errors import UserProblem
from oversight_app.ui.context import Context, Write
from oversight_app.ui.dialogs.form import FormDialog


def save_from(
    context: Context,
    dialog: FormDialog,
    said: str,
    change: Write,
    done: Callable[[], None] | None = None,
) -> None:
    """Show a form; make ``change`` when it is submitted, then run ``done`` (close the form,
    unless told otherwise). ``said`` is what the toast says."""

    def failed(error: Exception) -> None:
        words = str(error) if isinstance(error, UserProblem) else "It could not be saved."
        dialog.refuse(words)

    dialog.submitted.connect(lambda: context.write(said, change, done or dialog.accept, failed))
    context.open_dialog(dialog)
