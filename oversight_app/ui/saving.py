"""Saving what a form holds: the form stays open, as typed, until it has been saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from oversight_app.domain.errors import UserProblem
from oversight_app.store.changes import Changes
from oversight_app.ui.context import Context, Write
from oversight_app.ui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace

P = ParamSpec("P")
FAULT = "It could not be saved because of a fault in the program. What you wrote is still here."


def keeping(
    change: "Callable[Concatenate[Workspace, P], Changes]", *said: P.args, **more: P.kwargs
) -> Write:
    """Return the change that keeps what a form says now: ``keeping(save_term, form.term)``."""
    return lambda workspace: change(workspace, *said, **more)


def save_from(
    context: Context,
    dialog: FormDialog,
    said: str,
    asked: Callable[[], Write],
    done: Callable[[], None] | None = None,
) -> None:
    """Show a form; when it is submitted make the change that ``asked`` returns, then run ``done``
    (close the form, unless told otherwise). ``said`` is what the toast says.

    ``asked`` looks at the form on the window's own thread. The change may not: the form can be
    typed in, or be gone, by the time that its turn comes.
    """

    def save() -> None:
        then = done or dialog.accept
        context.write(said, asked(), if_open(dialog, then), refused_in(context, dialog))

    dialog.submitted.connect(save)
    context.open_dialog(dialog)


def is_open(dialog: QDialog) -> bool:
    """True while a dialog has not been closed."""
    return isValid(dialog) and dialog.isVisible()


def if_open(asker: QObject, then: Callable[P, None]) -> Callable[P, None]:
    """Do something with what comes of a job, unless the dialog or the part of the window that
    asked for it was closed in the meantime."""

    def run(*got: P.args, **more: P.kwargs) -> None:
        if isValid(asker):
            then(*got, **more)

    return run


def refused_in(context: Context, dialog: FormDialog) -> Callable[[Exception], None]:
    """Say in a form why its change was not made; over the window, where the form was closed in
    the meantime."""

    def run(error: Exception) -> None:
        if isValid(dialog):
            dialog.refuse(str(error) if isinstance(error, UserProblem) else FAULT)
        elif isinstance(error, UserProblem):
            context.jobs.problem.emit(str(error), "Saving", False)

    return run
