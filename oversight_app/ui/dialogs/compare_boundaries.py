"""Two subjects, or two days of one subject, side by side."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.domain.periods import written_date
from oversight_app.review.assessing import AssessingFacts
from oversight_app.review.boundary_compare import Side, SidesCompared
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.saving import if_open
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.label import label
from oversight_app.ui.widgets.table_view import TableView
from oversight_app.ui.widgets.whole_rows import in_card

_NOW = date.max
Ask = Callable[[Side, Side, Callable[[SidesCompared | None], None]], None]


class CompareDialog(FramedDialog):
    """Asks for both sides again whenever one of them is chosen."""

    def __init__(
        self,
        theme: Theme,
        facts: AssessingFacts,
        subject: str,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Compare",
            "Two subjects, or one on two days. Answers that differ come first.",
            parent,
            width=900,
        )
        self.setObjectName("compare-boundaries")
        self._ask = ask
        assessed = [one for one in facts.subjects if one.latest is not None]
        other = next((one.key for one in assessed if one.key != subject), subject)
        days = [("Today", _NOW), *((written_date(day), day) for day in facts.days)]
        row = QHBoxLayout()
        row.setSpacing(16)
        self._sides: list[tuple[Choice[str], Choice[date]]] = []
        for name, words, key in (
            ("left", "Left", subject), ("right", "Right", other),
        ):  # fmt: skip
            who: Choice[str] = Choice(f"{name}-subject", f"{words}: subject", 22)
            when: Choice[date] = Choice(f"{name}-day", f"{words}: as at", 13)
            schemes = [(one.name, one.key) for one in assessed if not one.is_group]
            groups = [(one.name, one.key) for one in assessed if one.is_group]
            who.offer([schemes, groups], key)
            when.offer([days], _NOW)
            side = QVBoxLayout()
            side.setSpacing(4)
            caption = label(words, ink="text2")
            caption.setBuddy(who)
            both = QHBoxLayout()
            both.addWidget(who, 3)
            both.addWidget(when, 2)
            side.addWidget(caption)
            side.addLayout(both)
            row.addLayout(side, 1)
            self._sides.append((who, when))
            for each in (who, when):
                each.currentIndexChanged.connect(lambda _i: self.reload())
        self.headline = label("", Role.CARD_TITLE, wrap=True)
        self.view = TableView(theme)
        self.view.set_compact()
        self.counts = label("", ink="text2", wrap=True)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(self.headline)
        self.body.addWidget(in_card(self.view), 1)
        self.body.addWidget(self.counts)
        copy = self.add_button("Copy this table")
        copy.setToolTip("Copy all rows, for a spreadsheet or a paper")
        copy.clicked.connect(self.view.copy_table)
        close = self.add_button("Close", result=False)
        close.setToolTip("Go back to the page (Esc)")
        self.view.setMinimumHeight(theme.px(220))
        self.prefer(QSize(theme.px(900), theme.px(700)))
        self._sides[0][0].setFocus()
        self.reload()

    def reload(self) -> None:
        """Compare what is chosen."""
        self._ask(self._side(0), self._side(1), if_open(self, self._show))

    def _side(self, place: int) -> Side:
        who, when = self._sides[place]
        return Side(who.value, None if when.value == _NOW else when.value)

    def _show(self, found: SidesCompared | None) -> None:
        if found is None:
            self.headline.setText(
                "One of the two was not assessed by that day. Choose a later day."
            )
            return
        self.headline.setText(str(found.headline))
        self.view.set_table(found.table)
        lines = []
        for row in found.counts.rows:
            parts = [
                f"{cell} {column.heading.lower()}"
                for cell, column in zip(row.cells[1:], found.counts.columns[1:], strict=True)
                if str(cell) != "0"
            ]
            lines.append(f"{row.cells[0]}: {', '.join(parts)}")
        self.counts.setText("\n".join(lines))
