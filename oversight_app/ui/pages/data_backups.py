"""Backups: copies that were checked when made, and can be tested again."""

from typing import TYPE_CHECKING

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.ui import asides
from oversight_app.ui.context import Context
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.progress import Progress
from oversight_app.ui.widgets.status_line import moment

if TYPE_CHECKING:
    from oversight_app.store.backup import Backup
    from oversight_app.store.workspace import Workspace


class BackupsTab(DataTab):
    """One row a backup."""

    id = "backups"
    title = "Backups"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._backups: tuple[Backup, ...] = ()
        self._test = self.add_action(
            "Test restore", self._try, "Restore this backup to a place of its own and check it"
        )
        self.add_action(
            "Back up now", self._back_up, "Make a checked copy of the workspace (Ctrl+B)"
        ).setEnabled(not context.read_only)

    def reload(self) -> None:
        """Look for backups."""
        self.context.jobs.read("data-backups", _read, self._show)

    def refresh_actions(self) -> None:
        """A backup is tested once it is selected."""
        self._test.setEnabled(bool(self.selected))

    def _show(self, backups: "tuple[Backup, ...]") -> None:
        self._backups = backups
        count = sentence_case(count_word(len(backups)))
        kept = "backup is kept" if len(backups) == 1 else "backups are kept"
        self.say(
            f"{count} {kept}" if backups else "There is no backup of this workspace yet",
            "Each is a whole copy, read back and checked before it counts. All of the last two "
            "days are kept, then one a day, a week and a month.",
        )
        self.show_table(backups_table(backups))

    def _back_up(self) -> None:
        asides.back_up(self.context, self.reload)

    def _try(self) -> None:
        chosen = next((b for b in self._backups if str(b.path) == self.selected), None)
        if chosen is None:
            return

        def work(_progress: Progress) -> str:
            from oversight_app.store import backup

            backup.test_restore(chosen.path)
            return chosen.path.name

        self.context.jobs.other(
            "test-restore",
            "Testing the backup",
            work,
            lambda name: self.context.toast(f"{name} was restored to one side and is sound"),
        )


def _read(workspace: "Workspace") -> "tuple[Backup, ...]":
    from oversight_app.store import backup

    return tuple(backup.backups(workspace))


def backups_table(backups: "tuple[Backup, ...]") -> Table:
    """Make the table of backups, the newest first."""
    columns = (
        Column("when", "Made"),
        Column("file", "File"),
        Column("size", "Size, MB", Align.RIGHT),
        Column("folder", "Folder"),
    )
    rows = tuple(
        Row(
            str(one.path),
            (
                moment(one.at),
                one.path.name,
                Quantity(one.path.stat().st_size / 1_000_000, decimals=1),
                str(one.path.parent),
            ),
        )
        for one in sorted(backups, key=lambda one: one.at, reverse=True)
    )
    return Table("backups", "Backups kept", columns, rows, "Newest first")
