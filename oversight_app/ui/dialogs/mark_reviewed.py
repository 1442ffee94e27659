"""Say that a record, or several, was looked at, what came of it, and when it is looked at next."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import Recorded
from oversight_app.review.engagement_view import ChangedSince
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.changed_list import ChangedList
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.word_editors import LineField


class MarkReviewedDialog(FormDialog):
    """``on``, ``by``, ``outcome`` and ``next_review`` are what was filled in. What has ``changed``
    since a position on engagement was signed or reviewed is shown above."""

    asks_about = ("outcome",)

    def __init__(
        self,
        theme: Theme,
        reviewed: Sequence[Recorded],
        today: date,
        offices: tuple[str, ...],
        next_review: date | None,
        parent: QWidget | None = None,
        changed: ChangedSince | None = None,
    ) -> None:
        which = reviewed[0].reference if len(reviewed) == 1 else f"{len(reviewed):,} records"
        super().__init__(
            theme,
            f"Mark {which} as reviewed",
            "The review is kept with the record, and its next review is set."
            if len(reviewed) == 1
            else "The review is kept with each of them, and the next review of each is set.",
            "Mark as reviewed",
            parent,
        )
        self.setObjectName("mark-reviewed-form")
        if changed is not None:
            self.body.addWidget(ChangedList(theme, changed))
        self._begins = max((one.begins for one in reviewed if one.begins), default=None)
        self._on = DayField(Spec("on", "Reviewed on", Holds.DAY), theme, today)
        self._on.show_value(today)
        self.add_field("on", "Reviewed on", self._on)
        self._by = LineField(Spec("by", "Reviewed by", Holds.OFFICE), offices)
        holders = {one.in_the_hands_of for one in reviewed}
        self._by.show_value(holders.pop() if len(holders) == 1 else "")
        self.add_field("by", "Reviewed by", self._by)
        self._outcome = GrowingText(2)
        self.add_field("outcome", "What came of it", self._outcome)
        self._next = DayField(Spec("next_review", "Next review by", Holds.DAY), theme, today)
        self._next.show_value(next_review)
        self.add_field("next_review", "Next review by", self._next)
        for field in (self._on, self._by, self._next):
            field.changed.connect(self._look_again)
        self._on.setFocus()

    @property
    def on(self) -> date:
        """The day of the review."""
        day = self._on.value
        assert day is not None
        return day

    @property
    def by(self) -> str:
        """The office that reviewed it."""
        return self._by.value.strip()

    @property
    def outcome(self) -> str:
        """What came of it."""
        return self._outcome.toPlainText().strip()

    @property
    def next_review(self) -> date | None:
        """The day of the next review, None for none."""
        return self._next.value

    def problems(self) -> dict[str, str]:
        """Days that can be read and follow each other, and an office."""
        wrong = {}
        on, then = self._on.value, self._next.value
        if on is None:
            wrong["on"] = self._on.problem or "Fill in the day of the review."
        elif self._begins is not None and on < self._begins:
            wrong["on"] = "The review is before a record was made. Correct the day."
        if not self.by:
            wrong["by"] = "Name the office or post that reviewed it."
        if self._next.problem:
            wrong["next_review"] = self._next.problem
        elif on is not None and then is not None and then <= on:
            wrong["next_review"] = "The next review is not after this one. Correct the day."
        return wrong
