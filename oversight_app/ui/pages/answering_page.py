"""A page of tabs that answer from figures: each is made when it is first wanted, and reads when it
comes to the front after something changed. What a tab is set to stands beside the tabs where it
has room there."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.store.changes import Changes
from oversight_app.ui.context import Context
from oversight_app.ui.page import Page
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.widgets.tabs import Tabs

T = TypeVar("T", bound=FindingTab)
VIEW = "view/"


class AnsweringPage(Page):
    """Written by giving ``kinds``: each tab's words and class by its key."""

    kinds: Mapping[str, tuple[str, type[FindingTab]]] = {}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, FindingTab] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self._to_read = set(self.kinds)
        self.tabs = Tabs()
        for key, (words, _kind) in self.kinds.items():
            place = QWidget()
            self._places[key] = QVBoxLayout(place)
            self._places[key].setContentsMargins(0, 0, 0, 0)
            self.tabs.add(key, words, place)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self.tabs.shown.connect(lambda _key: self._read_tab())
        self.tabs.shown.connect(lambda _key: self.moved.emit())
        context.theme.changed.connect(self._place_aside)

    def mark_stale(self, changes: Changes) -> None:
        """All tabs read again when they are next seen."""
        if self.touched_by(changes):
            self._to_read = set(self.kinds)
        super().mark_stale(changes)

    def activate(self) -> None:
        """Let the tab in front read, if something has changed."""
        super().activate()
        self._read_tab()

    def tab(self, kind: type[T], key: str) -> T:
        """Return a tab, made if need be."""
        tab = self._made.get(key)
        if tab is None:
            tab = self._made[key] = self.kinds[key][1](self.context)
            tab.aside_changed.connect(self._place_aside)
            self.on_made(tab)
            self._places[key].addWidget(tab)
        assert isinstance(tab, kind)
        return tab

    def on_made(self, tab: FindingTab) -> None:
        """Called with each tab when it has been made."""

    @property
    def part(self) -> str:
        """The tab in front, with what is selected on it."""
        tab = self._made.get(self.tabs.current)
        what = tab.figure if tab is not None else ""
        return f"{self.tabs.current}/{what}" if what else self.tabs.current

    def show_part(self, tab: str, what: str) -> None:
        """Show one of its tabs, and a figure on it or a view that was kept (``view/12``)."""
        if tab in self.kinds:
            self.tabs.show_tab(tab)
            view = what.removeprefix(VIEW)
            if what.startswith(VIEW) and view.isdecimal():
                self.tab(FindingTab, tab).show_view(int(view))
            elif what:
                self.tab(FindingTab, tab).show_figure(what)

    def show_origin(self) -> None:
        """Answer “Where does this come from?” on the tab in front."""
        self.tab(FindingTab, self.tabs.current).show_origin()

    @property
    def can_export(self) -> bool:
        """True while the tab in front shows something that can leave."""
        tab = self._made.get(self.tabs.current)
        return tab is not None and tab.can_export

    def export_page(self) -> None:
        """Ask how and where to, and write what the tab in front shows."""
        self.tab(FindingTab, self.tabs.current).export_page()

    def _read_tab(self) -> None:
        key = self.tabs.current
        if key in self._to_read:
            self._to_read.discard(key)
            self.tab(FindingTab, key).reload()
        self._place_aside()

    def _place_aside(self) -> None:
        """Put what the tab in front is set to beside the tabs where it has room there."""
        tab = self._made.get(self.tabs.current)
        aside = tab.lend_aside() if tab is not None else None
        if tab is not None and aside is not None and not self.tabs.has_room_for(aside):
            tab.take_aside()
            aside = None
        self.tabs.set_aside(aside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the tabs or below them: see again where there is room."""
        super().resizeEvent(event)
        self._place_aside()
