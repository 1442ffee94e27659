"""Add or change an investment in the Special Constabulary."""

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.records import Investment
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme

_POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?")


def pence_of(typed: str) -> int | None:
    """Read pounds as people type them (``£12,500.50``) into whole pence; None for anything
    else, so that 1,25 is asked about and never guessed."""
    match = _POUNDS.fullmatch(typed.strip())
    if match is None:
        return None
    return int(match[1].replace(",", "")) * 100 + int((match[2] or "").ljust(2, "0"))


def pounds_of(pence: int) -> str:
    """Write pence as they are typed: ``12,500`` or ``12,500.50``."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds:,}.{rest:02d}" if rest else f"{pounds:,}"


class InvestmentDialog(FormDialog):
    """``investment`` is what was filled in; ``before`` the one that is being changed."""

    def __init__(
        self,
        theme: Theme,
        today: date,
        before: Investment | None = None,
        parent: QWidget | None = None,
    ) -> None:
        verb = "Change" if before else "Add"
        super().__init__(
            theme,
            f"{verb} investment",
            "It is held against the change in strength over its period.",
            "Save investment" if before else "Add investment",
            parent,
        )
        self.setObjectName("investment")
        self._id = before.id if before else 0
        first = before.from_day if before else date(today.year - 1, 4, 1)
        last = before.to_day if before else date(today.year, 3, 31)
        self._from = self.add_day("from_day", "From", first)
        self._to = self.add_day("to_day", "To, that day included", last)
        self._amount = self.add_words(
            "amount", "Amount in pounds", pounds_of(before.pence) if before else "", "12,500.00"
        )
        self._purpose = self.add_words("purpose", "For", before.purpose if before else "")
        self._source = self.add_words(
            "source", "Source", before.source if before else "", "The decision or budget paper"
        )
        self._amount.setFocus()

    @property
    def investment(self) -> Investment:
        """The investment as filled in, its amount in pence."""
        return Investment(
            day_of(self._from),
            day_of(self._to),
            pence_of(self._amount.text()) or 0,
            self._purpose.text().strip(),
            self._source.text().strip(),
            self._id,
        )

    def problems(self) -> dict[str, str]:
        """A period the right way round, an amount, what for, and where it is written."""
        wrong = {}
        filled = self.investment
        if filled.to_day < filled.from_day:
            wrong["to_day"] = "The period ends before it begins. Correct one of the dates."
        if pence_of(self._amount.text()) is None:
            wrong["amount"] = "Write the amount as 12,500 or 12,500.50."
        elif not filled.pence:
            wrong["amount"] = "The amount is zero. Write what was spent."
        if not filled.purpose:
            wrong["purpose"] = "Say what the money was for."
        if not filled.source:
            wrong["source"] = "Say in which decision or paper it stands."
        return wrong
