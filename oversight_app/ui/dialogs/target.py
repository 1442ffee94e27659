"""Add a target for the strength of the Special Constabulary, or retire the one in force."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.periods import months_after
from oversight_app.domain.records import Target
from oversight_app.ui.dialogs.form import FormDialog, count_of, day_of
from oversight_app.ui.theme import Theme


class TargetDialog(FormDialog):
    """``target`` is what was filled in."""

    def __init__(
        self, theme: Theme, measure: str, body: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Add target",
            "It is in force from its day until another is set, and earlier ones are kept.",
            "Add target",
            parent,
        )
        self.setObjectName("target")
        self._measure, self._body = measure, body
        self._value = self.add_count("value", "Specials in post")
        self._retired = self.add_tick("retired", "No target from this day on")
        self._set_on = self.add_day("set_on", "Set on", today)
        self._set_by = self.add_words("set_by", "Set by", hint="The office or post, not a name")
        self._source = self.add_words("source", "Source", hint="The plan or paper it stands in")
        self._reviewed = self.add_tick("has_review", "It has a review date")
        self._review_by = self.add_day("review_by", "Review by", months_after(today, 12))
        self.show_field("review_by", False)
        self._retired.toggled.connect(lambda on: self.show_field("value", not on))
        self._reviewed.toggled.connect(lambda on: self.show_field("review_by", on))
        self._value.setFocus()

    @property
    def target(self) -> Target:
        """The target as filled in."""
        return Target(
            self._measure,
            self._body,
            None if self._retired.isChecked() else float(count_of(self._value) or 0),
            day_of(self._set_on),
            self._set_by.text().strip(),
            self._source.text().strip(),
            day_of(self._review_by) if self._reviewed.isChecked() else None,
        )

    def problems(self) -> dict[str, str]:
        """Who set it and where are needed; the review comes after the setting."""
        wrong = {}
        filled = self.target
        if filled.value == 0:
            wrong["value"] = "Write a whole number above 0, or tick “No target from this day on”."
        if not filled.set_by:
            wrong["set_by"] = "Say which office or post set it."
        if not filled.source:
            wrong["source"] = "Say in which plan or paper it was set."
        if filled.review_by and filled.review_by <= filled.set_on:
            wrong["review_by"] = "The review comes before the target was set. Give a later day."
        return wrong
