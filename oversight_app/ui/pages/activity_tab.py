"""What the tabs of the Volunteer activity page have where nothing was brought in yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from oversight_app.ui.context import Context
from oversight_app.ui.dialogs.rows import RowsDialog
from oversight_app.ui.pages.finding_tab import FindingTab
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.filter_bar import FilterBar
from oversight_app.ui.widgets.table_card import TableCard

NO_RETURNS = "No return has been brought in yet."
SAMPLE_WORDS = "Sample data. Every figure on this page is made up, to show how it works."


class ActivityTab(FindingTab):
    """A tab that answers from local returns. ``records_asked`` carries a ``RowQuery``."""

    nothing = NO_RETURNS
    way_in = "Bring in a return…"

    records_asked = Signal(object)
    aside_changed = Signal()
    """What the tab is set to, or whether there is anything to set, has changed."""

    aside: FilterBar | None = None
    """What has its place beside the tabs where there is room, else at the top of the tab."""

    def sample_banner(self) -> Banner:
        """Make the banner that says of sample data what it is; it hides without words."""
        made = Banner(self.context.theme, BannerKind.SAMPLE, action="Start with your own data")
        made.acted.connect(self.context.new_workspace)
        return made

    def take_aside(self) -> None:
        """Show ``aside`` at the top of the tab."""
        if self.aside is not None:
            self.aside.set_bare(False)
            self.page.column.insertWidget(0, self.aside)
            self.aside.show()

    def lend_aside(self) -> QWidget | None:
        """Return what is to be shown beside the tabs; None while there is nothing to set."""
        if self.aside is None or self.stack.currentWidget() is self.empty:
            return None
        if not self.page.inside.isVisibleTo(self):
            return None
        self.aside.set_bare(True)
        return self.aside

    def show_content(self) -> None:
        super().show_content()
        self.aside_changed.emit()

    def show_empty(self, words: str = "") -> None:
        super().show_empty(words)
        self.aside_changed.emit()


def offer_all_columns(card: TableCard, context: Context) -> None:
    """Put “All columns” in a card's corner, there while some have no room: it shows the whole
    table over the window."""
    made = card.add_action(
        "All columns", "Show the whole table, with the columns there is no room for here"
    )
    made.setObjectName("all-columns")
    made.hide()

    def show() -> None:
        context.open_dialog(RowsDialog(context.theme, card.view.table, card.window()))

    made.clicked.connect(lambda _c=False: show())
    card.view.fitted.connect(lambda: made.setVisible(bool(card.view.hidden_columns())))
