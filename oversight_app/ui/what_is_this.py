"""*What is this?*: a measure or a kind of chart explained over the page it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from oversight_app.review.explained import Explained
from oversight_app.review.what_is_this import what_is_this
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.framed import FramedDialog, show_over
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label

_SUFFIX = "what is this?"


class ExplainDialog(FramedDialog):
    """One explanation, with the way to its help topic. ``also`` are explanations that belong to
    it (the kinds of chart a measure is shown in), each opened in its place."""

    def __init__(self, explained: Explained, parent: QWidget | None = None) -> None:
        super().__init__(explained.title, explained.what, parent, width=560)
        self.setObjectName("what-is-this")
        self.setAccessibleName(f"{explained.title}: {_SUFFIX}")
        self.body.setSpacing(12)
        self.explained = explained
        self._show()
        self._copy = button("Copy", tip="Copy all of this as text")
        self._copy.setObjectName("explain-copy")
        self._copy.clicked.connect(lambda _c=False: self.copy())
        self.left.setSpacing(8)
        self.left.addWidget(self._copy)
        self.more = button("More in help", tip="Open the help topic about this")
        self.more.setObjectName("explain-more")
        self.more.clicked.connect(lambda _c=False: self._open_help())
        self.left.addWidget(self.more)
        self.more.setVisible(bool(explained.topic))
        self.add_button("Close", result=False).setFocus()

    def copy(self) -> None:
        """Put it all on the clipboard."""
        pairs = "\n".join(f"{caption}: {words}" for caption, words in self.explained.lines())
        QGuiApplication.clipboard().setText(f"{self.explained.title}\n{pairs}")

    def _show(self) -> None:
        for caption, words in self.explained.lines()[1:]:
            self._add(caption, *words.split("\n"))
        if self.explained.shown_as:
            held = QVBoxLayout()
            held.setSpacing(0)
            held.addWidget(_heading("Charts that show it"))
            for kind in self.explained.shown_as:
                held.addWidget(self._leads_to(kind), 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addLayout(held)

    def _add(self, caption: str, *sentences: str) -> None:
        held = QVBoxLayout()
        held.setSpacing(2)
        held.addWidget(_heading(caption))
        for one in sentences:
            held.addWidget(label(one, wrap=True, selectable=True))
        self.body.addLayout(held)

    def _leads_to(self, kind: str) -> QPushButton:
        title = what_is_this(kind).title
        made = button(title, "link", f"What a {title[:1].lower()}{title[1:]} is")
        made.setObjectName(f"explain-{kind}")
        made.setProperty("flush", True)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda _c=False: show_over(ExplainDialog(what_is_this(kind), self)))
        return made

    def _open_help(self) -> None:
        from oversight_app.ui.help_window import show_help

        owner = self.parentWidget()
        self.accept()
        if owner is not None:
            show_help(owner, self.explained.topic)


def _heading(words: str) -> QLabel:
    made = label(words, Role.CAPTION, "text2")
    made.setProperty("strong", True)
    return made


def show_what_is_this(context: Context, subject: str) -> None:
    """Explain a measure (by its id, or a series of it) or a kind of chart."""
    context.open_dialog(ExplainDialog(what_is_this(subject)))


def explain_over(widget: QWidget, subject: str) -> None:
    """The same, over the window that a widget is in."""
    show_over(ExplainDialog(what_is_this(subject), widget.window()))
