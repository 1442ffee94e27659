"""Contrast, measured on what is painted: the ink of words against the ground they stand on."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from oversight_app.ui.theme import scaled
from tests.accessible.walking import Fault, View, path_of

TEXT, LARGE, GRAPHIC = 4.5, 3.0, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
_LARGE_PX = 24
_LARGE_BOLD_PX = 18.66
_FINE = 2
"""The picture is taken so many times finer than the screen: thin strokes reach their ink."""
_LARGE_TEXT = 1500
"""A thousandfold of the text's scale from which on it is large."""
_NEARLY = 0.94
"""A stroke thinner than a pixel does not quite reach its ink."""

_NOTHING = QColor(255, 0, 255)
"""A colour that nothing is painted in."""

Pixels = NDArray[np.uint8]


class Picture:
    """A window, or what a scroll area holds, as it is painted, ``_FINE`` times finer. What can be
    scrolled to is painted as well as what is in sight."""

    def __init__(self, root: QWidget, ground: QColor, fine: int = _FINE) -> None:
        image = QImage(root.size() * fine, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(fine)
        image.fill(ground)
        flags = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
        root.render(image, QPoint(), QRegion(), flags)
        bits = np.frombuffer(image.constBits(), np.uint8)
        wide = image.bytesPerLine() // 4
        self.pixels = bits.reshape(image.height(), wide, 4)[:, : image.width(), 2::-1].copy()
        self.fine = fine
        self._root = root

    def of(self, widget: QWidget, inside: QRect) -> Pixels:
        """The pixels of a part of a widget; none where not all of it can be seen."""
        place = QRect(widget.mapTo(self._root, inside.topLeft()), inside.size())
        seen = place
        at: QWidget | None = widget
        while at is not None:
            seen = seen.intersected(QRect(at.mapTo(self._root, QPoint()), at.size()))
            if at is self._root:
                break
            at = at.parentWidget()
        if seen.height() < place.height() or seen.width() < place.width() / 2:
            return self.pixels[:0]
        f = self.fine
        return self.pixels[
            seen.top() * f : (seen.bottom() + 1) * f, seen.left() * f : (seen.right() + 1) * f
        ]

    def ground_of(self, sheet: QWidget, view: QWidget) -> QColor:
        """What is behind a sheet that is seen through a view: read where the sheet paints
        nothing."""
        probe = Picture(sheet, _NOTHING, 1)
        empty = np.all(probe.pixels == _NOTHING.getRgb()[:3], axis=2)
        moved, corner = sheet.pos(), view.mapTo(self._root, QPoint())
        top, left = -moved.y(), -moved.x()
        seen = empty[max(0, top) : top + view.height(), max(0, left) : left + view.width()]
        places = np.argwhere(seen)
        high, wide = self.pixels.shape[:2]
        for y, x in places[:: max(1, len(places) // 50)]:
            at_y = (corner.y() + max(0, moved.y()) + int(y)) * self.fine
            at_x = (corner.x() + max(0, moved.x()) + int(x)) * self.fine
            if 0 <= at_y < high and 0 <= at_x < wide:
                return QColor(*(int(part) for part in self.pixels[at_y, at_x]))
        return QColor("white")


class Pictures:
    """The pictures of a view, each made when it is first wanted."""

    def __init__(self, root: QWidget) -> None:
        self._root = root
        self._made: dict[QWidget, Picture] = {}
        # Large text has strokes of whole pixels.
        self._fine = 1 if scaled(1000) > _LARGE_TEXT else _FINE

    def of(self, widget: QWidget) -> Picture:
        """The picture that a widget is on."""
        sheet = widget
        while sheet is not self._root:
            above = sheet.parentWidget()
            assert above is not None
            area = above.parentWidget()
            if isinstance(area, QScrollArea) and above is area.viewport():
                break
            sheet = above
        if sheet not in self._made:
            ground = QColor("white")
            if sheet is not self._root:
                below = sheet.parentWidget()
                assert below is not None
                ground = self.of(below).ground_of(sheet, below)
            self._made[sheet] = Picture(sheet, ground, self._fine)
        return self._made[sheet]


def luminance(colours: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Relative luminance, WCAG 2.2."""
    part = colours.astype(np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def ratio(first: float, second: float) -> float:
    """Contrast of two luminances."""
    high, low = max(first, second), min(first, second)
    return (high + 0.05) / (low + 0.05)


def ink_contrast(pixels: Pixels) -> float | None:
    """The contrast of the words in some pixels with their ground, which is what most of the
    pixels are; None where there are no words."""
    if pixels.size == 0 or min(pixels.shape[:2]) < 4:
        return None
    flat = pixels.reshape(-1, 3).astype(np.uint32)
    packed = (flat[:, 0] << 16) | (flat[:, 1] << 8) | flat[:, 2]
    colours, counts = np.unique(packed, return_counts=True)
    if len(colours) == 1:
        return None
    rgb = np.stack([colours >> 16, (colours >> 8) & 255, colours & 255], axis=1).astype(np.uint8)
    light = luminance(rgb)
    ground = light[counts.argmax()]
    high, low = np.maximum(light, ground), np.minimum(light, ground)
    contrast = (high + 0.05) / (low + 0.05)
    order = np.argsort(contrast)[::-1]
    # The strongest few pixels are the middle of the strokes.
    needed = max(4, int(0.05 * counts[contrast > 1.2].sum()))
    reached = np.cumsum(counts[order])
    return float(contrast[order[np.searchsorted(reached, needed).clip(max=len(order) - 1)]])


def check_contrast(view: View) -> Iterator[Fault]:
    """Fail on words that are too faint."""
    pictures = Pictures(view.root)
    for one in view.root.findChildren(QWidget):
        if not one.isVisible() or one.window() is not view.root or not one.isEnabled():
            continue
        picture = pictures.of(one)
        if isinstance(one, QLabel) and one.text() and one.pixmap().isNull():
            yield from _judge(view, one, picture.of(one, one.contentsRect()))
        elif isinstance(one, QAbstractButton | QComboBox) or (
            isinstance(one, QLineEdit) and (one.text() or one.placeholderText())
        ):
            yield from _judge(view, one, picture.of(one, one.rect().adjusted(4, 4, -4, -4)))
        elif isinstance(one, QAbstractItemView):
            yield from _cells(view, one, picture)


def _judge(view: View, one: QWidget, pixels: Pixels, what: str = "") -> Iterator[Fault]:
    found = ink_contrast(pixels)
    font = one.font()
    large = font.pixelSize() >= (_LARGE_BOLD_PX if font.weight() >= 600 else _LARGE_PX)
    least = LARGE if large else TEXT
    if found is not None and found < least * _NEARLY:
        yield Fault(view.name, "faint", path_of(one), f"{found:.2f} {what}".strip())


def _cells(view: View, one: QAbstractItemView, picture: Picture) -> Iterator[Fault]:
    model = one.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), 12)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            place = one.visualRect(index).adjusted(3, 3, -3, -3)
            if not one.viewport().rect().contains(place) or not index.data():
                continue
            pixels = picture.of(one.viewport(), place)
            yield from _judge(view, one, pixels, f"row {row} column {column} {index.data()!s:.30}")
