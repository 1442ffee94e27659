"""Type in a scheme's monthly return."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from oversight_app.domain.local_building import Record
from oversight_app.domain.schemes import Scheme
from oversight_app.ui.dialogs.choosing import add_choice, chosen, minutes_of, months_back
from oversight_app.ui.dialogs.form import FormDialog, count_of
from oversight_app.ui.theme import Theme

_COUNTS = (
    ("opening", "In post at the start"),
    ("joiners", "Joiners"),
    ("leavers", "Leavers"),
    ("headcount", "In post at the end"),
    ("active", "Active people"),
    ("sessions", "Visits or sessions"),
)
_HOURS = (("duty_minutes", "Duty hours"), ("training_minutes", "Training hours"))
_MONTHS = 60


class SchemeReturnDialog(FormDialog):
    """``record`` is what was filled in; a field left empty is "Not stated", never zero."""

    def __init__(
        self,
        theme: Theme,
        schemes: Sequence[Scheme],
        newest: int,
        scheme: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Type in a monthly return",
            "One scheme in one month. Leave empty what the return does not say: empty is not "
            "zero. A month that is there already is revised, and both figures are kept.",
            "Add return",
            parent,
        )
        self.setObjectName("scheme-return")
        self._scheme = add_choice(
            self, "scheme", "Scheme", [(one.code, one.name) for one in schemes], scheme
        )
        self._month = add_choice(self, "month", "Month", months_back(newest, _MONTHS))
        self._lines: dict[str, QLineEdit] = {}
        for name, words in _COUNTS:
            self._lines[name] = self.add_count(name, words)
        for name, words in _HOURS:
            self._lines[name] = self.add_words(name, words, "", "534 or 534:30")
        for line in self._lines.values():
            line.setPlaceholderText("Not stated")
        self._in_two_columns()
        self._lines["opening"].setFocus()

    @property
    def record(self) -> Record:
        """The return as filled in, hours in minutes; None where it is silent."""
        counts = {name: count_of(self._lines[name]) for name, _ in _COUNTS}
        hours = {name: minutes_of(self._lines[name].text()) for name, _ in _HOURS}
        return {"scheme": chosen(self._scheme), "month": chosen(self._month), **counts, **hours}

    def problems(self) -> dict[str, str]:
        """Numbers that can be read, and at least one of them."""
        wrong = {}
        for name, _ in _COUNTS:
            if self._lines[name].text().strip() and count_of(self._lines[name]) is None:
                wrong[name] = "Write a whole number, or leave it empty."
        for name, _ in _HOURS:
            typed = self._lines[name].text()
            if typed.strip() and minutes_of(typed) is None:
                wrong[name] = "Write hours as 534 or 534:30, or leave it empty."
        if not any(line.text().strip() for line in self._lines.values()):
            wrong["headcount"] = "Write at least one figure of the return."
        return wrong

    def _in_two_columns(self) -> None:
        """Eight short numbers stand two in a row."""
        taken: list[QWidget] = []
        while self.body.count() > 7:
            item = self.body.takeAt(7)
            if item is not None and (widget := item.widget()) is not None:
                taken.append(widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place in range(len(taken) // 3):
            cell = QVBoxLayout()
            cell.setSpacing(8)
            for widget in taken[3 * place : 3 * place + 3]:
                cell.addWidget(widget)
            cell.addStretch(1)
            grid.addLayout(cell, place // 2, place % 2)
        self.body.addLayout(grid)
