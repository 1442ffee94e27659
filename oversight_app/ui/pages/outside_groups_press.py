"""Press line: what can be said to a journalist within a minute?"""

from oversight_app.ui.pages.finding_tab import FindingTab


class PressLineTab(FindingTab):
    """To come."""

    nothing = "No line to take has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
