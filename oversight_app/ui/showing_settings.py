"""Showing Settings over the window, and saving what was changed in it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from oversight_app.domain.errors import UserProblem
from oversight_app.ui import backup_folder
from oversight_app.ui.dialogs.settings import SettingsDialog
from oversight_app.ui.dialogs.settings_computer import COMPUTER_ROWS
from oversight_app.ui.dialogs.settings_draft import SettingsDraft, SettingsFacts
from oversight_app.ui.dialogs.settings_office import FIGURE_ROWS, OFFICE_ROWS
from oversight_app.ui.dialogs.settings_records import BACKUP_ROWS, PAPER_ROWS, RECORD_ROWS
from oversight_app.ui.dialogs.settings_rows import SettingRow
from oversight_app.ui.saving import FAULT, if_open
from oversight_app.ui.widgets.status_line import moment

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.backup_folder import BackupPlace
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.session import Session

OF_WORKSPACE = (*OFFICE_ROWS, *FIGURE_ROWS, *PAPER_ROWS, *RECORD_ROWS, *BACKUP_ROWS)


def show_settings(window: "MainWindow", words: str = "") -> None:
    """Show Settings; ``words`` are looked for at once."""
    session = window.session
    if session is None:
        draft = SettingsDraft(window.theme, window.settings)
        _open(window, SettingsDialog(draft, rows_of(is_open=False)), words)
        return
    _read(session, lambda facts: _show(window, session, facts, words))


def rows_of(*, is_open: bool) -> tuple[SettingRow, ...]:
    """Return every setting, in order: those of this computer alone while no workspace is open."""
    if is_open:
        return (*OF_WORKSPACE, *COMPUTER_ROWS)
    return tuple(row for row in COMPUTER_ROWS if row.id != "looked")


def _show(window: "MainWindow", session: "Session", facts: SettingsFacts, words: str) -> None:
    draft = SettingsDraft(window.theme, window.settings, session.context, facts)
    dialog = SettingsDialog(draft, rows_of(is_open=True))

    def again() -> None:
        _read(session, if_open(dialog, dialog.show_facts))

    def backups_changed() -> None:
        session.refresh()
        again()

    changed = session.changed.connect(lambda _changes: if_open(dialog, again)())
    dialog.finished.connect(lambda _result: session.changed.disconnect(changed))
    draft.backups_changed.connect(backups_changed)
    draft.go_asked.connect(lambda address: _go(window, dialog, address))
    _open(window, dialog, words)


def _open(window: "MainWindow", dialog: SettingsDialog, words: str) -> None:
    dialog.saving.connect(lambda: _save(window, dialog))
    if words:
        dialog.look_for(words)
    session = window.session
    if session is None:
        window.open_dialog(dialog)
    else:
        session.context.open_dialog(dialog)


def _save(window: "MainWindow", dialog: SettingsDialog) -> None:
    change, session = dialog.draft.change(), window.session

    def kept() -> None:
        dialog.draft.keep_computer()
        dialog.accept()

    def failed(error: Exception) -> None:
        dialog.refuse(str(error) if isinstance(error, UserProblem) else FAULT)

    if change is None or session is None:
        kept()
    else:
        session.write("", change, if_open(dialog, kept), if_open(dialog, failed))


def _go(window: "MainWindow", dialog: SettingsDialog, address: str) -> None:
    """Save what was changed, and go to where a setting is set."""

    def go(result: int) -> None:
        if result:
            window.go_to(address)

    dialog.finished.connect(go)
    dialog.submit()


def _read(session: "Session", done: Callable[[SettingsFacts], None]) -> None:
    context = session.context
    where = backup_folder.place(context.settings, session.workspace.path)
    looked = _looked(session)
    session.jobs.read("settings", lambda ws: _facts(ws, where, looked), done)


def _looked(session: "Session") -> str:
    from oversight_app.ui.pages.overview_looked import LastLook

    before = LastLook(session.context.settings, session.workspace.path).before
    return moment(before.at) if before is not None else ""


def _facts(ws: "Workspace", where: "BackupPlace", looked: str) -> SettingsFacts:
    from oversight_app.store import (
        bodies,
        criteria_sets,
        expected,
        papers,
        peers,
        question_sets,
        retention,
        risk_scales,
        schemes,
    )
    from oversight_app.store.office import office
    from oversight_app.store.office_settings import office_settings

    today, kept = ws.today(), backup_folder.found(where, ws.path)
    return SettingsFacts(
        office(ws),
        office_settings(ws),
        bodies.forces(ws, today),
        today,
        tuple(one.name for one in peers.all_peer_sets(ws)),
        expected.all_expected(ws),
        schemes.all_schemes(ws),
        papers.paper_settings(ws),
        retention.rules(ws),
        (
            risk_scales.current_scale(ws).version,
            question_sets.current_questions(ws).version,
            criteria_sets.current_criteria(ws).version,
        ),
        (
            str(where.folder) if where.chosen else "Beside the workspace",
            moment(kept[0].made_at) if kept else "None yet",
        ),
        looked,
    )
