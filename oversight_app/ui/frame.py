"""What stands around every page: the side column, the page's title row, the line of standing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from oversight_app.ui.navigation import SideColumn, Sign
from oversight_app.ui.places import PLACES
from oversight_app.ui.theme import Theme
from oversight_app.ui.welcome import Welcome
from oversight_app.ui.widgets.banner import Notice
from oversight_app.ui.widgets.page_header import PageHeader
from oversight_app.ui.widgets.status_line import Standing, StatusLine
from oversight_app.ui.widgets.toast import Toast


class Frame(QWidget):
    """Lays them out. ``stack`` holds the pages, and the welcome while no workspace is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "page")
        self.column = SideColumn([Sign(p.id, p.words, p.icon) for p in PLACES], theme)
        self.header = PageHeader(theme)
        self.clock = Notice(theme)
        self.away = Notice(theme)
        self.status = StatusLine(theme)
        self.stack = QStackedWidget()
        # A click beside the controls lets go of the one that had the keyboard.
        self.stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.welcome = Welcome(theme)
        self.stack.addWidget(self.welcome)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.away)
        right.addWidget(self.clock)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.column)
        middle.addLayout(right, 1)
        self._room = QWidget()
        self._room.hide()
        middle.addWidget(self._room)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        self.toast = Toast(self, theme)

    def say(self, words: str, *, undo: bool, go: str = "") -> None:
        """Show a toast, bottom left, beside the column; ``go`` is a place that it leads to."""
        left = self.column.width() + self._theme.px(24)
        above = self.status.height() + self._theme.px(16)
        self.toast.say(words, undo=undo, go=go, left=left, above=above)

    def put_above(self, widget: QWidget) -> None:
        """Put a bar between the title row and the page."""
        self._right.insertWidget(self._right.indexOf(self.stack), widget)

    def make_room(self, width: int) -> None:
        """Leave so many px free at the right of the page, for what stands beside it."""
        if self._room.isHidden() != (not width) or (width and self._room.width() != width):
            self._room.setFixedWidth(width)
            self._room.setVisible(bool(width))

    def show_pages(self) -> None:
        """Make room for the pages of a workspace."""
        self.column.show_places(True)
        self.header.show()

    def show_welcome(self) -> None:
        """Show the way in, as no workspace is open."""
        self.header.hide()
        self.clock.set_words("")
        self.away.set_words("")
        self.column.show_office("")
        for place in PLACES:
            self.column.show_count(place.id, 0, "")
        self.column.show_places(False)
        self.show_standing(None)
        self.stack.setCurrentWidget(self.welcome)
        self.stack.setFocus()

    def show_standing(self, standing: Standing | None) -> None:
        """Say in the line below how the workspace stands."""
        self.status.show_standing(standing)
