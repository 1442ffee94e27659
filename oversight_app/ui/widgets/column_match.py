"""One line of a match: a column of the file, what it is taken as, and how its cells are read."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.domain.datasets import Dataset, Field, FieldKind
from oversight_app.domain.mappings import ColumnUse, DateOrder, DurationUnit, LeftOut, Transform
from oversight_app.domain.wording import sentence_case
from oversight_app.ui import icons
from oversight_app.ui.column_readings import read_as, readings
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import IconLabel, label

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import ColumnLook

_SAMPLES, _SAMPLE_LETTERS = 3, 24
_LEFT_OUT = ""
_PLAIN = "heading matches"
"""The reason that needs no saying."""
_NEVER = (FieldKind.VOLUNTEER, FieldKind.TEXT)
"""What a column that may say who somebody is can't be taken as."""


class ColumnMatch(QObject):
    """Puts its widgets in one row of a grid. ``changed`` is sent when anything was chosen."""

    changed = Signal()

    def __init__(
        self, theme: Theme, dataset: Dataset, column: "ColumnLook", use: ColumnUse, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.column = column
        self._theme = theme
        self._dataset = dataset
        self._proposed = use
        self._use = use
        self.heading = column.heading or f"Column {column.index + 1}, without a heading"
        self.taken_as = Choice[str]("taken-as", f"“{self.heading}” is taken as")
        self.read_as = Choice[object]("read-as", f"How “{self.heading}” is read")
        self._said = label("", Role.CAPTION, "text2", wrap=True)
        self._why = label("", Role.CAPTION, "text3", wrap=True)
        self._warning = label(column.warning, Role.CAPTION, "oranget", wrap=True)
        self._offer_fields()
        self._offer_readings()
        self.taken_as.currentIndexChanged.connect(self._field_chosen)
        self.read_as.currentIndexChanged.connect(self._reading_chosen)

    @property
    def use(self) -> ColumnUse:
        """How the column is taken now."""
        return self._use

    @property
    def unanswered(self) -> bool:
        """True while it is still to be said how its dates are written, or what its hours are."""
        field = self.field
        if field is not None and field.kind is FieldKind.MINUTES:
            return self._use.unit is DurationUnit.UNKNOWN
        dated = field is not None and field.kind in (FieldKind.DAY, FieldKind.MONTH)
        return dated and self._use.order is DateOrder.UNKNOWN

    @property
    def personal(self) -> bool:
        """True where the column may say who somebody is."""
        return self.column.use.left_out.personal

    def place(self, grid: QGridLayout, line: int) -> None:
        """Put the widgets in a row of the grid."""
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(self.heading, wrap=True))
        words.addWidget(self._samples())
        words.addStretch(1)
        taken = QVBoxLayout()
        taken.setSpacing(2)
        taken.addWidget(self.taken_as)
        taken.addWidget(self._why)
        taken.addStretch(1)
        read = QVBoxLayout()
        read.setSpacing(2)
        read.addWidget(self.read_as)
        read.addWidget(self._said)
        read.addWidget(self._warning)
        read.addStretch(1)
        for number, cell in enumerate((words, taken, read)):
            grid.addLayout(cell, line, number)

    def _samples(self) -> QWidget:
        """What its first cells say; of a personal column that they are not shown."""
        if not self.personal:
            shown = " · ".join(_short(sample) for sample in self.column.samples[:_SAMPLES])
            return label(shown or "Every cell is blank", Role.CAPTION, "text3", wrap=True)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        lock = IconLabel()
        size = self._theme.px(14)
        lock.setPixmap(
            icons.pixmap("lock", self._theme.tokens.text2, size, line.devicePixelRatioF())
        )
        lock.setAccessibleName("Locked")
        row.addWidget(lock)
        row.addWidget(label("Not shown, and not kept", Role.CAPTION, "text2", wrap=True), 1)
        return line

    def _offer_fields(self) -> None:
        """Leaving out first, then what the column is likely to be, then the rest."""
        # What follows a comma is said in the tooltip.
        out = str(self.column.use.left_out).split(",")[0] if self.personal else ""
        likely = [self._dataset.field(each) for each in self.column.fields if self._known(each)]
        rest = [each for each in self._dataset.fields if each not in likely]
        groups = [[(f"Left out: {out}" if out else "Left out", _LEFT_OUT)]]
        for group in (likely, rest):
            allowed = [f for f in group if not (self.personal and f.kind in _NEVER)]
            groups.append([(each.name, each.id) for each in allowed])
        self.taken_as.offer(groups, self._use.field)
        if self.taken_as.value != self._use.field:
            self._use = replace(self._use, field=_LEFT_OUT, left_out=self.column.use.left_out)
        if self.personal:
            self.taken_as.setToolTip(
                f"Left out: {self.column.use.left_out}. It can't be a reference, or words that are "
                "kept. Ask the sender for a reference in its place."
            )

    def _known(self, field_id: str) -> bool:
        return any(each.id == field_id for each in self._dataset.fields)

    @property
    def field(self) -> Field | None:
        """The field it is taken as, None where it is left out."""
        return self._dataset.field(self._use.field) if self._use.field else None

    def _offer_readings(self) -> None:
        """Offer the ways its cells can be read; one way alone is said and not asked."""
        field = self.field
        found = readings(self.column, field, self._use)
        ask: list[tuple[str, object]] = []
        if found.asked and found.now is DateOrder.UNKNOWN:
            ask = [("Choose how its dates are written", DateOrder.UNKNOWN)]
        elif found.asked and found.now is DurationUnit.UNKNOWN:
            ask = [("Choose whether they are hours or minutes", DurationUnit.UNKNOWN)]
        if found.ways:
            self.read_as.offer([[*ask, *found.ways]], found.now)
        many = len(found.ways) > 1
        self.read_as.setVisible(many)
        if found.ways:
            self._use = read_as(self._use, self.read_as.value)
        said = found.ways[0][0] if found.ways and not many else ""
        self._said.setText(said or (field.tip if field and not many else ""))
        self._said.setVisible(bool(self._said.text()))
        same = self._use.field == self.column.use.field
        said_already = not self._use.field or self.column.why.startswith(_PLAIN)
        why = self.column.why if same and not said_already else ""
        self._why.setText(sentence_case(why))
        self._why.setVisible(bool(why))
        self._warning.setVisible(same and bool(self.column.warning))

    def _field_chosen(self) -> None:
        chosen = self.taken_as.value
        if chosen:
            known = self._proposed if self._proposed.field == chosen else self.column.use
            order = known.order if known.field == chosen else DateOrder.UNKNOWN
            self._use = replace(
                self._use,
                field=chosen,
                left_out=LeftOut.NOT_NEEDED,
                order=order,
                unit=known.unit,
                transform=known.transform if known.field == chosen else Transform.NONE,
            )
        else:
            self._use = replace(self._use, field=_LEFT_OUT, left_out=self.column.use.left_out)
        self._offer_readings()
        self.changed.emit()

    def _reading_chosen(self) -> None:
        self._use = read_as(self._use, self.read_as.value)
        self.changed.emit()


def _short(sample: str) -> str:
    plain = " ".join(sample.split())
    return plain if len(plain) <= _SAMPLE_LETTERS else f"{plain[: _SAMPLE_LETTERS - 1]}…"
