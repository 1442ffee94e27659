"""Summaries: what do we send?"""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from oversight_app.domain.papers import KeptPaper, PaperOrder
from oversight_app.ui import paper_acts
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.pages.summaries_papers import PapersTab
from oversight_app.ui.pages.summaries_prepare import PrepareTab
from oversight_app.ui.widgets.page_header import PageHeader

PREPARE, PAPERS = "prepare", "papers"


class SummariesPage(AnsweringPage):
    """What is being written, and what was sent."""

    id = "summaries"
    title = "Summaries"
    icon = "summaries"
    concerns = (
        "office", "bodies", "figures", "boundaries", "batches", "records", "schemes", "activity",
        "annotations", "governance", "papers",
    )  # fmt: skip
    kinds = MappingProxyType({PREPARE: ("Prepare", PrepareTab), PAPERS: ("Papers", PapersTab)})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs.shown.connect(lambda _key: self._look_at_header())

    @property
    def prepare(self) -> PrepareTab:
        """The tab where a paper is written."""
        return self.tab(PrepareTab, PREPARE)

    @property
    def papers(self) -> PapersTab:
        """The tab that lists what is kept."""
        return self.tab(PapersTab, PAPERS)

    def on_made(self, tab: FindingTab) -> None:
        """Let the two tabs lead to one another."""
        if isinstance(tab, PrepareTab):
            tab.changed.connect(self._look_at_header)
        elif isinstance(tab, PapersTab):
            tab.opened.connect(self._open)
            tab.begun.connect(self._begin)
            tab.send_asked.connect(self._send)

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""

        def can_write() -> bool:
            return not self.context.read_only

        return (
            Command("summaries-template", "Save as template…", "File", self._template, "",
                    "Keep these sections and settings to begin other papers with",
                    enabled=can_write, header=True),
            Command("summaries-export", "Export…", "File", self._export, "Ctrl+E",
                    "Write the paper in the formats ticked", "export",
                    header=True, primary=True, names=lambda: f"{self.prepare.export_words}…"),
            Command("summaries-save", "Save draft…", "File", self._save, "Ctrl+S",
                    "Keep this paper among the office’s papers", enabled=can_write),
            Command("summaries-settings", "How papers are written…", "File", self._settings,
                    tip="Small numbers, names of files, handling note and Word template",
                    icon="settings"),
            Command("summaries-words", "Words of your own…", "Record", self._words, "",
                    "Write what the office says above the section selected", "edit",
                    enabled=can_write),
            Command("summaries-step", "Freeze, approve or record as sent…", "Record", self._step,
                    "", "Do the next act of the paper that is shown", "lock", enabled=can_write),
            Command("summaries-page-on", "Next page of the preview", "View", self._page_on,
                    "Ctrl+PgDown", "Turn the preview a page on", "chevron-right"),
            Command("summaries-page-back", "Page before in the preview", "View", self._page_back,
                    "Ctrl+PgUp", "Turn the preview a page back", "chevron-left"),
        )  # fmt: skip

    def _open(self, number: int) -> None:
        self.tabs.show_tab(PREPARE)
        self.prepare.open_kept(number)

    def _begin(self, order: object) -> None:
        self.tabs.show_tab(PREPARE)
        assert order is None or isinstance(order, PaperOrder)
        self.prepare.begin(order)

    def _send(self, paper: KeptPaper) -> None:
        paper_acts.record_sent(self.context, paper, self.prepare.formats, self)

    def _shown(self) -> PrepareTab:
        self.tabs.show_tab(PREPARE)
        return self.prepare

    def _template(self) -> None:
        self._shown().save_template()

    def _export(self) -> None:
        self._shown().export()

    def _save(self) -> None:
        self._shown().save_draft()

    def _words(self) -> None:
        self._shown().write_words()

    def _step(self) -> None:
        self._shown().next_step()

    def _page_on(self) -> None:
        self._shown().preview.turn(1)

    def _page_back(self) -> None:
        self._shown().preview.turn(-1)

    def _settings(self) -> None:
        from oversight_app.ui.dialogs.paper_settings import ask_settings

        ask_settings(self.context, self)

    def _look_at_header(self) -> None:
        header = self.window().findChild(PageHeader)
        if header is not None and self.isVisible():
            header.refresh()
