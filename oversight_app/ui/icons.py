"""The project's own icons: one colour each, drawn at the size and sharpness of the screen."""

import logging
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from oversight_app.resource_files import resource

_log = logging.getLogger(__name__)
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"></svg>'
_LOGO_FILL, _LOGO_LINE = "#12436D", "#FFFFFF"
WORD_GAP = 4


@cache
def _source(name: str) -> str:
    path = resource("icons", f"{name}.svg")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        _log.warning("There is no icon called %s", name)
        return _EMPTY


def drawing(name: str, colour: str) -> str:
    """Return an icon's SVG in a colour (``#RRGGBB``); an empty picture if there is none."""
    return _source(name).replace("currentColor", colour)


@cache
def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Draw an icon ``size`` device-independent pixels square for a screen's pixel ratio."""
    return _painted(drawing(name, colour), size, ratio)


@cache
def logo(fill: str, line: str, size: int, ratio: float) -> QPixmap:
    """Draw the program's own sign, the one icon with two colours."""
    svg = _source("oversight").replace(_LOGO_FILL, fill).replace(_LOGO_LINE, line)
    return _painted(svg, size, ratio)


def _ratios() -> set[float]:
    """The pixel ratios to draw for: this screen's, and those it may be moved to."""
    return {1.0, 2.0, _screen_ratio()}


def _screen_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


def window_icon() -> QIcon:
    """The program's sign for the title bar and the task bar, in its own colours."""
    made = QIcon()
    for size in (16, 32, 64, 256):
        made.addPixmap(logo(_LOGO_FILL, _LOGO_LINE, size, 1.0))
    return made


def beside_words(name: str, colour: str, size: int = 16, disabled: str = "") -> QIcon:
    """Return an icon for a button, with the room between it and the button's words; to be
    shown ``size + WORD_GAP`` wide."""
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(_with_room(pixmap(name, colour, size, ratio)))
        if disabled:
            made.addPixmap(_with_room(pixmap(name, disabled, size, ratio)), QIcon.Mode.Disabled)
    return made


def _with_room(picture: QPixmap) -> QPixmap:
    ratio = picture.devicePixelRatio()
    wider = QPixmap(picture.width() + round(WORD_GAP * ratio), picture.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wider


def _painted(svg: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def icon(name: str, colour: str, size: int = 16, disabled: str = "") -> QIcon:
    """Return an icon that stays sharp on screens of other pixel ratios.

    ``disabled`` is the colour for a control that can't be used, where it differs.
    """
    made = QIcon()
    for ratio in _ratios():
        made.addPixmap(pixmap(name, colour, size, ratio))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made
