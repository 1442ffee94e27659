"""Timeline: which positions changed, and when?"""

from oversight_app.ui.pages.finding_tab import FindingTab


class TimelineTab(FindingTab):
    """To come."""

    nothing = "No position has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
