"""What the office recorded about a figure or an import: each record opens, and one can be begun."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import mid_sentence, sentence_case
from oversight_app.review.about_figures import AboutRecord
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, label

TITLE = "What the office recorded about it"
_FEW = 5
_NONE = "Nothing yet"


class AboutList(QWidget):
    """``opened`` carries the ``id`` of a record to open; ``asked`` is its button that begins a
    question (there where questions can be)."""

    opened = Signal(int)
    asked = Signal()

    def __init__(self, theme: Theme, ask: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[AboutRecord, ...] = ()
        self._links: list[QPushButton] = []
        self._bare = False
        self.title = _inset(label(TITLE, Role.CARD_TITLE, wrap=True), theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.more = button("", "link", "Show every record that names it")
        self.more.setObjectName("all-about")
        self.more.clicked.connect(lambda _c=False: self._fill(len(self._found)))
        self.ask = button(ask, tip=tip)
        self.ask.setObjectName("ask-about")
        self.ask.clicked.connect(lambda _c=False: self.asked.emit())
        for one in (self.more, self.ask):
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        last = QHBoxLayout()
        last.setContentsMargins(_inset_of(theme), 0, 0, 0)
        last.addWidget(self.ask)
        last.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addLayout(self._rows)
        box.addWidget(self.more)
        box.addLayout(last)

    @property
    def found(self) -> tuple[AboutRecord, ...]:
        """The records that are listed, or would be with “Show all”."""
        return self._found

    @property
    def controls(self) -> tuple[QPushButton, ...]:
        """Its buttons, as the keyboard comes to them."""
        return (*self._links, self.more, self.ask)

    def set_bare(self) -> None:
        """Leave out the title, the headings and the button, for what has its own."""
        self._bare = True
        self.title.hide()
        self.ask.hide()

    def show_records(self, found: Sequence[AboutRecord]) -> None:
        """List records; what was listed goes."""
        self._found = tuple(found)
        self._fill(_FEW)

    def text(self) -> str:
        """What it lists, a line each, for the clipboard."""
        return "\n".join(f"{one.reference} {one.title}" for one in self._found)

    def _fill(self, most: int) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        how, self._links = "", []
        for one in self._found[:most]:
            self._rows.addWidget(self._row(one, "" if self._bare or one.how == how else one.how))
            how = one.how
        if not self._found:
            self._rows.addWidget(_inset(label(_NONE, ink="text2"), self._theme))
        self.more.setText(f"Show all {len(self._found):,}")
        self.more.setVisible(len(self._found) > most)
        chain = self.controls
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _row(self, one: AboutRecord, heading: str) -> QWidget:
        noun = KINDS[one.kind].noun
        made = button(one.reference, "link", f"Open {one.reference}")
        made.setObjectName(f"about-{one.reference}")
        made.setProperty("role", Role.CAPTION.value)
        made.setAccessibleName(f"{one.how}: {noun} {one.reference}, {one.title}. {one.state}. Open")
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.clicked.connect(partial(self._open, one.id))
        self._links.append(made)
        first = QHBoxLayout()
        first.setSpacing(0)
        first.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        state = mid_sentence(one.state)
        said = ", ".join(part for part in (sentence_case(noun), state) if part)
        first.addWidget(label(said, Role.CAPTION, "text2", wrap=True), 1)
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if heading:
            box.addWidget(_inset(label(heading, Role.CAPTION, "text3"), self._theme))
        box.addLayout(first)
        box.addWidget(_inset(label(one.title, wrap=True), self._theme))
        return row

    def _open(self, number: int, _checked: bool = False) -> None:
        self.opened.emit(number)


def _inset_of(theme: Theme) -> int:
    """How far the words of a link stand inside its edges."""
    return theme.px(6) + 2


def _inset(words: QLabel, theme: Theme) -> QLabel:
    """Let words stand under those of the links above and below."""
    words.setContentsMargins(_inset_of(theme), 0, 0, 0)
    return words
