"""A fault of the program: what was being done, what is kept, and a report that can be copied."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.faults import Fault
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, scaled
from oversight_app.ui.widgets.label import button, label

TITLE = "Something went wrong in Oversight"
_LINES = 9


class FaultDialog(FramedDialog):
    """Says it once, however many faults come of the first: ``again`` counts those.

    ``open_again`` opens the workspace anew, where going on would not be safe; ``leave`` closes
    the program.
    """

    def __init__(
        self,
        fault: Fault,
        doing: str,
        log_file: Path | None,
        leave: Callable[[], None],
        open_again: Callable[[], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        what = f"While this was being done: {doing}. " if doing else ""
        super().__init__(
            TITLE,
            f"{what}The program made a mistake. It was nothing that you did.",
            parent,
            width=560,
        )
        self.setObjectName("fault")
        self._times = 1
        self._kept = label(
            "Everything that was saved is saved. What stands in an open form is still there.",
            wrap=True,
        )
        self._kept.setObjectName("fault-kept")
        self._drafts = label("", wrap=True)
        self._drafts.setObjectName("fault-drafts")
        self._drafts.hide()
        self._again = label("", Role.CAPTION, "text2", wrap=True)
        self._again.hide()
        for words in (self._kept, self._drafts):
            self.body.addWidget(words)
        if not fault.safe:
            self.body.addWidget(self._unsafe(open_again is not None))
        self.body.addWidget(self._again)
        self.report = _report(fault)
        about = label(
            "The report for whoever looks after Oversight, whole. It holds no names, figures, "
            "words or files of your office:",
            Role.CAPTION,
            "text2",
            wrap=True,
        )
        about.setBuddy(self.report)
        self.body.addWidget(about)
        self.body.addWidget(self.report)
        self.copied = label("", Role.CAPTION, "tealt")
        self.left.addWidget(self._folder_button(log_file))
        self.left.addWidget(self.copied)
        copy = self.add_button("Copy the report")
        copy.setObjectName("fault-copy")
        copy.setToolTip("Put the report on the clipboard, to send it to whoever looks after this")
        copy.clicked.connect(self._copy)
        close = self.add_button("Close Oversight")
        close.setObjectName("fault-close")
        close.setToolTip("Close the program; what is saved is saved, and open forms keep a draft")
        close.clicked.connect(self.closing_to(leave))
        go_on = self._safe_button(fault, open_again)
        go_on.setObjectName("fault-go-on")
        go_on.setFocus()

    def say_drafts(self, drafts: Sequence[str]) -> None:
        """Say of which forms a draft is kept, a line each."""
        if drafts:
            said = "; ".join(drafts)
            one = "A draft is" if len(drafts) == 1 else f"{len(drafts):,} drafts are"
            self._drafts.setText(f"{one} kept of what was typed and not saved: {said}.")
        self._drafts.setVisible(bool(drafts))

    def again(self) -> None:
        """Another fault came while this one is told."""
        self._times += 1
        times = f"{self._times:,} times" if self._times > 2 else "twice"
        self._again.setText(f"It has happened {times} by now.")
        self._again.show()

    def _unsafe(self, can_open: bool) -> QLabel:
        then = (
            " Open the workspace again before you change anything: that is quick, and loses "
            "nothing that was saved."
            if can_open
            else " Close Oversight and start it again: that loses nothing that was saved."
        )
        made = label(
            f"To go on as it is would not be safe: saving may not work now.{then}",
            ink="oranget",
            wrap=True,
        )
        made.setObjectName("fault-unsafe")
        return made

    def _safe_button(self, fault: Fault, open_again: Callable[[], None] | None) -> QWidget:
        if fault.safe or open_again is None:
            made = self.add_button("Go on", "primary", result=False)
            made.setToolTip("Go back to where you were (Esc)")
            return made
        made = self.add_button("Open the workspace again", "primary")
        made.setToolTip("Close the workspace and open it again, from what was saved")
        made.clicked.connect(self.closing_to(open_again))
        return made

    def _folder_button(self, log_file: Path | None) -> QWidget:
        made = button("Open the log folder", "link")
        made.setVisible(log_file is not None and log_file.parent.is_dir())
        if log_file is not None:
            folder = log_file.parent
            made.setToolTip(plain_tip(f"The log lies in {folder}"))
            made.clicked.connect(
                lambda _c=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
            )
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.setText("Copied")


def _report(fault: Fault) -> QPlainTextEdit:
    made = QPlainTextEdit(fault.report())
    made.setObjectName("fault-report")
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.setAccessibleName("The report")
    made.setToolTip("What the report says, whole")
    made.ensurePolished()
    tall = made.fontMetrics().lineSpacing() * _LINES + scaled(16)
    made.setMinimumSize(QSize(0, tall))
    return made
