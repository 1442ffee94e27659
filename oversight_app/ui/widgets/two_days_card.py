"""What was held on two days, side by side: two days to choose, and a table below."""

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.review.position_sides import PositionSides
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import WholeRows

_PAUSE_MS = 350
_ROWS = 8


class TwoDaysCard(Card):
    """``days_chosen`` when somebody chose another day; ``activated`` carries a row's key."""

    days_chosen = Signal()
    activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Two days side by side", "Those that differ come first", parent)
        self._theme = theme
        self.chosen = False
        self.first, self.second = (
            DayField(Spec(id, words, Holds.DAY, required=True), theme, date.max)
            for id, words in (("first-day", "First day"), ("second-day", "Second day"))
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.said = label("", Role.CAPTION, "oranget", wrap=True)
        self.view = TableView(theme)
        self.view.set_two_lines()
        self.view.row_activated.connect(self.activated)
        self._lay_out()
        for field in (self.first, self.second):
            field.changed.connect(self._typed)
        theme.changed.connect(self._arrange)

    @property
    def days(self) -> tuple[date, date] | None:
        """Both days; None where one of them can't be read or is missing."""
        first, second = self.first.value, self.second.value
        if self.first.problem or self.second.problem or first is None or second is None:
            return None
        return first, second

    def start_with(self, first: date, second: date) -> None:
        """Show two days to begin with; another pair may be offered until somebody chooses."""
        for field, day in ((self.first, first), (self.second, second)):
            field.blockSignals(True)
            field.line.today = second
            field.show_value(day)
            field.blockSignals(False)

    def show_days(self, first: date, second: date) -> None:
        """Show two days that somebody chose."""
        self.start_with(first, second)
        self.chosen = True

    def show_sides(self, found: PositionSides) -> None:
        """Show what was held on both days."""
        self.set_words(str(found.headline), "Those that differ come first")
        self.view.set_table(found.table)
        self._arrange()

    def _typed(self) -> None:
        self.chosen = True
        problem = self.first.problem or self.second.problem
        if not problem and (self.first.value is None or self.second.value is None):
            problem = "A day is missing. Fill in both to compare them."
        self.said.setText(problem)
        self.said.setVisible(bool(problem))
        self._pause.start()

    def _tell(self) -> None:
        if self.days is not None:
            self.days_chosen.emit()

    def _lay_out(self) -> None:
        choose = QWidget()
        row = FlowLayout(choose, gap=16, row_gap=6)
        row.setContentsMargins(16, 2, 16, 8)
        for words, field in (("First day", self.first), ("Second day", self.second)):
            part = QWidget()
            across = QHBoxLayout(part)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(6)
            caption = label(words, ink="text2")
            caption.setBuddy(field)
            across.addWidget(caption, 0, Qt.AlignmentFlag.AlignVCenter)
            across.addWidget(field)
            row.addWidget(part)
        self.said.hide()
        self.said.setContentsMargins(16, 0, 16, 6)
        self.add(choose)
        self.add(self.said)
        self._rows = WholeRows(self.view)
        self.add(self._rows)
        self._box.setContentsMargins(1, 1, 1, 8)

    def _arrange(self) -> None:
        rows = min(_ROWS, max(2, self.view.model().rowCount()))
        self._rows.setMinimumHeight(self.view.content_height(rows) + 2)
