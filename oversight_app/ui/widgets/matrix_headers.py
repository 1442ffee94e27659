"""The two headings of a matrix: subjects or roles across, in two parts with a name over each, and
questions or criteria down."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.matrix_manner import Manner
from oversight_app.ui.widgets.matrix_model import HEADING_ROLE, MatrixModel

GAP = 12
"""Room between the schemes and the outside groups, in the design's px."""
_IN = 4
"""The names begin where the icons below them do."""
_MOST, _MOST_TIGHT = 130, 112
_ENDINGS = ("hood", "watch", "ship", "ment", "tion")
"""Before these a word that is too long for its line is broken."""


class SubjectsHeader(QHeaderView):
    """Each subject's name on as many lines as it needs, up to so many; above them a line over the
    schemes or roles and one over the outside groups."""

    def __init__(self, theme: Theme, model: MatrixModel, manner: Manner, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._matrix = model
        self._parts = manner.parts
        self._most = manner.lines
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setAccessibleName(manner.columns)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Role.CAPTION, 500))
        lines = max((len(self._lines(place, metrics)) for place in range(self.count())), default=1)
        high = self._above() + lines * metrics.lineSpacing() + self._theme.px(14)
        return QSize(super().sizeHint().width(), high)

    def first_group(self) -> int:
        """The column of the first outside group; the number of columns where there is none."""
        matrix = self._matrix.matrix
        subjects = matrix.subjects if matrix else ()
        return next((i for i, one in enumerate(subjects) if one.is_group), len(subjects))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        matrix = self._matrix.matrix
        if matrix is None or logicalIndex >= len(matrix.subjects):
            return
        painter.save()
        painter.fillRect(rect, QColor(tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        first = self.first_group()
        starts_groups = 0 < first == logicalIndex
        left = rect.left() + (px(GAP) if starts_groups else 0)
        end = logicalIndex + 1 == len(matrix.subjects)
        right = rect.right() - (px(8) if end or logicalIndex + 1 == first else -1)
        under = rect.top() + self._above() - px(6)
        # The line reaches over all sections of its part, each drawing its own piece.
        painter.fillRect(QRect(left + px(3) if logicalIndex in (0, first) else left, under,
                               right - left, 1), QColor(tokens.border))  # fmt: skip
        font = self._theme.font(Role.CAPTION, 500)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        metrics = painter.fontMetrics()
        line = metrics.lineSpacing()
        words = self._lines(logicalIndex, metrics)
        top = rect.bottom() - px(8) - len(words) * line
        for place, each in enumerate(words):
            painter.drawText(left + px(_IN), top + place * line + metrics.ascent(), each)
        painter.restore()

    def paintEvent(self, event: object) -> None:
        """The names of the two parts, over all that is painted section by section."""
        super().paintEvent(event)  # type: ignore[arg-type]
        matrix = self._matrix.matrix
        if matrix is None or not matrix.subjects:
            return
        px, first = self._theme.px, self.first_group()
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font(Role.CAPTION, 500))
        painter.setPen(QColor(self._theme.tokens.text2))
        high = self._above() - px(8)
        for words, begin, end in (
            (self._parts[0], 0, first),
            (self._parts[1], first, len(matrix.subjects)),
        ):
            if begin == end:
                continue
            gap = px(GAP) if begin else 0
            left = self.sectionViewportPosition(begin) + gap + px(_IN)
            last = end - 1
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            # It stays in sight while any of its part does.
            left = max(left, px(_IN))
            area = QRect(left, px(4), max(0, right - left - px(4)), high)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, area.width()
            )
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, int(align), shown)
        painter.end()

    def _above(self) -> int:
        words = QFontMetrics(self._theme.font(Role.CAPTION, 500)).height()
        return words + self._theme.px(14)

    def _lines(self, section: int, metrics: QFontMetrics) -> list[str]:
        """A name broken between words; what is too long for its line or its lines ends in …."""
        matrix = self._matrix.matrix
        if matrix is None or section >= len(matrix.subjects):
            return [""]
        room = self.sectionSize(section) - self._theme.px(_IN)
        if section == self.first_group() and section:
            room -= self._theme.px(GAP)
        lines: list[str] = []
        words = matrix.subjects[section].heading.split()
        for word in (part for one in words for part in _parts(one, metrics, room)):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > self._most:
            lines = [*lines[: self._most - 1], " ".join(lines[self._most - 1 :])]
        return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, room) for one in lines]


def _parts(word: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A word in one piece where it fits, else broken at its hyphen, or with one before its
    ending."""
    if metrics.horizontalAdvance(word) <= room:
        return [word]
    before, hyphen, after = word.partition("-")
    if hyphen and after:
        return [f"{before}-", after]
    ending = next((one for one in _ENDINGS if word.lower().endswith(one)), "")
    first = word[: len(word) - len(ending)]
    return [f"{first}-", word[len(first) :]] if ending and first else [word]


class QuestionsHeader(QHeaderView):
    """The names of the questions, which stay while the subjects are scrolled; headings stand
    above theirs on a ground of their own."""

    def __init__(self, theme: Theme, manner: Manner, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.tight = False
        """In smaller letters, as the answers are."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setAccessibleName(manner.rows)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._role, 500))
        model = self.model()
        names = [
            str(model.headerData(place, Qt.Orientation.Vertical) or "")
            for place in range(model.rowCount() if model else 0)
        ]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        most = self._theme.px(_MOST_TIGHT if self.tight else _MOST)
        return QSize(min(widest, most) + self._theme.px(16 + 6), super().sizeHint().height())

    @property
    def _role(self) -> Role:
        return Role.CAPTION if self.tight else Role.BODY

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        model = self.model()
        vertical = Qt.Orientation.Vertical
        heading = bool(model.headerData(logicalIndex, vertical, HEADING_ROLE))
        words = str(model.headerData(logicalIndex, vertical) or "")
        painter.save()
        painter.fillRect(rect, QColor(tokens.subtle if heading else tokens.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        role, weight = (Role.CAPTION, 600) if heading else (self._role, 400)
        painter.setFont(self._theme.font(role, weight))
        painter.setPen(QColor(tokens.text2 if heading else tokens.text))
        inner = rect.adjusted(px(16), 0, -px(6), 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(align), shown)
        painter.restore()
