"""Widgets that paint themselves say what they are to a screen reader.

Such a widget has a method ``accessible_interface`` that makes its interface; Qt asks for it once,
and lets go of it with the widget.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

_installed = False


@runtime_checkable
class Speaks(Protocol):
    """A widget that brings its own interface."""

    def accessible_interface(self) -> QAccessibleInterface: ...


def install() -> None:
    """Let Qt ask those widgets. To be called before the first of them is looked at."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_made_for)


def _made_for(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of a widget that brings one; None leaves it to Qt."""
    maker = getattr(type(thing), "accessible_interface", None)
    return maker(thing) if maker is not None else None
