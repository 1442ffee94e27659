"""What went wrong, that nothing was lost, and what to do next."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from oversight_app.ui.dialogs.framed import FramedDialog

FAULT = "This is a fault in Oversight"


def problem_dialog(words: str, doing: str = "", parent: QWidget | None = None) -> FramedDialog:
    """Make the dialog for something the person can put right."""
    title = f"{doing} did not work" if doing else "That did not work"
    dialog = FramedDialog(title, words, parent)
    dialog.setObjectName("problem")
    dialog.add_button("Close", result=False).setFocus()
    return dialog


def fault_dialog(log_file: Path | None, doing: str, parent: QWidget | None = None) -> FramedDialog:
    """Make the dialog for a fault of the program, which it doesn't put on the person."""
    what = f"“{doing}”" if doing else "What you asked for"
    where = " The details are in the log file, which holds no names or figures." if log_file else ""
    dialog = FramedDialog(
        FAULT,
        f"{what} stopped because of a fault in the program, not because of anything you did. "
        f"What was saved before is as it was.{where} Do it again; if it happens again, send the "
        "log file to whoever looks after Oversight.",
        parent,
    )
    dialog.setObjectName("fault")
    if log_file is not None and log_file.parent.is_dir():
        folder = dialog.add_button("Open the log folder")
        folder.clicked.connect(
            lambda _c=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file.parent)))
        )
    dialog.add_button("Close", result=False).setFocus()
    return dialog
