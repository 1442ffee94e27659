"""The top of a page: its title, what can be done here, Undo, the way back, and the search."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from oversight_app.ui.commands import Command
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, dress_button, dress_icon, label
from oversight_app.ui.widgets.search_box import SearchBox

_UNDO = "Undo"


class PageHeader(QWidget):
    """``undo_asked`` is its Undo button, ``back_asked`` and ``forward_asked`` its arrows;
    ``search_asked`` carries what was typed on its search box."""

    undo_asked = Signal()
    back_asked = Signal()
    forward_asked = Signal()
    search_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = label("", Role.PAGE_TITLE)
        self._undo = button(_UNDO)
        self._undo.setObjectName("header-undo")
        self._undo.clicked.connect(lambda _c=False: self.undo_asked.emit())
        self._back = self._arrow("header-back", self.back_asked)
        self._forward = self._arrow("header-forward", self.forward_asked)
        self.search = SearchBox(theme)
        self.search.asked.connect(self.search_asked)
        self._commands: list[tuple[QPushButton, Command]] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._undo)
        # The ways back and on stand by the search, which goes anywhere; the title keeps the edge.
        ways = QHBoxLayout()
        ways.setSpacing(0)
        ways.addWidget(self._back)
        ways.addWidget(self._forward)
        self._buttons.addLayout(ways)
        self._buttons.addWidget(self.search)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(8)
        self._row.addWidget(self._title, 1)
        self._row.addLayout(self._buttons)
        self.show_ways("", "")
        self.show_undo("", possible=False)
        theme.changed.connect(self._dress)
        self._dress()

    def show_page(self, title: str, commands: Sequence[Command]) -> None:
        """Show a page's title, and a button for each command that belongs in the header."""
        self._title.setText(title)
        for old, _ in self._commands:
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._commands = []
        for command in commands:
            if command.header:
                made = button(
                    command.words.rstrip("…"), "primary" if command.primary else "", command.tooltip
                )
                made.setObjectName(f"header-{command.id}")
                made.clicked.connect(lambda _c=False, run=command.run: run())
                self._buttons.insertWidget(self._buttons.count() - 3, made)
                self._commands.append((made, command))
                # The keyboard comes to it as the eye does: in the header, before Undo.
                QWidget.setTabOrder(self._undo, made)
                QWidget.setTabOrder(made, self._undo)
        self._dress()

    def show_undo(self, what: str, *, possible: bool, why_not: str = "") -> None:
        """Name what Undo would undo, or why there is nothing."""
        self._undo.setEnabled(possible)
        nothing = why_not or "There is nothing to undo"
        words = f"Undo: {what}" if possible and what else nothing
        self._undo.setToolTip(plain_tip(f"{words} (Ctrl+Z)" if possible else words))
        self._undo.setAccessibleName(words)

    def show_ways(self, back: str, forward: str) -> None:
        """Name the places that the arrows lead to; "" for none."""
        for made, words, where, keys in (
            (self._back, "Back", back, "Alt+Left"), (self._forward, "Forward", forward, "Alt+Right")
        ):  # fmt: skip
            made.setEnabled(bool(where))
            said = f"{words} to {where}" if where else f"There is nowhere to go {words.lower()} to"
            made.setToolTip(plain_tip(f"{said} ({keys})" if where else said))
            made.setAccessibleName(said)

    def _arrow(self, name: str, asked: SignalInstance) -> QPushButton:
        made = button("", "link")
        made.setObjectName(name)
        made.clicked.connect(lambda _c=False: asked.emit())
        return made

    def refresh(self) -> None:
        """Look again at which commands can run, and what they are called now."""
        for made, command in self._commands:
            made.setEnabled(command.can_run)
            made.setText(command.shown_words.rstrip("…"))

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(24, px(12), 24, px(6))
        dress_button(self._undo, self._theme, "undo")
        for made, icon in ((self._back, "arrow-left"), (self._forward, "arrow-right")):
            dress_icon(made, self._theme, icon)
        for made, command in self._commands:
            if command.icon:
                ink = "onaccent" if command.primary else "text"
                dress_button(made, self._theme, command.icon, ink)
        self.refresh()
        self._arrange()

    def _arrange(self) -> None:
        """The search is an icon alone, and then the buttons stand below the title, where there
        would be too little room (a narrow window, large text). Undo is the last to lose its
        word."""
        gap = self._row.spacing()
        if not self._undo.text():
            self._undo.setText(_UNDO)
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        buttons = [self._undo, self._back, self._forward, *(one for one, _ in self._commands)]
        fixed = sum(one.sizeHint().width() + gap for one in buttons) - gap
        head = self._title.sizeHint().width() + gap
        search = self.search.wide(compact=False)
        below = head + fixed + self.search.wide(compact=True) > room
        self.search.compact = search + fixed + (0 if below else head) > room
        if fixed + self.search.wide(compact=True) > room:
            self._undo.setText("")
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if below else way.LeftToRight)

    def event(self, event: QEvent) -> bool:
        """Its parts ask for other room when their words or the size of text change."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
