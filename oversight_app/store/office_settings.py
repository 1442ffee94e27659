"""How the office looks at its figures: one row, which every workspace has."""

import json

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.office_settings import MOST_DECIMALS, MatrixOrder, OfficeSettings
from oversight_app.domain.periods import PeriodKind
from oversight_app.domain.records import Office
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.office import put_office
from oversight_app.store.opened import Workspace
from oversight_app.store.record_seeds import settings_row


def office_settings(workspace: Workspace) -> OfficeSettings:
    """Return how the office looks at its figures."""
    with workspace.snapshot():
        ((measures, sorted_by, decimals, opens_on),) = workspace.db.rows(
            "SELECT measures, sorted_by, decimals, opens_on FROM office_setting"
        )
    kind = PeriodKind(opens_on) if opens_on else None
    return OfficeSettings(tuple(json.loads(measures)), MatrixOrder(sorted_by), decimals, kind)


def save_office_settings(workspace: Workspace, settings: OfficeSettings) -> Changes:
    """Save how the office looks at its figures. Raises UserProblem for decimals that no figure
    can have."""
    _check(settings)
    with writing(workspace, "Change how figures are shown", "office_setting") as action:
        action.update("office_setting", [1], **settings_row(settings))
        action.description = "How figures are shown saved"
    return action.changes


def save_both(workspace: Workspace, whose: Office, settings: OfficeSettings) -> Changes:
    """Save the office and how it looks at its figures as one act. Raises UserProblem as saving
    either does; nothing is saved then."""
    _check(settings)
    with writing(workspace, "Change settings", "office_setting") as action:
        put_office(action, whose)
        action.update("office_setting", [1], **settings_row(settings))
        action.description = "Settings saved"
    return action.changes


def _check(settings: OfficeSettings) -> None:
    if settings.decimals is not None and not 0 <= settings.decimals <= MOST_DECIMALS:
        raise UserProblem(
            f"Figures can have 0 to {MOST_DECIMALS} decimals. Nothing was saved. Choose one of "
            "those."
        )
