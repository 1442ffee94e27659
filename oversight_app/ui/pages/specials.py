"""The Special Constabulary: how do we compare, and is the difference more than chance?"""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from oversight_app.store import bodies
from oversight_app.store.office import office
from oversight_app.store.workspace import Workspace
from oversight_app.ui.commands import Command
from oversight_app.ui.context import Context
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.specials_compare import CompareTab
from oversight_app.ui.pages.specials_detail import DetailTab
from oversight_app.ui.pages.specials_export import export_menu, open_brief
from oversight_app.ui.pages.specials_flows import FlowsTab
from oversight_app.ui.pages.specials_revisions import RevisionsTab
from oversight_app.ui.peer_set_acts import edit_peer_sets


class SpecialsPage(AnsweringPage):
    """Four tabs, of which the first can be exported."""

    id = "specials"
    title = "Special Constabulary"
    icon = "specials"
    concerns = (
        "figures", "bodies", "boundaries", "records", "office", "batches", "governance",
    )  # fmt: skip
    kinds = MappingProxyType(
        {
            "compare": ("Compare forces", CompareTab),
            "detail": ("Home force in detail", DetailTab),
            "flows": ("Joiners and leavers", FlowsTab),
            "revisions": ("Revisions", RevisionsTab),
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.compare.header.set_export_menu(export_menu(context, self.compare))
        self.compare.sets_asked.connect(self.edit_sets)

    @property
    def compare(self) -> CompareTab:
        """Compare forces."""
        return self.tab(CompareTab, "compare")

    @property
    def detail(self) -> DetailTab:
        """The home force in detail."""
        return self.tab(DetailTab, "detail")

    @property
    def flows(self) -> FlowsTab:
        """Joiners and leavers."""
        return self.tab(FlowsTab, "flows")

    @property
    def revisions(self) -> RevisionsTab:
        """Revisions."""
        return self.tab(RevisionsTab, "revisions")

    def reload(self) -> None:
        """Name the tab of the home force after it."""
        self.context.jobs.read("home-force", _home_name, self._name_tab)

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""

        def can_write() -> bool:
            return not self.context.read_only

        return (
            Command("specials-origin", "Where does this come from?", "View", self.show_origin,
                    "Ctrl+I", "Definition, source, rows, coverage and caveats", "link"),
            Command("specials-brief", "Write the comparison brief", "File", self._export,
                    "Ctrl+E", "Shows it under Summaries, checked and ready to export", "export",
                    separated=True),
            Command("specials-target", "Add target…", "Record", self._add_target,
                    tip="Record a target for strength", icon="target", enabled=can_write),
            Command("specials-investment", "Add investment…", "Record",
                    self._add_investment, tip="Record money put in", icon="investment",
                    enabled=can_write),
            Command("specials-flow", "Add joiners and leavers…", "Record", self._add_flow,
                    tip="Record a period's joiners and leavers", icon="swap",
                    enabled=can_write),
            Command("specials-sets", "Edit sets of forces…", "Record", self.edit_sets,
                    tip="Choose forces to compare with", icon="groups", enabled=can_write,
                    separated=True),
        )  # fmt: skip

    def edit_sets(self) -> None:
        """Show the sets of forces, and save what is changed."""
        edit_peer_sets(self.context, self)

    def _add_target(self) -> None:
        self.tabs.show_tab("detail")
        self.detail.add_target()

    def _add_investment(self) -> None:
        self.tabs.show_tab("detail")
        self.detail.add_investment()

    def _add_flow(self) -> None:
        self.tabs.show_tab("flows")
        self.flows.add_flow()

    def _name_tab(self, name: str) -> None:
        self.tabs.bar.setTabText(1, f"{name} in detail" if name else "Home force in detail")

    def _export(self) -> None:
        open_brief(self.context, self.compare)


def _home_name(ws: Workspace) -> str:
    home = office(ws).home_force
    return next((body.name for body in bodies.all_bodies(ws) if body.code == home), "")
