"""Ask for one day."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.periods import written_date
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme


class DayDialog(FormDialog):
    """``day`` is what was chosen; it is no later than ``latest``."""

    def __init__(
        self, theme: Theme, title: str, consequence: str, save: str, latest: date,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, title, consequence, save, parent)
        self.setObjectName("day")
        self._day = self.add_day("day", "Day", latest)
        self._latest = latest
        self._day.setFocus()

    @property
    def day(self) -> date:
        """The day as filled in."""
        return day_of(self._day)

    def problems(self) -> dict[str, str]:
        """A day that has been."""
        if self.day > self._latest:
            return {"day": f"The day is after {written_date(self._latest)}. Choose an earlier one."}
        return {}
