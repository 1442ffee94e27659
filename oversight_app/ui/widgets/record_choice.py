"""A field to choose one of many things from, found by typing any of their words."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_SHOWN = 12


class SearchedChoice(QLineEdit):
    """``picked`` is sent when another one is chosen, or none. What stands in the field but is
    none of those offered is chosen by nobody, and ``readable`` says so."""

    picked = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, object] = {}
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(_SHOWN)
        self.setCompleter(completer)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _text: self.picked.emit())
        self.editingFinished.connect(self._write_out)

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer (value, words); what stands in the field stays."""
        self._values = {words: value for value, words in options}
        self._model.setStringList(list(self._values))

    @property
    def value(self) -> object | None:
        """The value chosen, None for none."""
        return self._values.get(self._words())

    @property
    def readable(self) -> bool:
        """True where it is empty or one of those offered."""
        return not self.text().strip() or self._words() in self._values

    def show_value(self, value: object | None) -> None:
        """Show a value, or nothing."""
        found = next((words for words, one in self._values.items() if one == value), "")
        self.setText(found)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers what there is."""
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.offer_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on an empty field offers what there is."""
        super().mousePressEvent(event)
        if not self.text() and self.isEnabled() and not self.isReadOnly():
            self.offer_all()

    def offer_all(self) -> None:
        """Open the list of what fits so far."""
        chosen = self.text().strip() in self._values
        self.completer().setCompletionPrefix("" if chosen else self.text())
        self.completer().complete()

    def _words(self) -> str:
        """The one offered that is meant: itself, or the only one that begins so (``Q-031``)."""
        typed = self.text().strip()
        if typed in self._values or not typed:
            return typed
        begin = [one for one in self._values if one.casefold().startswith(f"{typed.casefold()} ")]
        return begin[0] if len(begin) == 1 else typed

    def _write_out(self) -> None:
        words = self._words()
        if words and words not in self._values:
            # A word that one alone has means that one, and it is written out to be seen.
            hold = [one for one in self._values if words.casefold() in one.casefold()]
            words = hold[0] if len(hold) == 1 else words
        if words != self.text() and words in self._values:
            self.setText(words)
