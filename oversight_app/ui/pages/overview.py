"""Overview: what needs me, and what changed?"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.domain.office_settings import MatrixOrder
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context
from oversight_app.ui.page import Page
from oversight_app.ui.pages.overview_body import OverviewBody

PACK = "summaries/prepare/quarterly"
"""Where the quarterly pack is begun."""


class OverviewPage(Page):
    """What needs attention, every measure at a glance, what changed, the next meeting."""

    id = "overview"
    title = "Overview"
    icon = "overview"
    concerns = (
        "office", "figures", "activity", "schemes", "records", "governance", "annotations",
        "batches", "papers", "attention", "viewing",
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.body = OverviewBody(context, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.body)

    def reload(self) -> None:
        """Read what needs somebody, then the measures."""
        self.body.reload()

    def show_part(self, tab: str, what: str) -> None:
        """Select a measure as records name it: ``overview/measures/FIGURE``."""
        if what:
            self.body.measures.matrix.select_key(what)

    @property
    def can_export(self) -> bool:
        """True while measures are shown."""
        return self.body.can_export

    def export_page(self) -> None:
        """Ask how and where to, and write the measures and what changed."""
        self.body.export_page()

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""
        body = self.body

        def can_write() -> bool:
            return not self.context.read_only

        def other_order() -> str:
            by = "subject" if body.order is MatrixOrder.MATTERS else "what matters"
            return f"Sort measures by {by}"

        def has_line() -> bool:
            return body.answer is not None

        return (
            Command("overview-pack", "Make quarterly summary", "", partial(self._go, PACK),
                    tip="Begin the quarterly pack, on the page Summaries", icon="summaries",
                    header=True, primary=True),
            Command("overview-origin", "Where does this come from?", "View", body.show_origin,
                    "Ctrl+I", "Definition, source, rows, coverage and caveats of the measure "
                    "selected", "link", enabled=has_line),
            Command("overview-choose", "Choose measures…", "View", body.choose,
                    tip="Choose which measures are shown, and in which order", icon="table",
                    enabled=can_write),
            Command("overview-order", "Sort measures", "View", body.switch_order,
                    tip="Sort by what matters, or by subject, for everyone in the office",
                    icon="swap", enabled=can_write, names=other_order),
        )  # fmt: skip

    def _go(self, address: str) -> None:
        self.context.go_to(address)
