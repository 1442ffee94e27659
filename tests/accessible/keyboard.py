"""The keyboard: Tab comes to everything and goes on from it, and where it is can be seen."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QRadioButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from tests.accessible.pixels import GRAPHIC, Pixels, luminance
from tests.accessible.walking import Fault, View, path_of

MOST = 400
"""No view has so many stops."""
TAB_IS_TOLD = {"PaletteDialog": ("Tab next group", "Esc close")}
"""Where Tab does something else and the keyboard stays, as WCAG 2.2 lets it where what leads away
is told (2.1.2): what has to be told."""
_RING = 60
"""Pixels that a ring has at least: more than a caret."""


def stops(root: QWidget) -> list[QWidget]:
    """What Tab is to come to."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.window() is root
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not one.size().isEmpty()
    ]


def way_round(root: QWidget, key: Qt.Key) -> tuple[list[QWidget], QWidget | None]:
    """Press a key until the focus is where it began; return where it was, and where it stuck."""
    root.activateWindow()
    QApplication.processEvents()
    # Where it is now may be no stop of Tab's: the way round begins at the next that is.
    QTest.keyClick(QApplication.focusWidget() or root, key)
    first = QApplication.focusWidget()
    if first is None:
        return [], None
    came = [first]
    for _ in range(MOST):
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key)
        now = QApplication.focusWidget()
        if isinstance(at, QTextBrowser):
            # Tab goes through its links first.
            for _ in range(MOST):
                if now is not at:
                    break
                QTest.keyClick(at, key)
                now = QApplication.focusWidget()
        if now is at:
            return came, at if len(stops(root)) > 1 else None
        assert now is not None
        if now is first:
            return came, None
        came.append(now)
    return came, came[-1]


def check_keyboard(view: View) -> Iterator[Fault]:
    """Fail on what Tab does not come to, and on what it does not leave, either way round."""
    if type(view.root).__name__ in TAB_IS_TOLD:
        told = " ".join(one.text() for one in view.root.findChildren(QLabel) if one.isVisible())
        if not all(key in told for key in TAB_IS_TOLD[type(view.root).__name__]):
            yield Fault(view.name, "trap", path_of(view.root), f"does not tell of its keys: {told}")
        return
    reached: set[QWidget] = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        came, stuck = way_round(view.root, key)
        if stuck is not None:
            yield Fault(view.name, "trap", path_of(stuck), key.name)
        reached.update(came)
        twice = len(came) - len(set(came))
        if twice:
            yield Fault(view.name, "trap", path_of(came[-1]), f"{twice} stops come twice")
    for one in stops(view.root):
        if one not in reached and not _by_arrows(one, reached):
            yield Fault(view.name, "not reached", path_of(one), "")


def _by_arrows(one: QWidget, reached: set[QWidget]) -> bool:
    """True for one of several of which Tab comes to the chosen one; arrows go to the rest."""
    if not isinstance(one, QRadioButton):
        return False
    group = one.group()
    beside = group.buttons() if group is not None else one.parentWidget().findChildren(QRadioButton)
    return any(other in reached for other in beside)


class Rings:
    """Fails on a control that looks the same with the keyboard on it, or whose ring is faint. One
    of a kind is looked at, wherever it is met first."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, ...]] = set()

    def __call__(self, view: View) -> Iterator[Fault]:
        """Look at the kinds that were not met before."""
        view.root.activateWindow()
        QApplication.processEvents()
        for one in stops(view.root):
            kind = (
                type(one).__name__, str(one.property("kind")), str(one.property("part")),
                str(one.property("role")), type(one.parentWidget()).__name__,
            )  # fmt: skip
            if kind in self._seen:
                continue
            self._seen.add(kind)
            _away(view.root, one)
            before = _picture(one)
            if before is None:
                continue
            one.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            after = _picture(one)
            assert after is not None
            found = _ring_contrast(before, after)
            if found < GRAPHIC:
                yield Fault(view.name, "no ring", path_of(one), f"{found:.2f}")


def _away(root: QWidget, one: QWidget) -> None:
    """Take the keyboard elsewhere."""
    other = next((stop for stop in stops(root) if stop is not one), None)
    if other is not None:
        other.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        one.clearFocus()
    QApplication.processEvents()


def _picture(one: QWidget) -> Pixels | None:
    """A widget as it stands on its window, with a little of what is around it."""
    window = one.window()
    corner = one.mapTo(window, QPoint())
    seen = one.visibleRegion().boundingRect()
    if seen.size() != one.size():
        _bring(one)
        corner = one.mapTo(window, QPoint())
    area = QRect(corner, one.size()).adjusted(-4, -4, 4, 4).intersected(window.rect())
    if area.isEmpty():
        return None
    image: QImage = window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    bits = np.frombuffer(image.constBits(), np.uint8)
    wide = image.bytesPerLine() // 4
    return bits.reshape(image.height(), wide, 4)[:, : image.width(), 2::-1].copy()


def _ring_contrast(before: Pixels, after: Pixels) -> float:
    """The contrast of what changed, that of its strongest pixels: 1 where nothing did."""
    if before.shape != after.shape or before.size == 0:
        return 21.0
    changed = np.any(before != after, axis=2)
    if not changed.any():
        return 1.0
    was, now = luminance(before[changed]), luminance(after[changed])
    contrast = (np.maximum(was, now) + 0.05) / (np.minimum(was, now) + 0.05)
    return float(np.sort(contrast)[-min(_RING, len(contrast))])


def _bring(one: QWidget) -> None:
    """Scroll to a control, as the keyboard does."""
    at = one.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(one)
        at = at.parentWidget()
    QApplication.processEvents()
