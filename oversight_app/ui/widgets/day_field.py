"""A day that may be left empty: typed in any usual way, or picked from a calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Spec
from oversight_app.domain.typed import day_of
from oversight_app.ui import icons
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.field_editor import FieldEditor
from oversight_app.ui.widgets.label import button

UNREADABLE = "This is no day. Write it as 31/3/2022 or 31 March 2022, or leave it empty."
UNREADABLE_REQUIRED = "This is no day. Write it as 31/3/2022 or 31 March 2022."
HINT = "day month year"


class DayLine(QLineEdit):
    """Reads what is typed, and writes it out in full when the keyboard leaves it. Alt+Down
    asks for the calendar; Up and Down go a day on or back."""

    calendar_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.setPlaceholderText(HINT)
        self.setMaxLength(40)
        self.editingFinished.connect(self.write_out)

    @property
    def day(self) -> date | None:
        """The day that is typed, None for none or for what can't be read."""
        return day_of(self.text(), self.today)

    @property
    def readable(self) -> bool:
        """True where it is empty or a day."""
        return not self.text().strip() or self.day is not None

    def show_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(written_date(day) if day else "")

    def write_out(self) -> None:
        """Write a day that can be read in full."""
        day = self.day
        if day is not None and self.text() != written_date(day):
            # The day is the same, so nothing has changed; and a form that closes while the
            # keyboard is here has nobody left to tell.
            self.blockSignals(True)
            self.setText(written_date(day))
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days; open the calendar."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.calendar_asked.emit()
        elif event.key() in steps and not event.modifiers() and not self.isReadOnly():
            day = self.day
            self.show_day(day + timedelta(steps[Qt.Key(event.key())]) if day else self.today)
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)


class DayField(FieldEditor):
    """A day of a record."""

    half = True

    def __init__(
        self, spec: Spec, theme: Theme, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        self._theme = theme
        self._last = today
        self.row.setSpacing(4)
        self.line = DayLine(today)
        self.take(self.line)
        self.pick = button("", tip="Pick from a calendar (Alt+Down)")
        where = f", {spec.group}" if spec.group else ""
        self.pick.setAccessibleName(f"Pick {spec.name.lower()} from a calendar{where}")
        self.pick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pick.clicked.connect(lambda _c=False: self.show_calendar())
        self.take(self.pick, 0)
        self.line.textChanged.connect(lambda _t: self._changed())
        self.line.calendar_asked.connect(self.show_calendar)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def problem(self) -> str:
        if self.line.readable:
            return ""
        return UNREADABLE_REQUIRED if self.spec.required else UNREADABLE

    @property
    def value(self) -> date | None:
        return self.line.day

    @property
    def last(self) -> date:
        """The last day that it showed; ``today`` where it never showed one."""
        return self._last

    @property
    def typed(self) -> str:
        return self.line.text()

    def show_value(self, value: date | None) -> None:
        self.line.show_day(value)
        self.line.setCursorPosition(0)

    def show_typed(self, typed: str) -> None:
        self.line.setText(typed)

    def show_calendar(self) -> None:
        """Open a calendar below the field; Esc closes it, Enter or a click takes a day."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("part", "card")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = plain_calendar()
        day = self.line.day or self.line.today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda chosen: self._take(chosen, popup))
        calendar.clicked.connect(lambda chosen: self._take(chosen, popup))
        box = QVBoxLayout(popup)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(calendar)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        calendar.setFocus()

    def _changed(self) -> None:
        self._last = self.line.day or self._last
        self.changed.emit()

    def _take(self, chosen: QDate, popup: QFrame) -> None:
        self.line.show_day(date(chosen.year(), chosen.month(), chosen.day()))
        popup.close()
        self.line.setFocus()

    def _dress(self) -> None:
        _dress_picker(self.pick, self._theme)


def plain_calendar() -> QCalendarWidget:
    """Make a calendar without week numbers whose weekends read as its other days."""
    calendar = QCalendarWidget()
    calendar.setAccessibleName("Calendar")
    calendar.setToolTip("Arrow keys move, Page Up and Page Down change the month")
    # Qt writes weekends in a red that no theme of ours can be read beside.
    plain = QTextCharFormat()
    plain.setForeground(calendar.palette().color(QPalette.ColorRole.Text))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, plain)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setDateRange(QDate(1900, 1, 1), QDate(2200, 12, 31))
    return calendar


def _dress_picker(pick: QPushButton, theme: Theme) -> None:
    size = theme.px(16)
    pick.setIcon(icons.icon("calendar", theme.tokens.text2, size, theme.tokens.text3))
    pick.setIconSize(QSize(size, size))
    pick.setFixedWidth(theme.px(36))
