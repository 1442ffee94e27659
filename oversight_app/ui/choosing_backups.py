"""Asking where backups are to go: from Settings and from Data ▸ Backups alike."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from oversight_app.ui import backup_folder
from oversight_app.ui.context import Context


def ask_folder(context: Context, over: QWidget, done: Callable[[], None]) -> None:
    """Ask for a folder; ``done`` runs once backups go there."""
    now = backup_folder.backup_folder(context.settings, context.workspace.path)
    chosen = QFileDialog.getExistingDirectory(over, "Where backups are to go", str(now.parent))
    if chosen:
        backup_folder.choose_folder(context.settings, Path(chosen))
        context.toast(f"Backups go to “{Path(chosen).name}” from now on")
        done()


def beside_the_workspace(context: Context, done: Callable[[], None]) -> None:
    """Put backups beside the workspace again."""
    backup_folder.choose_folder(context.settings, None)
    context.toast("Backups go beside the workspace from now on")
    done()
