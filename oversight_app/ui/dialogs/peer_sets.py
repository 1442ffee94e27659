"""Edit the sets of forces that the office compares its own with."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.bodies import Body
from oversight_app.domain.records import PeerSet
from oversight_app.ui.dialogs.form import FormDialog, day_of, set_day
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import button, label

_CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PeerSetChoices:
    """What the dialog needs to know: the sets there are, and the forces to choose from."""

    sets: tuple[PeerSet, ...]
    forces: tuple[Body, ...]
    home: str
    today: date


class PeerSetsDialog(FormDialog):
    """Sets at the left, the chosen one at the right. ``peer_set`` is what was filled in;
    ``deleted`` carries the id of one to delete."""

    deleted = Signal(int)

    def __init__(
        self, theme: Theme, choices: PeerSetChoices, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            "Edit sets of forces",
            "A set can be chosen in “Compare with”. The home force always stands beside it.",
            "Save set",
            parent,
        )
        self.setObjectName("peer-sets")
        self.setMinimumWidth(theme.px(760))
        self._choices = choices
        self._shown = PeerSet("", (), "", choices.today, "")
        self.sets = QListWidget()
        self.sets.setAccessibleName("Sets")
        self.sets.setToolTip("The sets there are")
        self.new_button = button("New set", tip="Start a set with no force in it")
        self.new_button.clicked.connect(lambda _c=False: self._start_new())
        self.delete_button = button("Delete this set", tip="Delete it; Undo brings it back")
        self.delete_button.clicked.connect(lambda _c=False: self.deleted.emit(self._shown.id))
        self.left.addWidget(self.delete_button)
        self._name = self.add_words("name", "Name")
        self._chosen_by = self.add_words("chosen_by", "Chosen by", hint="The office or post")
        self._chosen_on = self.add_day("chosen_on", "Chosen on", choices.today)
        self._reason = self.add_words("reason", "Reason", hint="Why these forces are alike")
        self._find = QLineEdit()
        self._find.setPlaceholderText("Find a force")
        self._find.setAccessibleName("Find a force")
        self._find.setToolTip("Show the forces whose names hold these letters")
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._filter)
        self.members = QListWidget()
        self.members.itemChanged.connect(lambda _item: self._count())
        self._count_label = label("", ink="text2")
        for each in (self.sets, self.members):
            each.setProperty("part", "inset")
        self._row_height = theme.px(28)
        self._arrange(theme)
        self.sets.currentRowChanged.connect(self._show_row)
        self.show_sets(choices.sets)

    @property
    def peer_set(self) -> PeerSet:
        """The set as filled in."""
        return replace(
            self._shown,
            name=self._name.text().strip(),
            members=self._ticked(),
            chosen_by=self._chosen_by.text().strip(),
            chosen_on=day_of(self._chosen_on),
            reason=self._reason.text().strip(),
        )

    def problems(self) -> dict[str, str]:
        """A name, who chose and why, and at least two forces."""
        wrong = {}
        filled = self.peer_set
        if not filled.name:
            wrong["name"] = "Give the set a name."
        if not filled.chosen_by:
            wrong["chosen_by"] = "Say which office or post chose it."
        if not filled.reason:
            wrong["reason"] = "Say why these forces were chosen."
        if not set(filled.members) - {self._choices.home}:
            wrong["members"] = "Tick at least one force."
        return wrong

    def show_sets(self, sets: tuple[PeerSet, ...], name: str = "") -> None:
        """Show the sets as they now are, and go to the one of a name."""
        self._choices = replace(self._choices, sets=sets)
        self.save_button.setEnabled(True)
        self.refuse("")
        self.sets.blockSignals(True)
        self.sets.clear()
        for one in sets:
            item = QListWidgetItem(one.name)
            item.setSizeHint(QSize(0, self._row_height))
            self.sets.addItem(item)
        names = [one.name for one in sets]
        row = names.index(name) if name in names else 0 if sets else -1
        self.sets.setCurrentRow(row)
        self.sets.blockSignals(False)
        self._show_row(row)

    def _arrange(self, theme: Theme) -> None:
        """Turn the form's one column into two, with the sets before them."""
        self.add_field("members", "Forces", self.members)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        right.setSpacing(8)
        left.addWidget(label("Sets", ink="text2"))
        left.addWidget(self.sets, 1)
        left.addWidget(self.new_button)
        fields = []
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                fields.append(widget)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        for widget in fields[:-3]:
            middle.addWidget(widget)
        middle.addStretch(1)
        right.addWidget(fields[-3])
        right.addWidget(self._find)
        right.addWidget(self.members, 1)
        right.addWidget(fields[-1])
        right.addWidget(self._count_label)
        self.members.setMinimumHeight(theme.px(280))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for layout, share in ((left, 3), (middle, 4), (right, 4)):
            columns.addLayout(layout, share)
        self.body.addLayout(columns, 1)

    def _start_new(self) -> None:
        self.sets.setCurrentRow(-1)
        self._show_row(-1)
        self._name.setFocus()

    def _show_row(self, row: int) -> None:
        sets = self._choices.sets
        chosen = sets[row] if 0 <= row < len(sets) else PeerSet("", (), "", self._choices.today, "")
        self._shown = chosen
        self._name.setText(chosen.name)
        self._chosen_by.setText(chosen.chosen_by)
        set_day(self._chosen_on, chosen.chosen_on)
        self._reason.setText(chosen.reason)
        self.delete_button.setEnabled(bool(chosen.id))
        self.members.blockSignals(True)
        self.members.clear()
        for force in self._choices.forces:
            item = QListWidgetItem(force.name)
            item.setData(_CODE, force.code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                          | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
            ticked = force.code in chosen.members
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, self._row_height))
            self.members.addItem(item)
        self.members.blockSignals(False)
        self._filter(self._find.text())
        self._count()

    def _ticked(self) -> tuple[str, ...]:
        items = (self.members.item(i) for i in range(self.members.count()))
        return tuple(i.data(_CODE) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _filter(self, letters: str) -> None:
        for i in range(self.members.count()):
            item = self.members.item(i)
            item.setHidden(letters.casefold() not in item.text().casefold())

    def _count(self) -> None:
        number = len(self._ticked())
        self._count_label.setText(f"{number} force{'' if number == 1 else 's'} in the set")
        self._look_again()
