"""What the window's commands show beside its pages: Settings, F1, About, a backup."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from oversight_app import __version__
from oversight_app.ui.context import Context
from oversight_app.ui.theme import Scheme

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace
    from oversight_app.ui.backup_folder import Made
    from oversight_app.ui.main_window import MainWindow
    from oversight_app.ui.progress import Progress
    from oversight_app.ui.session import Session


def search(window: "MainWindow", words: str = "", kind: str = "") -> None:
    """Open the palette, with what was typed already; ``kind`` narrows it."""
    from oversight_app.ui.palette import show_palette

    show_palette(window, words, kind)


def open_record(session: "Session", number: int) -> None:
    """Show a record where it belongs, whatever kind it is."""
    from oversight_app.ui.finding_records import show_record

    show_record(session.context, number)


def can_export(window: "MainWindow") -> bool:
    """True while the page in front shows something that can leave as a paper of its own."""
    return window.page is not None and window.page.can_export


def export_page(window: "MainWindow") -> None:
    """Ask how and where to, and write what the page in front shows."""
    if window.page is not None:
        window.page.export_page()


def print_page(window: "MainWindow") -> None:
    """Print what the page in front shows."""
    from oversight_app.ui.printing import print_page

    print_page(window)


def history(window: "MainWindow") -> None:
    """Show the history of changes beside the page, or close it."""
    from oversight_app.ui.history_panel import switch_history

    switch_history(window)


def settings(window: "MainWindow") -> None:
    """Show Settings."""
    from oversight_app.ui.showing_settings import show_settings

    show_settings(window)


def shortcuts(window: "MainWindow") -> None:
    """List what the keyboard can do."""
    from oversight_app.ui.dialogs.shortcuts import ShortcutsDialog

    window.open_dialog(ShortcutsDialog(window.commands()))


def about(window: "MainWindow") -> None:
    """Say which version this is and whose figures it holds."""
    from oversight_app.ui.dialogs.framed import FramedDialog

    dialog = FramedDialog(
        f"Oversight {__version__}",
        "Volunteer scrutiny for the office of a Police and Crime Commissioner. Free software "
        "under the MIT licence. Published figures are from the Home Office and the Office for "
        "National Statistics, under the Open Government Licence v3.0.",
    )
    dialog.add_button("Close", result=False).setFocus()
    window.open_dialog(dialog)


def set_text_scale(window: "MainWindow", scale: float) -> None:
    """Show all text at another scale, and remember it."""
    window.theme.choose(text_scale=round(min(2.0, max(1.0, scale)), 2))
    window.settings.text_scale = window.theme.text_scale


def switch_scheme(window: "MainWindow") -> None:
    """Change between light and dark, and remember it."""
    scheme = Scheme.LIGHT if window.theme.tokens.dark else Scheme.DARK
    window.theme.choose(scheme)
    window.settings.scheme = scheme


def back_up(context: Context, done: Callable[[], None]) -> None:
    """Make a checked copy of the workspace in the folder for backups."""
    from oversight_app.ui import backup_folder

    where = backup_folder.place(context.settings, context.workspace.path)

    def work(workspace: "Workspace", _progress: "Progress") -> "Made":
        return backup_folder.make(workspace, where)

    def backed_up(made: "Made") -> None:
        beside = f". “{where.folder}” is not to be found, so it lies beside the workspace"
        context.toast(f"Backed up and checked: {made.path.name}{beside if made.instead else ''}")
        done()

    context.jobs.write("Backing up", work, backed_up)
