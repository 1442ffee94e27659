"""One position, at the right of the register: what was said, word for word, where and when, what
it replaced, and what came of its forecast."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from oversight_app.domain.dated import written_as_dated
from oversight_app.domain.periods import written_date
from oversight_app.domain.positions import Position
from oversight_app.domain.wording import sentence_case
from oversight_app.review.position_rows import NO_GROUP, HeldPosition
from oversight_app.ui import icons
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import IconLabel, dress_button, label, rule
from oversight_app.ui.widgets.side_panel import SidePanel

_FACTS = (
    "About", "Highest rung", "From", "Until", "Source", "Where it is", "Kept by", "Review by",
)  # fmt: skip
_FORECAST = ("To be held by", "Outcome", "What happened", "Judged on")


class PositionPanel(SidePanel):
    """Everything about the selected position. ``record_asked`` carries the ``id`` of another."""

    change_asked = Signal()
    replace_asked = Signal()
    review_asked = Signal()
    forecast_asked = Signal()
    record_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "The selected position", "position", parent)
        self._may_write = True
        self._foot, self._foot_lines = self.make_foot()
        self._shown: HeldPosition | None = None
        self._other: dict[str, int] = {"earlier": 0, "later": 0}
        self._about = label("", Role.CAPTION, "text2", wrap=True)
        self._body = label("", Role.FINDING, wrap=True, selectable=True)
        self._icon = IconLabel()
        self._stance = label("", Role.CARD_TITLE, wrap=True)
        self._short = label("", ink="text2", wrap=True, selectable=True)
        self._wording = label("", wrap=True, selectable=True)
        self._facts = {name: label("", Role.CAPTION, wrap=True, selectable=True) for name in _FACTS}
        self._forecast = label("", wrap=True, selectable=True)
        self._outcome = {
            name: label("", Role.CAPTION, wrap=True, selectable=True) for name in _FORECAST
        }
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        self._forecast_part = QWidget()
        self.change_button = self.link("change", "Change…", "Change this position (Enter)")
        self.replace_button = self.link(
            "replace", "Replace by a new position…",
            "Record what the same body says now; this one is kept as it was",
        )  # fmt: skip
        self.review_button = self.link(
            "review", "Mark as reviewed…", "Say that it was looked at, and when next"
        )
        self.forecast_button = self.link(
            "forecast", "Hold it against what happened…", "Say what came of the forecast"
        )
        self.earlier_button = self.link("earlier", "", "Open the position that this one replaces")
        self.later_button = self.link("later", "", "Open the position that replaced this one")
        self._lay_out()
        self.change_button.clicked.connect(self.change_asked)
        self.replace_button.clicked.connect(self.replace_asked)
        self.review_button.clicked.connect(self.review_asked)
        self.forecast_button.clicked.connect(self.forecast_asked)
        self.earlier_button.clicked.connect(lambda: self.record_asked.emit(self._other["earlier"]))
        self.later_button.clicked.connect(lambda: self.record_asked.emit(self._other["later"]))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def shown(self) -> HeldPosition | None:
        """What is shown."""
        return self._shown

    def allow_writing(self, allowed: bool) -> None:
        """Hide what changes anything, as at an earlier day or in a window that can look alone."""
        self._may_write = allowed
        one = self._shown
        held = allowed and one is not None and one.held
        self.change_button.setVisible(allowed)
        self.replace_button.setVisible(allowed and one is not None and one.replaced_by is None)
        self.review_button.setVisible(held)
        self.forecast_button.setVisible(allowed and one is not None and one.position.forecast_open)
        acts = (self.replace_button, self.review_button, self.forecast_button)
        self._foot.setVisible(not all(made.isHidden() for made in acts))

    def show_position(self, one: HeldPosition | None, earlier: Position | None = None) -> None:
        """Show a position and the one that it replaced; None: nothing is selected."""
        self._shown = one
        self.inside.setVisible(one is not None)
        if one is None:
            self._foot.hide()
            return
        said = one.position
        self._about.setText(f"Position {said.reference}")
        self._body.setText(one.body)
        self._stance.setText(one.stance.words)
        self._short.setText(said.name)
        self._wording.setText(said.wording)
        review = written_date(said.review_by) if said.review_by and one.held else ""
        self._say_facts(
            {
                "About": one.about or NO_GROUP,
                "Highest rung": one.rung,
                "From": sentence_case(one.from_words),
                "Until": sentence_case(one.to_words) or "Held still",
                "Source": said.source,
                "Where it is": said.location,
                "Kept by": said.owner,
                "Review by": f"{review} (overdue)" if one.review_overdue else review,
            }
        )
        self._show_other("earlier", self.earlier_button, "Replaces", earlier)
        self._show_other("later", self.later_button, "Replaced by", one.replaced_by)
        self._show_forecast(one)
        self.allow_writing(self._may_write)
        self._dress()

    def _show_other(self, name: str, made: QWidget, words: str, other: Position | None) -> None:
        self._other[name] = other.id if other is not None else 0
        made.setVisible(other is not None)
        if other is not None:
            when = written_as_dated(other.from_day, other.dated)
            text = f"{words} {other.reference}, {when}"
            getattr(self, f"{name}_button").setText(text)

    def _show_forecast(self, one: HeldPosition) -> None:
        said = one.position
        self._forecast_part.setVisible(bool(said.forecast))
        self._forecast.setText(said.forecast)
        by = written_date(said.forecast_by) if said.forecast_by else ""
        state = one.forecast.words if one.forecast is not None else ""
        self._say_facts(
            {
                "To be held by": f"{by} (overdue)" if one.forecast_due else by,
                "Outcome": state,
                "What happened": said.happened,
                "Judged on": written_date(said.judged_on) if said.judged_on else "",
            }
        )

    def _say_facts(self, facts: dict[str, str]) -> None:
        for name, words in facts.items():
            caption, value = self._rows[name]
            value.setText(words)
            for each in (caption, value):
                each.setVisible(bool(words))

    def _lay_out(self) -> None:
        lines = self.lines
        lines.setSpacing(8)
        stance = QHBoxLayout()
        stance.setSpacing(8)
        stance.addWidget(self._icon)
        stance.addWidget(self._stance, 1)
        top = QHBoxLayout()
        top.addWidget(self._about, 1)
        top.addWidget(self.change_button)
        quote = QFrame()
        quote.setProperty("part", "inset")
        inside = QVBoxLayout(quote)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(label("Word for word", Role.CAPTION, "text2"))
        inside.addWidget(self._wording)
        lines.addLayout(top)
        lines.addWidget(self._body)
        lines.addLayout(stance)
        lines.addWidget(self._short)
        lines.addWidget(quote)
        lines.addLayout(self._fact_rows(self._facts))
        for made in (self.earlier_button, self.later_button):
            lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        part = QVBoxLayout(self._forecast_part)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(8)
        part.addWidget(rule())
        part.addWidget(label("Forecast", Role.CARD_TITLE))
        part.addWidget(self._forecast)
        part.addLayout(self._fact_rows(self._outcome))
        lines.addWidget(self._forecast_part)
        lines.addStretch(1)
        for made in (self.replace_button, self.review_button, self.forecast_button):
            self._foot_lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _fact_rows(self, said: dict[str, QLabel]) -> QGridLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(3)
        lines.setColumnStretch(1, 1)
        for at, (name, words) in enumerate(said.items()):
            caption = label(name, Role.CAPTION, "text2")
            lines.addWidget(caption, at, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(words, at, 1)
            self._rows[name] = (caption, words)
        return lines

    def _dress(self) -> None:
        for made, icon in (
            (self.change_button, "edit"),
            (self.replace_button, "swap"),
            (self.review_button, "check"),
            (self.forecast_button, "target"),
            (self.earlier_button, "history"),
            (self.later_button, "history"),
        ):
            dress_button(made, self._theme, icon, "accent")
        if self._shown is not None:
            size, ratio = self._theme.px(18), self.devicePixelRatioF()
            ink = self._theme.tokens.text
            self._icon.setPixmap(icons.pixmap(self._shown.stance.icon, ink, size, ratio))
