"""Dispose of records for good: which, under which rule, and what goes with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.wording import counted
from oversight_app.ui.dialogs.choosing import add_signer
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import button, label

_ROW = Qt.ItemDataRole.UserRole
_ROW_HIGH, _LEAST, _SHOWN = 24, 3, 9


@dataclass(frozen=True, slots=True)
class MayGo:
    """A record: its ``id``, what stands in the list, and the rule under which it goes in words,
    "" where its time is not over."""

    id: int
    words: str
    rule: str


class DisposeDialog(FormDialog):
    """``look`` is called with the ids that are ticked whenever they change; whoever looks calls
    ``show_consequences`` with what it found. ``find`` is called with the reference of a record
    that is to go before its time is over; whoever finds it calls ``add_record``, or ``refuse``."""

    asks_about = ("rule",)

    def __init__(
        self,
        theme: Theme,
        may_go: Sequence[MayGo],
        ticked: Sequence[int],
        look: Callable[[tuple[int, ...]], None],
        find: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Dispose of records",
            "They are removed for good, and a certificate says that they were. The list has what "
            "is past its time and is not held back.",
            "Dispose of no record",
            parent,
        )
        self.setObjectName("dispose")
        self.setMinimumWidth(theme.px(560))
        # What can't be undone is pressed, never come upon with Enter.
        self.save_button.setAutoDefault(False)
        self._look = look
        self._find = find
        self._rules: dict[int, str] = {}
        self._rule_shown = ""
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFixedHeight(theme.px(_ROW_HIGH) * min(_SHOWN, max(_LEAST, len(may_go))))
        for one in may_go:
            self._list.addItem(self._item(one, ticked=one.id in ticked))
        self._list.setToolTip("Tick the records to dispose of (space)")
        card = QFrame()
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._list)
        self.add_field("records", "Records to dispose of", card)
        card.setFocusProxy(self._list)
        self._list.setAccessibleName("Records to dispose of")
        self._another = QLineEdit()
        self._another.setObjectName("another")
        self._another.setPlaceholderText("Such as Q-031")
        self._another.setToolTip("What was kept by mistake, or must go for another reason")
        add = button("Add to the list", tip="Look the record up and tick it in the list")
        add.setObjectName("add-another")
        add.setDefault(True)
        add.clicked.connect(lambda _c=False: self._on_another())
        self.add_labelled("Another record, before its time is over", self._another, add)
        self._rule = self.add_words("rule", "Under which rule", "", "The period that is over")
        self._by = add_signer(self, "by", "Decided by", "")
        self._what = label("", wrap=True, selectable=True)
        self._what.setAccessibleName("What goes with them")
        self._what.setObjectName("what-goes")
        self.body.addWidget(label("What goes with them", ink="text2"))
        self.body.addWidget(self._what)
        self._list.itemChanged.connect(lambda _item: self._on_ticked())
        if self._list.count():
            self._list.setCurrentRow(0)
        self._list.setFocus()
        self._on_ticked()

    @property
    def ids(self) -> tuple[int, ...]:
        """The records that are ticked."""
        return tuple(
            int(item.data(_ROW))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    @property
    def rule(self) -> str:
        """The rule in words."""
        return self._rule.text().strip()

    @property
    def by(self) -> str:
        """The office that decided."""
        return self._by.text().strip()

    def problems(self) -> dict[str, str]:
        """Something is ticked; a disposal has a rule and an office that decided it."""
        wrong = {}
        if not self.ids:
            wrong["records"] = "Tick the records to dispose of."
        if not self.rule:
            wrong["rule"] = "Say under which rule they go."
        if not self.by:
            wrong["by"] = "Say which office or post decided."
        return wrong

    def refuse(self, words: str) -> None:
        """Say why it did not work; nothing can be disposed of while nothing is ticked."""
        super().refuse(words)
        self.save_button.setEnabled(bool(self.ids))

    def show_consequences(self, ids: tuple[int, ...], sentences: Sequence[str]) -> None:
        """Say what goes with the records, unless others are ticked by now."""
        if ids == self.ids:
            self._what.setText("\n".join(sentences))

    def add_record(self, one: MayGo) -> None:
        """Tick a record in the list, putting it there where it is not."""
        self._another.clear()
        if one.id in self._rules:
            (item,) = [item for item in self._items() if item.data(_ROW) == one.id]
            item.setCheckState(Qt.CheckState.Checked)
        else:
            self._list.addItem(self._item(one, ticked=True))
            self._on_ticked()
        self._list.setFocus()

    def _item(self, one: MayGo, *, ticked: bool) -> QListWidgetItem:
        self._rules[one.id] = one.rule
        item = QListWidgetItem(one.words)
        item.setData(_ROW, one.id)
        item.setToolTip(plain_tip(one.words))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _on_another(self) -> None:
        reference = self._another.text().strip().upper()
        if reference:
            self.refuse("")
            self._find(reference)

    def _on_ticked(self) -> None:
        ids = self.ids
        number = len(ids)
        self.save_button.setText(
            f"Dispose of {counted(number, 'record', 'records')}"
            if number
            else "Dispose of no record"
        )
        self.save_button.setEnabled(bool(number))
        words = "; ".join(dict.fromkeys(filter(None, (self._rules[one] for one in ids))))
        if self._rule.text() in ("", self._rule_shown):
            self._rule.setText(words)
            self._rule.setCursorPosition(0)
        self._rule_shown = words
        self._what.setText("" if number else "Tick the records to dispose of.")
        if number:
            self._look(ids)
        self._look_again()
