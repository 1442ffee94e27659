"""Groups: which outside groups are known, and how does the office stand to each?"""

from oversight_app.ui.pages.finding_tab import FindingTab


class GroupsTab(FindingTab):
    """To come."""

    nothing = "No outside group has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
