"""Commands: each declared once, then shown as a menu item, a button, a shortcut and in F1."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from oversight_app.ui import icons
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Theme

MENUS = ("File", "Edit", "View", "Record", "Data", "Help")
"""The menus in their order; one without commands isn't shown."""


_ALSO = {"Ctrl++": (QKeySequence("Ctrl+="),), "Ctrl+Y": (QKeySequence("Ctrl+Shift+Z"),)}
"""The same keys as others write them: a plus without Shift, redo as in drawing programs."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do.

    ``words`` is a verb and what it acts on; ``shortcut`` is written ``Ctrl+O``; ``tip`` says
    what happens. ``header`` puts a button beside the page's title, ``primary`` makes it the
    one filled button there.
    """

    id: str
    words: str
    menu: str
    run: Callable[[], None]
    shortcut: str = ""
    tip: str = ""
    icon: str = ""
    enabled: Callable[[], bool] | None = None
    header: bool = False
    primary: bool = False
    separated: bool = False
    """Starts a new group in its menu."""
    names: Callable[[], str] | None = None
    """Words that change: "Undo: import of …"."""
    needs: str = ""
    """What has to be so before it can run, as a sentence: "Select a record first."."""

    @property
    def can_run(self) -> bool:
        """False while it would do nothing."""
        return self.enabled is None or self.enabled()

    @property
    def shown_words(self) -> str:
        """The words for a menu now."""
        return self.names() if self.names is not None else self.words

    @property
    def tooltip(self) -> str:
        """The tip, with the shortcut after it."""
        tip = self.tip or self.words
        return f"{tip} ({self.shortcut})" if self.shortcut else tip


def why_not(command: Command, *, is_open: bool, can_write: bool) -> str:
    """Say why a command can't run now; "" where it can."""
    if command.can_run:
        return ""
    if not is_open:
        return "Open a workspace first."
    if command.needs:
        return command.needs
    if not can_write:
        return "Somebody else has this workspace open: it can be looked at, and not changed here."
    return "There is nothing on this page that it could be done with."


def action(command: Command, parent: QObject) -> QAction:
    """Make the Qt action of a command, without its icon."""
    made = QAction(command.shown_words, parent)
    made.setObjectName(command.id)
    made.setToolTip(plain_tip(command.tooltip))
    if command.shortcut:
        made.setShortcuts([QKeySequence(command.shortcut), *_ALSO.get(command.shortcut, ())])
    made.setEnabled(command.can_run)
    made.triggered.connect(lambda _checked=False: command.run())
    return made


def put_icon(made: QAction, command: Command, theme: Theme) -> None:
    """Give an action its command's icon: for when it is about to be seen, as drawing many takes
    its time."""
    if command.icon and made.icon().isNull():
        made.setIcon(icons.icon(command.icon, theme.tokens.text2, theme.px(16)))


def shortcuts(commands: Sequence[Command]) -> list[tuple[str, str, str]]:
    """Return (menu, words, shortcut) of every command that has a shortcut, in menu order."""
    return [
        (menu, command.words.rstrip("…"), command.shortcut)
        for menu in MENUS
        for command in commands
        if command.menu == menu and command.shortcut
    ]
