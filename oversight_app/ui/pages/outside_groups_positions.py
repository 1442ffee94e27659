"""Positions: who holds what about outside groups, and since when?"""

from oversight_app.ui.pages.finding_tab import FindingTab


class PositionsTab(FindingTab):
    """To come."""

    nothing = "No position has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
