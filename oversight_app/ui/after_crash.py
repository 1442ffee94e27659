"""Once, after the program did not end by itself: what was kept, and the drafts to take up again."""

from functools import partial
from typing import TYPE_CHECKING

from oversight_app.domain.periods import written_date
from oversight_app.store.drafts import Draft, drafts
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.kept_drafts import draft_words
from oversight_app.ui.last_run import LastRun
from oversight_app.ui.record_drafts import clock
from oversight_app.ui.widgets.label import button, label

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.context import Context
    from oversight_app.ui.main_window import MainWindow

_MOST = 8


def tell_of_crash(window: "MainWindow", last: LastRun) -> None:
    """Say over the workspace that was opened what became of what was open then. Where no form was
    left half typed, a line at the foot of the window says it."""
    session = window.session
    if session is None:
        return

    def read(workspace: "Workspace") -> list[tuple[Draft, str]]:
        return [(one, draft_words(workspace, one)) for one in drafts(workspace)]

    def show(found: list[tuple[Draft, str]]) -> None:
        if window.session is not session:
            return
        if last.workspace == session.workspace.path and found:
            window.open_dialog(after_crash_dialog(session.context, last, found))
        elif last.workspace in (None, session.workspace.path):
            # The file was not read through, so nothing is promised of what is in it.
            window.say("Oversight was not closed last time. No form was left half typed")
        else:
            window.say(f"Oversight was not closed last time: “{last.workspace.stem}” was open then")

    session.jobs.read("after-crash", read, show)


def after_crash_dialog(
    context: "Context", last: LastRun, found: list[tuple[Draft, str]]
) -> FramedDialog:
    """Make the notice, with each draft and a button that opens its form."""
    began = last.began.astimezone()
    dialog = FramedDialog(
        "Oversight was not closed last time",
        f"It was started on {written_date(began.date())} at {clock(last.began)} and ended without "
        "being closed: a power cut, perhaps, or a mistake of the program. Each change was saved "
        "whole as it was made. What was typed in a form and not saved is kept as a draft.",
        width=560,
    )
    dialog.setObjectName("after-crash")
    dialog.body.addWidget(label("Drafts to take up again", ink="text2"))
    for draft, words in found[:_MOST]:
        name = words[:1].upper() + words[1:]
        one = button(name, "link", f"Open this form and go on: {name}")
        one.setAccessibleName(name)
        one.setProperty("flush", "true")
        one.clicked.connect(dialog.closing_to(partial(_open, context, draft)))
        dialog.body.addWidget(one)
    if len(found) > _MOST:
        more = f"And {len(found) - _MOST:,} more: each is offered when its form is opened."
        dialog.body.addWidget(label(more, ink="text2", wrap=True))
    close = dialog.add_button("Close", "primary", result=False)
    close.setToolTip("The drafts stay: each is offered when its form is opened (Esc)")
    close.setFocus()
    return dialog


def _open(context: "Context", draft: Draft) -> None:
    from oversight_app.ui.record_forms import forms_of

    forms_of(context).go_on(draft)
