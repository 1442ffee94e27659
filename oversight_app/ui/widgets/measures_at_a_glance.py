"""The card with the measures at a glance: which they are, how they are sorted, how to read them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oversight_app.domain.office_settings import MatrixOrder
from oversight_app.domain.wording import counted
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.label import label, rule
from oversight_app.ui.widgets.measure_matrix import MeasureMatrix

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.overview import MeasuresAnswer

HOW_TO_READ = (
    "Shaded band: usual range. Marked points: unlikely to be chance (blue better, orange diamond "
    "worse). Open a row for its chart."
)
_NAMED = 3
"""Measures without a figure that are named; of more it says how many."""
HOW_SORTED = {
    MatrixOrder.MATTERS: "Sorted by what matters",
    MatrixOrder.SUBJECT: "Sorted by subject",
}


class MeasuresAtAGlance(Card):
    """``choose_asked``, ``order_asked`` and ``origin_asked`` are what its menu offers."""

    choose_asked = Signal()
    order_asked = Signal()
    origin_asked = Signal()

    def __init__(self, theme: Theme, *, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__("Measures at a glance", parent=parent)
        self.setObjectName("measures-card")
        self._locked = locked
        self._order = MatrixOrder.MATTERS
        self.matrix = MeasureMatrix(theme)
        self.order = self.add_action(HOW_SORTED[self._order], "")
        self.order.setObjectName("matrix-order")
        self.order.setEnabled(not locked)
        self.order.clicked.connect(lambda _c=False: self.order_asked.emit())
        self.choose = self.add_action(
            "Choose measures…", "Choose which measures are shown here, and in which order"
        )
        self.choose.setObjectName("choose-measures")
        self.choose.setEnabled(not locked)
        self.choose.clicked.connect(lambda _c=False: self.choose_asked.emit())
        self.where = self.add_action(
            "Where from?", "Where the measure selected comes from (Ctrl+I)"
        )
        self.where.setObjectName("matrix-where-from")
        self.where.clicked.connect(lambda _c=False: self.origin_asked.emit())
        self.missing = label("", Role.CAPTION, "text2", wrap=True)
        self.missing.setObjectName("missing-measures")
        caption = label(HOW_TO_READ, Role.CAPTION, "text2", wrap=True)
        foot = QWidget()
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(16, 8, 16, 10)
        lines.setSpacing(2)
        lines.addWidget(caption)
        lines.addWidget(self.missing)
        self.missing.hide()
        self.add(self.matrix)
        self.add(rule(), 0)
        self.add(foot, 0)
        self._say_order()

    def show_answer(self, found: "MeasuresAnswer") -> None:
        """Show the measures, and name those that have no figure."""
        self._order = found.settings.sorted_by
        self._say_order()
        self.matrix.show_groups(found.groups, found.matrix.table)
        self.matrix.setAccessibleName("Measures at a glance")
        self.matrix.setAccessibleDescription(HOW_TO_READ)
        missing = [one.name for one in found.matrix.missing]
        names = "; ".join(missing)
        few = len(missing) <= _NAMED
        number = counted(len(missing), "measure has", "measures have")
        self.missing.setText(f"No figure of: {names}." if few else f"{number} no figure yet.")
        self.missing.setToolTip("" if few else "\n".join(missing))
        self.missing.setAccessibleDescription("" if few else names)
        self.missing.setVisible(bool(missing))

    def _say_order(self) -> None:
        other = {
            MatrixOrder.MATTERS: "Sort by subject",
            MatrixOrder.SUBJECT: "Sort by what matters",
        }[self._order]
        self.order.setText(other)
        self.order.setAccessibleName(other)
        self.order.setToolTip(
            plain_tip(f"{HOW_SORTED[self._order]} now. {other} instead, for the office.")
        )
