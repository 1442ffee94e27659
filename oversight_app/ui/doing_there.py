"""Doing what another page can do: going there, and running its command once it has read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer

from oversight_app.ui.commands import why_not

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

_LONGEST_MS = 10_000
"""After this it is tried, whatever is still being read."""


def do_there(window: "MainWindow", address: str, command: str) -> None:
    """Go to a page, or a tab of it, and run one of its commands there; where it can't be run, say
    why. Whoever goes elsewhere meanwhile has changed their mind."""
    window.go_to(address)
    if window.session is not None:
        _Waiting(window, command)


def look_there(window: "MainWindow", address: str, words: str) -> None:
    """Go to where something can be deleted, and leave the choice of what to whoever sees it."""
    window.go_to(address)
    window.say(f"Select what is to go, then choose “{words}” again")


class _Waiting(QObject):
    """Waits until nothing is read any more: what a page shows often comes in two steps."""

    def __init__(self, window: "MainWindow", command: str) -> None:
        assert window.session is not None
        # It goes with what is open.
        super().__init__(window.session)
        self._window, self._command = window, command
        self._page, self._jobs = window.page, window.session.jobs
        self._deadline = QDeadlineTimer(_LONGEST_MS)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._try)
        self._jobs.ended.connect(self._ended)
        self._turn.start()

    def _ended(self, _job: object) -> None:
        # What it brings is shown first, and may ask for more.
        self._turn.start()

    def _try(self) -> None:
        here = self._window.page is self._page
        if here and self._jobs.reading and not self._deadline.hasExpired():
            return
        self._jobs.ended.disconnect(self._ended)
        self.deleteLater()
        if here:
            self._run()

    def _run(self) -> None:
        window, page = self._window, self._page
        offered = page.commands() if page is not None else ()
        command = next((one for one in offered if one.id == self._command), None)
        if command is None:
            return
        if command.can_run:
            command.run()
        else:
            window.say(why_not(command, is_open=True, can_write=window.can_write()))
