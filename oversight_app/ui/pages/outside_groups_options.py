"""Options: which role would be the best choice, and what would have to be true?"""

from oversight_app.ui.pages.finding_tab import FindingTab


class OptionsTab(FindingTab):
    """To come."""

    nothing = "No option appraisal has been recorded yet."

    def reload(self) -> None:
        """Say that there is nothing yet."""
        self.show_empty()
