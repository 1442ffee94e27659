"""Interfaces of widgets that have no parts: a picture, and a sign that is passed over."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class Picture(QAccessibleWidget):
    """Something that is looked at; its accessible name says what it shows."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Graphic)


class PassedOver(QAccessibleWidget):
    """An icon that stands beside words. Without a name of its own it is as if it were not there:
    the words say what it says."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Graphic)
        self._widget = widget

    def state(self) -> QAccessible.State:
        """Hidden while it has nothing to say."""
        found = super().state()
        if not self._widget.accessibleName():
            found.invisible = True
        return found
