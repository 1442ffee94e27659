"""Outside groups: what is known, what is claimed, what was decided?"""

from collections.abc import Callable, Sequence
from functools import partial
from types import MappingProxyType

from oversight_app.domain.appraisal import Appraisal
from oversight_app.domain.claims import Claim
from oversight_app.domain.engagement import Engagement
from oversight_app.domain.organisations import Organisation
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.domain.positions import Position
from oversight_app.domain.press import LineToTake
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import with_article
from oversight_app.ui.commands import Command
from oversight_app.ui.pages.answering_page import AnsweringPage
from oversight_app.ui.pages.outside_groups_claims import ClaimsTab
from oversight_app.ui.pages.outside_groups_decisions import ClaimsAndDecisionsTab
from oversight_app.ui.pages.outside_groups_groups import GroupsTab
from oversight_app.ui.pages.outside_groups_options import OptionsTab
from oversight_app.ui.pages.outside_groups_positions import PositionsTab
from oversight_app.ui.pages.outside_groups_press import PressLineTab
from oversight_app.ui.pages.outside_groups_timeline import TimelineTab
from oversight_app.ui.record_forms import forms_of
from oversight_app.ui.record_places import TAB_OF

_ADDED: tuple[type[Recorded], ...] = (
    Claim, Position, Engagement, OutsideGroup, Organisation, Appraisal, LineToTake,
)  # fmt: skip
"""What can be added from anywhere on the page."""
_ADDED_HERE: dict[str, type[Recorded]] = {
    "decisions": Claim, "positions": Position, "timeline": Position,
    "groups": OutsideGroup, "options": Appraisal, "press": LineToTake,
}  # fmt: skip
"""What Ctrl+N adds while a tab is in front."""


_GROUP = "Select a group on the tab Groups first."


class OutsideGroupsPage(AnsweringPage):
    """Seven tabs, the claim checker beside the decision first."""

    id = "outside-groups"
    title = "Outside groups"
    icon = "groups"
    concerns = ("governance", "annotations", "schemes", "office")
    kinds = MappingProxyType(
        {
            "decisions": ("Claims and decisions", ClaimsAndDecisionsTab),
            "claims": ("Claims", ClaimsTab),
            "positions": ("Positions", PositionsTab),
            "timeline": ("Timeline", TimelineTab),
            "groups": ("Groups", GroupsTab),
            "options": ("Options", OptionsTab),
            "press": ("Press line", PressLineTab),
        }
    )

    @property
    def groups(self) -> GroupsTab:
        """Groups."""
        return self.tab(GroupsTab, "groups")

    def commands(self) -> Sequence[Command]:
        """What can be done here, wherever the focus is."""

        def can_write() -> bool:
            return not self.context.read_only

        def group_selected() -> bool:
            return self.tabs.current == "groups" and self.groups.can_change_selected

        def appraisal_shown() -> bool:
            return self.tabs.current == "options" and self.tab(OptionsTab, "options").can_delete

        return (
            Command("outside-add-claim", "Add claim", "", partial(self.add, Claim),
                    tip="Type in what was claimed, word for word, and have it checked",
                    icon="plus", enabled=can_write, header=True),
            Command("outside-new", "Add here…", "Record", self.add_here, "Ctrl+N",
                    "Add what the tab in front shows", "plus", enabled=can_write),
            Command("outside-origin", "Where does this come from?", "View", self.show_origin,
                    "Ctrl+I", "Definition, source, records and coverage", "link"),
            Command("outside-compare", "Compare positions on two days", "View", self._compare,
                    tip="What each body held on one day beside what it held on another",
                    icon="swap"),
            Command("outside-press-line", "Press line", "View", self._press_line, "Ctrl+Shift+P",
                    "What can be said to a journalist now, ready to copy", "copy"),
            *self._adding(can_write),
            *self._of_list(),
            Command("outside-contact", "Change contact…", "Record",
                    partial(self._on_groups, GroupsTab.change_contact),
                    tip="Say on which rung contact with the selected group stands", icon="swap",
                    enabled=group_selected, separated=True, needs=_GROUP),
            Command("outside-assess", "Assess this group…", "Record",
                    partial(self._on_groups, GroupsTab.assess),
                    tip="Assess the boundaries of the selected group, question by question",
                    icon="check", enabled=group_selected, needs=_GROUP),
            Command("outside-delete-appraisal", "Delete this appraisal", "Record",
                    lambda: self.tab(OptionsTab, "options").delete_appraisal(),
                    tip="Delete the appraisal shown, with its roles and judgements; Undo brings it "
                        "back",
                    icon="delete", enabled=appraisal_shown,
                    needs="Show an appraisal on the tab Options first."),
        )  # fmt: skip

    def _of_list(self) -> tuple[Command, ...]:
        """What can be done with the records listed, while their tab is in front."""
        if self.tabs.current != "claims":
            return ()
        listed = self.tab(ClaimsTab, "claims").listed.commands()
        # Ctrl+N adds here on every tab.
        return tuple(one for one in listed if one.id != "record-add")

    def add_here(self) -> None:
        """Open the form of a new record of the kind that the tab in front shows."""
        if self.tabs.current == "claims":
            # Of the kind that is listed there.
            self.tab(ClaimsTab, "claims").listed.add()
            return
        self.add(_ADDED_HERE[self.tabs.current])

    def add(self, kind: type[Recorded]) -> None:
        """Open the form of a new record; once saved it is shown where it belongs."""
        if kind is Appraisal:
            # Its roles are ticked in the same act.
            self.tabs.show_tab("options")
            self.tab(OptionsTab, "options").begin()
            return
        forms_of(self.context).add(kind, saved=lambda number: self._show_saved(kind, number))

    def _adding(self, can_write: Callable[[], bool]) -> tuple[Command, ...]:
        return tuple(
            Command(f"add-a-{kind.kind}", f"Add {with_article(kind.noun)}…", "Record",
                    partial(self.add, kind), "", f"Record {with_article(kind.noun)}", kind.icon,
                    enabled=can_write, separated=kind is _ADDED[0])
            for kind in _ADDED
        )  # fmt: skip

    def _show_saved(self, kind: type[Recorded], number: int) -> None:
        self.show_part(TAB_OF[kind.kind], str(number))

    def _compare(self) -> None:
        self.tabs.show_tab("timeline")
        self.tab(TimelineTab, "timeline").sides.setFocus()

    def _on_groups(self, act: Callable[[GroupsTab], None]) -> None:
        self.tabs.show_tab("groups")
        act(self.groups)

    def _press_line(self) -> None:
        self.tabs.show_tab("press")
        self.tab(PressLineTab, "press").focus_copy()
