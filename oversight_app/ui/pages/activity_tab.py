"""What the tabs of the Volunteer activity page have where nothing was brought in yet."""

from PySide6.QtCore import Signal

from oversight_app.ui.pages.finding_tab import FindingTab

NO_RETURNS = "No return has been brought in yet."
SAMPLE_WORDS = "Sample data. Every figure on this page is made up, to show how it works."


class ActivityTab(FindingTab):
    """A tab that answers from local returns. ``records_asked`` carries a ``RowQuery``."""

    nothing = NO_RETURNS
    way_in = "Bring in a return…"

    records_asked = Signal(object)
