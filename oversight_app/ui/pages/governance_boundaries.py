"""Boundaries: schemes and outside groups side by side, question by question."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

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
from oversight_app.ui.pages.earlier_days import FIELD, EarlierDays
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.strip_targets import ask_target
from oversight_app.ui.widgets.answer_panel import AnswerPanel
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.columns import GAP
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import button
from oversight_app.ui.widgets.matrix_key import MatrixKey
from oversight_app.ui.widgets.matrix_view import MatrixView
from oversight_app.ui.widgets.notes_line import NotesLine
from oversight_app.ui.widgets.strip_card import StripCard
from oversight_app.ui.widgets.whole_rows import WholeRows

SAMPLE_WORDS = (
    "Sample data. These answers are invented. They are not an assessment of any real group or "
    "scheme."
)


@dataclass(frozen=True, slots=True)
class _Read:
    matrix: BoundaryMatrix
    strip: tuple[StripMeasure, ...]
    days: tuple[date, ...]


class BoundariesTab(FindingTab):
    """The matrix, the selected answer at its right, five measures below."""

    nothing = "No scheme and no outside group has been assessed yet."
    way_in = "New assessment…"

    place_asked = Signal(object)
    """A ``StripMeasure`` whose records are wanted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._read: _Read | None = None
        self.forms = forms_of(context)
        self.acts = AnswerActs(context, self.forms, self)
        self.assessing = Assessing(context, self)
        self.empty.acted.disconnect()
        self.empty.acted.connect(self.new_assessment)
        self.filters = self.aside = self._make_filters()
        self.sample = Banner(theme, BannerKind.SAMPLE, action="Start with your own data")
        self.sample.acted.connect(context.new_workspace)
        self.days = EarlierDays(context, self.filters, self)
        self.header = self.header_of()
        self.view = MatrixView(theme)
        self.key = MatrixKey(theme)
        self.panel = AnswerPanel(theme)
        self.strip = StripCard(theme)
        self.notes = NotesLine()
        self._lay_out()
        self._connect()

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
        """Select the first answer of a subject by its key ("group:12")."""

        def show() -> None:
            shown = self.matrix
            if shown is not None and shown.questions:
                self.select(figure, shown.questions[0].code)

        self.when_read(show)
        self.reload()

    def select(self, subject: str, question: str) -> None:
        """Select an answer and show it at the right."""
        if self.view.select(subject, question):
            self._read_detail()

    def show_origin(self) -> None:
        """Where the selected answer comes from; the whole matrix where none is selected."""
        detail = self.panel.detail
        if detail is not None:
            self.origin.show_origin(answer_origin(detail))
        elif self._read is not None:
            self.origin.show_origin(self._read.matrix.finding.origin)

    def tables(self) -> tuple[Table, ...]:
        """The matrix, and the counts by subject."""
        return self._read.matrix.finding.tables if self._read else ()

    def new_assessment(self) -> None:
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
        shown = self._read.matrix if self._read and self._may_change else None
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

    def change_answer(self) -> None:
        """Open the form of the selected answer; assess anew where it was never asked."""
        detail = self.panel.detail
        if detail is None or not self._may_change:
            return
        if detail.cell.code == NOT_ASKED:
            self.new_assessment()
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

    # Making.

    @property
    def _may_change(self) -> bool:
        return self.days.day is None and not self.context.read_only

    def _make_filters(self) -> FilterBar:
        bar = FilterBar()
        bar.add_choice(FIELD, "As at", "Show everything as it stood on an earlier day", 13)
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, words, tip, run in (
            ("compare", "Compare…", "Two subjects, or two days of one, side by side",
             self.compare),
            ("questions", "Questions…", "Add, reword, reorder or retire questions",
             self.edit_questions),
        ):  # fmt: skip
            made = button(words, "link", tip)
            made.setObjectName(f"boundaries-{name}")
            made.clicked.connect(lambda _c=False, run=run: run())
            made.setEnabled(name != "questions" or not self.context.read_only)
            row.addWidget(made)
        bar.finish(links)
        return bar

    def _lay_out(self) -> None:
        px = self.context.theme.px
        card = QFrame()
        card.setProperty("part", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.setSpacing(0)
        self._rows = WholeRows(self.view)
        inside.addWidget(self._rows, 1)
        inside.addWidget(self.key)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(card, 1)
        left.addWidget(self.strip)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)
        card.setMinimumHeight(px(260))
        column = self.page.column
        for widget in (self.filters, self.sample, self.days.banner, self.header):
            column.addWidget(widget)
        column.addLayout(self._row, 1)
        column.addWidget(self.notes)

    def _connect(self) -> None:
        self.days.changed.connect(self.reload)
        self.view.cell_selected.connect(lambda _s, _q: self._read_detail())
        self.view.cell_activated.connect(lambda _s, _q: self._activate())
        self.panel.change_asked.connect(self.change_answer)
        self.panel.ask_asked.connect(self.ask_about)
        self.panel.history_asked.connect(self.show_history)
        self.panel.origin_asked.connect(self.show_origin)
        self.panel.record_asked.connect(self.forms.open)
        self.strip.asked.connect(self.place_asked)
        self.strip.target_asked.connect(lambda measure: ask_target(self.context, measure, self))
        self.notes.asked.connect(self._show_matrix_origin)
        self.context.theme.changed.connect(self._arrange)

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
        self.panel.allow_writing(self._may_change)
        self.strip.set_measures(read.strip)
        self.notes.set_notes(shown.finding.caveats)
        self.show_content()
        self._arrange()
        self._read_detail()

    def _read_detail(self) -> None:
        subject, question = self.view.selected()
        as_at = self.days.day

        def read(ws: Workspace) -> AnswerDetail | None:
            return answer_detail(ws, subject, question, as_at) if subject else None

        self.context.jobs.read("answer-detail", read, self._show_detail)

    def _show_detail(self, detail: AnswerDetail | None) -> None:
        self.panel.show_detail(detail)
        if self.origin.isVisible() and detail is not None:
            self.origin.show_origin(answer_origin(detail))

    def _activate(self) -> None:
        """Enter changes the answer, or shows its history where it can't be changed."""
        detail = self.panel.detail
        if detail is None or (detail.subject.key, detail.cell.question.code) != (
            self.view.selected()
        ):
            return
        if self._may_change:
            self.change_answer()
        else:
            self.show_history()

    def _show_matrix_origin(self) -> None:
        if self._read is not None:
            self.origin.show_origin(self._read.matrix.finding.origin)

    def _arrange(self) -> None:
        """The answer stands beside the matrix, or below it where the window is narrow."""
        least = 0
        if self.panel.place(self._row, self.width()):
            least = self.view.content_height() + self.view.horizontalScrollBar().sizeHint().height()
        self._rows.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _days(ws: Workspace) -> tuple[date, ...]:
    """The days on which something was assessed."""
    return tuple({one.assessed_on for one in records.read(ws, Assessment) if one.assessed_on})
