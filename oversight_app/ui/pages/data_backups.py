"""Backups: copies that were checked when made, and can be tested again."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.ui import asides, backup_folder
from oversight_app.ui.backup_folder import Backup
from oversight_app.ui.context import Context
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.progress import Progress
from oversight_app.ui.widgets.status_line import moment


class BackupsTab(DataTab):
    """One row a backup."""

    id = "backups"
    title = "Backups"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._test = self.add_action(
            "Test restore", self._try, "Restore this backup to one side, check it, and say so"
        )
        self._test.setObjectName("test-restore")
        self.add_action(
            "Choose the folder…", self._choose, "A shared folder is a good place for backups"
        )
        make = self.add_action("Back up now", self._back_up, "Make a checked copy (Ctrl+B)")
        make.setObjectName("back-up-now")
        make.setEnabled(not context.read_only)

    @property
    def _folder(self) -> Path:
        return backup_folder.backup_folder(self.context.settings, self.context.workspace.path)

    def reload(self) -> None:
        """Look for backups; the folder may be a slow one."""
        folder = self._folder
        self.context.jobs.read(
            "data-backups", lambda ws: backup_folder.found(folder, ws.path), self._show
        )

    def refresh_actions(self) -> None:
        """A backup is tested once it is selected."""
        self._test.setEnabled(bool(self.selected))

    def _show(self, backups: Sequence[Backup]) -> None:
        count = sentence_case(count_word(len(backups)))
        lie = "backup lies" if len(backups) == 1 else "backups lie"
        self.say(
            f"{count} {lie} in “{self._folder.name}”"
            if backups
            else "There is no backup of this workspace yet",
            f"Each is a whole copy, read back and checked before it counts. They go to "
            f"{self._folder}",
        )
        self.show_table(backups_table(backups))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, "Where backups are to go", str(self._folder.parent)
        )
        if chosen:
            backup_folder.choose_folder(self.context.settings, Path(chosen))
            self.reload()

    def _back_up(self) -> None:
        asides.back_up(self.context, self.reload)

    def _try(self) -> None:
        path = Path(self.selected)

        def work(_progress: Progress) -> str:
            from oversight_app.store import backup

            with tempfile.TemporaryDirectory(prefix="oversight-test-") as folder:
                backup.restore(path, Path(folder) / path.name)
            return path.name

        self.context.jobs.other(
            "test-restore",
            "Testing the backup",
            work,
            lambda name: self.context.toast(f"{name} can be restored: it passed every check"),
        )


def backups_table(backups: Sequence[Backup]) -> Table:
    """Make the table of backups, the newest first."""
    columns = (
        Column("when", "Made"),
        Column("file", "File"),
        Column("size", "Size, MB", Align.RIGHT),
        Column("entries", "Changes in its history", Align.RIGHT),
    )
    rows = tuple(
        Row(
            str(one.path),
            (
                moment(one.made_at),
                one.path.name,
                Quantity(one.size / 1_000_000, Unit.RATE, 1),
                Quantity(one.entries),
            ),
        )
        for one in backups
    )
    return Table(
        "backups", "Backups kept", columns, rows, "Newest first" if rows else "No backup yet"
    )
