"""How every table of the window behaves, whether it shows a finding or millions of records."""

from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget


def take_manner(view: QTableView, scrolling: QAbstractItemView.ScrollMode) -> None:
    """Let a table choose whole rows, be read and not edited, and scroll upright as asked."""
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(scrolling)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setCornerWidget(QWidget())
    view.setMouseTracking(True)
