"""Find a record among all that the office keeps, by any words it says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from oversight_app.store.record_search import Hit
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.found_list import ROW, FoundList
from oversight_app.ui.widgets.label import label

MOST = 50
_PAUSE_MS, _ROWS, _WIDTH = 120, 8, 640
_START = "Type a reference or any words: what a record says, its notes and its reviews."


class _Words(QLineEdit):
    """From the words, the arrows move in the list and Enter opens."""

    moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)


class FindRecordDialog(FramedDialog):
    """``look`` is called with the words to look for, a moment after the last letter; whoever
    looks calls ``show_hits``. ``chosen`` is the ``id`` of the record that was chosen."""

    def __init__(
        self, theme: Theme, look: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Find a record", "", parent, width=_WIDTH)
        self.setObjectName("find-record")
        self.chosen = 0
        self._shown, self._then_open = "", False
        self._look = look
        self.words = _Words()
        self.words.setObjectName("words")
        self.words.setPlaceholderText("Q-031, insurance")
        self.words.setClearButtonEnabled(True)
        self.words.setToolTip("Every one of the words has to occur; shown as you type")
        self.add_labelled("Words to look for", self.words)
        self.found = FoundList(theme)
        self.found.setMinimumHeight(theme.px(ROW) * 3)
        card = QFrame()
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.found)
        self.body.addWidget(card, 1)
        self.said = label(_START, Role.CAPTION, "text2", wrap=True)
        self.said.setObjectName("said")
        self.body.addWidget(self.said)
        close = self.add_button("Close", result=False)
        close.setToolTip("Go back (Esc)")
        self.open_button = self.add_button("Open", "primary")
        self.open_button.setObjectName("find-open")
        self.open_button.setToolTip("Open the selected record (Enter)")
        self.open_button.setEnabled(False)
        self.open_button.clicked.connect(lambda _c=False: self.found.choose())
        self.found.chosen.connect(self._choose)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.words.textChanged.connect(self._typed)
        self.words.moved.connect(self._move)
        self.words.entered.connect(self._enter)
        size = self.sizeHint()
        size.setHeight(size.height() + theme.px(ROW) * (_ROWS - 3))
        self.prefer(size)
        self.words.setFocus()

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """Show what was found, unless other words were typed since."""
        if words != self.words.text().strip():
            return
        self._shown = words
        self.found.show_hits(hits, words)
        self.open_button.setEnabled(bool(hits))
        if not words:
            self.said.setText(_START)
        elif not hits:
            self.said.setText("No record says all of these words. Try fewer, or part of one.")
        elif len(hits) >= MOST:
            self.said.setText(f"The first {MOST} records. Type more to find fewer.")
        else:
            many = "record" if len(hits) == 1 else "records"
            self.said.setText(f"{len(hits):,} {many}. Enter opens the one selected.")
        then_open, self._then_open = self._then_open, False
        if then_open:
            self.found.choose()

    def _move(self, step: int) -> None:
        row = self.found.currentRow() + step
        self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))

    def _typed(self, _words: str) -> None:
        self._then_open = False
        self._pause.start()

    def _enter(self) -> None:
        """Open the one selected; what was typed a moment ago is looked for first."""
        if self._shown == self.words.text().strip():
            self.found.choose()
        else:
            self._pause.stop()
            self._then_open = True
            self._search()

    def _search(self) -> None:
        self._look(self.words.text().strip())

    def _choose(self, number: int) -> None:
        self.chosen = number
        self.accept()
