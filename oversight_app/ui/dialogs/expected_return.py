"""Add or change a return that the office waits for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from oversight_app.domain.datasets import CADENCES, DATASETS
from oversight_app.domain.returns import ExpectedReturn
from oversight_app.domain.schemes import Scheme
from oversight_app.ui.dialogs.choosing import add_choice, chosen, months_back
from oversight_app.ui.dialogs.form import FormDialog, count_of
from oversight_app.ui.theme import Theme

_MONTHS = 72
_LATEST = 366


class ExpectedReturnDialog(FormDialog):
    """``expected`` is what was filled in; ``this_month`` is the newest that can be chosen."""

    def __init__(
        self,
        theme: Theme,
        schemes: Sequence[Scheme],
        this_month: int,
        before: ExpectedReturn | None = None,
        parent: QWidget | None = None,
    ) -> None:
        verb = "Change" if before else "Add"
        super().__init__(
            theme,
            f"{verb} expected return",
            "The calendar shows what is late, with the words of a reminder to copy.",
            "Save" if before else "Add expected return",
            parent,
        )
        self.setObjectName("expected-return")
        start = before or ExpectedReturn("return", "", "monthly", 10, "", this_month)
        self._before = start
        self._dataset = add_choice(
            self, "dataset", "What", [(one.id, one.name) for one in DATASETS.values()],
            start.dataset,
        )  # fmt: skip
        self._scheme = add_choice(
            self, "scheme", "Scheme",
            [("", "All schemes in one"), *((one.code, one.name) for one in schemes)],
            start.scheme,
        )  # fmt: skip
        self._cadence = add_choice(
            self, "cadence", "How often", [(one.id, one.name) for one in CADENCES], start.cadence
        )
        self._due = self.add_count(
            "due_days", "Due, days after its period ends", str(start.due_days)
        )
        self._office = self.add_words(
            "from_office", "From", start.from_office, "The office that sends it, not a name"
        )
        months = months_back(max(this_month, start.since), _MONTHS)
        self._since = add_choice(self, "since", "Expected from", months, start.since)
        self._ended = self.add_tick("ended", "No longer expected", start.until is not None)
        self._until = add_choice(
            self, "until", "Last expected for", months, start.until or this_month
        )
        self.show_field("until", start.until is not None)
        self._ended.toggled.connect(lambda on: self.show_field("until", on))
        self._office.setFocus()

    @property
    def expected(self) -> ExpectedReturn:
        """The expected return as filled in."""
        return replace(
            self._before,
            dataset=chosen(self._dataset),
            scheme=chosen(self._scheme),
            cadence=chosen(self._cadence),
            due_days=count_of(self._due) or 0,
            from_office=self._office.text().strip(),
            since=chosen(self._since),
            until=chosen(self._until) if self._ended.isChecked() else None,
        )

    def problems(self) -> dict[str, str]:
        """A number of days, and who sends it."""
        wrong = {}
        days = count_of(self._due)
        if days is None or days > _LATEST:
            wrong["due_days"] = f"Write a whole number of days, 0 to {_LATEST}."
        if not self._office.text().strip():
            wrong["from_office"] = "Say which office sends it."
        filled = self.expected
        if filled.until is not None and filled.until < filled.since:
            wrong["until"] = "It ends before it begins. Choose a later month."
        return wrong
