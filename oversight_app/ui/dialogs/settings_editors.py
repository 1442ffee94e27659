"""The controls of Settings: a line of words, a choice, a day."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.ui.dialogs.settings_draft import SettingsDraft
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.label import label

T = TypeVar("T")


def words(name: str, called: str, now: str, most: int, told: Callable[[str], None]) -> QLineEdit:
    """Make a line of words; ``told`` hears of each change."""
    line = QLineEdit(now)
    line.setObjectName(name)
    line.setAccessibleName(called)
    line.setToolTip(plain_tip(called))
    line.setMaxLength(most)
    line.textChanged.connect(told)
    return line


def choice(
    name: str, called: str, offered: Sequence[tuple[str, T]], now: T, told: Callable[[T], None]
) -> Choice[T]:
    """Make a list to choose from, ``now`` being chosen; ``told`` hears what is."""
    made: Choice[T] = Choice(name, called, 18)
    made.offer([list(offered)], now)
    made.currentIndexChanged.connect(lambda _place: told(made.value))
    return made


def tick(name: str, called: str, now: bool, told: Callable[[bool], None]) -> QCheckBox:
    """Make a yes or no."""
    made = QCheckBox("Yes")
    made.setObjectName(name)
    made.setAccessibleName(called)
    made.setToolTip(plain_tip(called))
    made.setChecked(now)
    made.toggled.connect(told)
    return made


class DayOrToday(QWidget):
    """Today's own date, or a day that stays: the field for it comes with the choice."""

    def __init__(
        self, name: str, called: str, draft: SettingsDraft, now: date | None, today: date,
        told: Callable[[date | None], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._draft, self._name, self._told = draft, name, told
        ways = [("The day it is", False), ("A day that stays", True)]
        self.way = choice(name, called, ways, now is not None, self._choose)
        spec = Spec(f"{name}-day", "Day", Holds.DAY, required=True)
        self.field = DayField(spec, draft.theme, today)
        self.field.show_value(now or today)
        self.field.changed.connect(self._say)
        self.problem = label("", Role.CAPTION, "oranget", wrap=True)
        self.problem.hide()
        self.field.setVisible(now is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for one in (self.way, self.field, self.problem):
            column.addWidget(one)
        self.setFocusProxy(self.way)

    def _choose(self, stays: bool) -> None:
        self.field.setVisible(stays)
        self._say()

    def _say(self) -> None:
        wrong = self.field.problem if self.way.value else ""
        if self.way.value and not wrong and self.field.value is None:
            wrong = "Fill in the day."
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        self._draft.problems.pop(self._name, None)
        if wrong:
            self._draft.problems[self._name] = wrong
        else:
            self._told(self.field.value if self.way.value else None)
