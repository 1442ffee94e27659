"""Governance: is volunteering in control?"""

from collections.abc import Callable, Sequence
from types import MappingProxyType

from oversight_app.review.governance_strip import StripMeasure
from oversight_app.ui.commands import Command
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.pages.governance_boundaries import BoundariesTab
from oversight_app.ui.pages.governance_currency import CurrencyTab
from oversight_app.ui.pages.governance_objectives import ObjectivesTab
from oversight_app.ui.pages.governance_publication import PublicationTab
from oversight_app.ui.pages.governance_risks import RisksTab

_ANSWER = "Select an answer of an assessment first."


class GovernancePage(AnsweringPage):
    """Five tabs, the matrix of boundaries first."""

    id = "governance"
    title = "Governance"
    icon = "governance"
    concerns = (
        "governance", "schemes", "activity", "batches", "records", "figures", "annotations",
        "office",
    )  # fmt: skip
    kinds = MappingProxyType(
        {
            "boundaries": ("Boundaries", BoundariesTab),
            "currency": ("In date", CurrencyTab),
            "risks": ("Risks", RisksTab),
            "objectives": ("Objectives", ObjectivesTab),
            "publication": ("Publication duties", PublicationTab),
        }
    )

    @property
    def boundaries(self) -> BoundariesTab:
        """Boundaries."""
        return self.tab(BoundariesTab, "boundaries")

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""

        def can_write() -> bool:
            return not self.context.read_only

        def change_group() -> bool:
            return can_write() and bool(self.boundaries.selected_group)

        def one_selected() -> bool:
            return can_write() and self.boundaries.selected_assessment is not None

        do = self._doing
        return (
            Command("governance-assess", "New assessment…", "Record",
                    do(BoundariesTab.begin),
                    tip="Assess a scheme or an outside group, question by question",
                    icon="plus", enabled=can_write, header=True),
            Command("governance-origin", "Where does this come from?", "View", self.show_origin,
                    "Ctrl+I", "Definition, source, records, coverage and caveats", "link"),
            Command("governance-compare", "Compare subjects or days…", "View",
                    do(BoundariesTab.compare),
                    tip="Two subjects, or two days of one, side by side", icon="swap"),
            Command("governance-questions", "Questions of assessments…", "Record",
                    do(BoundariesTab.edit_questions),
                    tip="Add, reword, reorder or retire questions", icon="edit",
                    enabled=can_write),
            Command("governance-change-assessment", "Change this assessment…", "Record",
                    do(BoundariesTab.change_assessment),
                    tip="Its day, who assessed, and when it is to be looked at again",
                    icon="calendar", enabled=one_selected, needs=_ANSWER),
            Command("governance-delete-assessment", "Delete this assessment", "Record",
                    do(BoundariesTab.delete_assessment),
                    tip="Delete the latest assessment of the selected subject, with its answers",
                    icon="delete", enabled=one_selected, needs=_ANSWER),
            Command("governance-group", "Add outside group…", "Record",
                    do(BoundariesTab.add_group),
                    tip="Record a self-appointed group by a neutral name", icon="groups",
                    enabled=can_write, separated=True),
            Command("governance-change-group", "Change this outside group…", "Record",
                    do(BoundariesTab.change_group),
                    tip="Open the outside group of the selected answer", icon="groups",
                    enabled=change_group,
                    needs="Select an answer of an outside group first."),
            *self._adding(can_write),
            Command("governance-delete-objective", "Delete this objective", "Record",
                    self._on_objectives(ObjectivesTab.delete_objective),
                    tip="Delete the selected objective of the plan; Undo brings it back",
                    icon="delete", enabled=lambda: self._has(lambda tab: tab.selected_objective),
                    separated=True, needs="Select an objective on the tab Objectives first."),
            Command("governance-delete-plan", "Delete this plan", "Record",
                    self._on_objectives(ObjectivesTab.delete_plan),
                    tip="Delete the plan shown, once it has no objectives; Undo brings it back",
                    icon="delete", enabled=lambda: self._has(lambda tab: tab.changeable_plan),
                    needs="Show a plan on the tab Objectives first."),
        )  # fmt: skip

    def _adding(self, can_write: Callable[[], bool]) -> tuple[Command, ...]:
        """What adds a record of another tab than the first."""

        def add_risk() -> None:
            self.tabs.show_tab("risks")
            self.tab(RisksTab, "risks").add_risk()

        def add_publication() -> None:
            self.tabs.show_tab("publication")
            tab = self.tab(PublicationTab, "publication")
            tab.add(tab.adds)

        on = self._on_objectives
        return tuple(
            Command(f"governance-add-{key}", f"Add {words}…", "Record", run, tip=tip, icon=icon,
                    enabled=can_write, separated=key == "risk")
            for key, words, run, tip, icon in (
                ("risk", "risk", add_risk, "Record a risk with its scores", "warning"),
                ("plan", "plan", on(ObjectivesTab.add_plan),
                 "Start a new plan; the one before stays", "calendar"),
                ("objective", "objective", on(ObjectivesTab.add_objective),
                 "Say what the plan is to reach, and what shows it", "target"),
                ("investment", "investment", on(ObjectivesTab.add_investment),
                 "Record what was spent on a scheme, and for what", "investment"),
                ("publication", "publication", add_publication,
                 "Record something that the office published", "link"),
            )
        )  # fmt: skip

    def _on_objectives(self, act: Callable[[ObjectivesTab], None]) -> Callable[[], None]:
        """What brings the objectives to the front and, once they are read, does something."""

        def run() -> None:
            self.tabs.show_tab("objectives")
            tab = self.tab(ObjectivesTab, "objectives")
            tab.once_read(lambda: act(tab))

        return run

    def _has(self, what: Callable[[ObjectivesTab], object]) -> bool:
        """Whether the objectives are in front and show something."""
        if self.tabs.current != "objectives":
            return False
        return what(self.tab(ObjectivesTab, "objectives")) is not None

    def on_made(self, tab: FindingTab) -> None:
        """Let the strip of measures lead to what is behind them."""
        if isinstance(tab, BoundariesTab):
            tab.place_asked.connect(self._go_to)

    def _go_to(self, measure: StripMeasure) -> None:
        self.context.go_to(f"{measure.place}/{measure.tab}/{measure.id}")

    def _doing(self, act: Callable[[BoundariesTab], None]) -> Callable[[], None]:
        """What brings the boundaries to the front and does something there."""

        def run() -> None:
            self.tabs.show_tab("boundaries")
            act(self.boundaries)

        return run
