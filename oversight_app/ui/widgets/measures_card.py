"""The measures of a table whose rows each hold another one: what each word counts."""

from collections.abc import Mapping as Table
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.mappings import Crosstab
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import label, rule

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import Look

_TITLE = "Measures down, months across"
_SAID = (
    "Each row holds another measure. The figures of one month become one row of what is kept, "
    "with a field for each measure."
)
_BETWEEN = "Headings between the rows say"


class MeasuresCard(QFrame):
    """``changed`` is sent when a measure was taken as something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._choices: dict[str, Choice[str]] = {}
        self._between: Choice[str] | None = None
        self._inside: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    @property
    def between(self) -> str:
        """The field that the headings between the rows give, "" for none."""
        return self._between.value if self._between is not None else ""

    def said(self, crosstab: Crosstab) -> Crosstab:
        """Return a crosstab with its measures as chosen here."""
        chosen: Table[str, str] = {word: choice.value for word, choice in self._choices.items()}
        between = self.between if self._between is not None else crosstab.between
        return replace(crosstab, measures={**crosstab.measures, **chosen}, between=between)

    def show_measures(self, look: "Look", crosstab: Crosstab | None) -> None:
        """List the words for measures, taken as ``crosstab`` says; nothing where none are."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside, self._choices, self._between = None, {}, None
        self.setVisible(crosstab is not None and bool(crosstab.measures))
        if crosstab is None or not crosstab.measures:
            return
        names = {field.id: field.name for field in DATASETS[look.dataset].fields}
        inside = self._inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(_TITLE, Role.CARD_TITLE, wrap=True), 0, 0, 1, 2)
        grid.addWidget(label(_SAID, Role.CAPTION, "text2", wrap=True), 1, 0, 1, 2)
        for number, heading in enumerate(("Measure in the file", "Taken as")):
            grid.addWidget(label(heading, Role.CAPTION, "text3"), 2, number)
        grid.addWidget(rule(), 3, 0, 1, 2)
        now = look.crosstab.measures if look.crosstab is not None else crosstab.measures
        for line, word in enumerate(now, 4):
            choice = Choice[str]("measure", f"“{word}” is taken as", 22)
            offered = [(names[one], one) for one in look.values if one in names]
            choice.offer([[("Left out", "")], offered], crosstab.measures.get(word, now[word]))
            choice.currentIndexChanged.connect(lambda _i: self.changed.emit())
            self._choices[word] = choice
            grid.addWidget(label(word, wrap=True), line, 0)
            grid.addWidget(choice, line, 1)
        if look.between:
            self._ask_between(grid, look, crosstab, names)
        self._box.addWidget(inside)

    def _ask_between(
        self, grid: QGridLayout, look: "Look", crosstab: Crosstab, names: Table[str, str]
    ) -> None:
        line = grid.rowCount()
        between = self._between = Choice[str]("between", _BETWEEN, 22)
        offered = [
            (names[one], one)
            for one in ("scheme", "district", "activity", "status")
            if one in names
        ]
        between.offer([[("Nothing that is kept", "")], offered], crosstab.between)
        between.currentIndexChanged.connect(lambda _i: self.changed.emit())
        shown = ", ".join(f"“{one}”" for one in look.between[:3])
        more = " …" if len(look.between) > 3 else ""
        grid.addWidget(rule(), line, 0, 1, 2)
        grid.addWidget(label(f"{_BETWEEN}: {shown}{more}", wrap=True), line + 1, 0)
        grid.addWidget(between, line + 1, 1)
