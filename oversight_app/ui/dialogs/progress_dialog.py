"""A bar with a count and Cancel, for work that takes longer than a moment."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.jobs import Job
from oversight_app.ui.motion import is_still
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

_LOOK_MS = 100


class ProgressDialog(FramedDialog):
    """Shows one job until it ends; Cancel leaves the database as it was."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(job.title, parent=parent, width=420)
        self.setObjectName("progress")
        self._job = job
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(job.title)
        self._count = label("", Role.CAPTION, "text2")
        self.body.addWidget(self._bar)
        self.body.addWidget(self._count)
        self._cancel = self.add_button("Cancel")
        self._cancel.clicked.connect(self.reject)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def reject(self) -> None:
        """Esc, Cancel and the corner all ask the work to stop."""
        self._job.cancel()
        self._cancel.setEnabled(False)
        self._count.setText("Stopping. Nothing will be kept.")

    def finish(self) -> None:
        """The work has ended."""
        self._timer.stop()
        self.done(0)

    def _look(self) -> None:
        progress = self._job.progress
        if progress.cancelled:
            return
        # A bar that nobody knows the end of runs to and fro, unless nothing is to move.
        whole = progress.total or (1 if is_still() else 0)
        self._bar.setRange(0, whole)
        self._bar.setValue(min(progress.done, progress.total))
        count = f"{progress.done:,} of {progress.total:,}" if progress.total else ""
        self._count.setText(" · ".join(part for part in (progress.words, count) if part))
