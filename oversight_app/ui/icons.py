"""The project's own icons: one colour each, drawn at the size and sharpness of the screen."""

import logging
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from oversight_app.resource_files import resource

_log = logging.getLogger(__name__)
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"></svg>'
_RATIOS = (1.0, 1.5, 2.0, 3.0)


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
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing(name, colour).encode()))
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
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made
