"""What the window shows while no workspace is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label, rule

_SHOWN = 5


class Welcome(QWidget):
    """One sentence, one primary button, one link."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    recent_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "page")
        card = QFrame()
        card.setProperty("part", "card")
        card.setFixedWidth(560)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 28, 32, 28)
        inner.setSpacing(12)
        inner.addWidget(label("Start with the published figures", Role.PAGE_TITLE, wrap=True))
        inner.addWidget(
            label(
                "A workspace is one file on this computer. It begins with the Home Office and "
                "ONS figures for all 43 forces, and keeps everything that your office adds.",
                ink="text2",
                wrap=True,
            )
        )
        inner.addSpacing(8)
        start = button(
            "Start a workspace", "primary", "Make a workspace for your office (Ctrl+Shift+N)"
        )
        start.setObjectName("welcome-new")
        start.clicked.connect(lambda _c=False: self.new_asked.emit())
        opening = button("Open a workspace", tip="Open a workspace you have (Ctrl+O)")
        opening.setObjectName("welcome-open")
        opening.clicked.connect(lambda _c=False: self.open_asked.emit())
        sample = button("Look at the sample", "link", "Real figures with a made-up office")
        sample.setObjectName("welcome-sample")
        sample.clicked.connect(lambda _c=False: self.sample_asked.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (start, opening, sample):
            row.addWidget(one)
        row.addStretch(1)
        inner.addLayout(row)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        # A link's words stand in line with the card's, its focus ring outside them.
        self._recent.setContentsMargins(-8, 0, 0, 0)
        inner.addLayout(self._recent)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the workspaces opened lately."""
        while (item := self._recent.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not paths:
            return
        self._recent.addSpacing(4)
        line = rule()
        line.setContentsMargins(8, 0, 0, 0)
        self._recent.addWidget(line)
        self._recent.addSpacing(12)
        lately = label("Opened lately", Role.CAPTION, "text2")
        lately.setContentsMargins(8, 0, 0, 4)
        self._recent.addWidget(lately)
        for path in paths[:_SHOWN]:
            one = button(path.stem, "link", str(path))
            one.clicked.connect(lambda _c=False, path=path: self.recent_asked.emit(path))
            self._recent.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
