"""What people write is shown as they wrote it: nothing of it is drawn as a page, and no picture
that it names is fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from oversight_app.ui.plain_tips import plain_tip
from tests.journeys.conftest import Driver, OpenWindow
from tests.journeys.planted import MARKUP, plant
from tests.journeys.test_finding_ones_way import palette

SHOWN = ("overview", "governance/boundaries", "outside-groups/claims", "data/history")


def _is_page(words: object) -> bool:
    """Whether Qt would take a tooltip for markup."""
    return isinstance(words, str) and bool(QtGui.Qt.mightBeRichText(words))  # type: ignore[attr-defined]


def _tips(widget: QWidget) -> Iterator[object]:
    yield widget.toolTip()
    yield from (one.toolTip() for one in widget.actions())
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), 40)):
        for column in range(columns):
            yield model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
    for column in range(columns):
        tip = Qt.ItemDataRole.ToolTipRole
        yield model.headerData(column, Qt.Orientation.Horizontal, tip)


def _drawn_as_pages(root: QObject) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield from (f"{where}: {tip}" for tip in _tips(widget) if _is_page(tip))
        if isinstance(widget, QLabel):
            if widget.textFormat() is Qt.TextFormat.AutoText and _is_page(widget.text()):
                yield f"{where}: {widget.text()}"
            if widget.textFormat() is Qt.TextFormat.RichText:
                document = QTextDocument()
                document.setHtml(widget.text())
                said = document.toPlainText()
                if "R&D" in said and "<b>R&D</b>" not in said:
                    yield f"{where}: {widget.text()}"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(tmp_path_factory.mktemp("planted") / "sample.oversight")


@pytest.fixture
def at_planted(open_window: OpenWindow, planted: Path) -> Driver:
    return open_window(planted)


def test_words_are_shown_as_they_were_written(at_planted: Driver) -> None:
    found: set[str] = set()
    for address in SHOWN:
        at_planted.window.go_to(address)
        at_planted.settle()
        found.update(_drawn_as_pages(at_planted.window))
    assert sorted(found) == []
    # It was there to be seen.
    at_planted.window.go_to("overview")
    at_planted.settle()
    assert MARKUP.split(" ", maxsplit=1)[0] in at_planted.words()


def test_what_is_found_is_shown_as_it_was_written(at_planted: Driver) -> None:
    shown = palette(at_planted, "insurance")
    lines = [shown.list.item(n).text() for n in range(shown.list.count())]
    assert any("<b>R&D</b>" in one for one in lines)
    assert sorted(_drawn_as_pages(shown)) == []
    shown.reject()


@pytest.mark.parametrize("words", ["<b>a</b>", "a <img src='x'>", "a &lt; b <c>"])
def test_a_tip_is_no_page_and_reads_the_same(words: str) -> None:
    assert _is_page(words)
    assert not _is_page(plain_tip(words))
    assert plain_tip(words).replace("\u2060", "") == words


@pytest.mark.parametrize("words", ["", "3 < 4", "R&D", "a\nb"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert plain_tip(words) == words
