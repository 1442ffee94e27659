"""Boundaries: schemes and outside groups side by side, question by question."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.boundary import Assessment
from oversight_app.domain.findings import Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.review.boundaries import NOT_ASKED, BoundaryMatrix, matrix
from oversight_app.review.boundary_history import AnswerDetail, answer_detail
from oversight_app.review.boundary_origin import answer_origin
from oversight_app.review.governance_strip import StripMeasure, governance_strip
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from oversight_app.ui.answer_acts import AnswerActs
from oversight_app.ui.assessing import Assessing
from oversight_app.ui.context import Context
from oversight_app.ui.pages.matrix_tab import MatrixTab, Way
from oversight_app.ui.strip_targets import ask_target
from oversight_app.ui.widgets.answer_panel import AnswerPanel
from oversight_app.ui.widgets.matrix_key import MatrixKey
from oversight_app.ui.widgets.matrix_view import MatrixView
from oversight_app.ui.widgets.strip_card import StripCard

SAMPLE_WORDS = (
    "Sample data. These answers are invented. They are not an assessment of any real group or "
    "scheme."
)


@dataclass(frozen=True, slots=True)
class _Read:
    matrix: BoundaryMatrix
    strip: tuple[StripMeasure, ...]
    days: tuple[date, ...]


class BoundariesTab(MatrixTab):
    """The matrix, the selected answer at its right, five measures below."""

    nothing = "No scheme and no outside group has been assessed yet."
    way_in = "New assessment…"

    place_asked = Signal(object)
    """A ``StripMeasure`` whose records are wanted."""

    prefix = "boundaries"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        theme = context.theme
        self.panel = AnswerPanel(theme)
        self.strip = StripCard(theme)
        super().__init__(
            context, MatrixView(theme), MatrixKey(theme), self.panel, self.strip, parent
        )
        self._read: _Read | None = None
        self.acts = AnswerActs(context, self.forms, self)
        self.assessing = Assessing(context, self)
        self.strip.asked.connect(self.place_asked)
        self.strip.target_asked.connect(lambda measure: ask_target(self.context, measure, self))

    @property
    def matrix(self) -> BoundaryMatrix | None:
        """What is shown; None until the first answer."""
        return self._read.matrix if self._read else None

    def reload(self) -> None:
        """Read the matrix again, now or as at the day chosen."""
        as_at = self.days.day

        def read(ws: Workspace) -> _Read:
            now = matrix(ws, as_at)
            return _Read(now, governance_strip(ws, as_at), _days(ws))

        self.context.jobs.read("boundaries", read, self._show, self.show_nothing)

    def show_as_at(self, day: date | None) -> None:
        """Show everything as it stood on a day; None is now."""
        self.days.show(day)

    def show_figure(self, figure: str) -> None:
        """Select an answer by the key of its subject and its question (``group:12/Q3``); the
        first of a subject where no question is named."""
        subject, _, question = figure.partition("/")

        def show() -> None:
            shown = self.matrix
            if shown is not None and shown.questions:
                self.select(subject, question or shown.questions[0].code)

        self.when_read(show)
        self.reload()

    @property
    def figure(self) -> str:
        """The answer selected."""
        return "/".join(one for one in self.view.selected() if one)

    def show_origin(self) -> None:
        """Where the selected answer comes from; the whole matrix where none is selected."""
        detail = self.panel.detail
        if detail is not None:
            self.origin.show_origin(answer_origin(detail))
        else:
            self.show_whole_origin()

    def tables(self) -> tuple[Table, ...]:
        """The matrix, and the counts by subject."""
        return self._read.matrix.finding.tables if self._read else ()

    def begin(self) -> None:
        """Ask for a new assessment of the selected subject, or of another."""
        self.assessing.begin(self.view.selected()[0])

    def edit_questions(self) -> None:
        """Show the questions, to add, reword, reorder or retire some."""
        self.assessing.edit_questions()

    def compare(self) -> None:
        """Show two subjects, or two days of one, side by side."""
        self.assessing.compare(self.view.selected()[0])

    def add_group(self) -> None:
        """Ask for an outside group."""
        self.forms.add(OutsideGroup)

    @property
    def selected_group(self) -> int | None:
        """The ``id`` of the outside group whose answer is selected; None for a scheme."""
        shown = self._read.matrix if self._read else None
        subject = shown.subject(self.view.selected()[0]) if shown else None
        return subject.outside_group if subject else None

    def change_group(self) -> None:
        """Open the outside group whose answer is selected."""
        if self.selected_group is not None:
            self.forms.open(self.selected_group)

    @property
    def selected_assessment(self) -> Assessment | None:
        """The assessment whose answers are those of the selected one's subject."""
        shown = self._read.matrix if self._read and self.days.may_change else None
        subject = shown.subject(self.view.selected()[0]) if shown else None
        return subject.latest if subject else None

    def change_assessment(self) -> None:
        """Open that assessment: its day, who assessed, when it is to be looked at again."""
        if self.selected_assessment is not None:
            self.forms.open(self.selected_assessment.id)

    def delete_assessment(self) -> None:
        """Delete that assessment with its answers."""
        if self.selected_assessment is not None:
            self.assessing.delete(self.selected_assessment)

    def change(self) -> None:
        """Open the form of the selected answer; assess anew where it was never asked."""
        detail = self.panel.detail
        if detail is None or not self.days.may_change:
            return
        if detail.cell.code == NOT_ASKED:
            self.begin()
        else:
            self.acts.change(detail)

    def ask_about(self) -> None:
        """Start a question that follows from the selected answer."""
        if self.panel.detail is not None:
            self.acts.ask(self.panel.detail)

    def show_history(self) -> None:
        """Show every answer that was given to the selected question."""
        if self.panel.detail is not None:
            self.acts.show_history(self.panel.detail, self.days.day)

    def show_whole_origin(self) -> None:
        """Where the whole matrix comes from."""
        if self._read is not None:
            self.origin.show_origin(self._read.matrix.finding.origin)

    def ways(self) -> tuple[Way, ...]:
        """What can be done with the matrix."""
        return (
            Way("compare", "Compare…", "Two subjects, or two days of one, side by side",
                self.compare, writes=False),
            Way("questions", "Questions…", "Add, reword, reorder or retire questions",
                self.edit_questions),
        )  # fmt: skip

    # Showing.

    def _show(self, read: _Read) -> None:
        self._read = read
        shown = read.matrix
        if not shown.subjects and self.days.day is None:
            self.show_empty()
            self.empty.action.setEnabled(not self.context.read_only)
            return
        self.days.offer(read.days, shown.as_at)
        sample = shown.provenance is Provenance.SAMPLE
        self.sample.set_words(SAMPLE_WORDS if sample else "")
        self.header.show_finding(shown.finding)
        self.view.set_matrix(shown)
        self.key.show_matrix(shown, [one.name for one in shown.never])
        self.panel.set_counts(shown.counts[""])
        self.panel.allow_writing(self.days.may_change)
        self.strip.set_measures(read.strip)
        self.notes.set_notes(shown.finding.caveats)
        self.show_content()
        self.arrange()
        self.read_selected()

    def read_selected(self) -> None:
        """Read all about the selected answer, and show it."""
        subject, question = self.view.selected()
        as_at = self.days.day

        def read(ws: Workspace) -> AnswerDetail | None:
            return answer_detail(ws, subject, question, as_at) if subject else None

        self.context.jobs.read("answer-detail", read, self._show_detail)

    def _show_detail(self, detail: AnswerDetail | None) -> None:
        self.panel.show_detail(detail)
        if self.origin.isVisible() and detail is not None:
            self.origin.show_origin(answer_origin(detail))

    def selected_in_panel(self) -> tuple[str, str] | None:
        """The subject and the question of the answer at the right."""
        detail = self.panel.detail
        return (detail.subject.key, detail.cell.question.code) if detail else None


def _days(ws: Workspace) -> tuple[date, ...]:
    """The days on which something was assessed."""
    return tuple({one.assessed_on for one in records.read(ws, Assessment) if one.assessed_on})
