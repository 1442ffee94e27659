"""The main window: what holds the parts together. It lays out and passes on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from oversight_app.store.changes import Changes
from oversight_app.ui import asides, finding_ways, first_sight, help_commands, icons
from oversight_app.ui.accessible import factory as accessible
from oversight_app.ui.commands import Command
from oversight_app.ui.frame import Frame
from oversight_app.ui.going import Going
from oversight_app.ui.importing import Importing, is_workspace, local_files
from oversight_app.ui.jobs import Jobs
from oversight_app.ui.menus import Menus
from oversight_app.ui.opening import Opening
from oversight_app.ui.page import Page
from oversight_app.ui.progress_watch import ProgressWatch
from oversight_app.ui.regions import Regions
from oversight_app.ui.settings import Settings
from oversight_app.ui.shell_commands import FILE_MENU_ENDS_WITH, shell_commands
from oversight_app.ui.theme import Theme
from oversight_app.ui.troubles import Troubles
from oversight_app.ui.watch import Watch
from oversight_app.ui.widgets.marking import MarkingTag

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.session import Session, State

_ON_WORKSPACE = "on workspace"


class MainWindow(QMainWindow):
    """Opened without a workspace it shows the welcome; ``opening`` and ``importing`` do the
    rest. ``log_file`` is named where a fault of the program is reported.

    With ``furnished`` False it is an empty window of the right size and colour, which is on the
    screen at once; ``furnish`` then puts everything in.
    """

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        log_file: Path | None = None,
        *,
        furnished: bool = True,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.session: Session | None = None
        self.state: State | None = None
        self._furnished = False
        self.setMinimumSize(900, 600)
        self.resize(1440, 900)
        self.restoreGeometry(settings.state("geometry"))
        if furnished:
            self.furnish(log_file)

    def furnish(self, log_file: Path | None = None) -> None:
        """Put in the parts of the window, and show the way in."""
        accessible.install()
        self._furnished = True
        theme, settings = self.theme, self.settings
        self.troubles = Troubles(self, log_file)
        self._shown: Page | None = None
        self.jobs = Jobs(parent=self)
        self._watch(self.jobs)
        self.opening = Opening(self, self.jobs, settings, self._make_way)
        self.opening.opened.connect(self.show_workspace)
        self.opening.refused.connect(self.troubles.recover_from)
        self.importing = Importing(self, lambda: self.session)
        self.frame = Frame(theme)
        self.going = Going(self.frame, settings, self)
        self._join()
        self._own_commands = shell_commands(self)
        self._menus = Menus(self.menuBar(), theme, finding_ways.submenus(self))
        self.setWindowIcon(icons.window_icon())
        self.setAcceptDrops(True)
        theme.changed.connect(self._dress)
        self._size_bar()
        self._show_welcome()

    # A workspace, and the pages on it.

    def show_workspace(self, workspace: "Workspace") -> None:
        """Show a workspace in place of the one before."""
        # The first paint, which is of the welcome, needs none of it.
        from oversight_app.ui.session import Hands, Session

        self._end_session()
        hands = Hands(
            self.say,
            self._open_on_workspace,
            self.importing.ask,
            self.go_to,
            self.opening.open_sample,
            self.opening.ask_new,
        )
        session = Session(workspace, self.theme, self.settings, hands, self)
        session.changed.connect(self._on_changed)
        session.state_changed.connect(self._on_state)
        self._watch(session.jobs)
        self.session = session
        Watch(self, session)
        self.setWindowTitle(f"{workspace.path.name} – Oversight")
        self.frame.show_pages()
        finding_ways.watch_mouse(self)
        session.refresh()
        self.going.begin(session.context, lambda number: asides.open_record(session, number))
        self.frame.stack.setFocus()

    def close_workspace(self) -> None:
        """Close the workspace; everything is saved already."""
        self._end_session()
        self._show_welcome()

    def go_to(self, address: str) -> None:
        """Bring a place to the front: ``PLACE/TAB/FIGURE``, or ``record/31``."""
        self.going.go_to(address)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self.going.page

    def commands(self) -> list[Command]:
        """Everything that can be done now: the window's own and the page's."""
        own, theirs = self._own_commands, self.page.commands() if self.page else ()
        # In the File menu a page's stand above those that every program ends that menu with.
        end = next(i for i, command in enumerate(own) if command.id == FILE_MENU_ENDS_WITH)
        files = [command for command in theirs if command.menu == "File"]
        others = [command for command in theirs if command.menu != "File"]
        return [*own[:end], *files, *own[end:], *others]

    def is_open(self) -> bool:
        """True while a workspace is open."""
        return self.session is not None

    def can_write(self) -> bool:
        """True while a workspace is open and this window may change it."""
        return self.session is not None and not self.session.workspace.read_only

    def is_busy(self) -> bool:
        """True while any work is under way."""
        session = self.session
        return self.jobs.busy or (session is not None and session.jobs.busy)

    # What the commands do.

    def undo(self) -> None:
        """Take the last change back."""
        if self.session is not None and self.can_undo():
            self.session.undo()

    def redo(self) -> None:
        """Make the undone change again."""
        if self.session is not None and self.can_redo():
            self.session.redo()

    def can_undo(self) -> bool:
        """True where there is something to take back."""
        return self.can_write() and bool(self.state and self.state.undo)

    def can_redo(self) -> bool:
        """True where there is something to make again."""
        return self.can_write() and bool(self.state and self.state.redo)

    def undo_words(self) -> str:
        """ "Undo: import a file" for the menu."""
        return f"Undo: {self.state.undo}" if self.state and self.state.undo else "Undo"

    def redo_words(self) -> str:
        """ "Redo: import a file" for the menu."""
        return f"Redo: {self.state.redo}" if self.state and self.state.redo else "Redo"

    def say(self, words: str, *, undo: bool = False, go: str = "") -> None:
        """Show a toast, bottom left, beside the column; ``go`` is a place that it leads to."""
        self.frame.say(words, undo=undo and self.can_write(), go=go)

    def open_dialog(self, dialog: QDialog, accepted: Callable[[], None] | None = None) -> None:
        """Show a dialog over the window without stopping it."""
        if dialog.parentWidget() is not self:
            dialog.setParent(self, dialog.windowFlags())
        if accepted is not None:
            dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def find_record(self) -> None:
        """Look for a record by its words."""
        if self.session is not None:
            asides.search(self, "", "record")

    def back_up(self) -> None:
        """Make a checked copy of the workspace."""
        if self.session is not None:
            asides.back_up(self.session.context, self.session.refresh)

    def show_settings(self) -> None:
        """Show Settings."""
        asides.settings(self)

    def show_shortcuts(self) -> None:
        """List what the keyboard can do."""
        asides.shortcuts(self)

    def show_about(self) -> None:
        """Say which version this is."""
        asides.about(self)

    def larger_text(self) -> None:
        """Make all text a step larger."""
        asides.set_text_scale(self, self.theme.text_scale + 0.1)

    def smaller_text(self) -> None:
        """Make all text a step smaller."""
        asides.set_text_scale(self, self.theme.text_scale - 0.1)

    def switch_scheme(self) -> None:
        """Change between light and dark."""
        asides.switch_scheme(self)

    def next_region(self) -> None:
        """Move the keyboard to the next part of the window."""
        self._regions.next()

    def leave(self) -> None:
        """Close the window, and with it the program."""
        self.close()

    # Qt's own events.

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being saved, remember the size, and stop the threads."""
        if not self._furnished:
            super().closeEvent(event)
            return
        self.settings.set_state("geometry", self.saveGeometry())
        self._end_session()
        self.jobs.close()
        self.settings.save()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if local_files(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring dropped files in; a workspace is opened instead."""
        paths = local_files(event.mimeData().urls())
        event.acceptProposedAction()
        if len(paths) == 1 and is_workspace(paths[0]):
            self.opening.open_path(paths[0])
        elif paths and self.can_write():
            self.importing.bring_in(paths)
        elif paths:
            self.say("Open a workspace that you can write to, then bring files in")

    # Inside.

    def _join(self) -> None:
        """Put the parts together, and let each hear of what it needs."""
        frame = self.frame
        self.setCentralWidget(frame)
        self._tag = MarkingTag()
        self.menuBar().setCornerWidget(self._tag)
        frame.toast.undo_asked.connect(self.undo)
        frame.toast.go_asked.connect(self.go_to)
        frame.header.undo_asked.connect(self.undo)
        frame.header.search_asked.connect(partial(asides.search, self))
        frame.header.back_asked.connect(self.going.back)
        frame.header.forward_asked.connect(self.going.forward)
        frame.column.chosen.connect(self.go_to)
        frame.column.help_asked.connect(self.show_shortcuts)
        self.opening.bring_in_asked.connect(self.importing.ask)
        frame.welcome.new_asked.connect(self.opening.ask_new)
        frame.welcome.open_asked.connect(self.opening.ask_open)
        frame.welcome.sample_asked.connect(self.opening.open_sample)
        frame.welcome.recent_asked.connect(self.opening.open_path)
        frame.welcome.forget_asked.connect(partial(first_sight.forget, self))
        frame.welcome.help_asked.connect(partial(help_commands.help_here, self))
        self.going.arrived.connect(self._on_arrived)
        self._regions = Regions(frame)

    def _watch(self, jobs: Jobs) -> None:
        jobs.problem.connect(partial(self.troubles.tell, jobs))
        ProgressWatch(jobs, self)

    def _on_changed(self, changes: Changes) -> None:
        self.going.mark_stale(changes)

    def _on_arrived(self) -> None:
        page = self.page
        finding_ways.name_ways(self)
        if page is not None and page is not self._shown:
            self._shown = page
            self.frame.header.show_page(page.title, page.commands())
            self._menus.show(self.commands())
        else:
            # Another tab may have commands of its own.
            self._menus.show_or_refresh(self.commands())

    def _on_state(self, state: "State") -> None:
        self.state = state
        frame = self.frame
        frame.column.show_office(state.office)
        for place, number, words in state.badges:
            frame.column.show_count(place, number, words)
        frame.show_standing(state.standing)
        frame.header.show_undo(state.undo, possible=self.can_undo(), why_not=state.no_undo)
        frame.clock.set_words(state.clock)
        frame.header.refresh()
        self._menus.refresh()

    def _open_on_workspace(
        self, dialog: QDialog, accepted: Callable[[], None] | None = None
    ) -> None:
        """Show a dialog that is about the open workspace, and closes with it."""
        dialog.setProperty(_ON_WORKSPACE, True)
        self.open_dialog(dialog, accepted)

    def _make_way(self, path: Path) -> None:
        """Close the workspace that is about to be opened or written anew."""
        if self.session is not None and self.session.workspace.path.resolve() == path.resolve():
            self.close_workspace()

    def _end_session(self) -> None:
        if self.session is None:
            return
        # Its Undo would have nothing left to undo.
        self.frame.toast.hide()
        QApplication.setOverrideCursor(self.cursor())
        session, self.session = self.session, None
        session.close()
        self.frame.header.show_page("", ())  # its buttons are named by a page that is going
        for dialog in self.findChildren(QDialog):
            if dialog.property(_ON_WORKSPACE) and dialog.isVisible():
                dialog.done(0)
        self.going.end()
        finding_ways.end(self)
        self._shown = self.state = None
        session.deleteLater()
        QApplication.restoreOverrideCursor()

    def _show_welcome(self) -> None:
        self.setWindowTitle("Oversight")
        self.frame.show_welcome()
        first_sight.show_recent(self)
        self._menus.show(self.commands())

    def _dress(self) -> None:
        self._size_bar()
        self._menus.show(self.commands())

    def _size_bar(self) -> None:
        self.menuBar().setFixedHeight(self.theme.px(32))
        self._tag.setFixedHeight(self.theme.px(31))
