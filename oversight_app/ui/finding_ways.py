"""Finding one's way: where Back and Forward lead, pins, what was opened lately, Ctrl+F."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from oversight_app.ui.menus import Line, Submenu
from oversight_app.ui.places import address_words

if TYPE_CHECKING:
    from oversight_app.ui.main_window import MainWindow


def back_words(window: "MainWindow") -> str:
    """ "Back to Governance ▸ Risks"."""
    where = address_words(window.going.trail.behind)
    return f"Back to {where}" if where else "Back"


def forward_words(window: "MainWindow") -> str:
    """ "Forward to Governance ▸ Risks"."""
    where = address_words(window.going.trail.ahead)
    return f"Forward to {where}" if where else "Forward"


def name_ways(window: "MainWindow") -> None:
    """Let the arrows beside the title say where they lead."""
    trail = window.going.trail
    window.frame.header.show_ways(address_words(trail.behind), address_words(trail.ahead))


def pin_words(window: "MainWindow") -> str:
    """What Ctrl+D would do with the place in front."""
    seen, here = window.going.seen, window.going.here
    return "Unpin this place" if seen is not None and seen.is_pinned(here) else "Pin this place"


def switch_pin(window: "MainWindow") -> None:
    """Pin the place in front, or take its pin away."""
    seen, here = window.going.seen, window.going.here
    if seen is None or not here:
        return
    pinned = seen.switch_pin(here)
    words = address_words(here)
    window.say(
        f"{words} is pinned: it stands first when you press Ctrl+K" if pinned
        else f"{words} is not pinned any more"
    )  # fmt: skip


def submenus(window: "MainWindow") -> Mapping[str, Submenu]:
    """What stands below commands of the menus and is filled when it opens."""
    return {
        "open": Submenu("Open recent", "No workspaces yet", partial(_workspaces, window)),
        "pin": Submenu("Pinned and recent places", "No places yet", partial(_places, window)),
    }


def find_here(window: "MainWindow") -> None:
    """Put the keyboard in the page's own search, where it has one; else show the find bar."""
    page = window.page
    if page is not None and not page.focus_search():
        from oversight_app.ui.find_bar import find_bar

        find_bar(window).begin()


def end(window: "MainWindow") -> None:
    """Put away what is about the workspace that is being closed."""
    bar = window.frame.findChild(QWidget, "find-bar")
    if bar is not None:
        bar.hide()


def watch_mouse(window: "MainWindow") -> None:
    """Let the mouse's own buttons go back and forward, wherever it is over the window."""
    if window.findChild(_MouseButtons) is None:
        window.winId()
        _MouseButtons(window)


class _MouseButtons(QObject):
    """Looks at what comes to the window as a whole: lists would keep those buttons' presses."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._going = window.going
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.MouseButtonPress:
            return False
        assert isinstance(event, QMouseEvent)
        match event.button():
            case Qt.MouseButton.BackButton:
                self._going.back()
            case Qt.MouseButton.ForwardButton:
                self._going.forward()
            case _:
                return False
        return True


def _workspaces(window: "MainWindow") -> list[Line]:
    opened = window.opening.open_path
    return [
        Line(path.name, str(path), partial(opened, path)) for path in window.settings.remembered
    ]  # fmt: skip


def _places(window: "MainWindow") -> list[Line]:
    seen = window.going.seen
    if seen is None:
        return []
    others = [one for one in seen.seen if one not in seen.pins]
    return [
        Line(address_words(one), "Pinned" if one in seen.pins else "Seen lately",
             partial(window.go_to, one))
        for one in (*seen.pins, *others[:9])
    ]  # fmt: skip
