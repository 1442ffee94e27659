"""The sections of a paper, with what the check found below them: both always in sight."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.domain.wording import counted
from oversight_app.summaries.concerns import Concern, Weight
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.concern_list import ConcernList, PassedOn
from oversight_app.ui.widgets.label import label, rule
from oversight_app.ui.widgets.section_list import SectionEntry, SectionList
from oversight_app.ui.widgets.three_cards import scrolled_in

_LEAST = 190
"""The check keeps so much room, in the design's px, however many sections there are."""

_HOW = "Tick to include. Drag or press Alt+↑ to move."


class SectionsCard(Card):
    """``list`` holds the sections, ``concerns`` what the check found."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Sections", _HOW, parent)
        self._theme = theme
        self.list = SectionList(theme)
        self.concerns = ConcernList(theme)
        self.concerns.after = self.list
        self._sections = scrolled_in(self.list)
        self._found = scrolled_in(self.concerns)
        self.add(self._sections, 3)
        foot = QWidget()
        line = QVBoxLayout(foot)
        line.setContentsMargins(16, 8, 16, 6)
        line.setSpacing(8)
        line.addWidget(rule())
        self.head = label("Before you publish", wrap=True)
        self.head.setProperty("strong", "true")
        self.head.setObjectName("before-you-publish")
        line.addWidget(self.head)
        self.add(foot, 0)
        self.add(self._found, 2)
        theme.changed.connect(self._fit)
        self._fit()

    def show_paper(
        self,
        entries: Sequence[SectionEntry],
        concerns: Sequence[Concern],
        passed: PassedOn,
        *,
        locked: bool,
    ) -> None:
        """Show the sections of a paper and what the check found in it."""
        self.set_words("Sections", "As they were frozen." if locked else _HOW)
        self.list.show_entries(entries, locked=locked)
        self.concerns.show_concerns(concerns, passed, locked=locked)
        stops = sum(one.weight is Weight.STOPS for one in concerns)
        warns = sum(
            one.weight is Weight.WARNS and (one.check, str(one.words)) not in passed
            for one in concerns
        )
        said = ", ".join(
            words
            for number, words in (
                (stops, f"{stops} to mend"),
                (warns, counted(warns, "warning", "warnings")),
            )
            if number
        )
        self.head.setText(f"Before you publish: {said}" if said else "Before you publish")
        self._fit()

    def _fit(self) -> None:
        """No more room for the sections than they fill."""
        self._sections.setMaximumHeight(self.list.height() + 2)
        self._found.setMinimumHeight(self._theme.px(_LEAST))
