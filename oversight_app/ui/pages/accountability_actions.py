"""Actions: who is to do what by when, as the list that every kind of record has."""

from PySide6.QtWidgets import QWidget

from oversight_app.domain.accountability import Action
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import RecordTab
from oversight_app.ui.widgets.record_list import RecordList


class ActionsTab(RecordTab):
    """The list of actions; the matter of the one selected is one button away."""

    nothing = "No action has been recorded yet."
    way_in = "Add an action…"
    adds = Action

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.listed = RecordList(context, (Action,), self.forms, "actions")
        self.action(self.listed.card, "matter-of-action", "Show the matter",
                    "The question, assurances and decisions that the action belongs to",
                    self._show_matter)  # fmt: skip
        self.listed.listed.connect(self.follow)
        self.page.column.addWidget(self.sample)
        self.page.column.addWidget(self.listed, 1)

    def reload(self) -> None:
        """Read the list again."""
        self.listed.reload()
        self.show_content()

    def saved(self, record_id: int) -> None:
        """Select what was saved."""
        self.listed.show_record(record_id)

    def _show_matter(self) -> None:
        one = self.listed.current
        if one is not None:
            self.matter_asked.emit(one.record.id)
