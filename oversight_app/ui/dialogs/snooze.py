"""Put one thing off until a day, with the reason why it can wait."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from oversight_app.domain.periods import written_date
from oversight_app.ui.dialogs.choosing import add_choice, chosen
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme

_OWN = None
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class SnoozeDialog(FormDialog):
    """``until`` and ``reason`` are what was filled in."""

    asks_about = ("reason",)

    def __init__(self, theme: Theme, what: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, "Put this off",
            f"“{what}” comes back on that day, and before it where there is more of it. "
            "Nothing is done about it meanwhile.",
            "Put off", parent,
        )  # fmt: skip
        self.setObjectName("snooze")
        self._today = today
        options: list[tuple[object, str]] = [
            (day, f"{words} ({_WEEKDAYS[day.weekday()]}, {written_date(day)})")
            for words, day in offered(today)
        ]
        self._until = add_choice(
            self, "until", "Until", [*options, (_OWN, "Another day…")], options[0][0]
        )
        self._day = self.add_day("day", "Day", next_monday(today))
        self._reason = self.add_words(
            "reason", "Why it can wait", hint="For example: the force answers on 3 November"
        )
        self._reason.setMaxLength(200)
        self._until.currentIndexChanged.connect(lambda _i: self._show_day())
        self._show_day()
        self._until.setFocus()

    @property
    def until(self) -> date:
        """The day on which it comes back."""
        found: date | None = chosen(self._until)
        return day_of(self._day) if found is None else found

    @property
    def reason(self) -> str:
        """Why it can wait."""
        return self._reason.text().strip()

    def problems(self) -> dict[str, str]:
        """A day to come, and a reason."""
        wrong = {}
        if self.until <= self._today:
            wrong["day"] = "Choose a day that is to come."
        if not self.reason:
            wrong["reason"] = "Say why it can wait, for whoever looks next."
        return wrong

    def _show_day(self) -> None:
        self.show_field("day", chosen(self._until) is None)
        self._look_again()


def offered(today: date) -> tuple[tuple[str, date], ...]:
    """Return the days that are offered, with their names."""
    return (
        ("Tomorrow", today + timedelta(1)),
        ("Next Monday", next_monday(today)),
        ("In a month", in_a_month(today)),
    )


def next_monday(today: date) -> date:
    """Return the Monday after a day; of a Monday, the one a week later."""
    return today + timedelta(7 - today.weekday())


def in_a_month(today: date) -> date:
    """Return the same day of the next month, or its last where it is shorter."""
    year, month = today.year + today.month // 12, today.month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))
