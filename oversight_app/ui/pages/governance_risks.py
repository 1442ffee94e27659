"""Risks: where do they stand, which are due for review, and which rose or fell?"""

from oversight_app.ui.pages.finding_tab import FindingTab


class RisksTab(FindingTab):
    """The map of risks, their register, and the one selected."""

    nothing = "No risk has been recorded yet."
    way_in = "Add a risk…"
