"""A chart as a screen reader meets it: its finding as name, and the list of its values.

The arrow keys go from value to value on the chart itself; each that is come to is told of as if
the keyboard had moved onto it.
"""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

_REACH = 6


class Value(Protocol):
    """What a chart shows at one place, in the chart's own pixels."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def radius(self) -> float: ...
    @property
    def tip(self) -> str: ...


class ChartInterface(QAccessibleWidget):
    """The chart. Its children are made when somebody asks for them, and let go of when the chart
    shows something else."""

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart, QAccessible.Role.Chart)
        self._chart = chart
        self._points: list[PointInterface] = []
        self._ids: list[int] = []
        self._shown: Sequence[Value] = ()
        chart.destroyed.connect(self._let_go)

    @property
    def values(self) -> Sequence[Value]:
        """What it shows now."""
        return values_of(self._chart)

    def childCount(self) -> int:
        """One for each value."""
        return len(self.values)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The value at a place."""
        self._follow()
        return self._points[index] if 0 <= index < len(self._points) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of a value, −1 for what is none of this chart."""
        return child.index if isinstance(child, PointInterface) and child in self._points else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The value at a place of the screen."""
        self._follow()
        at = QPoint(x, y)
        return next((one for one in self._points if one.rect().contains(at)), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The value the keyboard is on."""
        if not isValid(self._chart) or not self._chart.hasFocus():
            return None
        return self.child(current_of(self._chart)) or self

    def _follow(self) -> None:
        """Have a child for each value that is shown now."""
        values = self.values
        if values is self._shown:
            return
        self._let_go()
        self._shown = values
        self._points = [PointInterface(self._chart, at) for at in range(len(values))]
        # Registered, they belong to Qt until they are let go of by number.
        self._ids = [QAccessible.registerAccessibleInterface(one) for one in self._points]

    def _let_go(self) -> None:
        points, self._points = self._points, []
        ids, self._ids = self._ids, []
        self._shown = ()
        for number in ids:
            QAccessible.deleteAccessibleInterface(number)
        points.clear()


class PointInterface(QAccessibleInterface):
    """One value of a chart: “October 2022: 52.4%, above the usual range”."""

    def __init__(self, chart: QWidget, index: int) -> None:
        super().__init__()
        self._chart, self.index = chart, index

    def isValid(self) -> bool:
        """While the chart is there and still shows so many values."""
        return isValid(self._chart) and self.index < len(values_of(self._chart))

    def object(self) -> QObject | None:  # type: ignore[override]
        """None: it is painted."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window of the chart."""
        return self._chart.window().windowHandle() if self.isValid() else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The chart."""
        return QAccessible.queryAccessibleInterface(self._chart) if isValid(self._chart) else None

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """None."""
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """None."""
        return -1

    def role(self) -> QAccessible.Role:
        """A line of a list."""
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        """What it says, as its tooltip does; how many there are, as its description."""
        if not self.isValid():
            return ""
        values = values_of(self._chart)
        if kind is QAccessible.Text.Name:
            return said(values[self.index].tip)
        if kind is QAccessible.Text.Description:
            return f"{self.index + 1} of {len(values)}"
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing: a figure is not changed here."""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        if not self.isValid():
            return QRect()
        one = values_of(self._chart)[self.index]
        reach = round(one.radius) + _REACH
        corner = self._chart.mapToGlobal(QPoint(round(one.x) - reach, round(one.y) - reach))
        return QRect(corner.x(), corner.y(), 2 * reach, 2 * reach)

    def state(self) -> QAccessible.State:
        """Whether the keyboard is on it."""
        found = QAccessible.State()
        if not self.isValid():
            found.invalid = True
            return found
        found.focusable = found.selectable = found.readOnly = True
        here = current_of(self._chart) == self.index
        found.selected = here
        found.focused = here and self._chart.hasFocus()
        return found


def said(tip: str) -> str:
    """Return a tooltip of several lines as one that is read out: the first names, the others
    follow."""
    first, *rest = (line.strip() for line in tip.split("\n") if line.strip()) if tip else ("",)
    between = ", " if ":" in first else ": "
    return f"{first}{between}{', '.join(rest)}" if rest else first


def values_of(chart: QWidget) -> Sequence[Value]:
    """The values of a chart; none of one that has gone."""
    return chart.marks if isValid(chart) else ()  # type: ignore[attr-defined]


def current_of(chart: QWidget) -> int:
    """Which value the keyboard is on, −1 for none."""
    return int(chart.current) if isValid(chart) else -1  # type: ignore[attr-defined]


def tell_moved(chart: QWidget) -> None:
    """Let a screen reader know that the keyboard is on another value."""
    if QAccessible.isActive() and chart.hasFocus() and current_of(chart) >= 0:
        event = QAccessibleEvent(chart, QAccessible.Event.Focus)
        event.setChild(current_of(chart))
        QAccessible.updateAccessibility(event)
