"""Claims: the register of what was claimed, and of the decisions that rest on it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.ui.context import Context
from oversight_app.ui.pages.record_tab import MIXED_WORDS, RecordTab
from oversight_app.ui.widgets.record_list import RecordList

LISTED = (Claim, Engagement, Organisation)
_CHECKED = (Claim.kind, Engagement.kind)
"""What the first tab shows as a card."""


class ClaimsTab(RecordTab):
    """Claims with their shares and verdicts; engagement decisions and those who claim, by the
    choice above the list."""

    adds = Claim
    sample_words = MIXED_WORDS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.listed = RecordList(context, LISTED, self.forms, "claims")
        self.listed.view.set_two_lines()
        self.check_button = self.action(
            self.listed.card, "check-claim", "Check…",
            "Show the selected claim with its checks, or the decision with its gates",
            self._check,
        )  # fmt: skip
        self.listed.listed.connect(self.follow)
        self.listed.view.selection_changed.connect(self._refresh)
        self.listed.filters.narrowed.connect(lambda _now: self._refresh())
        self.page.column.addWidget(self.sample)
        self.page.column.addWidget(self.listed, 1)
        self._refresh()

    @property
    def day(self) -> date | None:
        """The earlier day that the list is as at; None is today."""
        return self.listed.now.as_at

    def reload(self) -> None:
        """Read the list again."""
        self.listed.reload()
        self.show_content()

    def show_figure(self, figure: str) -> None:
        """List a kind of record by its id, or select a record by its ``id``."""
        if figure.isdecimal():
            self.listed.show_record(int(figure))
        else:
            self.listed.show_kind(figure)
        self.listed.view.setFocus()

    @property
    def figure(self) -> str:
        """The kind of record listed."""
        return self.listed.now.kind

    def saved(self, record_id: int) -> None:
        """Select what was saved."""
        self.listed.show_record(record_id)

    def _check(self) -> None:
        one = self.listed.current
        if one is not None and one.record.kind in _CHECKED:
            self.context.go_to(f"outside-groups/decisions/{one.record.id}")

    def _refresh(self) -> None:
        checked = self.listed.kind.kind in _CHECKED
        self.check_button.setVisible(checked)
        self.check_button.setEnabled(checked and self.listed.current is not None)
