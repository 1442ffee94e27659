"""What assessments ask and what appraisals judge by: a list to add to, reword, reorder and take
from, saved as a new version."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from oversight_app.domain.appraisal import Criterion
from oversight_app.domain.boundary import BoundaryQuestion
from oversight_app.domain.wording import counted, sentence_case
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.label import button, label

T = TypeVar("T", BoundaryQuestion, Criterion)


class _Rows(QListWidget):
    """Alt with an arrow moves a row; Delete takes it out."""

    def __init__(self, dialog: "SetEditor[Any]") -> None:
        super().__init__()
        self._dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._dialog.move_row(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self._dialog.retire()
        else:
            super().keyPressEvent(event)


class SetEditor(FormDialog, Generic[T]):
    """``rows``, ``by`` and ``reason`` are what was filled in. Written by giving ``one`` and
    ``many``, what the rows are called, the words of the fields, and how a new row begins."""

    asks_about = ("reason",)
    one, many = "row", "rows"
    words_caption = "Words"
    name_problem = "Give this row a name."
    words_problem = "Say what “{name}” asks."
    letter = "r"
    """What the codes of new rows begin with."""

    def __init__(
        self,
        theme: Theme,
        consequence: str,
        rows: Sequence[T],
        used: set[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, f"Change the {self.many}", consequence, f"Save {self.many}", parent)
        self.setMinimumWidth(theme.px(860))
        self._row_height = theme.px(28)
        self._used = used
        self._before: tuple[T, ...] = tuple(rows)
        self._rows: list[T] = list(rows)
        self._row = -1
        self.list = _Rows(self)
        self.list.setProperty("part", "inset")
        self.list.setToolTip(f"Alt with an arrow key moves a {self.one}; Delete retires it")
        self._name = self.add_words("name", "Name of its row")
        self._name.setMaxLength(60)
        self.add_own_fields()
        self._words = GrowingText(3)
        self.add_field("words", self.words_caption, self._words)
        self._by = self.add_words("by", "Set by", hint="The office or post, not a name")
        self._reason = self.add_words("reason", "Reason", hint=f"Why the {self.many} are changed")
        self.add_field("list", sentence_case(self.many), self.list)
        self._arrange(theme)
        self._name.textEdited.connect(lambda _t: self._take())
        self._words.textChanged.connect(self._take)
        self.list.currentRowChanged.connect(self._show_row)
        self._show_list(0)
        self.list.setFocus()

    # What a kind of row says of itself.

    def add_own_fields(self) -> None:
        """Add fields between the name and the words."""

    def started(self, code: str) -> T:
        """Return a new row without words."""
        raise NotImplementedError

    def place_of_new(self, new: T) -> int:
        """Return where a new row goes: the end."""
        return len(self._rows)

    def may_swap(self, mine: T, yours: T) -> bool:
        """Tell whether two rows next to each other may change places."""
        return True

    def line(self, row: T) -> str:
        """Return what the list shows of a row."""
        return row.name.strip() or "(no name yet)"

    def show_own(self, row: T) -> None:
        """Show a row in fields of one's own."""

    def take_own(self, row: T) -> bool:
        """Take fields of one's own into the row shown; True where it went elsewhere."""
        self._rows[self._row] = row
        return False

    # What was filled in.

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows as they now are."""
        return tuple(self._rows)

    @property
    def by(self) -> str:
        """The office that set them."""
        return self._by.text().strip()

    @property
    def reason(self) -> str:
        """Why they were changed."""
        return self._reason.text().strip()

    def problems(self) -> dict[str, str]:
        """A name and words for each, no two alike, who set them and why, and a difference."""
        wrong = {}
        names = [one.name.strip().casefold() for one in self._rows]
        bare = next((one for one in self._rows if not one.name.strip()), None)
        if bare is not None:
            wrong["name"] = self.name_problem
        elif wordless := next((one for one in self._rows if not one.words.strip()), None):
            wrong["words"] = self.words_problem.format(name=wordless.name)
        elif len(set(names)) < len(names):
            twice = next(
                one.name for one in self._rows if names.count(one.name.strip().casefold()) > 1
            )
            wrong["name"] = f"Two {self.many} are called “{twice}”. Name each differently."
        if not self.by:
            wrong["by"] = "Say which office or post set them."
        if not self.reason:
            wrong["reason"] = "Say why they are changed, for those who read it later."
        if self.rows == self._before:
            wrong["list"] = "Nothing is different yet."
        return wrong

    def add_row(self) -> None:
        """Start another row."""
        new = self.started(self._new_code())
        place = self.place_of_new(new)
        self._rows.insert(place, new)
        self._show_list(place)
        self._name.setFocus()

    def retire(self) -> None:
        """Take a row out; Cancel brings it back."""
        if self._row >= 0 and len(self._rows) > 1:
            del self._rows[self._row]
            self._show_list(min(self._row, len(self._rows) - 1))
            self._look_again()

    def move_row(self, step: int) -> None:
        """Move a row up or down."""
        row, other = self._row, self._row + step
        if not 0 <= other < len(self._rows):
            return
        mine, yours = self._rows[row], self._rows[other]
        if self.may_swap(mine, yours):
            self._rows[row], self._rows[other] = yours, mine
            self._show_list(other)
            self._look_again()

    # Making and showing.

    def buttons(self) -> tuple[tuple[str, str, str], ...]:
        """Return the name, words and tip of the buttons that add, move up and down, and take
        out."""
        return (
            ("add", f"Add {self.one}", f"Start another {self.one} at the end"),
            ("up", "Up", "Move it up (Alt+Up)"),
            ("down", "Down", "Move it down (Alt+Down)"),
            ("retire", "Retire", "Take it out of the next version (Delete)"),
        )

    def _arrange(self, theme: Theme) -> None:
        """Turn the form's one column into the list at the left and the row at the right."""
        taken: list[QWidget] = []
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                taken.append(widget)
        *fields, caption, view, wrong = taken
        left, right = QVBoxLayout(), QVBoxLayout()
        for each in (left, right):
            each.setSpacing(4)
        left.addWidget(caption)
        left.addWidget(view, 1)
        left.addWidget(wrong)
        row = QHBoxLayout()
        acts: tuple[Callable[[], None], ...] = (
            self.add_row, lambda: self.move_row(-1), lambda: self.move_row(1), self.retire,
        )  # fmt: skip
        for (name, words, tip), run in zip(self.buttons(), acts, strict=True):
            made = button(words, tip=tip)
            made.setObjectName(f"{self.one}-{name}")
            made.clicked.connect(partial(_press, run))
            row.addWidget(made)
        left.addLayout(row)
        for widget in fields:
            right.addWidget(widget)
        right.addStretch(1)
        view.setMinimumHeight(theme.px(330))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 5)
        columns.addLayout(right, 6)
        self.body.addLayout(columns, 1)
        self.count = label("", ink="text2")
        self.left.addWidget(self.count)

    def _show_list(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._rows:
            item = QListWidgetItem(self.line(one))
            item.setSizeHint(QSize(0, self._row_height))
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self.count.setText(counted(len(self._rows), self.one, self.many))
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        self._row = row
        if not 0 <= row < len(self._rows):
            return
        one = self._rows[row]
        self._words.blockSignals(True)
        self._name.setText(one.name)
        self._words.setPlainText(one.words)
        self._words.blockSignals(False)
        self.show_own(one)

    def _take(self) -> None:
        """Keep what is typed in the row shown."""
        if self._row < 0:
            return
        said = replace(
            self._rows[self._row], name=self._name.text(), words=self._words.toPlainText()
        )
        if not self.take_own(said):
            self.list.item(self._row).setText(self.line(self._rows[self._row]))
        self._look_again()

    def _new_code(self) -> str:
        """A code that no version has used: what belonged to a retired row stays its own."""
        taken = self._used | {one.code for one in self._rows}
        found = (re.fullmatch(rf"{self.letter}(\d+)", one) for one in taken)
        numbers = [int(one[1]) for one in found if one is not None]
        return f"{self.letter}{max(numbers, default=0) + 1}"


def _press(run: Callable[[], None], _checked: bool = False) -> None:
    run()
