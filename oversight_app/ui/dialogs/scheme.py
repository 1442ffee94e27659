"""Add a scheme of volunteers, or change one."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.schemes import RunBy, Scheme, VettingOf, code_for
from oversight_app.ui.dialogs.choosing import (
    add_choice,
    chosen,
    hours_of,
    minutes_of,
    whole_hours_problem,
)
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme

_VETTING = (
    (VettingOf.VOLUNTEERS, "The volunteers"),
    (VettingOf.LEADERS, "The leaders"),
    (VettingOf.NOBODY, "Nobody"),
)


class SchemeDialog(FormDialog):
    """``scheme`` is what was filled in. ``taken`` are the codes there are; a new scheme's is
    made from its name and never changes."""

    def __init__(
        self,
        theme: Theme,
        taken: Collection[str],
        today: date,
        before: Scheme | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Change scheme" if before else "Add scheme",
            "Returns of the scheme can be brought in, and it has its own line on the page.",
            "Save scheme" if before else "Add scheme",
            parent,
        )
        self.setObjectName("scheme")
        self._taken = frozenset(taken)
        self._before = before
        start = before or Scheme("", "", "", RunBy.FORCE, position=99)
        self._name = self.add_words("name", "Name", start.name, "Rural crime volunteers")
        self._people = self.add_words("people", "What its people are called", start.people,
                                      "volunteers")  # fmt: skip
        self._run_by = add_choice(
            self, "run_by", "Run by", [(one, str(one)) for one in RunBy], start.run_by
        )
        self._vetting = add_choice(
            self, "vetting_of", "Vetting is asked of", _VETTING, start.vetting_of
        )
        self._required = self.add_words(
            "required", "Hours asked of each in a month", hours_of(start.required_minutes),
            "Leave it empty where nothing is asked",
        )  # fmt: skip
        self._only_counts = self.add_tick(
            "aggregate_only", "Hold counts alone, never a reference", start.aggregate_only
        )
        self._began = self.add_tick("has_start", "It began on a day", start.valid_from is not None)
        self._from = self.add_day("valid_from", "Began on", start.valid_from or today)
        self._ended = self.add_tick("has_end", "It has ended", start.valid_to is not None)
        self._to = self.add_day("valid_to", "Last day", start.valid_to or today)
        for tick, name in ((self._began, "valid_from"), (self._ended, "valid_to")):
            self.show_field(name, tick.isChecked())
        self._began.toggled.connect(lambda on: self.show_field("valid_from", on))
        self._ended.toggled.connect(lambda on: self.show_field("valid_to", on))
        self._name.setFocus()

    @property
    def scheme(self) -> Scheme:
        """The scheme as filled in; hours asked of each in minutes."""
        name = self._name.text().strip()
        start = self._before or Scheme(
            code_for(name, self._taken), "", "", RunBy.FORCE, position=99
        )
        return replace(
            start,
            name=name,
            people=self._people.text().strip(),
            run_by=chosen(self._run_by),
            vetting_of=chosen(self._vetting),
            required_minutes=minutes_of(self._required.text()) or None,
            aggregate_only=self._only_counts.isChecked(),
            valid_from=day_of(self._from) if self._began.isChecked() else None,
            valid_to=day_of(self._to) if self._ended.isChecked() else None,
        )

    def problems(self) -> dict[str, str]:
        """A name, a word for its people, hours that can be read, days the right way round."""
        wrong: dict[str, str] = {}
        filled = self.scheme
        if not filled.name:
            wrong["name"] = "Give the scheme a name."
        if not filled.people:
            wrong["people"] = "Say what its people are called, such as “visitors”."
        wrong |= whole_hours_problem("required", self._required.text())
        if filled.valid_from and filled.valid_to and filled.valid_to < filled.valid_from:
            wrong["valid_to"] = "It ends before it begins. Correct one of the days."
        return wrong
