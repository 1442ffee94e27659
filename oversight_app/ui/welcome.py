"""What the window shows while no workspace is open: three ways in as equals, and those opened
lately."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.recently_opened import Recent
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, label, repolish
from oversight_app.ui.widgets.scrolled import Scrolled

_SHOWN = 5
_WIDE = 920
_STACKED = 760
"""Narrower than this, the three ways stand below each other."""


class Welcome(QWidget):
    """Three ways in, each a sentence and a button; below them what was opened lately."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    help_asked = Signal()
    recent_asked = Signal(object)
    forget_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("part", "page")
        self._recent: tuple[Recent, ...] = ()
        self._column = QWidget()
        inner = self._inner = QVBoxLayout(self._column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(16))
        inner.addWidget(label("Who gives their time to policing, and is it in control?",
                              Role.PAGE_TITLE, wrap=True))  # fmt: skip
        helped = button("First steps", "link", "Open help for beginners (Shift+F1)")
        helped.setObjectName("welcome-help")
        helped.clicked.connect(lambda _c=False: self.help_asked.emit())
        about = label(
            "A workspace is one file on this computer. Nothing leaves it unless you send it.",
            ink="text2",
            wrap=True,
        )
        row = QHBoxLayout()
        row.addWidget(about, 1)
        row.addWidget(helped)
        inner.addLayout(row)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(theme.px(16))
        self._icons: list[tuple[QLabel, str]] = []
        for name, icon, title, words, does, tip, asked in (
            ("sample", "eye", "Look at the sample",
             "The published figures of all 43 forces, with made-up returns of a sample office. "
             "Try anything: it begins anew each time.",
             "Look at the sample", "Open a copy of the sample workspace", self.sample_asked),
            ("new", "plus", "Start with your office",
             "Four short steps: your office and force, its schemes, where the file lies, and what "
             "to bring in first.",
             "Start a workspace", "Make a workspace for your office (Ctrl+Shift+N)",
             self.new_asked),
            ("open", "folder", "Open a workspace",
             "One that you have, or that a colleague gave you. If somebody has it open, you can "
             "look at it.",
             "Open a workspace", "Open a workspace you have (Ctrl+O)", self.open_asked),
        ):  # fmt: skip
            self._ways.addWidget(self._way(name, icon, title, words, does, tip, asked), 1)
        inner.addLayout(self._ways)
        self._lately = QFrame()
        self._lately.setProperty("part", "card")
        self._lately.setAccessibleName("Opened lately")
        self._rows = QGridLayout(self._lately)
        # A link's words stand in line with the title, its focus ring outside them.
        self._rows.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        self._rows.setHorizontalSpacing(theme.px(12))
        self._rows.setVerticalSpacing(0)
        self._rows.setColumnStretch(1, 1)
        inner.addWidget(self._lately)
        self._lately.hide()
        self._column.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._scroll = Scrolled()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column, 100)
        middle.addStretch(1)
        self._scroll.column.addStretch(2)
        self._scroll.column.addLayout(middle)
        self._scroll.column.addStretch(3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
        theme.changed.connect(self._dress)
        self._dress()
        self._lead(to_sample=True)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """List the workspaces opened lately."""
        self._recent = tuple(recent)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lately.setVisible(bool(recent))
        self._lead(to_sample=not recent)
        if not recent:
            return
        title = label("Opened lately", Role.CARD_TITLE)
        title.setContentsMargins(8, 0, 0, 4)
        self._rows.addWidget(title, 0, 0, 1, 3)
        for line, one in enumerate(recent[:_SHOWN], 1):
            self._add_recent(line, one)

    def _lead(self, *, to_sample: bool) -> None:
        """Whoever is new begins with the sample; who was here before has it below the rest."""
        for made in self.findChildren(QPushButton, "welcome-sample"):
            made.setProperty("kind", "primary" if to_sample else "")
            repolish(made)

    def show_missing(self, there: set[Path]) -> None:
        """Say of those that were not found that they are missing."""
        self.show_recent(
            [Recent(one.path, one.opened_on, one.path not in there) for one in self._recent]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other where there is room."""
        super().resizeEvent(event)
        self._place()

    def _way(
        self, name: str, icon: str, title: str, words: str, does: str, tip: str,
        asked: SignalInstance,
    ) -> QFrame:  # fmt: skip
        px = self._theme.px
        card = QFrame()
        card.setProperty("part", "card")
        card.setAccessibleName(title)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(px(20), px(18), px(20), px(20))
        inner.setSpacing(px(8))
        sign = QLabel()
        self._icons.append((sign, icon))
        start = button(does, tip=tip)
        start.setObjectName(f"welcome-{name}")
        start.clicked.connect(lambda _c=False: asked.emit())
        inner.addWidget(sign)
        inner.addWidget(label(title, Role.CARD_TITLE, wrap=True))
        inner.addWidget(label(words, ink="text2", wrap=True), 1)
        inner.addSpacing(px(4))
        inner.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _add_recent(self, line: int, one: Recent) -> None:
        name = button(one.path.stem, "link", f"Open {one.path}")
        name.setObjectName(f"recent-{line}")
        name.setAccessibleDescription(f"{one.words}. {one.path.parent}")
        name.clicked.connect(lambda _c=False: self.recent_asked.emit(one.path))
        said = label(one.words or str(one.path.parent), Role.CAPTION, "text2", wrap=True)
        said.setToolTip(plain_tip(str(one.path)))
        if one.missing:
            said.setProperty("ink", "oranget")
        self._rows.addWidget(name, line, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(said, line, 1)
        if one.missing:
            self._rows.addWidget(self._forget(one), line, 2)

    def _forget(self, one: Recent) -> QPushButton:
        made = button("Take off this list", "link", "The file itself is left as it is")
        made.setProperty("role", Role.CAPTION.value)
        made.setAccessibleDescription(one.path.stem)
        made.clicked.connect(lambda _c=False: self.forget_asked.emit(one.path))
        return made

    def _place(self) -> None:
        px = self._theme.px
        self._column.setMaximumWidth(px(_WIDE))
        narrow = self.width() < px(_STACKED)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._ways.direction() is not way:
            self._ways.setDirection(way)

    def _dress(self) -> None:
        size = self._theme.px(20)
        for sign, icon in self._icons:
            ratio = self.devicePixelRatioF()
            sign.setPixmap(icons.pixmap(icon, self._theme.tokens.accent, size, ratio))
            sign.setFixedSize(QSize(size, size))
        self._place()
