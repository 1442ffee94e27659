"""What the small marks of a matrix mean, and what was never assessed."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from oversight_app.ui.icons import pixmap
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import IconLabel, label
from oversight_app.ui.widgets.matrix_delegate import paint_change
from oversight_app.ui.widgets.matrix_manner import Matrix

_MARKS = (
    ("better", "Better than in the assessment before"),
    ("worse", "Worse"),
)


class _Names(QLabel):
    """Names on one line where there is room for them, and on more where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", Role.CAPTION.value)
        self.setProperty("ink", "text2")
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())


class MatrixKey(QWidget):
    """One line, or two where there is little room. Marks that occur nowhere are left out."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        overdue: str = "Review overdue",
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[str, QLabel] = {}
        self._parts: dict[str, QWidget] = {}
        flow = self._flow = FlowLayout(self, gap=16, row_gap=2)
        flow.setContentsMargins(16, 6, 12, 0)
        for name, words in (*_MARKS, ("overdue", overdue)):
            part = QWidget()
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(5)
            picture = IconLabel()
            self._icons[name] = picture
            row.addWidget(picture)
            row.addWidget(label(words, Role.CAPTION, "text2"))
            self._parts[name] = part
            flow.addWidget(part)
        self._never = _Names()
        flow.addWidget(self._never)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._dress)
        self._dress()

    def show_matrix(self, matrix: Matrix, never: Sequence[str] = ()) -> None:
        """Show the marks that a matrix has, and the names of what was ``never`` assessed."""
        cells = matrix.cells.values()
        there = {
            "better": any(cell.change > 0 for cell in cells),
            "worse": any(cell.change < 0 for cell in cells),
            "overdue": any(cell.overdue for cell in cells),
        }
        for name, part in self._parts.items():
            part.setVisible(there[name])
        names = list(never)
        few = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        self._never.setText(f"Never assessed: {few}" if names else "")
        said = "Never assessed: " + ", ".join(names) if names else ""
        self._never.setToolTip(plain_tip(said))
        self._never.setVisible(bool(names))
        self.setVisible(any(there.values()) or bool(names))
        self._flow.invalidate()

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(200))
        return QSize(width, self._flow.heightForWidth(width))

    def _dress(self) -> None:
        tokens, size = self._theme.tokens, self._theme.px(10)
        ratio = self.devicePixelRatioF()
        for name, change in (("better", 1), ("worse", -1)):
            picture = QPixmap(round(size * ratio), round(size * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_change(painter, tokens, change, QPointF(0.5, 1), size - 1)
            painter.end()
            self._icons[name].setPixmap(picture)
        clock = pixmap("clock", tokens.oranget, self._theme.px(12), ratio)
        self._icons["overdue"].setPixmap(clock)
