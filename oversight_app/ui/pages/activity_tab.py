"""What the tabs of the Volunteer activity page have where nothing was brought in yet."""

from PySide6.QtCore import Signal

from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.table_card import TableCard

NO_RETURNS = "No return has been brought in yet."
SAMPLE_WORDS = "Sample data. Every figure on this page is made up, to show how it works."


class ActivityTab(FindingTab):
    """A tab that answers from local returns. ``records_asked`` carries a ``RowQuery``."""

    nothing = NO_RETURNS
    way_in = "Bring in a return…"

    records_asked = Signal(object)

    def sample_banner(self) -> Banner:
        """Make the banner that says of sample data what it is; it hides without words."""
        made = Banner(self.context.theme, BannerKind.SAMPLE, action="Start with your own data")
        made.acted.connect(self.context.new_workspace)
        return made


def offer_all_columns(card: TableCard, context: Context) -> None:
    """Put “All columns” in a card's corner, there while some have no room: it shows the whole
    table over the window."""
    made = card.add_action(
        "All columns", "Show the whole table, with the columns there is no room for here"
    )
    made.setObjectName("all-columns")
    made.hide()

    def show() -> None:
        view = card.view
        dialog = RowsDialog(context.theme, view.table, card.window(), view.saving)
        context.open_dialog(dialog)

    made.clicked.connect(lambda _c=False: show())

    def look() -> None:
        made.setVisible(bool(card.view.hidden_columns()))
        # A page with two tables has two of these.
        made.setAccessibleName(f"All columns: {card.view.table.title}")

    card.view.fitted.connect(look)
