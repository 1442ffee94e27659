"""Type in a duty, shift, session or visit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QWidget

from oversight_app.domain.local_building import Record
from oversight_app.domain.schemes import NOT_STATED, Scheme, Term
from oversight_app.ui.dialogs.choosing import add_choice, chosen, minutes_of
from oversight_app.ui.dialogs.form import FormDialog, count_of, day_of
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import label

_MOST_MINUTES = 24 * 60
_NAME = re.compile(r"[^\W\d_]{2,}[ ,]+[^\W\d_]{2,}|@")
"""Two words of letters, or an e-mail address: more like a person's name than a reference."""


@dataclass(frozen=True, slots=True)
class DutyChoices:
    """What a duty can be sorted by, and the day that counts as today."""

    schemes: tuple[Scheme, ...]
    districts: tuple[Term, ...]
    activities: tuple[Term, ...]
    statuses: tuple[Term, ...]
    today: date


class ActivityRowDialog(FormDialog):
    """``record`` is what was filled in, by field of the activity dataset."""

    def __init__(
        self, theme: Theme, choices: DutyChoices, scheme: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Type in a duty",
            "One duty, shift, session or visit. It counts at once, and Undo takes it back.",
            "Add duty",
            parent,
        )
        self.setObjectName("activity-row")
        self._choices = choices
        self._scheme = add_choice(
            self, "scheme", "Scheme", [(one.code, one.name) for one in choices.schemes], scheme
        )
        self._day = self.add_day("day", "Date", choices.today)
        self._minutes = self.add_words("minutes", "Hours, of everybody together", "", "7:30")
        self._people = self.add_count("people", "People", "1")
        self._volunteer = self.add_words(
            "volunteer", "Volunteer reference", "", "A reference, never a name; may be empty"
        )
        self._volunteer.setMaxLength(40)
        self._aside = label(
            "Of this scheme counts alone are held, so no reference is asked for.", ink="text2",
            wrap=True,
        )  # fmt: skip
        self.body.addWidget(self._aside)
        self._district = self._terms("district", "District", choices.districts)
        self._activity = self._terms("activity", "Activity", choices.activities)
        self._status = self._terms("status", "Patrol status", choices.statuses)
        self._scheme.currentIndexChanged.connect(lambda _i: self._scheme_chosen())
        self._scheme_chosen()
        self._minutes.setFocus()

    @property
    def record(self) -> Record:
        """The duty as filled in: codes, minutes, and None where it is blank."""
        reference = "" if self._counts_alone else self._volunteer.text().strip()
        return {
            "day": day_of(self._day),
            "scheme": chosen(self._scheme),
            "volunteer": reference or None,
            "district": chosen(self._district) or None,
            "activity": chosen(self._activity) or None,
            "status": chosen(self._status) or None,
            "minutes": minutes_of(self._minutes.text()),
            "people": count_of(self._people),
        }

    def problems(self) -> dict[str, str]:
        """What no duty can be: in the future, before its scheme, of nobody, over 24 hours."""
        wrong = {}
        day = day_of(self._day)
        scheme = self._chosen_scheme
        if day > self._choices.today:
            wrong["day"] = "The day is still to come. Give the day it took place."
        elif scheme and scheme.valid_from and day < scheme.valid_from:
            wrong["day"] = "The scheme had not begun on that day. Give a later day."
        elif scheme and scheme.valid_to and day > scheme.valid_to:
            wrong["day"] = "The scheme had ended by that day. Give an earlier day."
        people, minutes = count_of(self._people), minutes_of(self._minutes.text())
        if not people:
            wrong["people"] = "Write how many people took part, 1 or more."
        if minutes is None:
            wrong["minutes"] = "Write hours as 7:30 or 7.5."
        elif people and minutes > people * _MOST_MINUTES:
            wrong["minutes"] = "That is over 24 hours for each person. Correct the hours."
        if not self._counts_alone and _NAME.search(self._volunteer.text()):
            wrong["volunteer"] = "This looks like a name. Write the volunteer’s reference instead."
        return wrong

    @property
    def _chosen_scheme(self) -> Scheme | None:
        code = chosen(self._scheme)
        return next((one for one in self._choices.schemes if one.code == code), None)

    @property
    def _counts_alone(self) -> bool:
        scheme = self._chosen_scheme
        return scheme is not None and scheme.aggregate_only

    def _terms(self, name: str, words: str, terms: Sequence[Term]) -> QComboBox:
        return add_choice(
            self, name, words, [("", NOT_STATED), *((one.code, one.name) for one in terms)], ""
        )

    def _scheme_chosen(self) -> None:
        self.show_field("volunteer", not self._counts_alone)
        self._aside.setVisible(self._counts_alone)
