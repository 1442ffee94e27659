"""The shape of every dialog: a verb as title, what will happen, the matter, named buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.ui.theme import Role, scaled
from oversight_app.ui.widgets.label import button, label

_ABOVE_BUTTONS = 4
_EDGES = 48
"""Room left beside and above a dialog for the frame that the system draws around it."""


class FramedDialog(QDialog):
    """A dialog to fill: ``body`` takes its widgets, ``add_button`` its buttons, ``above`` what
    stays where it is while the body scrolls.

    Buttons stand right, in the order added; the safe one is added first and has the focus.
    ``width`` is the design's, and grows with the text. What does not fit the screen scrolls,
    so that no control lies over another and the buttons can always be reached.
    """

    def __init__(
        self, title: str, consequence: str = "", parent: QWidget | None = None, width: int = 460
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(scaled(width))
        self._preferred = QSize()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        # Qt would ask for the height of all wrapped words at their narrowest.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.heading = label(title, Role.FINDING, wrap=True)
        self.consequence = label(consequence, ink="text2", wrap=True, selectable=True)
        self.consequence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.consequence.setVisible(bool(consequence))
        self._inside = QWidget()
        self._inside.setProperty("part", "page")
        self._inside.installEventFilter(self)
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setCornerWidget(QWidget())
        self._scroll.setWidget(self._inside)
        self.above = QVBoxLayout()
        self.above.setSpacing(8)
        self.left = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addLayout(self.left)
        self._buttons.addStretch(1)
        layout.addWidget(self.heading)
        layout.addWidget(self.consequence)
        layout.addLayout(self.above)
        layout.addWidget(self._scroll, 1)
        layout.addSpacing(_ABOVE_BUTTONS)
        layout.addLayout(self._buttons)

    def sizeHint(self) -> QSize:
        """As tall as its words need at the width it will have, and never beyond the screen."""
        layout = self.layout()
        assert layout is not None
        edges = layout.contentsMargins()
        sides = edges.left() + edges.right()
        most = self.most()
        inner = max(self._inside.minimumSizeHint().width(), self.minimumWidth() - sides)
        inner = min(inner, most.width() - sides)
        parts = [w.heightForWidth(inner) for w in (self.heading, self.consequence) if w.text()]
        if not self.above.isEmpty():
            parts.append(self.above.sizeHint().height())
        if not self.body.isEmpty():
            least = self._inside.minimumSizeHint().height()
            # Also where a bar beside it makes words wrap: a bar that is there on the way to this
            # size would else stay.
            narrow = inner - self._scroll.verticalScrollBar().sizeHint().width()
            high = max(self._inside.heightForWidth(wide) for wide in (inner, narrow))
            parts.append(max(high, least))
        parts += [_ABOVE_BUTTONS, self._buttons.sizeHint().height()]
        tall = sum(parts) + (len(parts) - 1) * layout.spacing() + edges.top() + edges.bottom()
        return QSize(inner + sides, tall).boundedTo(most)

    def minimumSizeHint(self) -> QSize:
        """Small: the rest scrolls."""
        return QSize(0, 0)

    def prefer(self, size: QSize) -> None:
        """Come up so large, where the screen has the room, though less would do."""
        self._preferred = size

    def showEvent(self, event: QShowEvent) -> None:
        """Come up at the size that fits."""
        most = self.most()
        self.setMinimumWidth(min(self.minimumWidth(), most.width()))
        self._scroll.setVisible(not self.body.isEmpty())
        self.resize(self.sizeHint().expandedTo(self._preferred).boundedTo(most))
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow when a word of what is wrong appears."""
        if (
            watched is self._inside
            and event.type() is QEvent.Type.LayoutRequest
            and self.isVisible()
        ):
            needed = self.sizeHint().height()
            if needed > self.height():
                self.resize(self.width(), needed)
        return super().eventFilter(watched, event)

    def most(self) -> QSize:
        """How large it may be: the screen, less what the system draws around a window. Where
        the window behind it is larger than the screen says it is, the window is right."""
        room = self.screen().availableGeometry().size()
        behind = self.parentWidget()
        if behind is not None:
            room = room.expandedTo(behind.window().size())
        return room - QSize(_EDGES, _EDGES)

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

    def closing_to(self, run: Callable[[], None]) -> Callable[[], None]:
        """Return what a button does that closes the dialog and then goes on to something else."""

        def go() -> None:
            self.done(0)
            run()

        return go


def show_over(dialog: QDialog) -> None:
    """Show a dialog over the form it belongs to, without stopping anything."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
