"""Objectives of the plan, their measures and targets, and what was invested in them."""

from oversight_app.ui.pages.finding_tab import FindingTab


class ObjectivesTab(FindingTab):
    """The plan in force, its objectives with their figures, and the investment ledger."""

    nothing = "No Police and Crime Plan has been recorded yet."
    way_in = "Add a plan…"
