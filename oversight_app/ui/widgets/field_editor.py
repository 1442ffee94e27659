"""A field of a record on a form: what is typed, what it stands for, what can't be read."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oversight_app.domain.record_fields import Spec
from oversight_app.ui.plain_tips import plain_tip


class FieldEditor(QWidget):
    """``changed`` is sent when a person has changed it. ``typed`` is what a draft keeps: also
    what can't be read yet."""

    changed = Signal()

    half = False
    """True where two of them stand in one row."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def take(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a control; the first one has the field's name, tip and focus."""
        if self.row.count() == 0:
            widget.setObjectName(self.spec.id)
            widget.setAccessibleName(self.spec.heading)
            widget.setToolTip(plain_tip(self.spec.tip or self.spec.heading))
            self.setFocusProxy(widget)
            self.describe("")
        self.row.addWidget(widget, stretch)

    @property
    def problem(self) -> str:
        """Why what is typed can't be read; "" where it can."""
        return ""

    @property
    def value(self) -> Any:
        """What the record holds; the empty value where it can't be read."""
        raise NotImplementedError

    @property
    def typed(self) -> Any:
        """What is typed, as JSON holds it."""
        return self.value

    def show_value(self, value: Any) -> None:
        """Show what a record holds."""
        raise NotImplementedError

    def show_typed(self, typed: Any) -> None:
        """Show again what was typed."""
        self.show_value(typed)

    def describe(self, words: str) -> None:
        """Let a screen reader say what stands beside the field, and that it is required."""
        control = self.focusProxy()
        if control is not None:
            needed = "Required" if self.spec.required and not self.spec.given else ""
            said = ". ".join(part for part in (needed, words) if part)
            control.setAccessibleDescription(said)

    def lock(self) -> None:
        """Show it without letting it be changed."""
        self.setEnabled(False)
