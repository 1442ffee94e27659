"""One risk, at the right of the register: its scores, what keeps it down, what is to be done."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.periods import written_date
from oversight_app.domain.risk import CONTROL_STATES, RESPONSES, Risk, RiskScale
from oversight_app.review.risk_detail import LinkedAct, RiskDetail
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.heat_view import band_colours
from oversight_app.ui.widgets.label import dress_button, label, rule
from oversight_app.ui.widgets.side_panel import WIDTH, SidePanel

_MOST_ACTS = 5
_SCORES = (("Without controls", "inherent"), ("Now", ""), ("Wanted", "target"))


class BandTag(QWidget):
    """A band's word on its ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._rank, self._bands = "", 0, 3
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_band(self, words: str, rank: int, bands: int) -> None:
        """Show another band, by its place from the lowest up."""
        self._words, self._rank, self._bands = words, rank, bands
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font(Role.BODY, 600))
        wide = metrics.horizontalAdvance(self._words) + px(20)
        return QSize(wide, max(px(30), metrics.height() + px(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = band_colours(self._theme.tokens, self._rank, self._bands)
        radius = self._theme.px(4)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setFont(self._theme.font(Role.BODY, 600))
        painter.setPen(QColor(ink))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
        painter.end()


class RiskPanel(SidePanel):
    """Everything about the selected risk. ``record_asked`` carries the ``id`` of a linked one."""

    change_asked = Signal()
    act_asked = Signal()
    review_asked = Signal()
    score_asked = Signal()
    record_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "The selected risk", "risk", parent)
        self._may_write = True
        self._detail: RiskDetail | None = None
        self._acts: list[QPushButton] = []
        self._about = label("", Role.CAPTION, "text2", wrap=True)
        self._name = label("", Role.FINDING, wrap=True, selectable=True)
        self._tag = BandTag(theme)
        self._what = label("", ink="text2", wrap=True, selectable=True)
        self._moved = label("", Role.CAPTION, "text2", wrap=True)
        self._scores = {name: label("", Role.BODY, selectable=True) for name, _ in _SCORES}
        self._facts = {
            name: label("", Role.CAPTION, wrap=True, selectable=True)
            for name in ("Owner", "Response", "Controls are", "Review by")
        }
        self._controls = label("", Role.CAPTION, "text2", wrap=True, selectable=True)
        self._no_acts = label("", Role.CAPTION, "text2", wrap=True)
        self._acts_box = QVBoxLayout()
        self.change_button = self.link("change", "Change…", "Change this risk (Enter)")
        self.act_button = self.link(
            "act", "Add an action…", "Say what is to be done to reduce it, by whom and by when"
        )
        self.review_button = self.link(
            "review", "Mark as reviewed…", "Say that it was looked at, and when next"
        )
        self.score_button = self.link(
            "score", "Score again…", "Choose its levels on the scale in force"
        )
        self._lay_out()
        self.change_button.clicked.connect(self.change_asked)
        self.act_button.clicked.connect(self.act_asked)
        self.review_button.clicked.connect(self.review_asked)
        self.score_button.clicked.connect(self.score_asked)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def detail(self) -> RiskDetail | None:
        """What is shown."""
        return self._detail

    def allow_writing(self, allowed: bool) -> None:
        """Hide what changes anything, as at an earlier day or in a window that can look alone."""
        self._may_write = allowed
        detail = self._detail
        open_ = detail is not None and detail.open
        self.change_button.setVisible(allowed)
        self.act_button.setVisible(allowed and open_)
        self.review_button.setVisible(allowed and open_)
        self.score_button.setVisible(allowed and open_ and detail is not None and detail.again)

    def show_detail(self, detail: RiskDetail | None, late: bool = False) -> None:
        """Show a risk; ``late`` where its review is overdue. None: nothing is selected."""
        self._detail = detail
        self.inside.setVisible(detail is not None)
        if detail is None:
            return
        risk, scale = detail.risk, detail.scale
        self._about.setText(" · ".join(one for one in (risk.reference, detail.about) if one))
        self._name.setText(risk.name)
        self._show_band(detail)
        self._what.setText(risk.description)
        self._what.setVisible(bool(risk.description))
        self._moved.setText(str(detail.trend.status))
        for name, stem in _SCORES:
            self._scores[name].setText(score_words(risk, scale, stem, named=not detail.again))
        due = written_date(risk.review_on) if risk.review_on else "No day set"
        facts = {
            "Owner": risk.owner,
            "Response": dict(RESPONSES).get(risk.response, ""),
            "Controls are": dict(CONTROL_STATES).get(risk.control_state, ""),
            "Review by": f"{due} (overdue)" if late else due,
        }
        for name, words in facts.items():
            self._facts[name].setText(words)
        controls = [one for one in risk.controls.split("\n") if one]
        self._controls.setText("\n".join(f"• {one}" for one in controls) or "None named.")
        self._show_acts(detail.acts)
        self.allow_writing(self._may_write)

    def _show_band(self, detail: RiskDetail) -> None:
        names = [band.name for band in detail.scale.bands]
        if not detail.open:
            self._tag.set_band("Replaced" if detail.risk.open else "Closed", 0, 1)
        elif detail.again:
            self._tag.set_band("To be scored again", len(names) - 1, len(names))
        elif detail.band:
            rank = names.index(detail.band)
            self._tag.set_band(f"{detail.risk.current} {detail.band}", rank, len(names))

    def _show_acts(self, acts: tuple[LinkedAct, ...]) -> None:
        for old in self._acts:
            self._acts_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._acts = []
        for act in acts[:_MOST_ACTS]:
            made = self.link(f"act-{act.reference}", "", f"{act.title}. Open it")
            words = f"{act.reference} {act.title}"
            room = self._theme.px(WIDTH - 60)
            state = f" · {act.state}"
            metrics = made.fontMetrics()
            short = metrics.elidedText(
                words, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(state)
            )
            made.setText(short + state)
            made.setAccessibleName(f"{words}, {act.state}")
            made.clicked.connect(lambda _c=False, number=act.id: self.record_asked.emit(number))
            self._acts_box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._acts.append(made)
        more = len(acts) - _MOST_ACTS
        self._no_acts.setText(f"And {more} more." if more > 0 else "" if acts else "None yet.")
        self._no_acts.setVisible(bool(self._no_acts.text()))

    def _lay_out(self) -> None:
        lines = self.lines
        lines.setSpacing(8)
        status = QHBoxLayout()
        status.addWidget(self._tag)
        status.addStretch(1)
        status.addWidget(self.change_button)
        lines.addWidget(self._about)
        lines.addWidget(self._name)
        lines.addLayout(status)
        lines.addWidget(self._what)
        lines.addWidget(rule())
        lines.addWidget(label("Likelihood × impact", Role.CARD_TITLE))
        lines.addLayout(_facts(self._scores))
        lines.addWidget(self._moved)
        lines.addWidget(self.score_button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(rule())
        lines.addLayout(_facts(self._facts))
        lines.addWidget(self.review_button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(rule())
        lines.addWidget(label("Controls", Role.CARD_TITLE))
        lines.addWidget(self._controls)
        lines.addWidget(rule())
        lines.addWidget(label("Reduced by", Role.CARD_TITLE))
        self._acts_box.setSpacing(0)
        lines.addLayout(self._acts_box)
        lines.addWidget(self._no_acts)
        lines.addWidget(self.act_button, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)

    def _dress(self) -> None:
        for made, icon in (
            (self.change_button, "edit"),
            (self.act_button, "plus"),
            (self.review_button, "check"),
            (self.score_button, "redo"),
        ):
            dress_button(made, self._theme, icon, "accent")


def score_words(risk: Risk, scale: RiskScale, stem: str, *, named: bool) -> str:
    """Write a score with its levels: ``3 × 3 = 9, High``; ``named`` False leaves the band
    out, where the score is on another scale."""
    prefix = f"{stem}_" if stem else ""
    likelihood = getattr(risk, f"{prefix}likelihood")
    impact = getattr(risk, f"{prefix}impact")
    if likelihood is None or impact is None:
        return "Not scored"
    score = likelihood * impact
    if not named or not scale.holds(likelihood, impact):
        return f"{likelihood} × {impact} = {score}"
    return f"{likelihood} × {impact} = {score}, {scale.band(score).name}"


def _facts(said: dict[str, QLabel]) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(3)
    for name, words in said.items():
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(name, Role.CAPTION, "text2"), 0, Qt.AlignmentFlag.AlignTop)
        words.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.setProperty("role", Role.CAPTION.value)
        row.addWidget(words, 1)
        lines.addLayout(row)
    return lines
