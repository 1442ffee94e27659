"""Saying something to a person who does not see it appear: a toast, a count, what is wrong."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have words read out, without moving the keyboard. ``about`` is what they are on; ``at_once``
    interrupts what is being read, for what is wrong."""
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(about, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(event)
