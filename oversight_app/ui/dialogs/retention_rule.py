"""Set how long a kind of record is kept."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.retention import RetentionRule
from oversight_app.ui.dialogs.choosing import add_signer
from oversight_app.ui.dialogs.form import FormDialog, count_of
from oversight_app.ui.theme import Theme

_MOST = 1200


class RetentionRuleDialog(FormDialog):
    """``rule`` is what was filled in."""

    asks_about = ("reason",)

    def __init__(
        self, theme: Theme, before: RetentionRule, today: date, parent: QWidget | None = None
    ) -> None:
        plural = KINDS[before.kind].plural
        super().__init__(
            theme,
            f"How long {plural.lower()} are kept",
            "The period is counted from the day on which a record ended. Nothing is disposed of "
            "by itself: what is past its time appears in the review list.",
            "Save period",
            parent,
        )
        self.setObjectName("retention-rule")
        self._before, self._today = before, today
        self._months = self.add_count("months", "Months after the end", str(before.months))
        self._months.setMaxLength(4)
        self._reason = self.add_words(
            "reason", "Reason", before.reason, "The schedule or law that the period comes from"
        )
        self._by = add_signer(self, "by", "Set by", "")
        self._months.setFocus()
        self._months.selectAll()

    @property
    def rule(self) -> RetentionRule:
        """The rule as filled in."""
        return replace(
            self._before,
            months=count_of(self._months) or 0,
            reason=self._reason.text().strip(),
            set_by=self._by.text().strip(),
            set_on=self._today,
        )

    def problems(self) -> dict[str, str]:
        """A rule has a period that can be, a reason and an office that set it."""
        wrong = {}
        if not 1 <= self.rule.months <= _MOST:
            wrong["months"] = "Write whole months from 1 to 1,200: seven years are 84."
        if not self.rule.reason:
            wrong["reason"] = "Say where the period comes from."
        if not self.rule.set_by:
            wrong["by"] = "Say which office or post set it."
        return wrong
