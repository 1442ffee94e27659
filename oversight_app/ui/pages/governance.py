"""Governance: is volunteering in control?"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from oversight_app.ui.commands import Command
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.finding_tab import FindingTab


class _NotThere(FindingTab):
    nothing = "This tab is being built."

    def reload(self) -> None:
        self.show_empty()


def _kinds() -> Mapping[str, tuple[str, type[FindingTab]]]:
    made: dict[str, tuple[str, type[FindingTab]]] = {}
    for key, words, module, name in (
        ("boundaries", "Boundaries", "governance_boundaries", "BoundariesTab"),
        ("currency", "In date", "governance_currency", "CurrencyTab"),
        ("risks", "Risks", "governance_risks", "RisksTab"),
        ("objectives", "Objectives", "governance_objectives", "ObjectivesTab"),
        ("publication", "Publication duties", "governance_publication", "PublicationTab"),
    ):
        try:
            kind = getattr(import_module(f"oversight_app.ui.pages.{module}"), name)
        except (ImportError, AttributeError):
            kind = _NotThere
        made[key] = (words, kind)
    return MappingProxyType(made)


class GovernancePage(AnsweringPage):
    """Five tabs, the matrix of boundaries first."""

    id = "governance"
    title = "Governance"
    icon = "governance"
    concerns = ("governance", "schemes", "activity", "batches", "records", "figures")
    kinds = _kinds()

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""
        return (
            Command("governance-origin", "Where does this come from?", "View", self.show_origin,
                    "Ctrl+I", "Definition, source, records, coverage and caveats", "link"),
        )  # fmt: skip
