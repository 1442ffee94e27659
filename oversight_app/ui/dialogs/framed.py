"""The shape of every dialog: a verb as title, what will happen, the matter, named buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import button, label


class FramedDialog(QDialog):
    """A dialog to fill: ``body`` takes its widgets, ``add_button`` its buttons.

    Buttons stand right, in the order added; the safe one is added first and has the focus.
    """

    def __init__(
        self, title: str, consequence: str = "", parent: QWidget | None = None, width: int = 460
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(width)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        self.heading = label(title, Role.FINDING, wrap=True)
        self.consequence = label(consequence, ink="text2", wrap=True, selectable=True)
        self.consequence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.consequence.setVisible(bool(consequence))
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self.left = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addLayout(self.left)
        self._buttons.addStretch(1)
        layout.addWidget(self.heading)
        layout.addWidget(self.consequence)
        layout.addLayout(self.body, 1)
        layout.addSpacing(4)
        layout.addLayout(self._buttons)

    def sizeHint(self) -> QSize:
        """As tall as its words need at the width it will have."""
        width = max(super().sizeHint().width(), self.minimumWidth())
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return QSize(width, super().sizeHint().height())
        return QSize(width, layout.totalHeightForWidth(width))

    def say(self, consequence: str) -> None:
        """Change the sentence under the title."""
        self.consequence.setText(consequence)
        self.consequence.setVisible(bool(consequence))

    def add_labelled(self, words: str, *widgets: QWidget) -> None:
        """Add a control under its label; what follows the first stands beside it."""
        name = label(words, Role.CAPTION, "text2")
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name.setBuddy(widgets[0])
        widgets[0].setAccessibleName(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        for index, widget in enumerate(widgets):
            row.addWidget(widget, 1 if index == 0 else 0)
        field = QVBoxLayout()
        field.setSpacing(4)
        field.addWidget(name)
        field.addLayout(row)
        self.body.addLayout(field)

    def add_button(self, words: str, kind: str = "", *, result: bool | None = None) -> QPushButton:
        """Add a button; ``result`` True accepts the dialog, False rejects it."""
        made = button(words, kind)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if result is not None:
            made.clicked.connect(self.accept if result else self.reject)
        self._buttons.addWidget(made)
        return made
