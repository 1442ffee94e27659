"""Clear a line to take: by which office, from when, and until when it may be said."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.press import LineToTake
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.word_editors import LineField


class ClearLineDialog(FormDialog):
    """``line`` is the line as cleared. Its words are shown whole: what is cleared is these."""

    def __init__(
        self,
        theme: Theme,
        line: LineToTake,
        today: date,
        offices: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            f"Clear {line.reference}",
            "From that day it may be said, in these words, until its review or until it is taken "
            "back.",
            "Clear this line",
            parent,
        )
        self.setObjectName("clear-line")
        self._line, self._today = line, today
        self.words = label(line.words, Role.BODY, wrap=True, selectable=True)
        self.words.setAccessibleName(f"What is cleared: {line.words}")
        self.body.addWidget(self.words)
        self._by = LineField(Spec("cleared_by", "Cleared by", Holds.OFFICE), offices)
        self._by.show_value(line.cleared_by)
        self.add_field("cleared_by", "Cleared by", self._by)
        self._on = DayField(Spec("cleared_on", "Cleared on", Holds.DAY), theme, today)
        self._on.show_value(today)
        self.add_field("cleared_on", "Cleared on", self._on)
        self._until = DayField(Spec("review_by", "Review by", Holds.DAY), theme, today)
        later = line.review_by if line.review_by and line.review_by >= today else None
        self._until.show_value(later)
        self.add_field("review_by", "Review by", self._until)
        for field in (self._by, self._on, self._until):
            field.changed.connect(self._look_again)
        self._by.setFocus()

    @property
    def line(self) -> LineToTake:
        """The line as cleared."""
        return replace(
            self._line,
            cleared_by=self._by.value.strip(),
            cleared_on=self._on.value,
            review_by=self._until.value,
        )

    def problems(self) -> dict[str, str]:
        """An office, a day that has been, and a review after it."""
        wrong = {id: one.problem for id, one in self._days().items() if one.problem}
        on, until = self._on.value, self._until.value
        if not self._by.value.strip():
            wrong["cleared_by"] = "Name the office that cleared it."
        if "cleared_on" not in wrong:
            if on is None:
                wrong["cleared_on"] = "Fill in the day it was cleared."
            elif on > self._today:
                wrong["cleared_on"] = "That day has not come yet. Fill in the day it was cleared."
            elif self._line.written_on is not None and on < self._line.written_on:
                wrong["cleared_on"] = "It was written after that day. Correct the day."
        if on is not None and until is not None and until <= on:
            wrong["review_by"] = "The review is not after the day it was cleared. Correct the day."
        return wrong

    def _days(self) -> dict[str, DayField]:
        return {"cleared_on": self._on, "review_by": self._until}
