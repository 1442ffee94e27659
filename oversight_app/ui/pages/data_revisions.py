"""Revisions: figures that a later release restated."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from oversight_app.domain.findings import Table
from oversight_app.domain.measures import MEASURES
from oversight_app.ui.affected_papers import AffectedBanner
from oversight_app.ui.context import Context
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.pages.specials_revisions import restated
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace


class RevisionsTab(DataTab):
    """For one measure at a time."""

    id = "revisions"
    title = "Revisions"
    concerns = ("batches", "figures", "papers")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.affected = AffectedBanner(context)
        self.column.insertWidget(1, self.affected)
        self._measure = QComboBox()
        self._measure.setAccessibleName("Measure")
        for one in MEASURES.values():
            if one.observed:
                self._measure.addItem(one.name, one.id)
        name = label("Measure", Role.BODY, "text2")
        name.setBuddy(self._measure)
        self.tools.addWidget(name)
        self.tools.addWidget(self._measure)
        self._measure.currentIndexChanged.connect(self.reload)

    def reload(self) -> None:
        """Read the revisions of the measure chosen."""
        read = partial(_read, measure=str(self._measure.currentData()))
        self.context.jobs.read("data-revisions", read, self._show)
        self.affected.reload()

    def _show(self, table: Table) -> None:
        self.say(
            restated(len(table.rows)),
            "Both figures are kept. A page shows the later one, unless the office prefers "
            "the earlier.",
        )
        self.show_table(table)


def _read(workspace: "Workspace", measure: str) -> Table:
    from oversight_app.review.specials import revisions

    return revisions(workspace, measure)
