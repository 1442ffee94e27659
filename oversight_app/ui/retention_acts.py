"""Setting how long records of a kind are kept."""

from datetime import date

from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.retention import RetentionRule
from oversight_app.store.retention import save_rule
from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.retention_rule import RetentionRuleDialog
from oversight_app.ui.saving import keeping, save_from


def ask_rule(context: Context, rule: RetentionRule, today: date) -> None:
    """Ask how long records of the rule's kind are kept, and save it."""
    dialog = RetentionRuleDialog(context.theme, rule, today)
    save_from(
        context, dialog, f"How long {KINDS[rule.kind].plural.lower()} are kept is set",
        lambda: keeping(save_rule, dialog.rule),
    )  # fmt: skip
