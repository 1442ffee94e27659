"""Tab goes through what is made anew, such as links to records, where it is read: Qt would put it
after everything that was there before."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

_ONE_ROW = 12
"""Controls whose middles lie this near, in pixels, stand in one row."""


def tab_as_read(after: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab go from ``after`` through part by part, each from its top down and from the left.

    To be called once the parts have their places; what is hidden keeps its own.
    """
    for part in parts:
        for one in _as_read(part):
            QWidget.setTabOrder(after, one)
            after = one


def _as_read(part: QWidget) -> list[QWidget]:
    found = [
        one
        for one in part.findChildren(QWidget)
        if one.isVisibleTo(part)
        and one.focusProxy() is None
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    def middle(one: QWidget) -> QPoint:
        return one.mapTo(part, one.rect().center())

    found.sort(key=lambda one: middle(one).y())
    rows: list[list[QWidget]] = []
    for one in found:
        if rows and middle(one).y() - middle(rows[-1][0]).y() <= _ONE_ROW:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [one for row in rows for one in sorted(row, key=lambda it: middle(it).x())]
