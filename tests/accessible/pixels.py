"""Contrast, measured on what is painted: the ink of words against the ground they stand on."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QPoint, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from tests.accessible.walking import Fault, View, path_of

TEXT, LARGE, GRAPHIC = 4.5, 3.0, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
_LARGE_PX = 24
_LARGE_BOLD_PX = 18.66
_FINE = 2
"""The picture is taken so many times finer than the screen: thin strokes reach their ink."""
_NEARLY = 0.94
"""A stroke thinner than a pixel does not quite reach its ink."""

Pixels = NDArray[np.uint8]


class Picture:
    """A window as it is painted, ``_FINE`` times finer."""

    def __init__(self, root: QWidget, fine: int = _FINE) -> None:
        image = QImage(root.size() * fine, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(fine)
        root.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground
                    | QWidget.RenderFlag.DrawChildren)  # fmt: skip
        bits = np.frombuffer(image.constBits(), np.uint8)
        wide = image.bytesPerLine() // 4
        self.pixels = bits.reshape(image.height(), wide, 4)[:, : image.width(), 2::-1].copy()
        self.fine = fine
        self._root = root

    def of(self, widget: QWidget, inside: QRect) -> Pixels:
        """The pixels of a part of a widget, as far as they can be seen."""
        corner = widget.mapTo(self._root, inside.topLeft())
        seen = _seen(widget, self._root).intersected(QRect(corner, inside.size()))
        f = self.fine
        return self.pixels[
            seen.top() * f : (seen.bottom() + 1) * f, seen.left() * f : (seen.right() + 1) * f
        ]


def _seen(widget: QWidget, root: QWidget) -> QRect:
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(root, region.topLeft()), region.size())


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
    picture = Picture(view.root)
    for one in view.root.findChildren(QWidget):
        if not one.isVisible() or one.window() is not view.root or not one.isEnabled():
            continue
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
