"""A dialog that records something: labelled fields, and what is wrong beside each of them."""

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from oversight_app.domain.cautions import Caution, cautions
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.ui.accessible.announcing import announce
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.dialogs.record_questions import ask_about
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.label import label

_LONGEST = 300
_LONGEST_COUNT = 9
Looked = tuple[str, str, tuple[Caution, ...]]
"""What some words are, the words, and what was seen in them."""

_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class FormDialog(FramedDialog):
    """``submitted`` is sent when every field is right; the dialog stays until whoever saves
    calls ``accept``, or ``refuse`` with what the workspace said."""

    submitted = Signal()

    asks_about: tuple[str, ...] = ()
    """Fields of words of one’s own: what may say who somebody is there is asked about before it
    is sent."""

    def __init__(
        self, theme: Theme, title: str, consequence: str, save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, consequence, parent, width=460)
        self._fields: dict[str, tuple[QWidget, QLabel]] = {}
        self._captions: dict[str, QLabel] = {}
        self._names: dict[str, str] = {}
        self._needed: set[str] = set()
        self._own_days: dict[str, DayField] = {}
        self._own_theme = theme
        self._tried = False
        self._accepted: set[str] = set()
        self._refusal = Banner(theme, BannerKind.PROBLEM)
        self.body.addWidget(self._refusal)
        self.cancel_button = self.add_button("Cancel", result=False)
        self.cancel_button.setToolTip("Close without saving (Esc)")
        self.save_button = self.add_button(save, "primary")
        self.cancel_button.setObjectName("cancel")
        self.save_button.setObjectName("save")
        self.save_button.setToolTip(plain_tip(consequence))
        self.save_button.clicked.connect(self.submit)

    def problems(self) -> dict[str, str]:
        """What is wrong, by the name of the field; nothing where all is right."""
        return {}

    def submit(self) -> None:
        """Check; send ``submitted``, or say what is wrong and go to the first such field. What
        may say who somebody is, is asked about first."""
        self._tried = True
        wrong = self._show_problems()
        if wrong:
            first = next(name for name in self._fields if name in wrong)
            self._fields[first][0].setFocus()
            announce(self._fields[first][0], wrong[first], at_once=True)
        else:
            ask_about(self.looked(), self._send, self)

    def looked(self) -> list[Looked]:
        """What was written in fields that are asked about, but for what has been accepted or was
        there before, with what may say who somebody is."""
        written = [(self._names[name], self._said_in(name)) for name in self.asks_about]
        return [
            (name, words, cautions(words)) for name, words in written if words not in self._accepted
        ]

    def refuse(self, words: str) -> None:
        """Say why it could not be saved, with everything typed still there."""
        self._refusal.set_words(words)
        self.save_button.setEnabled(True)

    def add_field(self, name: str, words: str, field: QWidget) -> None:
        """Add a field under its label; ``name`` is what ``problems`` calls it."""
        caption = label(words, ink="text2")
        caption.setBuddy(field)
        field.setAccessibleName(words)
        field.setObjectName(name)
        if not field.toolTip():
            field.setToolTip(plain_tip(words))
        said = label("", Role.CAPTION, "oranget", wrap=True)
        said.hide()
        self.body.addWidget(caption)
        self.body.addWidget(field)
        self.body.addWidget(said)
        self._fields[name] = (field, said)
        self._captions[name], self._names[name] = caption, words

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field, or hide one that does not apply."""
        self._fields[name][0].setVisible(shown)
        self._captions[name].setVisible(shown)

    def add_words(self, name: str, words: str, text: str = "", hint: str = "") -> QLineEdit:
        """Add a line of text."""
        line = QLineEdit(text)
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self._look_again)
        self.add_field(name, words, line)
        return line

    def add_office(
        self, name: str, words: str, offices: Iterable[str], text: str = ""
    ) -> QLineEdit:
        """Add a line for an office or post, those known offered as it is typed."""
        line = self.add_words(name, words, text, "The office or post")
        completer = QCompleter(list(offices), line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)
        return line

    def add_day(self, name: str, words: str, day: date) -> DayField:
        """Add a day, with its calendar, that is not left empty; ``day_of`` reads it."""
        field = DayField(Spec(name, words, Holds.DAY, required=True), self._own_theme, day)
        field.show_value(day)
        field.changed.connect(self._look_again)
        self.add_field(name, words, field)
        self._own_days[name] = field
        return field

    def add_count(self, name: str, words: str, text: str = "") -> QLineEdit:
        """Add a whole number; ``count_of`` reads it."""
        line = self.add_words(name, words, text, "0")
        line.setMaxLength(_LONGEST_COUNT)
        return line

    def add_tick(self, name: str, words: str, ticked: bool = False) -> QCheckBox:
        """Add a yes or no, whose words stand beside it."""
        tick = QCheckBox(words)
        tick.setChecked(ticked)
        tick.setObjectName(name)
        tick.setToolTip(plain_tip(words))
        tick.toggled.connect(self._look_again)
        self.body.addWidget(tick)
        return tick

    def problem_beside(self, name: str) -> str:
        """What stands beside a field now, empty for nothing."""
        return self._fields[name][1].text()

    def _said_in(self, name: str) -> str:
        field = self._fields[name][0]
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText().strip()
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def _send(self) -> None:
        self._accepted |= {words for _name, words, _seen in self.looked()}
        self.save_button.setEnabled(False)
        self.submitted.emit()

    def _look_again(self) -> None:
        if self._tried:
            self._show_problems()

    def _wrong_days(self) -> dict[str, str]:
        """The days that can't be read, of those that are to be filled in."""
        return {
            name: field.problem or "Fill in the day."
            for name, field in self._own_days.items()
            if field.value is None and field.isEnabled() and not field.isHidden()
        }

    def _show_problems(self) -> dict[str, str]:
        wrong = {**self.problems(), **self._wrong_days()}
        for name, (_field, said) in self._fields.items():
            words = wrong.get(name, "")
            said.setText(words)
            said.setVisible(bool(words))
            self._describe(name, words)
        return wrong

    def _describe(self, name: str, words: str) -> None:
        """Tie what is said of a field to it, for those who do not see where it stands."""
        field = self._fields[name][0]
        parts = ("Required" if name in self._needed else "", words)
        said = ". ".join(part for part in parts if part)
        (field.focusProxy() or field).setAccessibleDescription(said)

    def _say_needed(self) -> None:
        """Say of what is empty and may not stay so that it is required."""
        wrong = {**self.problems(), **self._wrong_days()}
        for name in wrong.keys() & self._fields.keys():
            written = isinstance(self._fields[name][0], QLineEdit | QPlainTextEdit)
            if written and not self._said_in(name):
                self._needed.add(name)
                self._captions[name].setText(f"{self._names[name]}  (required)")
                self._describe(name, "")

    # Qt's own names from here.

    def showEvent(self, event: QShowEvent) -> None:
        """What a change begins with was accepted when it was kept."""
        if not self._tried:
            self._say_needed()
        super().showEvent(event)
        if not self._tried:
            self._accepted |= {self._said_in(name) for name in self.asks_about}


def count_of(line: QLineEdit) -> int | None:
    """Read a whole number as people type it (``1,204``); None for anything else."""
    typed = line.text().strip()
    return int(typed.replace(",", "")) if _COUNT.fullmatch(typed) else None


def set_day(field: DayField, day: date) -> None:
    """Show another day in a field."""
    field.show_value(day)


def day_of(field: DayField) -> date:
    """Return the day that a field shows; while what is typed is no day, the last that was."""
    return field.last
