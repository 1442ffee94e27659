"""Choose the measures of the Overview, and their order: the same for everyone in the office."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.wording import counted
from oversight_app.review.measure_names import NamedMeasure
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import button, label

_ID = Qt.ItemDataRole.UserRole
_MOST = 60
_CHECKED = Qt.CheckState.Checked


class _Chosen(QListWidget):
    """Alt with an arrow moves a measure; Delete takes it out."""

    moved = Signal(int)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ChooseMeasuresDialog(FormDialog):
    """``measures`` are those chosen, in their order. All that can be chosen stand left under their
    subjects, those that are shown right; what is ticked left is at the end on the right."""

    def __init__(
        self,
        theme: Theme,
        offered: Sequence[NamedMeasure],
        shown: Sequence[str],
        usual: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, "Choose measures",
            "These are shown on the Overview to everyone who opens this workspace. Figures stay as "
            "they are.", "Show these", parent,
        )  # fmt: skip
        self.setObjectName("choose-measures")
        self.setMinimumWidth(theme.px(880))
        self.names = {one.id: one.name for one in offered}
        """What each is called, by its id."""
        self._usual = tuple(one for one in usual if one in self.names)
        self._row_height = theme.px(28)
        self.search = QLineEdit()
        self.search.setObjectName("search-measures")
        self.search.setAccessibleName("Find a measure")
        self.search.setToolTip("Type a part of a measure’s name")
        self.search.setPlaceholderText("Find a measure")
        self.search.setClearButtonEnabled(True)
        self.offered = QListWidget()
        self._take(self.offered, "offered", "All measures", "Space ticks a measure")
        self.chosen = _Chosen()
        self._take(self.chosen, "chosen", "Shown, in this order",
                   "Alt with an arrow key moves a measure; Delete takes it out")  # fmt: skip
        self._fill_offered(offered, {*shown})
        for one in shown:
            if one in self.names:
                self._append(one)
        self._lay_out(theme)
        self.search.textChanged.connect(self._filter)
        self.offered.itemChanged.connect(self._ticked)
        self.chosen.moved.connect(self.move_row)
        self.chosen.removed.connect(self.take_out)
        self.chosen.currentRowChanged.connect(lambda _r: self._refresh())
        self.chosen.setCurrentRow(0)
        self._refresh()
        self.search.setFocus()

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures chosen, as records name them, in their order."""
        items = (self.chosen.item(i) for i in range(self.chosen.count()))
        return tuple(str(item.data(_ID)) for item in items)

    def problems(self) -> dict[str, str]:
        """At least one, and no more than can be looked over."""
        if not self.measures:
            return {"chosen": "Tick at least one measure."}
        if len(self.measures) > _MOST:
            return {"chosen": f"Choose {_MOST} measures at the most."}
        return {}

    def move_row(self, step: int) -> None:
        """Move the selected measure up or down."""
        row = self.chosen.currentRow()
        to = row + step
        if row < 0 or not 0 <= to < self.chosen.count():
            return
        item = self.chosen.takeItem(row)
        self.chosen.insertItem(to, item)
        self.chosen.setCurrentRow(to)

    def take_out(self) -> None:
        """Take the selected measure out of what is shown."""
        item = self.chosen.currentItem()
        if item is not None:
            self._tick(str(item.data(_ID)), False)

    def use_usual(self) -> None:
        """Choose those that a new office starts with, in their order."""
        for one in self.measures:
            self._tick(one, False)
        for one in self._usual:
            self._tick(one, True)
        self.chosen.setCurrentRow(0)

    # Inside.

    def _take(self, view: QListWidget, name: str, words: str, tip: str) -> None:
        view.setObjectName(name)
        view.setAccessibleName(words)
        view.setToolTip(plain_tip(tip))
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setMinimumHeight(self._row_height * 11)

    def _fill_offered(self, offered: Sequence[NamedMeasure], shown: set[str]) -> None:
        group = ""
        for one in offered:
            if one.group != group:
                group = one.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = self.font()
                font.setWeight(font.Weight.DemiBold)
                heading.setFont(font)
                heading.setSizeHint(QSize(0, self._row_height))
                self.offered.addItem(heading)
            item = QListWidgetItem(one.name)
            item.setData(_ID, one.id)
            item.setToolTip(plain_tip(one.definition or one.name))
            item.setSizeHint(QSize(0, self._row_height))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(_CHECKED if one.id in shown else Qt.CheckState.Unchecked)
            self.offered.addItem(item)

    def _append(self, measure: str) -> None:
        item = QListWidgetItem(self.names[measure])
        item.setData(_ID, measure)
        item.setToolTip(plain_tip(self.names[measure]))
        item.setSizeHint(QSize(0, self._row_height))
        self.chosen.addItem(item)

    def _ticked(self, item: QListWidgetItem) -> None:
        measure = str(item.data(_ID))
        place = self.measures.index(measure) if measure in self.measures else -1
        if item.checkState() is _CHECKED and place < 0:
            self._append(measure)
        elif item.checkState() is not _CHECKED and place >= 0:
            self.chosen.takeItem(place)
        self._refresh()
        self._look_again()

    def _tick(self, measure: str, on: bool) -> None:
        for place in range(self.offered.count()):
            item = self.offered.item(place)
            if item.data(_ID) == measure:
                item.setCheckState(_CHECKED if on else Qt.CheckState.Unchecked)
                return
        # One that can't be chosen any more is in the list on the right alone.
        if not on and measure in self.measures:
            self.chosen.takeItem(self.measures.index(measure))

    def _filter(self, words: str) -> None:
        """Show what holds every word; a heading goes with its last measure."""
        wanted = words.casefold().split()
        heading: QListWidgetItem | None = None
        kept = False
        for place in range(self.offered.count()):
            item = self.offered.item(place)
            if item.data(_ID) is None:
                if heading is not None:
                    heading.setHidden(not kept)
                heading, kept = item, False
                continue
            fits = all(one in item.text().casefold() for one in wanted)
            item.setHidden(not fits)
            kept = kept or fits
        if heading is not None:
            heading.setHidden(not kept)

    def _refresh(self) -> None:
        number, row = self.chosen.count(), self.chosen.currentRow()
        self._number.setText(f"Shown: {counted(number, 'measure', 'measures')}")
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < number - 1)
        self._out.setEnabled(row >= 0)

    def _lay_out(self, theme: Theme) -> None:
        self._number = label("", ink="text2")
        self._number.setObjectName("number-chosen")
        self._up = self._small("up", "Move up", "Move the selected measure up (Alt+Up)")
        self._down = self._small("down", "Move down", "Move the selected measure down (Alt+Down)")
        self._out = self._small("out", "Take out", "Take the selected measure out (Delete)")
        self._up.clicked.connect(lambda _c=False: self.move_row(-1))
        self._down.clicked.connect(lambda _c=False: self.move_row(1))
        self._out.clicked.connect(lambda _c=False: self.take_out())
        usual = button("Use the usual ones", "link", "Choose those that a new office starts with")
        usual.setObjectName("usual")
        usual.setProperty("flush", True)
        usual.clicked.connect(lambda _c=False: self.use_usual())
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(label("All measures, by subject", ink="text2"))
        left.addWidget(self.search)
        left.addWidget(_framed(self.offered), 1)
        right.addWidget(self._number)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for one in (self._up, self._down, self._out):
            acts.addWidget(one)
        acts.addStretch(1)
        right.addWidget(_framed(self.chosen), 1)
        right.addLayout(acts)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        self.body.addLayout(across, 1)
        wrong = label("", Role.CAPTION, "oranget", wrap=True)
        wrong.hide()
        self.body.addWidget(wrong)
        self._fields["chosen"] = (self.chosen, wrong)
        self.left.addWidget(usual)
        QWidget.setTabOrder(self.search, self.offered)
        QWidget.setTabOrder(self.offered, self.chosen)

    def _small(self, name: str, words: str, tip: str) -> QPushButton:
        made = button(words, tip=tip)
        made.setObjectName(f"measure-{name}")
        made.setAutoDefault(False)
        return made


def _framed(view: QListWidget) -> QFrame:
    frame = QFrame()
    frame.setProperty("part", "card")
    box = QVBoxLayout(frame)
    box.setContentsMargins(4, 4, 4, 4)
    box.addWidget(view)
    return frame
