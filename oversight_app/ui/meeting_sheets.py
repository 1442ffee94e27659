"""The sheet of a meeting out of the window: copied, or saved as text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from oversight_app.review.meetings import MeetingView
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.widgets.card import Card

_FOLDER = "meetings/folder"
Shown = Callable[[], tuple[MeetingView | None, date]]
"""The meeting that is shown, and the day that it is seen from."""


def add_sheet_button(context: Context, card: Card, shown: Shown) -> QPushButton:
    """Put “Agenda and papers” in a card's corner, with what can be done with the sheet."""
    made = card.add_action(
        "Agenda and papers", "Copy or save a sheet of the agenda, papers and open questions"
    )
    made.setObjectName("meeting-sheet")
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    copy = menu.addAction("Copy as text")
    copy.setToolTip("Copy the sheet, for a message or a paper")
    copy.triggered.connect(lambda _c=False: _with_sheet(context, shown, lambda _f, s: _copy(s)))
    save = menu.addAction("Save as text…")
    save.setToolTip("Save the sheet as a text file")
    save.triggered.connect(
        lambda _c=False: _with_sheet(context, shown, lambda f, s: _save(context, f, s, card))
    )

    def _copy(sheet: str) -> None:
        QGuiApplication.clipboard().setText(sheet)
        context.toast("Agenda and papers copied")

    made.setMenu(menu)
    return made


def _with_sheet(context: Context, shown: Shown, then: Callable[[MeetingView, str], None]) -> None:
    """Write the sheet of the meeting shown, and do something with it."""
    found, day = shown()
    if found is None:
        return

    def read(ws: Workspace) -> str:
        from oversight_app.review.meeting_sheet import meeting_sheet
        from oversight_app.store.office import office

        return meeting_sheet(found, office(ws).name, day)

    context.jobs.read("meeting-sheet", read, lambda sheet: then(found, sheet))


def _save(context: Context, found: MeetingView, sheet: str, card: Card) -> None:
    day = found.meeting.held_on
    name = f"agenda-and-papers-{day.isoformat() if day else found.meeting.reference}.txt"
    chosen, _ = QFileDialog.getSaveFileName(
        card.window(), "Save agenda and papers",
        str(Path(context.settings.value(_FOLDER)) / name), "Text (*.txt);;All files (*)",
    )  # fmt: skip
    if not chosen:
        return
    path = Path(chosen)
    context.settings.set_value(_FOLDER, str(path.parent))

    def save(_progress: object) -> str:
        from oversight_app.store.files import save_whole

        save_whole(sheet.encode("utf-8"), path)
        return path.name

    context.jobs.other(
        "save-sheet", "Saving agenda and papers", save,
        lambda name: context.toast(f"Agenda and papers are saved in {name}"),
    )  # fmt: skip
