"""Going from page to page: each is made when it is first visited, and keeps what it was set to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oversight_app.store.changes import Changes
from oversight_app.ui.context import Context
from oversight_app.ui.frame import Frame
from oversight_app.ui.page import Page
from oversight_app.ui.places import HELP, PLACES, RECORD
from oversight_app.ui.settings import Settings
from oversight_app.ui.trail import Trail

if TYPE_CHECKING:
    from oversight_app.ui.left_at import LeftAt
    from oversight_app.ui.places_seen import PlacesSeen

_PLACE = {place.id: place for place in PLACES}


class Going(QObject):
    """The pages of the open workspace. ``arrived`` says that another page, or another part of it,
    is in front."""

    arrived = Signal()

    def __init__(self, frame: Frame, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trail = Trail()
        self._frame = frame
        self._settings = settings
        self._context: Context | None = None
        self._open_record: Callable[[int], None] | None = None
        self._pages: dict[str, Page] = {}
        self._place = ""
        self._showing = False
        self._left: LeftAt | None = None
        self._set_to: dict[tuple[str, str], str] = {}
        """What each tab was last asked to show, or left at."""
        self.seen: PlacesSeen | None = None
        """What was pinned and seen in the open workspace; None while none is open."""

    @property
    def here(self) -> str:
        """The address in front; "" while no workspace is open."""
        return self._address() if self.page is not None else ""

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self._place)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page that was visited."""
        return tuple(self._pages.values())

    def begin(self, context: Context, open_record: Callable[[int], None]) -> None:
        """Show a workspace, on the page that was in front when it was closed; on the Overview the
        first time."""
        self._context, self._open_record = context, open_record
        from oversight_app.ui.left_at import LeftAt
        from oversight_app.ui.places_seen import PlacesSeen

        self.seen = PlacesSeen(self._settings, context.workspace.path)
        self._left = LeftAt(self._settings, context.workspace.path)
        last = self._left.word("place")
        self.go_to(last if last in _PLACE else PLACES[0].id)

    def end(self) -> None:
        """Let go of every page, as the workspace is closed."""
        for page in self._pages.values():
            self._frame.stack.removeWidget(page)
            page.deleteLater()
        self._pages, self._place, self._context, self.seen = {}, "", None, None
        self._left = None
        self.trail.forget()
        self._set_to = {}

    def go_to(self, address: str) -> None:
        """Bring a place's page to the front, making it if this is the first visit; of
        ``PLACE/TAB/FIGURE`` also the tab, with the figure or row. ``record/31`` opens a record
        where it is shown, ``help/check-a-claim`` a topic of the help."""
        place, _, part = address.partition("/")
        if place == HELP:
            from oversight_app.ui.help_window import show_help

            show_help(self._frame, part)
            return
        if self._context is None:
            return
        if place == RECORD:
            if self._open_record is not None and part.isdecimal():
                self._open_record(int(part))
            return
        if place not in _PLACE:
            return
        self._leave()
        self._show(place, part)
        self._note(address)

    def back(self) -> None:
        """Go back to where one was before."""
        self._leave()
        self._return_to(self.trail.back())

    def forward(self) -> None:
        """Go forward again."""
        self._leave()
        self._return_to(self.trail.forward())

    def mark_stale(self, changes: Changes) -> None:
        """Tell every page what has changed."""
        for page in self._pages.values():
            page.mark_stale(changes)

    def _show(self, place: str, part: str) -> None:
        assert self._context is not None
        if place not in self._pages:
            page = _PLACE[place].make(self._context)
            page.moved.connect(self._on_moved)
            self._pages[place] = page
            self._frame.stack.addWidget(page)
            if not part and self._left is not None and (tab := self._left.word(f"tab-{place}")):
                self._showing = True
                page.show_part(tab, "")
                self._showing = False
        self._place = place
        page = self._pages[place]
        self._frame.stack.setCurrentWidget(page)
        self._frame.column.select(place)
        page.activate()
        if part:
            tab, _, what = part.partition("/")
            self._showing = True
            page.show_part(tab, what)
            self._showing = False
            if what:
                self._set_to[place, tab] = what
            self._frame.activateWindow()

    def _return_to(self, address: str) -> None:
        if address:
            place, _, part = address.partition("/")
            tab, _, what = part.partition("/")
            # Coming back to what a tab is still set to leaves it as it is: filters, scroll.
            as_left = self._set_to.get((place, tab), "") == what
            self._show(place, tab if as_left else part)
            self._saw()
            self.arrived.emit()

    def _leave(self) -> None:
        """Note where one is by now, before going elsewhere."""
        if self.page is None:
            return
        place, tab, what = _parts(self._address())
        if _parts(self.trail.here)[:2] != (place, tab):
            self.trail.went(self._address())
        elif what:
            self.trail.stayed(self._address())
            self._set_to[place, tab] = what

    def _on_moved(self) -> None:
        if not self._showing:
            self._note(self._address())

    def _note(self, asked: str) -> None:
        """Note where one went: what was asked for, where it has been brought to the front."""
        if self.page is not None:
            here = self._address()
            self.trail.went(asked if _parts(asked)[:2] == _parts(here)[:2] else here)
            self._saw()
            self.arrived.emit()

    def _saw(self) -> None:
        if self.seen is not None:
            self.seen.saw(self._address())
        if self._left is not None:
            place, tab, _what = _parts(self._address())
            self._left.keep("place", place)
            self._left.keep(f"tab-{place}", tab)

    def _address(self) -> str:
        page = self.page
        part = page.part if page is not None else ""
        return f"{self._place}/{part}" if part else self._place


def _parts(address: str) -> tuple[str, str, str]:
    """Place, tab, and what of it."""
    place, _, part = address.partition("/")
    tab, _, what = part.partition("/")
    return place, tab, what
