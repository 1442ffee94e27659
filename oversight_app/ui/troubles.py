"""What the window says when something does not work, and the way on that it offers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oversight_app.domain.errors import FileProblem, Trouble, UserProblem
from oversight_app.ui.faults import Calm, Fault
from oversight_app.ui.jobs import Jobs

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.dialogs.fault import FaultDialog
    from oversight_app.ui.last_run import LastRun
    from oversight_app.ui.main_window import MainWindow

_AWAY = (Trouble.MOVED, Trouble.MISSING)
Way = tuple[str, str, Callable[[], None]]
"""A way on: the words of its button, its tooltip, what it does."""


class Troubles(QObject):
    """Shows problems and faults over the window, a fault once however many come of it."""

    def __init__(self, window: "MainWindow", log_file: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._log_file = log_file
        self._calm = Calm()
        self._fault: FaultDialog | None = None
        self.after_crash: LastRun | None = None
        """The run before this one, where it did not end by itself and nobody was told yet."""

    def tell_of_crash(self) -> None:
        """Now that a workspace is open, tell once that the last run did not end by itself."""
        last, self.after_crash = self.after_crash, None
        if last is not None:
            from oversight_app.ui.after_crash import tell_of_crash

            tell_of_crash(self._window, last)

    def tell(self, jobs: Jobs, what: object, doing: str, fault: bool) -> None:
        """Say what a job reports (see ``Jobs.problem``)."""
        if fault and isinstance(what, Fault):
            self.show_fault(what, doing)
        else:
            self.show_problem(what, jobs.again, unasked=jobs.unasked)

    def show_fault(self, fault: Fault, doing: str = "") -> None:
        """Say that the program has a fault."""
        if self._fault is not None:
            self._fault.again()
            return
        if not self._calm.lets(fault):
            return
        from oversight_app.ui.dialogs.fault import FaultDialog

        window = self._window
        can_open = window.session is not None
        dialog = FaultDialog(
            fault, doing, self._log_file, window.leave, self.open_again if can_open else None
        )
        self._fault = dialog
        dialog.finished.connect(self._told)
        window.open_dialog(dialog)
        self._look_for_drafts(dialog)

    def show_problem(
        self, what: object, again: Callable[[], None] | None = None, *, unasked: bool = False
    ) -> None:
        """Say what a person can put right, with a button that does the next thing where there is
        one. ``what`` is the problem or its words; ``again`` does the work again. Of what nobody
        asked for, that the file is gone is said above the pages alone."""
        from oversight_app.ui.dialogs.message import problem_dialog

        window = self._window
        trouble = self._of_what_is_open(what)
        if trouble in (*_AWAY, Trouble.DISK):
            from oversight_app.ui.lost_drive import is_told

            if is_told(window, UserProblem(str(what)), again, unasked=unasked):
                return
        dialog = problem_dialog(str(what), ways=self._ways(trouble, again))
        window.open_dialog(dialog)

    def open_again(self) -> None:
        """Close the workspace and open it again, from what was saved."""
        window = self._window
        if window.session is not None:
            path = window.session.workspace.path
            window.close_workspace()
            window.opening.open_path(path)

    def recover(self) -> None:
        """Close the workspace, which turned out to be damaged, and show the ways back."""
        window = self._window
        if window.session is not None:
            path = window.session.workspace.path
            words = f"“{path.name}” is damaged: part of it can’t be read. It is left as it is."
            self.recover_from(path, FileProblem(words, Trouble.DAMAGED))

    def recover_from(self, path: Path, problem: FileProblem) -> None:
        """Show the ways back for a workspace that can't be opened; where another one is open,
        ask first, since that is closed for it."""
        from oversight_app.ui.dialogs.message import problem_dialog
        from oversight_app.ui.recovery import show_recovery

        window = self._window
        if window.session is None or window.session.workspace.path == path:
            show_recovery(window, path, problem)
            return
        tip = "Close the workspace that is open, and see what can be done about this one"
        ways: list[Way] = [("Ways back…", tip, lambda: show_recovery(window, path, problem))]
        window.open_dialog(problem_dialog(str(problem), "Opening the workspace", ways=ways))

    def _of_what_is_open(self, what: object) -> Trouble | None:
        """The trouble that the open workspace is in; None where it is another file's, or none."""
        session = self._window.session
        if not isinstance(what, FileProblem) or session is None or what.path is None:
            return None
        path = session.workspace.path
        # What lies in its folder is gone with it: the companions of the file, its own backups.
        own = what.path == path or (what.trouble in _AWAY and path.parent in what.path.parents)
        return what.trouble if own else None

    def _ways(self, trouble: Trouble | None, again: Callable[[], None] | None) -> list[Way]:
        session = self._window.session
        if trouble is Trouble.DAMAGED:
            return [("Recover…", "Close the workspace and see the ways back", self.recover)]
        if trouble is Trouble.BUSY and session is not None and session.workspace.read_only:
            return [
                ("Open it again", "Open the workspace again, to change it if it is free now",
                 self.open_again)
            ]  # fmt: skip
        if again is not None:
            return [("Do it again", "Do the same again, now that it may work", again)]
        return []

    def _look_for_drafts(self, dialog: "FaultDialog") -> None:
        session = self._window.session
        if session is None:
            return

        def said(found: list[str]) -> None:
            if self._fault is dialog:
                dialog.say_drafts(found)

        # Where even this fails, the dialog says what it says already.
        session.jobs.read("fault-drafts", _draft_words, said, lambda _error: None)

    def _told(self) -> None:
        self._fault = None


def _draft_words(workspace: "Workspace") -> list[str]:
    from oversight_app.store.drafts import drafts
    from oversight_app.ui.kept_drafts import draft_words

    return [draft_words(workspace, one) for one in drafts(workspace)]
