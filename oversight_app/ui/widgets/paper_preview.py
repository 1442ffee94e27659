"""The preview of a paper: its real pages, one at a time, as they would be printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessibleInterface,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, dress_button, label

if TYPE_CHECKING:
    from oversight_app.summaries.document import Document

_A4 = 297 / 210
_MARGIN = 20
_DIMMED = 0.45


class PageView(QWidget):
    """One page, as large as fits. The picture before stays, dimmed, until the new one comes."""

    turned = Signal(int)
    """A person turned so many pages on (1) or back (−1); far ends are ±1000."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self.dimmed = False
        self.problem = ""
        self._turning = 0
        self.setObjectName("page-view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip("Page Up and Page Down turn the pages")
        theme.changed.connect(self.update)

    def accessible_interface(self) -> QAccessibleInterface:
        """What a screen reader is told of it: a picture of the page; the paper itself is read in
        the formats that are written."""
        from oversight_app.ui.accessible.plain import Picture

        return Picture(self)

    def show_image(self, image: QImage | None) -> None:
        """Show the picture of a page."""
        self._image, self._scaled = image, None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the desk, the sheet with its shadow, and the picture on it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 0, -1, -1), theme.px(7), theme.px(7)
        )
        if self._image is None:
            self._words(painter, self.problem or "Setting the pages…")
        else:
            self._sheet(painter)
            if self.problem:
                self._words(painter, self.problem)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 1, -2, -2), 6, 6)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        steps = {
            Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1,
            Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch of the wheel turns a page."""
        self._turning += event.angleDelta().y()
        if abs(self._turning) >= 120:
            self.turned.emit(-1 if self._turning > 0 else 1)
            self._turning = 0
        event.accept()

    def _sheet(self, painter: QPainter) -> None:
        assert self._image is not None
        theme, edge = self._theme, self._theme.px(_MARGIN)
        shape = self._image.height() / max(1, self._image.width())
        wide = min(self.width() - 2 * edge, (self.height() - 2 * edge) / shape)
        if wide < 20:
            return
        high = wide * shape
        sheet = QRectF(
            round((self.width() - wide) / 2), round(max(edge, (self.height() - high) / 2)),
            round(wide), round(high),
        )  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(4, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 10 if not theme.tokens.dark else 40))
            painter.drawRoundedRect(sheet.adjusted(-step, -step + 2, step, step + 2), step, step)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRect(sheet)
        ratio = self.devicePixelRatioF()
        size = QSize(round(sheet.width() * ratio), round(sheet.height() * ratio))
        if self._scaled is None or self._scaled.size() != size:
            self._scaled = self._image.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter.setOpacity(_DIMMED if self.dimmed or self.problem else 1.0)
        painter.drawImage(sheet, self._scaled)
        painter.setOpacity(1.0)

    def _words(self, painter: QPainter, words: str) -> None:
        theme = self._theme
        painter.setFont(theme.font(Role.BODY))
        room = QRectF(self.rect()).adjusted(40, 24, -40, -24)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetricsF(painter.font())
        needed = metrics.boundingRect(room, flags, words).adjusted(-14, -10, 14, 10)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(needed, 6, 6)
        painter.setPen(theme.color("text2"))
        painter.drawText(room, flags, words)


class PaperPreview(Card):
    """The pages with the ways through them. ``pdf_asked``: save them as a PDF."""

    pdf_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Preview", parent=parent)
        self._theme = theme
        self.document: Document | None = None
        """What the pages are of, where whoever draws them says so."""
        self._pages: tuple[bytes, ...] = ()
        self._at = 0
        self.back = button("", "link", "The page before (Page Up)")
        self.back.setObjectName("page-back")
        self.back.setAccessibleName("The page before")
        self.number = label("", Role.BODY, "text2")
        self.number.setObjectName("page-number")
        self.on = button("", "link", "The next page (Page Down)")
        self.on.setObjectName("page-on")
        self.on.setAccessibleName("The next page")
        self.pdf = button("PDF", "link", "Save these pages as a PDF, to look at or to print")
        self.pdf.setObjectName("preview-pdf")
        self.pdf.setAccessibleName("Save as a PDF")
        for part in (self.back, self.number, self.on, self.pdf):
            self.add_corner(part)
        self.view = PageView(theme)
        self.view.turned.connect(self.turn)
        self.add(self.view)
        self.back.clicked.connect(lambda _c=False: self.turn(-1))
        self.on.clicked.connect(lambda _c=False: self.turn(1))
        self.pdf.clicked.connect(lambda _c=False: self.pdf_asked.emit())
        theme.changed.connect(self._dress)
        self._dress()
        self._show()

    @property
    def pages(self) -> int:
        """How many pages there are; 0 until they come."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The number of the page shown, from 1."""
        return self._at + 1

    def redraw(self) -> None:
        """Say that other pages are coming: what is shown is no longer what would leave."""
        self.view.dimmed = True
        self.view.update()

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show new pages, staying at the number that was shown."""
        self.view.dimmed, self.view.problem = False, ""
        self._pages = pages
        self._at = min(self._at, max(0, len(pages) - 1))
        self._show()

    def show_again(self) -> None:
        """Say that the pages shown are those that would leave after all."""
        self.show_pages(self._pages)

    def show_problem(self, words: str) -> None:
        """Say why there is no preview; the last pages stay dimmed behind it."""
        self.view.dimmed, self.view.problem = False, words
        self.view.setAccessibleDescription(words)
        self.view.update()

    def clear(self) -> None:
        """Let go of the pages of a paper that is no longer shown."""
        self._pages, self._at, self.document = (), 0, None
        self.view.dimmed, self.view.problem = False, ""
        self._show()

    def turn(self, step: int) -> None:
        """Turn so many pages."""
        to = max(0, min(self._at + step, len(self._pages) - 1))
        if to != self._at:
            self._at = to
            self._show()

    def _show(self) -> None:
        there = bool(self._pages)
        picture = QImage.fromData(self._pages[self._at]) if there else None
        self.view.show_image(picture)
        words = f"Page {self.page} of {self.pages}" if there else ""
        self.number.setText(words)
        self.view.setAccessibleName(f"Preview. {words}" if words else "Preview")
        self.view.setAccessibleDescription("")
        for one in (self.back, self.on):
            one.setVisible(there)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at + 1 < self.pages)
        self.pdf.setEnabled(there)

    def _dress(self) -> None:
        dress_button(self.back, self._theme, "chevron-left", "accent")
        dress_button(self.on, self._theme, "chevron-right", "accent")
