"""Lock the limits to some months, so that they no longer move with each new one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import Baseline, SeriesKey
from oversight_app.domain.spc import FULL_LIMITS
from oversight_app.ui.dialogs.choosing import add_choice, add_signer, chosen
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme


class LockLimitsDialog(FormDialog):
    """``baseline`` is what was filled in; ``months`` are (index, words), the newest first."""

    asks_about = ("reason",)

    def __init__(
        self,
        theme: Theme,
        series: SeriesKey,
        months: Sequence[tuple[object, str]],
        span: tuple[int, int],
        today: date,
        before: Baseline | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Change decision" if before else "Lock limits",
            "The limits rest on these months, and no longer move with each new one. "
            f"{FULL_LIMITS} months or more make full limits; fewer make trial limits.",
            "Save decision" if before else "Lock limits",
            parent,
        )
        self.setObjectName("lock-limits")
        self._series, self._id = series, before.id if before else 0
        self._first = add_choice(self, "first_month", "From", months, span[0])
        self._last = add_choice(self, "last_month", "To, that month included", months, span[1])
        self._reason = self.add_words(
            "reason", "Reason", before.reason if before else "", "Why these months are the usual"
        )
        self._by = add_signer(self, "decided_by", "Decided by", before.decided_by if before else "")
        self._on = self.add_day("decided_on", "Decided on", before.decided_on if before else today)
        self._reason.setFocus()

    @property
    def baseline(self) -> Baseline:
        """The decision as filled in."""
        return Baseline(
            self._series,
            chosen(self._first),
            chosen(self._last),
            self._reason.text().strip(),
            self._by.text().strip(),
            day_of(self._on),
            self._id,
        )

    def problems(self) -> dict[str, str]:
        """Months the right way round, a reason, and somebody who decided."""
        wrong = {}
        filled = self.baseline
        if filled.last_month <= filled.first_month:
            wrong["last_month"] = "Limits need two months or more. Choose a later month."
        if not filled.reason:
            wrong["reason"] = "Give the reason. Limits are not locked without one."
        if not filled.decided_by:
            wrong["decided_by"] = "Say which office or post decided."
        return wrong
