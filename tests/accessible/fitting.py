"""Words that are whole, and targets that can be hit."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from tests.accessible.walking import Fault, View, path_of

SMALLEST = 24
"""Pixels that a target is wide and high, at least (WCAG 2.2, 2.5.8)."""


def shown(root: QWidget) -> list[QWidget]:
    """Everything below that a person could see, by scrolling at most."""
    return [one for one in root.findChildren(QWidget) if one.isVisible() and one.window() is root]


def check_clipped(view: View) -> Iterator[Fault]:
    """Fail on words that are cut off: too little room in themselves, or outside of what holds
    them. What is shortened on purpose ends with an ellipsis and has the whole as its tooltip."""
    for one in shown(view.root):
        if isinstance(one, QLabel) and one.text() and one.pixmap().isNull():
            yield from _label(view, one)
        elif isinstance(one, QAbstractButton) and one.text():
            if isinstance(one, QCheckBox | QRadioButton):
                need = one.sizeHint()
            else:
                need = one.minimumSizeHint()
            if need.width() > one.width() + 1 or need.height() > one.height() + 1:
                yield Fault(view.name, "cut", path_of(one), _sizes(need, one))
        elif isinstance(one, QLineEdit | QComboBox):
            line = one.fontMetrics().height()
            if one.height() < line + 2:
                yield Fault(view.name, "cut", path_of(one), f"{one.height()} high for {line}")
        elif isinstance(one, QTabBar):
            if one.sizeHint().height() > one.height() + 1:
                yield Fault(view.name, "cut", path_of(one), _sizes(one.sizeHint(), one))
            continue
        else:
            continue
        yield from _outside(view, one)


def _label(view: View, one: QLabel) -> Iterator[Fault]:
    inner = one.contentsRect()
    margin = 2 * one.margin()
    metrics = one.fontMetrics()
    room = QRect(0, 0, max(1, inner.width() - margin), 100_000)
    flags = int(one.alignment()) | (int(Qt.TextFlag.TextWordWrap) if one.wordWrap() else 0)
    if one.textFormat() is Qt.TextFormat.RichText:
        need = QSize(0, one.heightForWidth(one.width()))
    else:
        need = metrics.boundingRect(room, flags, one.text()).size()
    if need.width() > inner.width() - margin + 1 or need.height() > inner.height() + 1:
        yield Fault(view.name, "cut", path_of(one), _sizes(need, one))


def _outside(view: View, one: QWidget) -> Iterator[Fault]:
    """Fail on what lies outside a parent that does not scroll to it."""
    at: QWidget = one
    place = QRect(QPoint(0, 0), one.size())
    while (above := at.parentWidget()) is not None and at is not view.root:
        place.translate(at.pos())
        if isinstance(above, QAbstractScrollArea) and at is above.viewport():
            return
        if isinstance(above.parentWidget(), QScrollArea):
            area = above.parentWidget()
            assert isinstance(area, QScrollArea)
            if above is area.viewport():
                return
        hole = above.rect().adjusted(-1, -1, 1, 1)
        if not hole.contains(place):
            yield Fault(
                view.name, "outside", path_of(one),
                f"{place.getRect()} in {type(above).__name__} {above.size().toTuple()}",
            )  # fmt: skip
            return
        at = above


def _sizes(need: QSize, one: QWidget) -> str:
    return f"needs {need.width()}×{need.height()}, has {one.width()}×{one.height()}"


def check_targets(view: View) -> Iterator[Fault]:
    """Fail on a control that is less than 24 pixels wide or high."""
    for one in shown(view.root):
        if not isinstance(one, QAbstractButton | QLineEdit | QComboBox):
            continue
        if one.objectName().startswith("qt_") or not one.isEnabled():
            continue
        if isinstance(one.parentWidget(), QComboBox | QTabBar):
            continue
        if one.width() < SMALLEST or one.height() < SMALLEST:
            yield Fault(view.name, "small", path_of(one), f"{one.width()}×{one.height()}")
