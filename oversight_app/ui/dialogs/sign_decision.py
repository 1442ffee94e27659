"""Sign a decision, or withdraw one: what it says by then, and what its notice still misses."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import GATES, Engagement
from oversight_app.domain.office_measures import PUBLICATION_AIM
from oversight_app.domain.record_fields import Holds, Spec
from oversight_app.domain.recorded import spec_of
from oversight_app.store.working_days import after_working_days
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.day_field import DayField
from oversight_app.ui.widgets.growing_text import GrowingText
from oversight_app.ui.widgets.signed_position import SignedPosition
from oversight_app.ui.widgets.word_editors import LineField

_FIRST = ("options", "reasons", "outcome")
"""What a decision can't be signed without."""
_AT_SIGNATURE = ("signatory",)
"""What is filled in here."""
_ANSWERED = tuple(f"{gate.id}_on" for gate in GATES)


def missing_words(decision: Decision) -> tuple[str, ...]:
    """Return the names of what the notice of a decision still misses, in its order."""
    return tuple(
        spec_of(type(decision), id).name for id in decision.missing() if id not in _AT_SIGNATURE
    )


class SignDialog(FormDialog):
    """``decision`` is the decision as signed. ``write_asked`` carries the first field that is to be
    written before, once the dialog has closed."""

    write_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        decision: Decision,
        today: date,
        offices: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            f"Sign {decision.reference}" if decision.id else "Sign the decision",
            "The number of the notice is issued now and never used again. A signed decision "
            "can’t become a draft again; it can be withdrawn.",
            "Sign",
            parent,
        )
        self.setObjectName("sign-decision")
        self._decision = decision
        missing = missing_words(decision)
        first = [id for id in _FIRST if hasattr(decision, id) and not getattr(decision, id)]
        waits = [id for id in decision.missing() if id not in _AT_SIGNATURE]
        self._to_write = next(iter([*first, *waits]), "")
        one = len({*first, *waits}) == 1
        self.missing = Banner(
            theme, BannerKind.PROBLEM, action=f"Go back and write {'it' if one else 'them'}"
        )
        self.missing.setObjectName("missing")
        self.missing.acted.connect(self._go_back)
        if isinstance(decision, Engagement):
            self.body.addWidget(SignedPosition(theme, decision))
        self.body.addWidget(self.missing)
        names = [spec_of(type(decision), id).name for id in first]
        self.missing.set_words(_still_missing(missing, names))
        self.save_button.setEnabled(not first)
        self._by = LineField(Spec("signatory", "Signed by", Holds.OFFICE), offices)
        self._by.show_value(decision.signatory)
        self.add_field("signatory", "Signed by", self._by)
        self._on = DayField(Spec("signed_on", "Signed on", Holds.DAY), theme, today)
        self._on.show_value(today)
        self.add_field("signed_on", "Signed on", self._on)
        self._until = DayField(Spec("publish_by", "Publish by", Holds.DAY), theme, today)
        # What is of no significant public interest need not be published.
        aim = None if decision.public_interest == "no" else _aim(today)
        self._until.show_value(decision.publish_by or aim)
        self.add_field("publish_by", "Publish by", self._until)
        for field in (self._by, self._on, self._until):
            field.changed.connect(self._look_again)
        self._by.setFocus()

    @property
    def decision(self) -> Decision:
        """The decision as signed."""
        return replace(
            self._decision,
            state="signed",
            signatory=self._by.value.strip(),
            signed_on=self._on.value,
            publish_by=self._until.value,
        )

    def problems(self) -> dict[str, str]:
        """What contradicts itself once it is signed."""
        wrong = self.decision.problems()
        unread = {id: one.problem for id, one in self._days().items() if one.problem}
        own: dict[str, str] = {id: wrong[id] for id in ("signatory", "signed_on") if id in wrong}
        # It can't be signed before a gate was answered: the day of signature is what is at hand.
        early = (wrong[id] for id in _ANSWERED if id in wrong)
        if signed_early := next(early, ""):
            own.setdefault("signed_on", signed_early)
        signed, until = self._on.value, self._until.value
        if signed and until and until < signed:
            own["publish_by"] = "It would be published before it is signed. Correct the day."
        return {**own, **unread}

    def _go_back(self) -> None:
        """Close, and have the first field shown that is to be written."""
        self.reject()
        self.write_asked.emit(self._to_write)

    def _days(self) -> dict[str, DayField]:
        return {"signed_on": self._on, "publish_by": self._until}


def _aim(signed: date) -> date:
    """The day by which the office aims to publish what is signed on a day."""
    return after_working_days(signed, PUBLICATION_AIM)


def _still_missing(missing: tuple[str, ...], first: list[str]) -> str:
    if not missing:
        return ""
    said = f"The notice still misses: {', '.join(missing)}."
    if first:
        said += f" It can’t be signed before it says: {', '.join(first)}."
    return said


class WithdrawDialog(FormDialog):
    """``decision`` is the decision as withdrawn; it stays listed, with its number."""

    def __init__(
        self, theme: Theme, decision: Decision, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            f"Withdraw {decision.reference}",
            "It stays listed as withdrawn, with its number and the reason.",
            "Withdraw",
            parent,
        )
        self.setObjectName("withdraw-decision")
        self._decision = decision
        self._on = DayField(Spec("withdrawn_on", "Withdrawn on", Holds.DAY), theme, today)
        self._on.show_value(today)
        self.add_field("withdrawn_on", "Withdrawn on", self._on)
        self._why = GrowingText(2)
        self.add_field("withdrawn_why", "Why it is withdrawn", self._why)
        self._on.changed.connect(self._look_again)
        self._why.textChanged.connect(self._look_again)
        self._why.setFocus()

    @property
    def decision(self) -> Decision:
        """The decision as withdrawn."""
        return replace(
            self._decision,
            state="withdrawn",
            withdrawn_on=self._on.value,
            withdrawn_why=self._why.toPlainText().strip(),
        )

    def problems(self) -> dict[str, str]:
        """A day that can be read, and a reason."""
        wrong = {}
        if self._on.value is None:
            wrong["withdrawn_on"] = self._on.problem or "Fill in the day."
        if not self.decision.withdrawn_why:
            wrong["withdrawn_why"] = "Say why it is withdrawn."
        found = self.decision.problems()
        return wrong or {id: found[id] for id in ("withdrawn_on",) if id in found}
