"""Shows the progress of work that takes longer than a moment."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from oversight_app.ui.jobs import Job, Jobs

if TYPE_CHECKING:
    from oversight_app.ui.dialogs.progress_dialog import ProgressDialog

PATIENCE_MS = 300


class ProgressWatch(QObject):
    """Shows the dialog for any named job that is still under way after 300 ms; lives as long
    as the jobs it watches."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(jobs)
        self._window = window
        self._waiting: dict[Job, QTimer] = {}
        self._shown: dict[Job, ProgressDialog] = {}
        jobs.started.connect(self._started)
        jobs.ended.connect(self._ended)

    def _started(self, job: Job) -> None:
        if not job.shown:
            return
        timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        timer.timeout.connect(lambda: self._show(job))
        self._waiting[job] = timer
        timer.start()

    def _show(self, job: Job) -> None:
        from oversight_app.ui.dialogs.progress_dialog import ProgressDialog

        if job in self._waiting:
            dialog = ProgressDialog(job, self._window)
            self._shown[job] = dialog
            dialog.open()

    def _ended(self, job: Job) -> None:
        timer = self._waiting.pop(job, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
        dialog = self._shown.pop(job, None)
        if dialog is not None:
            dialog.finish()
            dialog.deleteLater()
