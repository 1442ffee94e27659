"""The questions of boundary assessments: add, reword, reorder, retire."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from oversight_app.domain.boundary import BoundaryQuestion, Heading
from oversight_app.review.assessing import AssessingFacts
from oversight_app.ui.dialogs.set_editor import SetEditor
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.choice import Choice


class QuestionSetDialog(SetEditor[BoundaryQuestion]):
    """``rows``, ``by`` and ``reason`` are what was filled in; the questions are by heading."""

    one, many = "question", "questions"
    words_caption = "The question"
    name_problem = "Give this question a name for its row."
    words_problem = "Say what is asked under “{name}”."
    letter = "q"

    def __init__(self, theme: Theme, facts: AssessingFacts, parent: QWidget | None = None) -> None:
        used = {one.code for version in facts.sets for one in version.questions}
        super().__init__(
            theme,
            f"They are asked from today as version {facts.questions.version + 1}. Assessments "
            "that were made keep their questions; one that was not asked shows as “Not asked”.",
            facts.ordered,
            used,
            parent,
        )
        self.setObjectName("question-set")

    def add_own_fields(self) -> None:
        """The heading that it stands under."""
        self._heading: Choice[Heading] = Choice("heading", "Heading", 14)
        self._heading.offer([[(str(one), one) for one in Heading]], Heading.CONTROL)
        self.add_field("heading", "Heading", self._heading)
        self._heading.currentIndexChanged.connect(lambda _i: self._take())

    def started(self, code: str) -> BoundaryQuestion:
        """A question under the heading of the one shown."""
        heading = self._rows[self._row].heading if self._row >= 0 else Heading.CONTROL
        return BoundaryQuestion(code, heading, "", "")

    def place_of_new(self, new: BoundaryQuestion) -> int:
        """The end of its heading."""
        return max(
            (i + 1 for i, one in enumerate(self._rows) if one.heading is new.heading),
            default=len(self._rows),
        )

    def may_swap(self, mine: BoundaryQuestion, yours: BoundaryQuestion) -> bool:
        """Those of one heading alone."""
        return mine.heading is yours.heading

    def line(self, row: BoundaryQuestion) -> str:
        """Its heading and its name."""
        return f"{row.heading}: {super().line(row)}"

    def buttons(self) -> tuple[tuple[str, str, str], ...]:
        """Each moves among those of its heading."""
        return (
            ("add", "Add question", "Start another question under this heading"),
            ("up", "Up", "Move it up among those of its heading (Alt+Up)"),
            ("down", "Down", "Move it down among those of its heading (Alt+Down)"),
            ("retire", "Retire", "Ask it no more (Delete); earlier answers stay"),
        )

    def show_own(self, row: BoundaryQuestion) -> None:
        """Show its heading."""
        self._heading.blockSignals(True)
        self._heading.choose(row.heading)
        self._heading.blockSignals(False)

    def take_own(self, row: BoundaryQuestion) -> bool:
        """Where its heading is another, it goes to the end of that one."""
        said = replace(row, heading=self._heading.value)
        if said.heading is row.heading:
            return super().take_own(said)
        del self._rows[self._row]
        headings = list(Heading)
        rank = headings.index(said.heading)
        place = sum(headings.index(one.heading) <= rank for one in self._rows)
        self._rows.insert(place, said)
        self._show_list(place)
        return True
