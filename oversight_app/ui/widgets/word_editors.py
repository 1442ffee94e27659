"""Editors of words: a line, an office, an address, paragraphs."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.ui.widgets.field_editor import FieldEditor
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.label import button

_OFFICE_HINT = "The office or post, not a name"


class LineField(FieldEditor):
    """Words on one line; ``offered`` are suggested as they are typed."""

    def __init__(
        self, spec: Spec, offered: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        self.half = spec.short or spec.holds is Holds.OFFICE
        self.line = QLineEdit()
        if offered:
            completer = QCompleter(list(offered), self.line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.line.setCompleter(completer)
        self.line.setPlaceholderText(_OFFICE_HINT if spec.holds is Holds.OFFICE else spec.tip)
        self.take(self.line)
        self.line.textChanged.connect(lambda _t: self.changed.emit())

    @property
    def value(self) -> str:
        return self.line.text()

    def show_value(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)


class AddressField(LineField):
    """A web address or the name of a file, and the way to it."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent=parent)
        self.open = button("Open", tip="Open this address or file")
        self.open.setAccessibleName(f"Open: {spec.name.lower()}")
        self.open.clicked.connect(lambda _c=False: self._open())
        self.take(self.open, 0)
        self.line.textChanged.connect(lambda text: self.open.setEnabled(bool(text.strip())))
        self.open.setEnabled(False)

    def _open(self) -> None:
        QDesktopServices.openUrl(address(self.line.text()))


def address(typed: str) -> QUrl:
    """Return what an address stands for: a page of the web, else a file."""
    words = typed.strip()
    if words.casefold().startswith(("http://", "https://")):
        return QUrl(words)
    web = "." in words.partition("/")[0] and words.casefold().startswith("www.")
    return QUrl(f"https://{words}") if web else QUrl.fromLocalFile(words)


class TextField(FieldEditor):
    """Paragraphs, or a list with one entry on each line."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.text = GrowingText(3 if spec.required else 2)
        self.text.setPlaceholderText(spec.tip)
        self.take(self.text)
        self.text.textChanged.connect(self.changed)

    @property
    def value(self) -> str:
        return self.text.toPlainText()

    def show_value(self, value: str) -> None:
        self.text.setPlainText(value)

    def fill(self, words: str) -> None:
        """Replace what stands there as typing over it would: it can be taken back."""
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)

    def lock(self) -> None:
        self.text.setReadOnly(True)
