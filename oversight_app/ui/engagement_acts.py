"""What is done with an engagement decision from its card: choose the position, sign, publish."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from oversight_app.domain.decisions import Decision
from oversight_app.domain.engagement import OUTCOMES, Engagement
from oversight_app.review.record_facts import RecordFacts, facts_of
from oversight_app.store import records
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.sign_decision import SignDialog
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.saving import keeping, save_from


class EngagementActs(QObject):
    """Each is one change in the history, with Undo. What the gates do not allow is refused by the
    record itself, whatever a card shows."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def choose(self, draft: Engagement, outcome: str) -> None:
        """Keep another position in a draft."""
        chosen = replace(draft, outcome=outcome)
        self._context.write(
            f"{draft.reference}: “{dict(OUTCOMES)[outcome]}” chosen", keeping(records.save, chosen)
        )

    def sign(self, draft: Engagement) -> None:
        """Ask who signs and when, and sign."""

        def ask(facts: RecordFacts) -> None:
            record = facts.record
            if not isinstance(record, Decision) or record.state != "draft":
                self._context.toast(f"{record.reference} is signed already")
                return
            dialog = SignDialog(
                self._context.theme, record, facts.today, facts.offices, self._owner.window()
            )
            # The form comes up at what is to be written before it can be signed.
            forms = forms_of(self._context)
            dialog.write_asked.connect(lambda field: forms.open(record.id, at=field))
            save_from(
                self._context, dialog, f"{record.reference} signed",
                lambda: keeping(records.save, dialog.decision),
            )  # fmt: skip

        self._context.jobs.read(f"sign-{id(self)}", lambda ws: facts_of(ws, draft.id), ask)
