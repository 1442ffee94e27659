"""Editors that choose among many things: another record, measures."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from oversight_app.domain.record_fields import Spec
from oversight_app.domain.record_kinds import KINDS
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.field_editor import FieldEditor
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.record_choice import SearchedChoice

_SHOWN_MEASURES = 6
_NOT_CHOSEN = "This is none of those offered. Choose one, or leave it empty."


class RecordField(FieldEditor):
    """The ``id`` of another record, found by its reference or any word of its title.
    ``add_asked``: a record that is not there yet is wanted."""

    add_asked = Signal()

    def __init__(
        self, spec: Spec, options: tuple[tuple[int, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        noun = KINDS[spec.of].noun
        none = f"No {noun} has been recorded yet"
        self.line = SearchedChoice("Type a reference or a word of its title" if options else none)
        self.line.offer(options)
        self.take(self.line)
        self.line.picked.connect(self.changed)
        self.add = button("Add…", tip=f"Add {_a(noun)} that is not there yet")
        self.add.setObjectName(f"add-{spec.id}")
        self.add.setAccessibleName(f"Add {_a(noun)}: {spec.heading}")
        self.add.clicked.connect(lambda _c=False: self.add_asked.emit())
        self.take(self.add, 0)

    @property
    def problem(self) -> str:
        return "" if self.line.readable else _NOT_CHOSEN

    @property
    def value(self) -> int | None:
        found = self.line.value
        return found if isinstance(found, int) else None

    @property
    def typed(self) -> Any:
        return self.value if self.line.readable else self.line.text()

    def offer(self, options: tuple[tuple[int, str], ...]) -> None:
        """Offer other records; what is chosen stays."""
        chosen = self.value
        self.line.offer(options)
        self.show_value(chosen)

    def show_value(self, value: int | None) -> None:
        self.line.show_value(value)

    def show_typed(self, typed: Any) -> None:
        if isinstance(typed, str):
            self.line.setText(typed)
        else:
            self.show_value(typed)


class MeasuresField(FieldEditor):
    """Several measures, ticked in a list; a word typed above narrows it."""

    def __init__(
        self, spec: Spec, offered: tuple[tuple[str, str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a measure")
        self.search.setClearButtonEnabled(True)
        self.search.setObjectName(f"find-{spec.id}")
        self.search.setAccessibleName("Find a measure")
        self.search.setToolTip("Shows the measures that hold these words")
        self.search.textChanged.connect(lambda _t: self._narrow())
        self.list = QListWidget()
        self.list.setProperty("part", "card")
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.search)
        rows.addWidget(self.list)
        self.row.addWidget(inside, 1)
        self.list.setObjectName(spec.id)
        self.list.setAccessibleName(spec.name)
        self.list.setToolTip(plain_tip(spec.tip or f"{spec.name}. Space ticks or unticks"))
        self.setFocusProxy(self.search)
        for number, name, group in offered:
            self._add(number, name, group)
        height = self.list.sizeHintForRow(0) if offered else 24
        self.list.setFixedHeight(_SHOWN_MEASURES * max(height, 20) + 8)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())

    @property
    def value(self) -> str:
        items = (self.list.item(i) for i in range(self.list.count()))
        on = Qt.CheckState.Checked
        return "\n".join(
            one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is on
        )

    def show_value(self, value: str) -> None:
        wanted = value.split("\n") if value else []
        self.list.blockSignals(True)
        known = set()
        for i in range(self.list.count()):
            item = self.list.item(i)
            number = item.data(Qt.ItemDataRole.UserRole)
            known.add(number)
            on = number in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        for number in wanted:
            if number not in known:
                self._add(number, number, "").setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        """Show what holds every word, and what is ticked."""
        wanted = self.search.text().casefold().split()
        for i in range(self.list.count()):
            item = self.list.item(i)
            on = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not on and not all(one in item.text().casefold() for one in wanted))

    def _add(self, number: str, name: str, group: str) -> QListWidgetItem:
        item = QListWidgetItem(name, self.list)
        item.setData(Qt.ItemDataRole.UserRole, number)
        item.setToolTip(plain_tip(group or name))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        return item


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
