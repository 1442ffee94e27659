"""A duty log in nobody’s format, and how a person brings it in."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from oversight_app.domain.activity import ActivityFilter, By, Given
from oversight_app.domain.mappings import DateOrder
from oversight_app.store import activity
from oversight_app.ui.widgets.choice import Choice
from tests.journeys.conftest import Driver

NO_KEYS = Qt.KeyboardModifier.NoModifier
HEADINGS = "Duty no,Duty date,Special,Collar no,Station,Duty type,Hrs"
DUTIES = (
    "101,03/04/2023,Ada Lovelace,S1041,Swindon,Patrol,7.5",
    "102,05/04/2023,Grace Hopper,S1042,Swindon,Patrol,4",
    "103,11/04/2023,Mary Jackson,S1043,Devizes,Event,1:30",
    "104,02/05/2023,Ada Lovelace,S1041,,Training night,2",
    "105,03/05/2023,Grace Hopper,S1042,Devizes,Patrol,6",
)
"""13 hours of duty in April; in May 6, and 2 of training. One station is blank."""
BAD = (
    "106,04/05/2023,Mary Jackson,S1043,Devizes,Patrol,26",
    "107,05/05/2023,Mary Jackson,S1043,Devizes,Patrol,-3",
)


def duty_log(path: Path, *rows: str) -> Path:
    """A duty log as a force might send it: two lines of title, then the headings."""
    lines = ["Duty log,,,,,,", "April and May 2023,,,,,,", HEADINGS, *(rows or DUTIES)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def drop(driver: Driver, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS)
    enters = QDragEnterEvent(QPoint(500, 400), *args)
    QApplication.sendEvent(driver.window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(driver.window, QDropEvent(QPointF(500, 400), *args))
    driver.settle()


def choice(within: QWidget, words: str) -> Choice[object]:
    found = [c for c in within.findChildren(Choice) if c.accessibleName() == words]
    assert len(found) == 1, f"{words} is offered {len(found)} times"
    return found[0]


def said(within: QWidget) -> str:
    return "\n".join(one.text() for one in within.findChildren(QLabel))


def given(driver: Driver, by: By | None = None) -> dict[str, Given]:
    """What the stored rows come to, by what is asked for."""
    assert driver.window.session is not None
    workspace = driver.window.session.workspace
    sums: dict[str, Given] = {}
    for cell in activity.cells(workspace, ActivityFilter(), by):
        sums[cell.by] = sums.get(cell.by, Given()) + cell.given
    workspace.release_thread()
    return sums


def in_all(driver: Driver) -> Given:
    return sum(given(driver).values(), Given())


def match(driver: Driver) -> None:
    """Answer what the duty log leaves open, and go on."""
    dialog = driver.dialog("match-columns")
    go_on = driver.find("go-on", QPushButton, dialog)
    assert not go_on.isEnabled()
    choice(dialog, "How “Duty date” is read").choose(DateOrder.DAY_FIRST)
    assert not go_on.isEnabled()
    choice(dialog, "Scheme of the whole file").choose("specials")
    driver.find("layout-name", QLineEdit, dialog).setText("Duty log of the force")
    driver.find("source-office", QLineEdit, dialog).setText("Specials office")
    driver.click("go-on", dialog)


def keep_log(driver: Driver, path: Path) -> None:
    drop(driver, path)
    match(driver)
    asked = driver.dialog("match-values")
    driver.click("add-all", asked)
    driver.click("go-on", asked)
    driver.click("keep", driver.dialog("local-preview"))
