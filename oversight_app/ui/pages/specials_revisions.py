"""Revisions: the figures that a later release restated."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.domain.findings import Table
from oversight_app.domain.measures import MEASURES
from oversight_app.domain.wording import count_word, sentence_case
from oversight_app.review import specials
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.pages.specials_tab import SpecialsTab
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.table_card import TableCard

_OFFERED = ("specials-strength", "psv-strength", "officers-fte", "officers-headcount")


class RevisionsTab(SpecialsTab):
    """One observed measure's revisions, newest date first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._measure = _OFFERED[0]
        self.filters = FilterBar()
        self.filters.add_choice("measure", "Measure", "Whose revisions are shown", 26)
        self.filters.offer("measure", [(m, MEASURES[m].name) for m in _OFFERED], self._measure)
        self.filters.chosen.connect(self._choose)
        self.headline = label(role=Role.FINDING, wrap=True, selectable=True)
        self.support = label(
            "A later release sometimes restates a figure. Both are kept: the newest is used, "
            "unless the office prefers another (Data, Releases).",
            ink="text2", wrap=True, selectable=True,
        )  # fmt: skip
        self.table = TableCard(context.theme)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.support)
        self.page.column.addWidget(self.filters)
        self.page.column.addLayout(words)
        self.page.column.addWidget(self.table, 1)

    def reload(self) -> None:
        """Read the revisions of the measure chosen."""
        measure = self._measure

        def read(ws: Workspace) -> Table:
            return specials.revisions(ws, measure)

        self.context.jobs.read("revisions", read, self._show, self.show_nothing)

    def _choose(self, _name: str, measure: object) -> None:
        self._measure = str(measure)
        self.reload()

    def _show(self, table: Table) -> None:
        self.show_content()
        self.headline.setText(restated(len(table.rows)))
        self.table.set_table(table)


def restated(count: int) -> str:
    """ "Four figures were restated by a later release", for any count."""
    if not count:
        return "No figure was restated by a later release"
    were = "figure was" if count == 1 else "figures were"
    return f"{sentence_case(count_word(count))} {were} restated by a later release"
