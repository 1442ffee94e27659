"""The questions of boundary assessments: add, reword, reorder, retire."""

import re
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from oversight_app.domain.boundary import BoundaryQuestion, Heading
from oversight_app.domain.wording import counted
from oversight_app.review.assessing import AssessingFacts
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.label import button, label


class _Questions(QListWidget):
    """Alt with an arrow moves a question; Delete retires it."""

    def __init__(self, dialog: "QuestionSetDialog") -> None:
        super().__init__()
        self._dialog = dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._dialog.move_question(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self._dialog.retire()
        else:
            super().keyPressEvent(event)


class QuestionSetDialog(FormDialog):
    """``questions``, ``by`` and ``reason`` are what was filled in."""

    asks_about = ("reason",)

    def __init__(self, theme: Theme, facts: AssessingFacts, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Change the questions",
            f"They are asked from today as version {facts.questions.version + 1}. Assessments "
            "that were made keep their questions; one that was not asked shows as “Not asked”.",
            "Save questions",
            parent,
        )
        self.setObjectName("question-set")
        self.setMinimumWidth(theme.px(860))
        self._row_height = theme.px(28)
        self._used = {one.code for version in facts.sets for one in version.questions}
        self._before = facts.ordered
        self._questions = list(facts.ordered)
        self._row = -1
        self.list = _Questions(self)
        self.list.setProperty("part", "inset")
        self.list.setAccessibleName("Questions")
        self.list.setToolTip("Alt with an arrow key moves a question; Delete retires it")
        self._name = self.add_words("name", "Name of its row")
        self._name.setMaxLength(60)
        self._heading: Choice[Heading] = Choice("heading", "Heading", 14)
        self._heading.offer([[(str(one), one) for one in Heading]], Heading.CONTROL)
        self.add_field("heading", "Heading", self._heading)
        self._words = GrowingText(3)
        self.add_field("words", "The question", self._words)
        self._by = self.add_words("by", "Set by", hint="The office or post, not a name")
        self._reason = self.add_words("reason", "Reason", hint="Why the questions are changed")
        self.add_field("list", "Questions", self.list)
        self._arrange(theme)
        self._name.textEdited.connect(lambda _t: self._take())
        self._words.textChanged.connect(self._take)
        self._heading.currentIndexChanged.connect(lambda _i: self._take())
        self.list.currentRowChanged.connect(self._show_row)
        self._show_list(0)
        self.list.setFocus()

    @property
    def questions(self) -> tuple[BoundaryQuestion, ...]:
        """The questions as they now are, by heading."""
        return tuple(self._questions)

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
        names = [one.name.strip().casefold() for one in self._questions]
        bare = next((one for one in self._questions if not one.name.strip()), None)
        if bare is not None:
            wrong["name"] = "Give this question a name for its row."
        elif wordless := next((one for one in self._questions if not one.words.strip()), None):
            wrong["words"] = f"Say what is asked under “{wordless.name}”."
        elif len(set(names)) < len(names):
            twice = next(one.name for one in self._questions if names.count(
                one.name.strip().casefold()) > 1)  # fmt: skip
            wrong["name"] = f"Two questions are called “{twice}”. Name each differently."
        if not self.by:
            wrong["by"] = "Say which office or post set them."
        if not self.reason:
            wrong["reason"] = "Say why they are changed, for those who read it later."
        if self.questions == self._before:
            wrong["list"] = "Nothing is different yet."
        return wrong

    def add_question(self) -> None:
        """Start a question at the end of the heading chosen."""
        heading = self._questions[self._row].heading if self._row >= 0 else Heading.CONTROL
        new = BoundaryQuestion(self._new_code(), heading, "", "")
        place = max(
            (i + 1 for i, one in enumerate(self._questions) if one.heading is heading),
            default=len(self._questions),
        )
        self._questions.insert(place, new)
        self._show_list(place)
        self._name.setFocus()

    def retire(self) -> None:
        """Ask a question no more; Cancel brings it back."""
        if self._row >= 0 and len(self._questions) > 1:
            del self._questions[self._row]
            self._show_list(min(self._row, len(self._questions) - 1))
            self._look_again()

    def move_question(self, step: int) -> None:
        """Move a question up or down among those of its heading."""
        row, other = self._row, self._row + step
        if not 0 <= other < len(self._questions):
            return
        mine, yours = self._questions[row], self._questions[other]
        if mine.heading is yours.heading:
            self._questions[row], self._questions[other] = yours, mine
            self._show_list(other)
            self._look_again()

    def _arrange(self, theme: Theme) -> None:
        """Turn the form's one column into the list at the left and the question at the right."""
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
        buttons = QHBoxLayout()
        for name, words, tip, run in (
            ("add", "Add question", "Start another question under this heading",
             self.add_question),
            ("up", "Up", "Move it up among those of its heading (Alt+Up)",
             lambda: self.move_question(-1)),
            ("down", "Down", "Move it down among those of its heading (Alt+Down)",
             lambda: self.move_question(1)),
            ("retire", "Retire", "Ask it no more (Delete); earlier answers stay", self.retire),
        ):  # fmt: skip
            made = button(words, tip=tip)
            made.setObjectName(f"question-{name}")
            made.clicked.connect(lambda _c=False, run=run: run())
            buttons.addWidget(made)
        left.addLayout(buttons)
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
        for one in self._questions:
            item = QListWidgetItem(_line(one))
            item.setSizeHint(QSize(0, self._row_height))
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        number = len(self._questions)
        self.count.setText(counted(number, "question", "questions"))
        self._show_row(row)

    def _show_row(self, row: int) -> None:
        self._row = row
        if not 0 <= row < len(self._questions):
            return
        one = self._questions[row]
        for field in (self._words, self._heading):
            field.blockSignals(True)
        self._name.setText(one.name)
        self._words.setPlainText(one.words)
        self._heading.choose(one.heading)
        for field in (self._words, self._heading):
            field.blockSignals(False)

    def _take(self) -> None:
        """Keep what is typed in the question shown."""
        if self._row < 0:
            return
        one = self._questions[self._row]
        said = replace(
            one,
            name=self._name.text(),
            words=self._words.toPlainText(),
            heading=self._heading.value,
        )
        if said.heading is one.heading:
            self._questions[self._row] = said
            self.list.item(self._row).setText(_line(said))
        else:
            # It goes to the end of its new heading.
            del self._questions[self._row]
            headings = list(Heading)
            rank = headings.index(said.heading)
            place = sum(headings.index(o.heading) <= rank for o in self._questions)
            self._questions.insert(place, said)
            self._show_list(place)
        self._look_again()

    def _new_code(self) -> str:
        """A code that no version has used: a retired question's answers stay its own."""
        taken = self._used | {one.code for one in self._questions}
        numbers = [int(one[1:]) for one in taken if re.fullmatch(r"q\d+", one)]
        return f"q{max(numbers, default=0) + 1}"


def _line(question: BoundaryQuestion) -> str:
    return f"{question.heading}: {question.name.strip() or '(no name yet)'}"
