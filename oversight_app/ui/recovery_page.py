"""The page that a workspace which can't be opened leads to: what is wrong, and each way back with
its own button."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.errors import Trouble
from oversight_app.ui.progress import Progress
from oversight_app.ui.recovery import free_name, headline, leave_recovery, place_for_new, ways_for
from oversight_app.ui.recovery_backups import BackupsCard
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import button, label, repolish
from oversight_app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from oversight_app.store.salvage import Salvaged
    from oversight_app.ui.main_window import MainWindow

_WIDEST, _ALL = 880, 1000
_ADVICE = " Restore the newest backup that passes its check."
"""What the words of a problem end with where this page has the ways themselves."""
_SALVAGE = (
    "Oversight reads every row that can still be read, checks it against what was saved, and puts "
    "it into a new file. You are told what was lost, page by page."
)


class RecoveryPage(Scrolled):
    """The ways back for the workspace at a path; the file itself is never written to."""

    def __init__(self, window: "MainWindow", path: Path, words: str, trouble: Trouble) -> None:
        super().__init__()
        self._window, self._path = window, path
        self._ways = ways_for(trouble)
        self.setProperty("part", "page")
        self.setAccessibleName(headline(path, trouble))
        self._first: QPushButton | None = None
        whole, middle = self.column, QVBoxLayout()
        inside = QWidget()
        inside.setProperty("part", "page")
        inside.setMaximumWidth(window.theme.px(_WIDEST))
        inside.setLayout(middle)
        middle.setContentsMargins(0, 22, 0, 16)
        middle.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(inside, _ALL)
        row.addStretch(1)
        whole.addLayout(row)
        whole.addStretch(1)
        middle.addWidget(label(headline(path, trouble), Role.PAGE_TITLE, wrap=True))
        said = label(words.removesuffix(_ADVICE), wrap=True, selectable=True)
        said.setObjectName("recovery-words")
        said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.addWidget(said)
        lies = "The file lies" if path.is_file() else "The file was"
        where = label(
            f"{lies} in {path.parent}. Whatever you choose here, it is left as it is.",
            ink="text2",
            wrap=True,
        )
        middle.addWidget(where)
        self._backups = BackupsCard(window, path) if self._ways.restore else None
        if self._backups is not None:
            self._backups.none_found.connect(self._lead)
            middle.addWidget(self._backups)
        if self._ways.salvage:
            middle.addWidget(self._salvage_card())
        if self._ways.copy:
            middle.addWidget(self._copy_card())
        if self._ways.fresh:
            middle.addWidget(self._fresh_card())
        middle.addLayout(self._further())
        window.opening.opened.connect(self._leave)

    def begin(self) -> None:
        """Begin to look for backups, and take the keyboard."""
        if self._backups is not None:
            self._backups.begin()
        elif self._first is not None:
            self._first.setFocus()

    def _lead(self) -> None:
        """Without a backup the next way is the one to take first."""
        if self._first is not None:
            self._first.setProperty("kind", "primary")
            repolish(self._first)
            at = QApplication.focusWidget()
            if at is None or not self.isAncestorOf(at):
                self._first.setFocus()

    def salvage(self) -> None:
        """Make a new workspace from what can still be read, and say what was lost."""
        to = free_name(place_for_new(self._path), self._path.stem, "salvaged", self._path.suffix)

        def work(progress: Progress) -> "Salvaged":
            from oversight_app.store.salvage import salvage

            return salvage(self._path, to, progress.report)

        self._window.jobs.other("salvage", "Salvaging what can be read", work, self._salvaged)

    def start_page(self) -> None:
        """Go back to the page that the program starts with."""
        self._window.close_workspace()
        leave_recovery(self._window)

    def find_it(self) -> None:
        """Ask where the workspace is now."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Where is the workspace now?", str(place_for_new(self._path)),
            "Workspaces (*.oversight *.db);;All files (*)",
        )  # fmt: skip
        if chosen:
            self._window.opening.open_path(Path(chosen))

    def copy_here(self) -> None:
        """Copy the workspace to a folder of this computer, checked, and open the copy."""
        from oversight_app.store.place import good_place

        to = free_name(good_place(), self._path.stem, "copied", self._path.suffix)

        def work(_progress: Progress) -> Path:
            from oversight_app.store.backup import copy_checked

            copy_checked(self._path, to)
            return to

        self._window.jobs.other(
            "copy-here", "Copying the workspace", work, self._window.opening.open_path
        )

    def _salvaged(self, made: "Salvaged") -> None:
        from oversight_app.ui.dialogs.salvaged import SalvagedDialog

        dialog = SalvagedDialog(self._window.theme, made, self._path.name)
        self._window.open_dialog(dialog, lambda: self._window.opening.open_path(made.path))

    def _salvage_card(self) -> Card:
        name = free_name(place_for_new(self._path), self._path.stem, "salvaged", self._path.suffix)
        return self._way(
            "Salvage what can still be read",
            f"{_SALVAGE} The new file is “{name.name}”, in {name.parent}.",
            "Salvage what can be read",
            "recovery-salvage",
            "Make a new workspace from every row that can still be read",
            self.salvage,
        )

    def _copy_card(self) -> Card:
        return self._way(
            "Copy it to this computer",
            "A checked copy is made in a folder of your own, and opened. Put backups in the shared "
            "folder instead: that is safe.",
            "Copy it and open the copy",
            "recovery-copy",
            "Make a checked copy in a folder of this computer, and open it",
            self.copy_here,
        )

    def _fresh_card(self) -> Card:
        return self._way(
            "Start fresh",
            "A new workspace begins with the published figures of all forces. The file that can’t "
            "be opened stays beside it, as it is.",
            "Start a new workspace…",
            "recovery-fresh",
            "Make a new workspace for your office",
            self._window.opening.ask_new,
        )

    def _way(self, title: str, words: str, act: str, name: str, tip: str, run: object) -> Card:
        card = Card(title)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(16, 0, 16, 14)
        box.setSpacing(10)
        box.addWidget(label(words, ink="text2", wrap=True))
        made = button(act, "" if self._first or self._ways.restore else "primary", tip)
        made.setObjectName(name)
        made.clicked.connect(lambda _c=False: run())  # type: ignore[operator]
        self._first = self._first or made
        box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        card.add(inner)
        return card

    def _further(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        opening = self._window.opening
        wanted = [
            (self._ways.again, "Try to open it again", "recovery-again",
             "Open the same file again", lambda: opening.open_path(self._path)),
            (self._ways.find, "Say where it is now…", "recovery-find",
             "Choose the workspace file where it lies now", self.find_it),
            (not self._ways.find, "Open another workspace…", "recovery-other",
             "Open a workspace that you have (Ctrl+O)", opening.ask_open),
            (True, "Go to the start page", "recovery-start",
             "Leave this; the file stays as it is", self.start_page),
        ]  # fmt: skip
        for shown, words, name, tip, run in wanted:
            if shown:
                made = button(words, "link", tip)
                made.setObjectName(name)
                made.setProperty("flush", True)
                made.clicked.connect(lambda _c=False, run=run: run())
                self._first = self._first or made
                row.addWidget(made)
        row.addStretch(1)
        return row

    def _leave(self) -> None:
        leave_recovery(self._window)
