"""The history of changes beside the page: what was done, and taking it back (Ctrl+H)."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from oversight_app.domain.wording import counted
from oversight_app.store.changes import Changes
from oversight_app.store.history import UNAUTHENTICATED
from oversight_app.store.history_standing import PastChange, Standing, back_to, standing, undo_back
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.history_list import HistoryList
from oversight_app.ui.widgets.label import button, label, rule

if TYPE_CHECKING:
    from oversight_app.store.history import HistoryEntry
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.progress import Progress
    from oversight_app.ui.session import Session, State

WIDTH = 304
_A_PAGE = 100
_BESIDE = 1280
"""From a window this wide on, in the design's px, the page makes room; else it lies over it."""


class HistoryPanel(QFrame):
    """Stands at the right of the page, and follows every change. Esc closes it."""

    def __init__(self, window: "MainWindow", session: "Session") -> None:
        super().__init__(window.frame)
        self._window, self._session = window, session
        self._came_from = window.focusWidget()
        self._wanted = _A_PAGE
        self._entries: tuple[PastChange, ...] = ()
        theme = window.theme
        self.setObjectName("history-panel")
        self.setProperty("part", "card")
        self.setAccessibleName("History of changes")
        self.list = HistoryList(theme)
        self.undo = _wide("panel-undo")
        self.redo = _wide("panel-redo")
        self.back = _named("undo-back")
        self.show_changed = _named("what-changed")
        self.more = _wide("earlier")
        self._lay_out()
        self._listen()
        session.changed.connect(self._on_changed)
        session.state_changed.connect(self._show_state)
        session.destroyed.connect(self.end)
        theme.changed.connect(self._place)
        window.frame.installEventFilter(self)
        if session.state is not None:
            self._show_state(session.state)
        self._look_again()
        self._place()
        self.show()
        self.raise_()
        self.reload()

    def reload(self) -> None:
        """Read the entries again, as far back as they are shown."""
        read = partial(standing, limit=self._wanted)
        self._session.jobs.read("history-panel", read, self._show)

    def dismiss(self) -> None:
        """Close it, and give the keyboard back to where it was."""
        self.end()
        try:
            if self._came_from is not None and self._came_from.isVisible():
                self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        except RuntimeError:  # it has been deleted since
            self._window.frame.stack.setFocus()

    def end(self) -> None:
        """Leave the window."""
        self._window.frame.removeEventFilter(self)
        self._window.frame.make_room(0)
        self.hide()
        self.setObjectName("")
        self.deleteLater()

    # What it shows.

    def _show(self, entries: tuple[PastChange, ...]) -> None:
        first = not self._entries
        self._entries = entries
        self.list.show_entries(entries, datetime.now().astimezone().date())
        self.more.setVisible(len(entries) == self._wanted)
        if first:
            self.list.select_first()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_again()

    def _show_state(self, state: "State") -> None:
        window = self._window
        for made, words, able, why in (
            (self.undo, window.undo_words(), window.can_undo(), state.no_undo),
            (self.redo, window.redo_words(), window.can_redo(), ""),
        ):
            made.setProperty("whole", words)
            made.setAccessibleName(words)
            made.setToolTip(plain_tip(why or words))
            made.setEnabled(able)
        self._word_buttons()

    def _on_changed(self, _changes: Changes) -> None:
        self.reload()

    def _look_again(self) -> None:
        """See what can be done with the entry that is selected."""
        entry = self.list.current()
        can = entry is not None and entry.standing is Standing.CAN_UNDO
        self.back.setEnabled(can and self._window.can_write())
        self.show_changed.setEnabled(entry is not None)
        why = "Select a change that can be undone"
        self.back.setToolTip("Undo this change and every one after it" if can else why)

    # What it does.

    def _ask_back(self) -> None:
        entry = self.list.current()
        if entry is not None:
            seq = entry.seq
            self._session.jobs.read("undo-back", lambda ws: back_to(ws, seq), self._asked)

    def _asked(self, found: tuple[PastChange, ...]) -> None:
        if not found:
            self._window.say("This change can’t be undone any more. Nothing was changed.")
            return
        many = len(found)
        title = f"Undo {counted(many, 'change', 'changes')}?"
        if many == 1:
            words = f"“{found[0].words}” is undone. Redo makes it again."
        else:
            words = (
                f"{many:,} changes are undone one after another, the newest first: "
                f"“{found[0].words}” is the first, “{found[-1].words}” the last. "
                "Each is an entry of its own, and Redo makes them again."
            )
        dialog = FramedDialog(title, words, self._window)
        dialog.setObjectName("undo-back-dialog")
        dialog.add_button("Keep them" if many > 1 else "Keep it", result=False).setFocus()
        yes = dialog.add_button(title.rstrip("?"), "primary", result=True)
        yes.setObjectName("undo-back-yes")
        wanted = [one.seq for one in found]
        self._session.context.open_dialog(dialog, partial(self._take_back, wanted))

    def _take_back(self, wanted: list[int]) -> None:
        session = self._session

        def run(workspace: "Workspace", progress: "Progress") -> Changes:
            return undo_back(workspace, wanted, progress.report)

        def done(changes: Changes) -> None:
            session.changed.emit(changes)
            session.refresh()
            self._window.say(changes.description)

        session.jobs.write("Undo", run, done)

    def _open(self, seq: int) -> None:
        def read(workspace: "Workspace") -> "tuple[HistoryEntry, ...]":
            from oversight_app.store import history

            return history.entries(workspace, 1, seq + 1)

        def show(entries: "tuple[HistoryEntry, ...]") -> None:
            from oversight_app.ui.dialogs.rows import RowsDialog
            from oversight_app.ui.pages.data_history import entry_table

            for entry in entries:
                table = entry_table(entry)
                self._session.context.open_dialog(
                    RowsDialog(self._window.theme, table, self._window)
                )

        self._session.jobs.read("history-entry", read, show)

    def _show_more(self) -> None:
        self._wanted += _A_PAGE
        self.reload()

    # How it is laid out.

    def _lay_out(self) -> None:
        close = button("Close", tip="Close this panel (Esc)")
        close.setObjectName("close-history")
        close.clicked.connect(lambda _c=False: self.dismiss())
        title = QHBoxLayout()
        title.setContentsMargins(16, 10, 12, 6)
        title.addWidget(label("History", Role.CARD_TITLE), 1)
        title.addWidget(close)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(6)
        for made in (self.undo, self.redo):
            foot.addWidget(made)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        # Of the change selected, each as wide as its words.
        beside.addWidget(self.back, 3)
        beside.addWidget(self.show_changed, 2)
        foot.addLayout(beside)
        foot.addWidget(label(UNAUTHENTICATED, Role.CAPTION, "text3", wrap=True))
        self.back.setText("Undo back to here…")
        self.show_changed.setText("Details")
        self.show_changed.setToolTip("Show what the selected change said before and after (Enter)")
        self.more.setText("Show earlier changes")
        self.more.setToolTip("Read further back in the history")
        self.more.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(title)
        box.addWidget(self.list, 1)
        box.addWidget(self.more)
        box.addWidget(rule())
        box.addLayout(foot)

    def _listen(self) -> None:
        def on(made: QPushButton, run: Callable[[], None]) -> None:
            made.clicked.connect(lambda _c=False: run())

        on(self.undo, self._window.undo)
        on(self.redo, self._window.redo)
        on(self.back, self._ask_back)
        on(self.show_changed, self.list.open_current)
        on(self.more, self._show_more)
        self.list.opened.connect(self._open)
        self.list.moved.connect(self._look_again)

    def _place(self) -> None:
        frame, px = self._window.frame, self._window.theme.px
        width = min(px(WIDTH), frame.width())
        beside = frame.width() >= px(_BESIDE)
        frame.make_room(width if beside else 0)
        top = 0 if beside else frame.header.geometry().bottom() + 1
        self.setGeometry(frame.width() - width, top, width, frame.status.y() - top)

    def _word_buttons(self) -> None:
        """A long name is cut short on its button; the tooltip has the whole."""
        for made in (self.undo, self.redo):
            whole = str(made.property("whole") or "")
            room = max(40, made.width() - self._window.theme.px(28))
            short = made.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
            made.setText(short.replace("&", "&&"))

    # Qt's own names from here.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word_buttons()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def switch_history(window: "MainWindow") -> None:
    """Show the panel, or bring the keyboard to it; close it where the keyboard is in it."""
    panel = shown(window)
    if panel is not None and panel.isAncestorOf(window.focusWidget() or window):
        panel.dismiss()
    elif panel is not None:
        panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
    elif window.session is not None:
        HistoryPanel(window, window.session)


def shown(window: "MainWindow") -> HistoryPanel | None:
    """Return the panel while it is shown."""
    return window.findChild(HistoryPanel, "history-panel")


def _named(name: str) -> QPushButton:
    made = button("")
    made.setObjectName(name)
    return made


def _wide(name: str) -> QPushButton:
    made = _named(name)
    made.setMinimumWidth(1)
    return made
