"""The steps of a new workspace, each a part of one dialog: the office, its schemes, where the file
and its backups lie, and what to bring in first. All of it can be changed later."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.bodies import Body
from oversight_app.domain.schemes import SEEDED, Scheme
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, scaled
from oversight_app.ui.widgets.day_field import UNREADABLE, DayLine
from oversight_app.ui.widgets.force_choice import force_choice
from oversight_app.ui.widgets.label import label, repolish


class FirstFigures(StrEnum):
    """What is to be brought in as soon as the workspace is open."""

    RETURN = "return"
    PUBLISHED = "published"
    LATER = "later"


class Step(QWidget):
    """One step: its title, what it is for, and its controls. ``why_not`` says what is still missing
    ("" for nothing), and ``changed`` that it may be another."""

    title = ""
    about = ""
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    @property
    def why_not(self) -> str:
        """What stands in the way of going on; "" for nothing."""
        return ""

    def begin(self) -> None:
        """Put the keyboard where the step begins."""

    def add_labelled(self, words: str, control: QWidget, *beside: QWidget) -> None:
        """Add a control under its label."""
        named = label(words, Role.CAPTION, "text2")
        named.setBuddy(control)
        control.setAccessibleName(words)
        row = QGridLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        row.addWidget(control, 0, 0)
        row.setColumnStretch(0, 1)
        for place, one in enumerate(beside, 1):
            row.addWidget(one, 0, place)
        self.column.addWidget(named)
        self.column.addLayout(row)


class OfficeStep(Step):
    """Whose workspace it is, and which force it watches."""

    title = "Your office"
    about = "The name stands on every page and paper. The home force is compared with the others."

    def __init__(self, forces: tuple[Body, ...]) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setObjectName("office-name")
        self.name.setPlaceholderText("For example: Wiltshire and Swindon")
        self.name.setToolTip("The area of your office, as it is to stand on papers")
        self.force = force_choice(forces)
        self.force.setToolTip("Type a few letters of its name, or choose it from the list")
        _searched(self.force)
        self.add_labelled("Name of the office", self.name)
        self.add_labelled("Home force", self.force)
        self.column.addWidget(
            label(
                "The workspace begins with the published figures of all forces.",
                Role.CAPTION, "text3", wrap=True,
            )
        )  # fmt: skip
        self.column.addStretch(1)
        self.name.textChanged.connect(lambda _t: self.changed.emit())
        self.force.editTextChanged.connect(lambda _t: self.changed.emit())
        typed = self.force.lineEdit()
        if typed is not None:
            typed.editingFinished.connect(self._take_the_one_meant)
        self.force.currentIndexChanged.connect(lambda _i: self.changed.emit())

    @property
    def home_force(self) -> str:
        """The code of the force that is chosen or typed; "" for none."""
        typed = self.force.findText(self.force.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return str(self.force.itemData(typed) or "") if typed > 0 else ""

    def _take_the_one_meant(self) -> None:
        """Choose the force whose name alone holds the letters typed, so that Enter or Tab after
        them is enough."""
        letters = self.force.currentText().strip().casefold()
        if not letters or self.home_force:
            return
        names = [self.force.itemText(line) for line in range(1, self.force.count())]
        holding = [one for one in names if letters in one.casefold()]
        begun = [one for one in holding if one.casefold().startswith(letters)]
        if len(meant := begun if len(begun) == 1 else holding) == 1:
            self.force.setCurrentText(meant[0])

    @property
    def why_not(self) -> str:
        if not self.name.text().strip():
            return "Give the office a name."
        return "" if self.home_force else "Choose the home force from the list."

    def begin(self) -> None:
        self.name.setFocus()


class SchemesStep(Step):
    """Which schemes of volunteers the office has to do with."""

    title = "Volunteer schemes"
    about = (
        "Tick those that you have. Give the first and last day of a scheme that began or ended; "
        "they may be left out. Schemes of your own are added later, on Volunteer activity."
    )

    def __init__(self, today: date) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for column, words in ((1, "First day"), (2, "Last day")):
            grid.addWidget(label(words, Role.CAPTION, "text2"), 0, column)
        self._rows: dict[str, tuple[QCheckBox, DayLine, DayLine]] = {}
        for line, scheme in enumerate(SEEDED, 1):
            ticked = QCheckBox(scheme.name)
            ticked.setObjectName(f"has-{scheme.code}")
            ticked.setChecked(True)
            ticked.setToolTip(plain_tip(f"Your office has to do with {scheme.name}"))
            first, last = DayLine(today), DayLine(today)
            for day, words in ((first, "First day"), (last, "Last day")):
                day.setAccessibleName(f"{words} of {scheme.name}")
                day.setToolTip(
                    plain_tip(f"{words} of {scheme.name}, such as 1 April 2019; may be left out")
                )
                day.setFixedWidth(scaled(136))
                day.textChanged.connect(lambda _t: self.changed.emit())
            ticked.toggled.connect(first.setEnabled)
            ticked.toggled.connect(last.setEnabled)
            ticked.toggled.connect(lambda _on: self.changed.emit())
            for column, one in enumerate((ticked, first, last)):
                grid.addWidget(one, line, column)
            self._rows[scheme.code] = ticked, first, last
        grid.setColumnStretch(0, 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)

    @property
    def chosen(self) -> tuple[Scheme, ...]:
        """Those that are ticked, with their days."""
        found = []
        for scheme in SEEDED:
            ticked, first, last = self._rows[scheme.code]
            if ticked.isChecked():
                found.append(replace(scheme, valid_from=first.day, valid_to=last.day))
        return tuple(found)

    @property
    def why_not(self) -> str:
        for ticked, first, last in self._rows.values():
            if not ticked.isChecked():
                continue
            if not (first.readable and last.readable):
                return f"{ticked.text()}: {UNREADABLE}"
            if first.day and last.day and first.day > last.day:
                return f"{ticked.text()}: the last day is before the first."
        return "" if self.chosen else "Tick at least one scheme."

    def begin(self) -> None:
        next(iter(self._rows.values()))[0].setFocus()


class FiguresStep(Step):
    """What to bring in as soon as the workspace is open."""

    title = "First figures"
    about = "The workspace has the published figures up to 31 March 2022. What comes next?"
    _WAYS = (
        (FirstFigures.RETURN, "Bring in a return",
         "A duty log, a monthly return, a status list or custody-visit forms, in any layout"),
        (FirstFigures.PUBLISHED, "Bring in published tables",
         "Later tables of the Home Office or the Office for National Statistics"),
        (FirstFigures.LATER, "Later", "Look around first; files can be dropped on the window"),
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        for number, (way, words, about) in enumerate(self._WAYS):
            one = QRadioButton(words)
            one.setObjectName(f"first-{way}")
            one.setToolTip(plain_tip(about))
            one.setAccessibleDescription(about)
            one.setChecked(way is FirstFigures.LATER)
            self._group.addButton(one, number)
            said = label(about, Role.CAPTION, "text2", wrap=True)
            said.setContentsMargins(scaled(26), 0, 0, scaled(8))
            self.column.addWidget(one)
            self.column.addWidget(said)
        self.column.addStretch(1)

    @property
    def first(self) -> FirstFigures:
        """What was chosen."""
        return self._WAYS[self._group.checkedId()][0]

    def begin(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()


def say_why(shown: QWidget, *, wrong: bool) -> None:
    """Colour a line of words by whether it says what is wrong."""
    shown.setProperty("ink", "oranget" if wrong else "text3")
    repolish(shown)


def _searched(combo: QComboBox) -> None:
    """Let a list be searched by letters from anywhere in its words."""
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    typed = combo.lineEdit()
    if typed is not None:
        typed.setPlaceholderText(combo.itemText(0))
        typed.setAccessibleName("Home force")
    combo.setCurrentIndex(-1)
    found = QCompleter(combo.model(), combo)
    found.setFilterMode(Qt.MatchFlag.MatchContains)
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    combo.setCompleter(found)
    if typed is not None:
        typed.textEdited.connect(lambda _t: QTimer.singleShot(0, found, lambda: _mark_first(found)))


def _mark_first(found: QCompleter) -> None:
    """Mark the first of what was found, so that Enter takes it; the words typed stay."""
    shown = found.popup()
    if shown is not None and shown.isVisible() and not shown.currentIndex().isValid():
        quiet = QSignalBlocker(found)
        shown.setCurrentIndex(found.completionModel().index(0, 0))
        quiet.unblock()
