"""What the tabs of the Special Constabulary page have where there are no figures."""

from oversight_app.ui.pages.finding_tab import FindingTab

NO_FIGURES = "This workspace has no published figures yet."


class SpecialsTab(FindingTab):
    """A tab that answers from published figures."""

    nothing = NO_FIGURES
    way_in = "Bring in published figures"
