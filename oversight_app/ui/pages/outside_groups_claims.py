"""Claims: the registers of what was claimed, decided and by whom."""

from oversight_app.ui.pages.finding_tab import FindingTab


class ClaimsTab(FindingTab):
    """To come."""

    nothing = "No claim has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
