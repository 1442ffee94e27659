"""Work limits out anew from a month on: a decision with its name, reason and who decided."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import Rebase, SeriesKey
from oversight_app.ui.dialogs.choosing import add_choice, add_signer, chosen
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme


class RebaseDialog(FormDialog):
    """``rebase`` is what was filled in; ``months`` are (index, words), the newest first."""

    asks_about = ("name", "reason")

    def __init__(
        self,
        theme: Theme,
        series: SeriesKey,
        months: Sequence[tuple[object, str]],
        month: int | None,
        today: date,
        before: Rebase | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Change decision" if before else "Re-base limits",
            "New limits are worked out from that month on, and what it shows is judged by them. "
            "The old limits stay on the chart. The decision is kept in the history.",
            "Save decision" if before else "Re-base limits",
            parent,
        )
        self.setObjectName("rebase")
        self._series, self._id = series, before.id if before else 0
        self._month = add_choice(
            self, "month", "From", months, before.from_month if before else month
        )
        self._name = self.add_words(
            "name", "What changed", before.name if before else "", "Six new groups start"
        )
        self._reason = self.add_words(
            "reason",
            "Reason",
            before.reason if before else "",
            "Why the old limits no longer serve",
        )
        self._by = add_signer(self, "decided_by", "Decided by", before.decided_by if before else "")
        self._on = self.add_day("decided_on", "Decided on", before.decided_on if before else today)
        self._name.setMaxLength(80)
        self._name.setFocus()

    @property
    def rebase(self) -> Rebase:
        """The decision as filled in."""
        return Rebase(
            self._series,
            chosen(self._month),
            self._name.text().strip(),
            self._reason.text().strip(),
            self._by.text().strip(),
            day_of(self._on),
            self._id,
        )

    def problems(self) -> dict[str, str]:
        """A decision has a name, a reason and somebody who took it."""
        wrong = {}
        filled = self.rebase
        if not filled.name:
            wrong["name"] = "Say what changed, in a few words. They are written on the chart."
        if not filled.reason:
            wrong["reason"] = "Give the reason. Limits are not re-based without one."
        if not filled.decided_by:
            wrong["decided_by"] = "Say which office or post decided."
        return wrong
