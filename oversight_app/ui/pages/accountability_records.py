"""Records: every kind of record that the office keeps, listed and worked with in one way."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Question
from oversight_app.domain.boundary import Assessment
from oversight_app.domain.record_kinds import GROUPS, KINDS
from oversight_app.review.threads import ORDER
from oversight_app.ui.assessing import Assessing
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.record_list import RecordList

LISTED = tuple(KINDS[kind] for group in GROUPS for kind in group)


class RecordsTab(RecordTab):
    """One list for all kinds; the matter of the selected record is one button away."""

    adds = Question

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.assessing = Assessing(context, self)
        self.listed = RecordList(context, LISTED, self.forms, "all")
        # An assessment is made with all its answers.
        self.listed.adds_by[Assessment] = lambda: self.assessing.begin("")
        self.action(self.listed.card, "matter-of-record", "Show the matter",
                    "What it belongs to: questions, assurances, actions and decisions",
                    self._show_matter)  # fmt: skip
        self.listed.listed.connect(self.follow)
        self.page.column.addWidget(self.sample)
        self.page.column.addWidget(self.listed, 1)

    @property
    def day(self) -> date | None:
        """The earlier day that the list is as at; None is today."""
        return self.listed.now.as_at

    def reload(self) -> None:
        """Read the list again."""
        self.listed.reload()
        self.show_content()

    def show_figure(self, figure: str) -> None:
        """List a kind of record by its id."""
        self.listed.show_kind(figure)
        self.listed.view.setFocus()

    @property
    def figure(self) -> str:
        """The kind of record listed."""
        return self.listed.now.kind

    def saved(self, record_id: int) -> None:
        """Select what was saved."""
        self.listed.show_record(record_id)

    def _show_matter(self) -> None:
        one = self.listed.current
        if one is not None and one.record.kind not in ORDER:
            self.context.toast(f"{one.reference} belongs to no matter")
        elif one is not None:
            self.matter_asked.emit(one.record.id)
