"""The menu bar, made from commands."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from oversight_app.ui.commands import MENUS, Command, action
from oversight_app.ui.theme import Theme


class Menus(QObject):
    """Shows the commands in ``MENUS``; asks each whether it can run when a menu opens."""

    def __init__(
        self,
        bar: QMenuBar,
        theme: Theme,
        recent: Callable[[], Sequence[Path]],
        open_recent: Callable[[Path], None],
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._theme = theme
        self._recent = recent
        self._open_recent = open_recent
        self._actions: list[tuple[QAction, Command]] = []
        self._menus: list[QMenu] = []

    def show(self, commands: Sequence[Command]) -> None:
        """Put these commands in the menus in place of those before."""
        self._bar.clear()
        for menu in self._menus:
            menu.deleteLater()
        for made, _ in self._actions:
            made.deleteLater()
        self._menus, self._actions = [], []
        for name in MENUS:
            own = [command for command in commands if command.menu == name]
            if own:
                self._add_menu(name, own)

    def refresh(self) -> None:
        """Look again at which commands can run, and what they are called now."""
        for made, command in self._actions:
            made.setEnabled(command.can_run)
            made.setText(command.shown_words)

    def _add_menu(self, name: str, commands: Sequence[Command]) -> None:
        menu = self._bar.addMenu(f"&{name}")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.refresh)
        self._menus.append(menu)
        for command in commands:
            if command.separated:
                menu.addSeparator()
            made = action(command, self._theme, menu)
            menu.addAction(made)
            self._actions.append((made, command))
            if command.id == "open":
                menu.addMenu(self._recent_menu(menu))

    def _recent_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu("Open recent", parent)
        menu.setToolTipsVisible(True)

        def fill() -> None:
            menu.clear()
            paths = self._recent()
            for number, path in enumerate(paths, 1):
                one = menu.addAction(f"&{number}  {path.name}")
                one.setToolTip(str(path))
                one.triggered.connect(lambda _c=False, path=path: self._open_recent(path))
            if not paths:
                menu.addAction("No workspaces yet").setEnabled(False)

        menu.aboutToShow.connect(fill)
        return menu
