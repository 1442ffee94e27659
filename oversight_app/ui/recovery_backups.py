"""Restoring a backup: which there are, whether each is sound, what would be lost with it."""

from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.wording import Quantity, count_word, sentence_case
from oversight_app.store.recovering import HistoryLine, LookedAt
from oversight_app.ui import backup_folder
from oversight_app.ui.backup_folder import Backup
from oversight_app.ui.progress import Progress
from oversight_app.ui.recovery import free_name, place_for_new
from oversight_app.ui.saving import if_open
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.status_line import moment
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import WholeRows

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow

_TITLES = 6
_ROWS = 6
_LOOKED_AT = 40
"""As many of the newest are looked into by themselves; an older one, when it is chosen."""
_NO_HISTORY = (
    "Nothing can be read of the history of the file itself, so nobody can tell what was done since "
    "this backup was made. It is sound and can be restored."
)


class BackupsCard(Card):
    """The backups of the workspace at a path; the one that is restored is opened. ``none_found``
    says that there is none."""

    none_found = Signal()

    def __init__(self, window: "MainWindow", path: Path) -> None:
        super().__init__("Restore a backup", "Looking for backups…")
        self._window, self._path = window, path
        self._backups: tuple[Backup, ...] = ()
        self._history: tuple[HistoryLine, ...] | None = None
        self._looked: dict[str, LookedAt] = {}
        self._chosen = ""
        self._offered = False
        self.view = TableView(window.theme)
        self.view.setObjectName("recovery-backups")
        self.view.setAccessibleName("Backups of this workspace")
        self.view.set_compact()
        self.view.row_selected.connect(self._choose)
        self._table = WholeRows(self.view)
        self.add(self._table)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 8, 16, 14)
        box.setSpacing(10)
        self.lost = label("", wrap=True, selectable=True)
        self.lost.setObjectName("recovery-lost")
        self.lost.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(self.lost)
        self.act = button("Restore this backup", "primary", "Make a workspace from this backup")
        self.act.setObjectName("recovery-restore")
        self.act.setEnabled(False)
        self.act.clicked.connect(lambda _c=False: self.restore())
        box.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(inner, 0)
        self._table.hide()
        inner.hide()
        self._inner = inner

    def begin(self) -> None:
        """Read what the damaged file still says of its history, and look for backups."""
        where = backup_folder.place(self._window.settings, self._path)

        def look(_progress: Progress) -> tuple[tuple[Backup, ...], tuple[HistoryLine, ...]]:
            from oversight_app.store.recovering import read_history

            there = self._path.is_file()
            history = read_history(self._path) if there else ()
            return backup_folder.found(where, self._path), history

        self._window.jobs.other(
            "recovery-look", "Looking for backups", look, if_open(self, self._show), quiet=True
        )

    def restore(self) -> None:
        """Make a workspace from the chosen backup, beside the file that is left as it is."""
        source = Path(self._chosen)
        to = free_name(place_for_new(self._path), self._path.stem, "restored", self._path.suffix)

        def work(_progress: Progress) -> Path:
            from oversight_app.store.backup import restore

            return restore(source, to)

        # What was asked for is opened, also where this page was left in the meantime.
        self._window.jobs.other(
            "restore", "Restoring the backup", work, self._window.opening.open_path
        )

    def _show(self, got: tuple[tuple[Backup, ...], tuple[HistoryLine, ...]]) -> None:
        self._backups, self._history = got
        count = sentence_case(count_word(len(self._backups)))
        lie = "backup is" if len(self._backups) == 1 else "backups are"
        self.set_words(
            "Restore a backup",
            f"{count} {lie} there. Each is checked here before it can be restored."
            if self._backups
            else "No backup of this workspace was found beside it, or in the folder for backups.",
        )
        self._table.setVisible(bool(self._backups))
        self._inner.setVisible(bool(self._backups))
        if self._backups:
            self._fill()
            self.view.select_key(str(self._backups[0].path))
            self._choose(str(self._backups[0].path))
        else:
            self.none_found.emit()

    def _fill(self) -> None:
        chosen = self._chosen
        self.view.set_table(self._as_table())
        rows = min(len(self._backups), _ROWS)
        self._table.setMinimumHeight(self.view.content_height(rows) + 2)
        if chosen:
            self.view.select_key(chosen)

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._say()
        if key not in self._looked:
            self._look_at(key)

    def _look_at(self, key: str) -> None:
        history = self._history or ()

        def look(_progress: Progress) -> LookedAt:
            from oversight_app.store.recovering import look_at

            return look_at(Path(key), history)

        self._window.jobs.other(
            "recovery-check", "Checking a backup", look,
            if_open(self, partial(self._looked_at, key)), quiet=True,
        )  # fmt: skip

    def _looked_at(self, key: str, found: LookedAt) -> None:
        self._looked[key] = found
        self._fill()
        self._say()
        if not found.ok and key == self._chosen:
            # The newest that is sound is the one that most will want.
            self._choose_next()
        for one in self._backups[:_LOOKED_AT]:
            if str(one.path) not in self._looked:
                self._look_at(str(one.path))
                return

    def _choose_next(self) -> None:
        for one in self._backups:
            seen = self._looked.get(str(one.path))
            if seen is None or seen.ok:
                self._chosen = str(one.path)
                self.view.select_key(self._chosen)
                self._say()
                return

    def _say(self) -> None:
        found = self._looked.get(self._chosen)
        self.act.setEnabled(found is not None and found.ok)
        if self.act.isEnabled() and not self._offered:
            self._offered = True
            self.act.setFocus()
        if found is None:
            self.lost.setText("This backup is being checked…")
        elif not found.ok:
            self.lost.setText(f"This backup can’t be restored: {found.words}")
        else:
            words = lost_words(found) if self._history else _NO_HISTORY
            self.lost.setText(f"“{found.path.name}”, in {found.path.parent}. {words}")

    def _as_table(self) -> Table:
        columns = (
            Column("when", "Made"),
            Column("entries", "Changes in it", Align.RIGHT),
            Column("sound", "Is it sound?"),
            Column("lost", "Made since, at least", Align.RIGHT),
        )
        rows = tuple(
            Row(str(one.path), (moment(one.made_at), Quantity(one.entries),
                                *self._seen(one)))
            for one in self._backups
        )  # fmt: skip
        return Table("recovery-backups", "Backups", columns, rows, "Newest first")

    def _seen(self, one: Backup) -> tuple[Cell, Cell]:
        found = self._looked.get(str(one.path))
        if found is None:
            return "Being checked", None
        if not found.ok:
            return "No: see below", None
        known = bool(self._history) and found.ours is not False
        return "Yes, checked", Quantity(len(found.since)) if known else None


def lost_words(found: LookedAt) -> str:
    """Say what would be lost with a backup: what was done since, as far as it can be read."""
    if found.ours is False:
        return (
            "This backup has another history than the file that can’t be opened, so nobody can "
            "tell what was done since. It is sound and can be restored."
        )
    if not found.since:
        return (
            "As far as the damaged file can be read, nothing was changed since this backup was "
            "made. What was changed and can no longer be read is not counted."
        )
    number = len(found.since)
    changes = f"{sentence_case(count_word(number))} change{'' if number == 1 else 's'}"
    last: dict[str, HistoryLine] = {}
    for one in found.since:
        last.setdefault(one.action, one)
    times = Counter(one.action for one in found.since)
    titles = [_title(one, times[one.action]) for one in list(last.values())[:_TITLES]]
    more = "; and others" if len(last) > _TITLES else ""
    return (
        f"With this backup you would lose what was done since it was made. {changes} at least: "
        f"{'; '.join(titles)}{more}."
    )


def _title(one: HistoryLine, times: int) -> str:
    if times == 1:
        return f"{one.action}, {moment(one.at)}"
    return f"{one.action}, {count_word(times)} times, the last on {moment(one.at)}"
