"""Help in a window of its own: contents at the left, a topic at the right, words to look for.

It stands beside the program's window and stays open while one works. Nothing is fetched: topics
and pictures come with the program.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from oversight_app.help import HelpTopic, found, markdown, topic, topics
from oversight_app.ui.context import Context
from oversight_app.ui.help_text import blacken, set_help
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.trail import Trail
from oversight_app.ui.widgets.label import button, dress_button, label

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

_TOPIC = Qt.ItemDataRole.UserRole
_GOES, _DOES = "go:", "do:"
_CONTENTS = 320
_NARROW = 720
"""Narrower than this, in the design's pixels, the contents stand above the topic."""


class HelpWindow(QDialog):
    """``go_asked`` carries an address of the program, ``do_asked`` the id of a command, that a
    topic links to."""

    go_asked = Signal(str)
    do_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trail = Trail()
        self.setObjectName("help")
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle("Help with Oversight")
        self.setAccessibleName("Help with Oversight")
        self.search = QLineEdit()
        self.search.setObjectName("help-search")
        self.search.setPlaceholderText("Look for words in help")
        self.search.setAccessibleName("Look for words in help")
        self.search.setToolTip("Show the topics that say these words (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        self.count = label("", Role.CAPTION, "text3", wrap=True)
        self.contents = QTreeWidget()
        self.contents.setObjectName("help-contents")
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("Topics")
        self.contents.setToolTip("Choose a topic")
        self.contents.setRootIsDecorated(False)
        self.contents.setItemsExpandable(False)
        self.contents.setIndentation(theme.px(12))
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.text = _Text()
        self.back_button = self._tool("help-back", "Back", "The topic before (Alt+Left)")
        self.forward_button = self._tool("help-forward", "Forward", "The next topic (Alt+Right)")
        self.print_button = self._tool("help-print", "Print…", "Print this topic (Ctrl+P)")
        self.close_button = self._tool("help-close", "Close", "Close help (Esc)")
        self._lay_out()
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(self._chosen)
        self.text.anchorClicked.connect(self._follow)
        self.back_button.clicked.connect(lambda _c=False: self.back())
        self.forward_button.clicked.connect(lambda _c=False: self.forward())
        self.print_button.clicked.connect(lambda _c=False: self.print_topic())
        self.close_button.clicked.connect(lambda _c=False: self.close())
        for keys, run in (
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("Ctrl+P", self.print_topic),
            ("Ctrl+F", partial(self.search.setFocus, Qt.FocusReason.ShortcutFocusReason)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self._settling = QTimer(self, singleShot=True, interval=60)
        self._settling.timeout.connect(self._set)
        self.text.resized.connect(self._settling.start)
        theme.changed.connect(self._dress)
        self._list("")
        self._dress()
        self.resize(self._fitting())

    @property
    def shown(self) -> str:
        """The id of the topic in front."""
        return self._trail.here

    def _fitting(self) -> QSize:
        """As large as the design, where the screen has room for it."""
        room = self.screen().availableGeometry().size()
        return QSize(self._theme.px(1040), self._theme.px(760)).boundedTo(room)

    def show_topic(self, topic_id: str) -> None:
        """Show a topic; one that there is not leaves what is shown."""
        if topic_id in {one.id for one in topics()}:
            self._trail.went(topic_id)
            self._show()

    def back(self) -> None:
        """Show the topic before."""
        if self._trail.back():
            self._show()

    def forward(self) -> None:
        """Show the topic that was gone back from."""
        if self._trail.forward():
            self._show()

    def print_topic(self) -> None:
        """Ask which printer, and print the topic in front, dark on white."""
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(topic(self.shown).title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("print-help")
        dialog.setWindowTitle("Print this topic")
        dialog.accepted.connect(lambda: self.on_paper().print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        # In PySide a print dialog’s own ``open`` asks for a receiver.
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def on_paper(self) -> QTextDocument:
        """Return the topic as it is printed: black on white whatever the window’s colours."""
        document = QTextDocument(self)
        set_help(document, markdown(self.shown), self._theme, wide=self._theme.px(560))
        blacken(document)
        return document

    def _show(self) -> None:
        one = topic(self.shown)
        self.setWindowTitle(f"{one.title} – Help with Oversight")
        self._set()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(0)
        self.text.setAccessibleName(one.title)
        self._mark(one.id)
        self._dress_tools()

    def _set(self) -> None:
        if not self.shown:
            return
        bar = self.text.verticalScrollBar()
        at = bar.value()
        wide = self.text.viewport().width() - self._theme.px(8)
        set_help(self.text.document(), markdown(self.shown), self._theme, wide=wide)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        bar.setValue(at)

    def _list(self, words: str) -> None:
        """List the topics that say some words; all of them for none."""
        shown = found(words)
        self.contents.blockSignals(True)
        self.contents.clear()
        if words.strip():
            for one in shown:
                self.contents.addTopLevelItem(_item(one))
        else:
            section: QTreeWidgetItem | None = None
            for one in shown:
                if section is None or section.text(0) != one.section:
                    section = QTreeWidgetItem([one.section])
                    section.setFlags(Qt.ItemFlag.ItemIsEnabled)
                    section.setFont(0, self._theme.font(Role.CAPTION, 600))
                    section.setForeground(0, self._theme.color("text2"))
                    self.contents.addTopLevelItem(section)
                section.addChild(_item(one))
            self.contents.expandAll()
        self._size_rows()
        self._mark(self.shown)
        self.contents.blockSignals(False)
        number = len(shown)
        said = f"{number} {'topic says' if number == 1 else 'topics say'} this" if number else (
            "No topic says this. Try fewer or shorter words."
        )  # fmt: skip
        self.count.setText(said)
        self.count.setVisible(bool(words.strip()))

    def _size_rows(self) -> None:
        """Give each topic the height that a pointer needs, and each heading room above it."""
        px = self._theme.px
        for index, section in enumerate(_children(self.contents.invisibleRootItem())):
            lines = _children(section)
            section.setSizeHint(0, QSize(0, px(34 if lines and index else 28)))
            for line in lines:
                line.setSizeHint(0, QSize(0, px(26)))

    def _mark(self, topic_id: str) -> None:
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        self.contents.blockSignals(True)
        self.contents.clearSelection()
        for one in self.contents.findItems("*", Qt.MatchFlag.MatchWildcard | flags):
            if one.data(0, _TOPIC) == topic_id:
                self.contents.setCurrentItem(one)
        self.contents.blockSignals(False)

    def _chosen(self, now: QTreeWidgetItem | None) -> None:
        if now is not None and now.data(0, _TOPIC):
            self.show_topic(str(now.data(0, _TOPIC)))

    def _open_first(self) -> None:
        listed = found(self.search.text())
        if listed:
            self.show_topic(listed[0].id)
            self.text.setFocus()

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(_GOES):
            self.go_asked.emit(address.removeprefix(_GOES))
        elif address.startswith(_DOES):
            self.do_asked.emit(address.removeprefix(_DOES))
        else:
            self.show_topic(url.fileName().removesuffix(".md"))

    def _tool(self, name: str, words: str, tip: str) -> QPushButton:
        made = button(words, tip=tip)
        made.setObjectName(name)
        made.setAccessibleName(words.rstrip("…"))
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        px = self._theme.px
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        side.addWidget(self.search)
        side.addWidget(self.count)
        listed = QFrame()
        listed.setProperty("part", "card")
        inner = QVBoxLayout(listed)
        inner.setContentsMargins(px(8), px(4), px(2), px(8))
        inner.addWidget(self.contents)
        side.addWidget(listed, 1)
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        tools.addWidget(self.back_button)
        tools.addWidget(self.forward_button)
        tools.addStretch(1)
        tools.addWidget(self.print_button)
        tools.addWidget(self.close_button)
        right = QWidget()
        main = QVBoxLayout(right)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(px(8))
        main.addWidget(self.text, 1)
        main.addLayout(tools)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(px(16))
        self._split.addWidget(left)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(px(16), px(16), px(16), px(16))
        whole.addWidget(self._split)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Contents stand beside the topic, or above it where there is no room beside."""
        super().resizeEvent(event)
        px, was = self._theme.px, event.oldSize()
        narrow = self.width() < px(_NARROW)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way is not self._split.orientation() or not was.isValid():
            self._split.setOrientation(way)
            high = self.height() // 3
            self._split.setSizes(
                [high, 2 * high] if narrow else [px(_CONTENTS), self.width() - px(_CONTENTS)]
            )

    def _dress(self) -> None:
        self._list(self.search.text())
        self._dress_tools()
        self._set()

    def _dress_tools(self) -> None:
        self.back_button.setEnabled(self._trail.can_go_back)
        self.forward_button.setEnabled(self._trail.can_go_forward)
        dress_button(self.back_button, self._theme, "arrow-left")
        dress_button(self.forward_button, self._theme, "arrow-right")
        dress_button(self.print_button, self._theme, "print")


class _Text(QTextBrowser):
    """A topic. Links are followed by the window; ``resized`` asks for pictures of another size."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help-text")
        self.setProperty("part", "card")
        self.setOpenLinks(False)
        self.setToolTip("")
        # Tab goes from link to link, Enter follows one.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setViewportMargins(20, 16, 12, 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for pictures that fit."""
        super().resizeEvent(event)
        self.resized.emit()


class _Held(QObject):
    """Keeps the one help window of a main window, and closes it with that."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("help-held")
        # Not a child of the window: a dialog over that would lock help out, when it is needed.
        self.help = HelpWindow(window.theme)
        self.help.go_asked.connect(window.go_to)
        self.help.do_asked.connect(partial(_do, window))
        window.installEventFilter(self)
        self.destroyed.connect(self.help.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Close and watched is self.parent():
            self.help.close()
        return super().eventFilter(watched, event)


def show_help(where: "MainWindow | Context | QWidget", topic_id: str = "") -> HelpWindow | None:
    """Open help on a topic ("" for the first) beside the window that a widget or context is of;
    None where it is of none."""
    window = _window_of(where)
    if window is None:
        return None
    held = next((one for one in window.children() if isinstance(one, _Held)), None) or _Held(window)
    known = {one.id for one in topics()}
    held.help.show_topic(topic_id if topic_id in known else held.help.shown or topics()[0].id)
    held.help.show()
    held.help.raise_()
    held.help.activateWindow()
    held.help.text.setFocus()
    return held.help


def _window_of(where: "MainWindow | Context | QWidget") -> "MainWindow | None":
    from oversight_app.ui.main_window import MainWindow

    one: QObject | None = where.jobs if isinstance(where, Context) else where
    while one is not None and not isinstance(one, MainWindow):
        one = one.parent()
    return one


def _do(window: "MainWindow", command_id: str) -> None:
    run: Callable[[], None] | None = next(
        (one.run for one in window.commands() if one.id == command_id and one.can_run), None
    )
    if run is not None:
        run()


def _children(item: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    if item is None:
        return []
    return [one for n in range(item.childCount()) if (one := item.child(n)) is not None]


def _item(one: HelpTopic) -> QTreeWidgetItem:
    made = QTreeWidgetItem([one.title])
    made.setData(0, _TOPIC, one.id)
    made.setToolTip(0, one.title)
    return made
