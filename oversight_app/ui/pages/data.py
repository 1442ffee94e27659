"""Data: can I trust it? What came in, what is known of it, how long records are kept, history."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.store.changes import Changes
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context
from oversight_app.ui.page import Page
from oversight_app.ui.pages.data_backups import BackupsTab
from oversight_app.ui.pages.data_history import HistoryTab
from oversight_app.ui.pages.data_imports import ImportsTab
from oversight_app.ui.pages.data_layouts import LayoutsTab
from oversight_app.ui.pages.data_names import NamesTab
from oversight_app.ui.pages.data_releases import ReleasesTab
from oversight_app.ui.pages.data_retention import RetentionTab
from oversight_app.ui.pages.data_revisions import RevisionsTab
from oversight_app.ui.pages.data_tab import DataTab
from oversight_app.ui.widgets.tabs import Tabs


class DataPage(Page):
    """Its tabs are small pages; the one in front reads, the others wait."""

    id = "data"
    title = "Data"
    icon = "data"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = Tabs()
        self._made: dict[str, Page] = {}
        kinds = (
            ImportsTab, ReleasesTab, RevisionsTab, LayoutsTab, NamesTab, RetentionTab,
            HistoryTab, BackupsTab,
        )  # fmt: skip
        for kind in kinds:
            tab = kind(context)
            self._made[tab.id] = tab
            self.tabs.add(tab.id, tab.title, tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.tabs.show_tab(context.settings.value("data/tab", ImportsTab.id))
        self.tabs.shown.connect(self._on_tab)
        self.tabs.shown.connect(lambda _key: self.moved.emit())

    def activate(self) -> None:
        """Let the tab in front read what has changed."""
        self._made[self.tabs.current].activate()

    @property
    def part(self) -> str:
        """The tab in front."""
        return self.tabs.current

    def show_part(self, tab: str, what: str) -> None:
        """Show one of its tabs, and select a row on it."""
        if tab in self._made:
            self.tabs.show_tab(tab)
            found = self._made[tab]
            if what and isinstance(found, DataTab):
                found.select(what)

    def mark_stale(self, changes: Changes) -> None:
        """Pass the news on to each tab."""
        for tab in self._made.values():
            tab.mark_stale(changes)

    def commands(self) -> Sequence[Command]:
        """The way in for files, beside the title (the menu has it too)."""
        return (
            Command(
                "header-import",
                "Bring in a file…",
                "",
                self.context.import_files,
                tip="Read published figures or a return, look, then keep them (Ctrl+Shift+I)",
                icon="import",
                enabled=lambda: not self.context.read_only,
                header=True,
                primary=True,
            ),
        )

    def _on_tab(self, key: str) -> None:
        self.context.settings.set_value("data/tab", key)
        self._made[key].activate()
