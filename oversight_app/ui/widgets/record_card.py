"""The card around a list of records, with what can be done in its corner."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from oversight_app.store.drafts import Draft
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.draft_offer import moment_words


class Act(StrEnum):
    """What can be done with a list and its records."""

    ADD = "add-record"
    OPEN = "open-record"
    REVIEW = "review-record"
    HAND_OVER = "hand-over-work"
    DELETE = "delete-record"
    COLUMNS = "choose-columns"
    COPY = "copy-table"
    BRING_IN = "bring-in"
    SEND_OUT = "send-out"


_BUTTONS = (
    (Act.ADD, "Add…", "Type in a new record (Ctrl+N)"),
    (Act.OPEN, "Open", "Read the selected record, change it, link it (Enter)"),
    (Act.REVIEW, "Mark as reviewed…", "Say that the selected records were looked at"),
)
_MENU = (
    (Act.HAND_OVER, "Hand over open work…", "Give all open work of one office to another"),
    (Act.DELETE, "Delete", "Delete the selected records (Del); Undo brings them back"),
    None,
    (Act.COLUMNS, "Columns…", "Choose what the list shows"),
    (Act.COPY, "Copy as table", "Copy all rows, for a spreadsheet or a paper"),
    None,
    (Act.BRING_IN, "Bring in…", "Add or change records from a table"),
    (Act.SEND_OUT, "Send out…", "Save these records as a table"),
)
WHY_NOT = "Nothing can be changed in a view of an earlier day. Choose Today under “As at” first."
_WRITES = (Act.HAND_OVER, Act.DELETE, Act.BRING_IN)


class RecordCard(Card):
    """``draft_asked`` carries a ``Draft`` to go on with."""

    draft_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("record-card")
        self._buttons: dict[Act, QPushButton] = {}
        self._actions_of: dict[Act, QAction] = {}
        self._tips: dict[Act, str] = {}
        for act, words, tip in _BUTTONS:
            self._buttons[act] = self.add_action(words, tip)
            self._buttons[act].setObjectName(act)
            self._tips[act] = tip
        self._drafts = self.add_action("Drafts", "Go on with what was typed and not saved")
        self._drafts.setObjectName("drafts")
        self._drafts.setMenu(QMenu(self._drafts))
        self._drafts.hide()
        more = self.add_action("More", "Hand over, delete, columns, copy, bring in and send out")
        more.setObjectName("more")
        self.menu = QMenu(more)
        self.menu.setToolTipsVisible(True)
        more.setMenu(self.menu)
        for entry in _MENU:
            if entry is None:
                self.menu.addSeparator()
                continue
            act, words, tip = entry
            self._actions_of[act] = self.menu.addAction(words)
            self._actions_of[act].setObjectName(act)
            self._actions_of[act].setToolTip(plain_tip(tip))
            self._tips[act] = tip

    def on(self, act: Act, run: Callable[[], None]) -> None:
        """Do something when it is asked for."""
        if act in self._buttons:
            self._buttons[act].clicked.connect(lambda _c=False: run())
        else:
            self._actions_of[act].triggered.connect(lambda _c=False: run())

    def allow(
        self, *, one: bool, many: int, free: bool, reviewed: bool, earlier: bool
    ) -> None:  # fmt: skip
        """Let be done what can be: ``one`` record is the current one and so ``many`` are selected,
        they are ``free`` to be changed, their kind is ``reviewed``; an ``earlier`` day is shown."""
        self._buttons[Act.ADD].setEnabled(free)
        self._buttons[Act.OPEN].setEnabled(one)
        review = self._buttons[Act.REVIEW]
        review.setEnabled(many > 0 and free)
        review.setVisible(reviewed)
        words = f"Mark {many:,} as reviewed…" if many > 1 else "Mark as reviewed…"
        review.setText(words)
        review.setAccessibleName(words)
        for act in _WRITES:
            self._actions_of[act].setEnabled(free and (many > 0 or act is not Act.DELETE))
        self._actions_of[Act.DELETE].setText(f"Delete {many:,} records" if many > 1 else "Delete")
        for act in (Act.ADD, Act.REVIEW):
            self._buttons[act].setToolTip(plain_tip(WHY_NOT if earlier else self._tips[act]))
        for act in _WRITES:
            self._actions_of[act].setToolTip(plain_tip(WHY_NOT if earlier else self._tips[act]))

    def show_drafts(self, found: tuple[Draft, ...], noun: str) -> None:
        """Offer what was typed and not saved."""
        self._drafts.setVisible(bool(found))
        self._drafts.setText(f"Drafts ({len(found)})")
        menu = self._drafts.menu()
        menu.clear()
        for one in found:
            what = "Change of a record" if one.record_id else f"New {noun}"
            action = menu.addAction(f"{what}, kept {moment_words(one)}")
            action.triggered.connect(lambda _c=False, one=one: self.draft_asked.emit(one))
