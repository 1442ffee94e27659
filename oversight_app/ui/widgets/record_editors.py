"""One editor for each thing that a field of a record can hold."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from oversight_app.domain.periods import written_date
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.typed import count_of, pence_of, written_pounds
from oversight_app.review.record_facts import RecordFacts
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.chooser_editors import MeasuresField, RecordField
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.field_editor import FieldEditor
from oversight_app.ui.widgets.flow_layout import FlowLayout
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.word_editors import AddressField, LineField, TextField

_RADIOS = 4
"""So many choices stand beside each other; more of them in a list."""
_HALF, _ROUND = 26, 4
"""Choices of so many letters in all have room in half a row, each with its round box and the
room beside it, which take as much as some letters."""
_NONE = "Not chosen"


class ChoiceField(FieldEditor):
    """One of some codes from a list; "" where none is chosen and one need not be."""

    half = True

    def __init__(
        self, spec: Spec, options: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        self.combo: Choice[str] = Choice(spec.id, spec.name, 12)
        self._options = options
        self._locked: Mapping[str, str] = {}
        self.show_value("")
        self.take(self.combo)
        self.combo.currentIndexChanged.connect(lambda _i: self.changed.emit())

    @property
    def value(self) -> str:
        return self.combo.value

    def show_value(self, value: str) -> None:
        # A scheme may have gone since; what the record says stays to be seen.
        more = [] if not value or value in dict(self._options) else [(value, value)]
        none = [] if self.spec.required and value else [(_NONE, "")]
        shown = [(words, code) for code, words in self._options]
        self.combo.offer([none, [*shown, *more]], value)
        self.lock_choices(self._locked)

    def lock_choices(self, needs: Mapping[str, str]) -> None:
        """Grey some codes, each with what unlocks it."""
        self._locked = needs
        self.combo.lock(needs)


class RadioField(FieldEditor):
    """One of a few codes, all in sight."""

    def __init__(
        self, spec: Spec, options: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        self.half = sum(len(words) + _ROUND for _, words in options) <= _HALF
        self.group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        inside = QWidget()
        flow = FlowLayout(inside, gap=12, row_gap=2)
        flow.setContentsMargins(0, 0, 0, 0)
        for code, words in options:
            made = QRadioButton(words)
            made.setAccessibleName(f"{spec.name}: {words}")
            made.setToolTip(plain_tip(spec.tip or spec.name))
            made.setObjectName(f"{spec.id}-{code}")
            self.group.addButton(made)
            self._buttons[code] = made
            flow.addWidget(made)
            made.toggled.connect(lambda on: self.changed.emit() if on else None)
        size = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        size.setHeightForWidth(True)
        inside.setSizePolicy(size)
        self.row.addWidget(inside, 1)
        self.setFocusProxy(next(iter(self._buttons.values())))

    @property
    def value(self) -> str:
        return next((code for code, one in self._buttons.items() if one.isChecked()), "")

    def show_value(self, value: str) -> None:
        self.group.setExclusive(False)
        for code, one in self._buttons.items():
            one.setChecked(code == value)
        self.group.setExclusive(True)
        # Tab comes to the one chosen.
        self.setFocusProxy(self._buttons.get(value, next(iter(self._buttons.values()))))


class YesNoField(RadioField):
    """Yes or no."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, (("yes", "Yes"), ("no", "No")), parent)

    @property
    def value(self) -> bool:  # type: ignore[override]
        return super().value == "yes"

    def show_value(self, value: bool) -> None:  # type: ignore[override]
        super().show_value("yes" if value else "no")


class NumberField(FieldEditor):
    """A whole number, or pounds and pence."""

    half = True

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._pounds = spec.holds is Holds.PENCE
        self._read: Callable[[str], int | None] = pence_of if self._pounds else count_of
        self.line = QLineEdit()
        self.line.setMaxLength(20)
        self.line.setPlaceholderText(spec.tip)
        if self._pounds:
            self.row.setSpacing(6)
            self.row.addWidget(label("£", ink="text2"))
            self.line.setObjectName(spec.id)
            self.line.setAccessibleName(f"{spec.name}, in pounds")
            self.line.setToolTip(plain_tip(spec.tip or f"{spec.name}, in pounds"))
            self.setFocusProxy(self.line)
        self.take(self.line)
        self.line.textChanged.connect(lambda _t: self.changed.emit())

    @property
    def problem(self) -> str:
        if not self.line.text().strip() or self._read(self.line.text()) is not None:
            return ""
        if self._pounds:
            return "This is no amount. Write it as 12,500 or 12500.50, or leave it empty."
        return "This is no whole number. Write it as 12, or leave it empty."

    @property
    def value(self) -> int | None:
        return self._read(self.line.text())

    @property
    def typed(self) -> str:
        return self.line.text()

    def show_value(self, value: int | None) -> None:
        words = written_pounds if self._pounds else str
        self.line.setText("" if value is None else words(value))

    def show_typed(self, typed: str) -> None:
        self.line.setText(typed)


class ScoreField(ChoiceField):
    """A level of the risk scale, by its number and name."""

    def __init__(self, spec: Spec, levels: tuple[str, ...], parent: QWidget | None = None) -> None:
        options = tuple((str(i), f"{i}  {name}") for i, name in enumerate(levels, 1))
        super().__init__(spec, options, parent)

    @property
    def value(self) -> int | None:  # type: ignore[override]
        chosen = self.combo.value
        return int(chosen) if chosen else None

    def show_value(self, value: int | str | None) -> None:
        super().show_value("" if value is None else str(value))


class GivenField(FieldEditor):
    """What the program works out: words, never typed."""

    half = True

    def __init__(self, spec: Spec, facts: RecordFacts, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._facts = facts
        self._value: Any = None
        self.words: QLabel = label("", wrap=True, selectable=True)
        self.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take(self.words)

    @property
    def value(self) -> Any:
        return self._value

    @property
    def typed(self) -> Any:
        return self._value.isoformat() if isinstance(self._value, date) else self._value

    def show_value(self, value: Any) -> None:
        self._value = value
        if isinstance(value, date):
            said = written_date(value)
        else:
            said = self._facts.words.words(self.spec, value)
        self.words.setText(said or self.spec.tip or "Filled in when it is saved")

    def show_typed(self, typed: Any) -> None:
        """A draft does not change what the program worked out."""


def editor_for(spec: Spec, facts: RecordFacts, theme: Theme) -> FieldEditor:
    """Make the editor of a field."""
    if spec.given:
        return GivenField(spec, facts)
    match spec.holds:
        case Holds.TEXT | Holds.LINES:
            return TextField(spec)
        case Holds.DAY:
            return DayField(spec, theme, facts.today)
        case Holds.CHOICE if len(spec.choices) <= _RADIOS:
            return RadioField(spec, spec.choices)
        case Holds.CHOICE:
            return ChoiceField(spec, spec.choices)
        case Holds.YES_NO:
            return YesNoField(spec)
        case Holds.SCHEME:
            return ChoiceField(spec, facts.schemes)
        case Holds.RECORD:
            return RecordField(spec, facts.records.get(spec.of, ()))
        case Holds.COUNT | Holds.PENCE:
            return NumberField(spec)
        case Holds.SCORE:
            side = "likelihood" if "likelihood" in spec.id else "impact"
            return ScoreField(spec, facts.levels.get(side, ()))
        case Holds.MEASURES:
            return MeasuresField(spec, facts.measures)
        case Holds.ADDRESS:
            return AddressField(spec)
        case Holds.OFFICE:
            return LineField(spec, facts.offices)
        case _:
            return LineField(spec)
