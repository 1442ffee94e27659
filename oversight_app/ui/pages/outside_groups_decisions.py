"""Claims and decisions: what was claimed, and what was decided."""

from oversight_app.ui.pages.finding_tab import FindingTab


class ClaimsAndDecisionsTab(FindingTab):
    """To come."""

    nothing = "No claim has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
