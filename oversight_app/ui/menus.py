"""The menu bar, made from commands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from oversight_app.ui.commands import MENUS, Command, action, put_icon
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a submenu that is filled when it opens."""

    words: str
    tip: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Submenu:
    """A submenu below a command; ``empty`` stands in it while there are no ``lines``."""

    words: str
    empty: str
    lines: Callable[[], Sequence[Line]]


class Menus(QObject):
    """Shows the commands in ``MENUS``; asks each whether it can run when a menu opens."""

    def __init__(
        self,
        bar: QMenuBar,
        theme: Theme,
        submenus: Mapping[str, Submenu],
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._theme = theme
        self._submenus = submenus
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

    def show_or_refresh(self, commands: Sequence[Command]) -> None:
        """Put these in the menus where others are there; else look again at each."""
        if [one.id for _, one in self._actions] != [
            one.id for name in MENUS for one in commands if one.menu == name
        ]:
            self.show(commands)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Look again at which commands can run, and what they are called now."""
        for made, command in self._actions:
            made.setEnabled(command.can_run)
            made.setText(command.shown_words)

    def _put_icons(self, menu: str) -> None:
        for made, command in self._actions:
            if command.menu == menu:
                put_icon(made, command, self._theme)

    def _add_menu(self, name: str, commands: Sequence[Command]) -> None:
        menu = self._bar.addMenu(f"&{name}")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.refresh)
        menu.aboutToShow.connect(lambda: self._put_icons(name))
        self._menus.append(menu)
        for command in commands:
            if command.separated:
                menu.addSeparator()
            made = action(command, menu)
            menu.addAction(made)
            self._actions.append((made, command))
            below = self._submenus.get(command.id)
            if below is not None:
                menu.addMenu(_filled(below, menu))


def _filled(below: Submenu, parent: QMenu) -> QMenu:
    menu = QMenu(below.words, parent)
    menu.setToolTipsVisible(True)

    def fill() -> None:
        menu.clear()
        lines = below.lines()
        for number, line in enumerate(lines, 1):
            one = menu.addAction(f"&{number}  {line.words.replace('&', '&&')}")
            one.setToolTip(plain_tip(line.tip))
            one.triggered.connect(lambda _c=False, run=line.run: run())
        if not lines:
            menu.addAction(below.empty).setEnabled(False)

    menu.aboutToShow.connect(fill)
    return menu
