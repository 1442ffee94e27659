"""Backups: copies that were checked when made, and can be tested again."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from oversight_app.domain.attention import BackupStanding
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.ui import asides, backup_folder
from oversight_app.ui.backup_folder import Backup, BackupPlace
from oversight_app.ui.choosing_backups import ask_folder
from oversight_app.ui.context import Context
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.progress import Progress
from oversight_app.ui.widgets.status_line import moment

if TYPE_CHECKING:
    from oversight_app.store.workspace import Workspace


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
        choose = self.add_action(
            "Choose the folder…", self._choose, "A folder on a second drive is a good place"
        )
        choose.setObjectName("choose-backup-folder")
        make = self.add_action("Back up now", self._back_up, "Make a checked copy (Ctrl+B)")
        make.setObjectName("back-up-now")
        make.setEnabled(not context.read_only)

    @property
    def _place(self) -> BackupPlace:
        return backup_folder.place(self.context.settings, self.context.workspace.path)

    def reload(self) -> None:
        """Look for backups; the folder may be a slow one."""
        where = self._place

        def read(ws: "Workspace") -> tuple[tuple[Backup, ...], BackupStanding]:
            kept = backup_folder.found(where, ws.path)
            return kept, backup_folder.stands(where, kept)

        self.context.jobs.read("data-backups", read, lambda got: self._show(*got))

    def refresh_actions(self) -> None:
        """A backup is tested once it is selected."""
        self._test.setEnabled(bool(self.selected))

    def _show(self, backups: Sequence[Backup], standing: BackupStanding) -> None:
        folder = self._place.folder
        count = sentence_case(count_word(len(backups)))
        lie = "backup lies" if len(backups) == 1 else "backups lie"
        apart = {one.path.parent for one in backups} - {folder}
        where = "in more than one folder" if apart else f"in “{folder.name}”"
        self.say(
            f"{count} {lie} {where}" if backups else "There is no backup of this workspace yet",
            "Each is a whole copy, read back and checked before it counts. "
            f"{_goes(folder, standing)}",
        )
        self.show_table(backups_table(backups, folders=bool(apart)))

    def _choose(self) -> None:
        ask_folder(self.context, self, self.reload)

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


def _goes(folder: Path, standing: BackupStanding) -> str:
    """Where the next one goes, and that it goes elsewhere while the folder is away."""
    if standing.missing_since is None:
        return f"They go to {folder}"
    return (
        f"“{folder}” was last seen on {written_date(standing.missing_since)}. Until it is there "
        "again, backups are kept beside the workspace."
    )


def backups_table(backups: Sequence[Backup], *, folders: bool = False) -> Table:
    """Make the table of backups, the newest first; with ``folders`` it says in which each lies."""
    columns = (
        Column("when", "Made"),
        Column("file", "File"),
        *((Column("folder", "Folder"),) if folders else ()),
        Column("size", "Size, MB", Align.RIGHT),
        Column("entries", "Changes in its history", Align.RIGHT),
    )
    rows = tuple(
        Row(
            str(one.path),
            (
                moment(one.made_at),
                one.path.name,
                *((str(one.path.parent),) if folders else ()),
                Quantity(one.size / 1_000_000, Unit.RATE, 1),
                Quantity(one.entries),
            ),
        )
        for one in backups
    )
    return Table(
        "backups", "Backups kept", columns, rows, "Newest first" if rows else "No backup yet"
    )
