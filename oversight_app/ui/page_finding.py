"""Words in what a page shows: rows of tables and lists, labels, buttons, texts, and what the values
of charts say when they are pointed at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
)
from PySide6.QtGui import QPolygonF, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from oversight_app.store.record_search import folded
from oversight_app.ui.widgets.chart_view import ChartView

_MOST_ROWS, _MOST = 5_000, 999
_REACH = 6
"""How far around a value of a chart its ring lies."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where words stand: ``on`` is the widget that shows them, ``box`` where in it they are now,
    ``reveal`` brings them into sight."""

    on: QWidget
    box: Callable[[], QRect]
    reveal: Callable[[], None]

    def seen_in(self, page: QWidget) -> QRect:
        """The box in a page's own coordinates, cut by what hides it; empty while out of sight."""
        if not isValid(self.on) or not self.on.isVisible():
            return QRect()
        box = self.box()
        seen = self.on.visibleRegion().boundingRect().intersected(box)
        return QRect(self.on.mapTo(page, seen.topLeft()), seen.size())


def find_in(page: QWidget, words: str) -> list[Match]:
    """Return where the words stand, in reading order; no more than 999."""
    wanted = folded(words.strip())
    if not wanted:
        return []
    found: list[tuple[tuple[int, int, int], Match]] = []
    for widget in page.findChildren(QWidget):
        again = bool(widget.property("still"))  # a table's first columns once more
        if again or not widget.isVisible() or isinstance(widget, QHeaderView):
            continue
        at = widget.mapTo(page, QPoint(0, 0))
        for number, match in enumerate(_of(widget, wanted)):
            found.append(((at.y(), at.x(), number), match))
        if len(found) >= _MOST:
            break
    found.sort(key=lambda pair: pair[0])
    return [match for _, match in found[:_MOST]]


def _of(widget: QWidget, wanted: str) -> Iterator[Match]:
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget, wanted)
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield from _texts(widget, wanted)
    elif isinstance(widget, ChartView):
        yield from _values(widget, wanted)
    elif isinstance(widget, QLabel | QAbstractButton):
        said = widget.text()
        plain = Qt.TextFormat.PlainText
        if isinstance(widget, QLabel) and widget.textFormat() is not plain and "<" in said:
            document = QTextDocument()
            document.setHtml(said)
            said = document.toPlainText()
        if wanted in folded(said):
            yield Match(widget, widget.rect, lambda: _show(widget))


def _rows(view: QAbstractItemView, wanted: str) -> Iterator[Match]:
    model = view.model()
    if model is None:
        return
    # Of a list, PySide counts no columns: it has one.
    many = 1 if isinstance(model, QAbstractListModel) else model.columnCount(view.rootIndex())
    columns = range(many)
    if isinstance(view, QTableView):
        columns_shown = [one for one in columns if not view.isColumnHidden(one)]
    else:
        columns_shown = list(columns)
    for row in range(min(model.rowCount(view.rootIndex()), _MOST_ROWS)):
        for column in columns_shown:
            index = model.index(row, column, view.rootIndex())
            said = index.data(Qt.ItemDataRole.DisplayRole)
            aloud = index.data(Qt.ItemDataRole.AccessibleTextRole)
            text = "\n".join(str(one) for one in (said, aloud) if one is not None)
            if wanted in folded(text):
                yield _cell(view, index)
                break


def _cell(view: QAbstractItemView, index: QModelIndex) -> Match:
    kept = QPersistentModelIndex(index)

    def here() -> QModelIndex:
        return kept.model().index(kept.row(), kept.column(), kept.parent())

    def box() -> QRect:
        return view.visualRect(here()) if kept.isValid() else QRect()

    def reveal() -> None:
        if kept.isValid():
            view.setCurrentIndex(here())
            view.scrollTo(here())
            _show(view, view.visualRect(here()).translated(view.viewport().pos()))

    return Match(view.viewport(), box, reveal)


def _values(chart: ChartView, wanted: str) -> Iterator[Match]:
    """Values of a chart are looked at and not selected: that would change what is around it."""
    for number, mark in enumerate(chart.marks):
        if wanted in folded(mark.tip):
            yield _value(chart, number)


def _value(chart: ChartView, number: int) -> Match:
    def box() -> QRect:
        if number >= len(chart.marks):
            # It was drawn anew, and says something else.
            return QRect()
        mark = chart.marks[number]
        corners = [QPointF(*corner) for ring in mark.polygons for corner in ring]
        if corners:
            return QPolygonF(corners).boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2)
        reach = round(mark.radius) + _REACH
        return QRect(round(mark.x) - reach, round(mark.y) - reach, 2 * reach, 2 * reach)

    return Match(chart, box, lambda: _show(chart, box()))


def _texts(edit: QPlainTextEdit | QTextEdit, wanted: str) -> Iterator[Match]:
    text = edit.toPlainText()
    said = "".join(folded(letter)[:1] or " " for letter in text)
    at = said.find(wanted)
    while at >= 0:
        yield _piece(edit, at, at + len(wanted))
        at = said.find(wanted, at + len(wanted))


def _piece(edit: QPlainTextEdit | QTextEdit, first: int, last: int) -> Match:
    def cursor() -> QTextCursor:
        made = QTextCursor(edit.document())
        made.setPosition(min(first, edit.document().characterCount() - 1))
        made.setPosition(
            min(last, edit.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
        )
        return made

    def box() -> QRect:
        end = cursor()
        start = QTextCursor(end)
        start.setPosition(end.anchor())
        return edit.cursorRect(start).united(edit.cursorRect(end))

    def reveal() -> None:
        edit.setTextCursor(cursor())
        edit.ensureCursorVisible()
        _show(edit, box())

    return Match(edit.viewport(), box, reveal)


def _show(widget: QWidget, box: QRect | None = None) -> None:
    """Scroll whatever holds a widget until it, or a box in it, can be seen."""
    box = widget.rect() if box is None else box
    above = widget.parentWidget()
    while above is not None:
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside is not None:
            at = widget.mapTo(inside, box.center())
            above.ensureVisible(
                at.x(), at.y(), min(box.width() // 2 + 16, above.viewport().width() // 2),
                min(box.height() // 2 + 16, above.viewport().height() // 2),
            )  # fmt: skip
        above = above.parentWidget()


def scrolled_by(page: QWidget) -> list[QAbstractScrollArea]:
    """Everything on a page that moves when it is scrolled."""
    return page.findChildren(QAbstractScrollArea)
