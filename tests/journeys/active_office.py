"""An office with a log of duties, and how a person points at what its page shows.

Thirteen months of Community Speedwatch, 15 hours each (10 in Swindon, 5 in Devizes), and then
October 2022 with 36 (30 and 6); two Specials with 8 hours each a month.
"""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from oversight_app.domain.findings import cell_words
from oversight_app.domain.local_building import Record
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.ui.pages.activity import ActivityPage
from oversight_app.ui.widgets.table_model import KEY_ROLE
from oversight_app.ui.widgets.table_view import TableView
from tests.journeys.conftest import Driver

LEFT = Qt.MouseButton.LeftButton
TERMS = (
    Term(TermKind.DISTRICT, "swindon", "Swindon"),
    Term(TermKind.DISTRICT, "devizes", "Devizes"),
)


def records() -> Iterator[Record]:
    for number in range(14):
        month = 2021 * 12 + 8 + number
        day = date(month // 12, month % 12 + 1, 15)
        swindon, devizes = (30, 6) if number == 13 else (10, 5)
        for district, hours in (("swindon", swindon), ("devizes", devizes)):
            yield {
                "day": day, "scheme": "speedwatch", "district": district,
                "activity": "roadside", "minutes": hours * 60, "people": 4,
            }  # fmt: skip
        for reference in ("SC-1", "SC-2"):
            yield {
                "day": day, "scheme": "specials", "volunteer": reference,
                "district": "swindon", "activity": "patrol", "minutes": 480, "people": 1,
            }  # fmt: skip


def figure(view: TableView, key: str, column: str) -> str:
    """One cell's words, by the keys of its row and column, hidden columns too."""
    place = [one.key for one in view.table.columns].index(column)
    row = next(one for one in view.table.rows if one.key == key)
    return cell_words(row.cells[place])


def click_row(driver: Driver, view: TableView, key: str) -> None:
    model = view.model()
    row = next(r for r in range(model.rowCount()) if model.index(r, 0).data(KEY_ROLE) == key)
    view.scrollTo(model.index(row, 0))
    place = view.visualRect(model.index(row, 0)).center()
    driver.bot.mouseClick(view.viewport(), LEFT, pos=place)
    driver.settle()


def mark(page: ActivityPage, card: str, key: str) -> QPoint:
    view = getattr(page.overview, card).view
    found = next(one for one in view.marks if one.key == key)
    return QPoint(round(found.x), round(found.y))


def click_mark(driver: Driver, page: ActivityPage, card: str, key: str) -> None:
    view = getattr(page.overview, card).view
    driver.bot.mouseClick(view, LEFT, pos=mark(page, card, key))
    driver.settle()


def write(dialog: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line = dialog.findChild(QLineEdit, name)
        assert line is not None, f"there is no field {name}"
        line.setText(text)


def choose(driver: Driver, name: str, words: str) -> None:
    combo = driver.find(f"filter-{name}", QComboBox)
    index = combo.findText(words)
    assert index >= 0, f"{name} does not offer {words}"
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    driver.settle()
