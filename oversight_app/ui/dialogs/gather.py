"""Gather everything held on a subject for an information request."""

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
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.label import button, label

_ROW = Qt.ItemDataRole.UserRole
_ROW_HIGH, _SHOWN = 24, 9
ALREADY = "Gathered already:"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is held: a record (``id``) or an import, and what stands in the list."""

    id: int
    words: str
    is_import: bool = False
    gathered: bool = False
    """It was gathered before: it is listed, and there is nothing to tick."""


class GatherDialog(FormDialog):
    """``look`` is called with the words to look for; whoever looks calls ``show_found``."""

    def __init__(
        self,
        theme: Theme,
        reference: str,
        subject: str,
        look: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            f"Gather what is held for {reference}",
            "What is ticked is linked to the request, and is not disposed of while the request "
            "needs it. Undo takes it back.",
            "Gather nothing",
            parent,
        )
        self.setObjectName("gather")
        self.setMinimumWidth(theme.px(640))
        self._look = look
        self._subject = QLineEdit(subject)
        self._subject.setObjectName("words")
        self._subject.setToolTip("Each of these words has to occur; capitals make no difference")
        again = button("Look", tip="Look through every record, note and earlier version")
        again.setObjectName("look")
        # Enter looks for what was typed; gathering is pressed.
        self.save_button.setAutoDefault(False)
        again.setDefault(True)
        again.clicked.connect(lambda _c=False: self.search())
        self.add_labelled("Words to look for", self._subject, again)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFixedHeight(theme.px(_ROW_HIGH) * _SHOWN)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setToolTip("Tick what the request is about (space)")
        self._list.itemChanged.connect(lambda _item: self._on_ticked())
        card = QFrame()
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._list)
        self.add_field("found", "What is held", card)
        card.setFocusProxy(self._list)
        self._list.setAccessibleName("What is held")
        self._said = label("", ink="text2", wrap=True)
        self._said.setObjectName("said")
        self.body.addWidget(self._said)
        self.save_button.setEnabled(False)
        self._subject.setFocus()
        self.search()

    @property
    def records(self) -> tuple[int, ...]:
        """The ids of the records that are ticked."""
        return tuple(one.id for one in self._ticked() if not one.is_import)

    @property
    def imports(self) -> tuple[int, ...]:
        """The ids of the imports that are ticked."""
        return tuple(one.id for one in self._ticked() if one.is_import)

    def search(self) -> None:
        """Look for the words that are typed now."""
        self._look(self._subject.text().strip())

    def show_found(self, words: str, found: Sequence[Found], said: str) -> None:
        """Show what was found, all ticked but for what is gathered already, which comes last;
        unless other words were typed since."""
        if words != self._subject.text().strip():
            return
        self._list.blockSignals(True)
        self._list.clear()
        for one in sorted(found, key=lambda one: one.gathered):
            words = f"{ALREADY}  {one.words}" if one.gathered else one.words
            item = QListWidgetItem(words)
            item.setData(_ROW, one)
            item.setToolTip(plain_tip(words))
            if not one.gathered:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._said.setText(said)
        self._on_ticked()

    def _ticked(self) -> list[Found]:
        items = (self._list.item(row) for row in range(self._list.count()))
        ticked = (i for i in items if i.checkState() is Qt.CheckState.Checked)
        return [item.data(_ROW) for item in ticked if not item.data(_ROW).gathered]

    def _on_ticked(self) -> None:
        number = len(self._ticked())
        self.save_button.setText(
            f"Gather {counted(number, 'thing', 'things')}" if number else "Gather nothing"
        )
        self.save_button.setEnabled(bool(number))
