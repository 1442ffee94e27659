"""Choose which columns of a table are seen, how wide they are, and which stay still."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QPushButton, QWidget

from oversight_app.domain.findings import Column
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.column_choice import ColumnChoice
from oversight_app.ui.widgets.label import label

_WIDTHS = (("As it fits", 0), ("Narrow", 90), ("Medium", 180), ("Wide", 300), ("Very wide", 460))


class TableColumnsDialog(FramedDialog):
    """``choice`` is what was chosen."""

    def __init__(
        self,
        table: str,
        columns: Sequence[Column],
        seen: Sequence[bool],
        now: ColumnChoice,
        parent: QWidget | None = None,
    ) -> None:
        """``seen`` says of each column whether it can be seen now."""
        super().__init__(
            "Columns and widths",
            f"Of the table “{table}”, on this computer. What is exported and copied keeps every "
            "column.",
            parent,
            width=480,
        )
        self.setObjectName("table-columns-dialog")
        self._columns, self._seen, self._now = tuple(columns), tuple(seen), now
        self._ticks: dict[str, QCheckBox] = {}
        self._widths: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.addWidget(label("Column", ink="text2"), 0, 0)
        grid.addWidget(label("Width", ink="text2"), 0, 1)
        grid.setColumnStretch(0, 1)
        for row, (column, is_seen) in enumerate(zip(columns, seen, strict=True), 1):
            self._add_row(grid, row, column, is_seen)
        self.body.addLayout(grid)
        self.body.addWidget(label("Stay in sight while the rest is scrolled sideways", ink="text2"))
        self._still = QComboBox()
        self._still.setObjectName("still")
        self._still.setAccessibleName("Columns that stay in sight")
        self._still.setToolTip("These columns stay at the left")
        self._still.addItem("None", 0)
        for number, column in enumerate(columns, 1):
            words = "First column" if number == 1 else f"Up to {column.heading}"
            self._still.addItem(words, number)
        self._still.setCurrentIndex(max(0, self._still.findData(min(now.still, len(columns)))))
        self.body.addWidget(self._still)
        usual = QPushButton("Back to usual")
        usual.setObjectName("usual-columns")
        usual.setToolTip("Let the table choose its columns and their widths")
        usual.clicked.connect(lambda _c=False: self._use_usual())
        self.left.addWidget(usual)
        self.add_button("Cancel", result=False)
        self.add_button("Show these", "primary", result=True).setObjectName("show-columns")
        if self._ticks:
            next(iter(self._ticks.values())).setFocus()

    @property
    def choice(self) -> ColumnChoice:
        """What is chosen: a column that is as it was stays the table's own affair."""
        ticked = {key: tick.isChecked() for key, tick in self._ticks.items()}
        shown = dict(self._now.shown)
        for column, seen in zip(self._columns, self._seen, strict=True):
            if column.key in ticked and ticked[column.key] != seen:
                shown[column.key] = ticked[column.key]
        if not any(ticked.values()):
            shown = dict.fromkeys(list(ticked)[:1], True)
        known = set(ticked)
        widths = {k: w for k, w in self._now.widths.items() if k not in known or not w}
        widths |= {
            key: int(box.currentData()) for key, box in self._widths.items() if box.currentData()
        }
        widths = {k: w for k, w in widths.items() if w or not ticked.get(k)}
        if not any(widths.values()):
            widths = {}
        return replace(self._now, shown=shown, widths=widths, still=int(self._still.currentData()))

    def _add_row(self, grid: QGridLayout, row: int, column: Column, seen: bool) -> None:
        words = column.heading or column.key
        tick = QCheckBox(words)
        tick.setObjectName(f"show-{column.key}")
        tick.setToolTip(plain_tip(column.tip or f"Show the column {words}"))
        tick.setChecked(seen)
        box = QComboBox()
        box.setObjectName(f"width-{column.key}")
        box.setAccessibleName(f"Width of {words}")
        box.setToolTip("“As it fits” leaves it to the table; a heading’s edge can be dragged too")
        for said, width in _WIDTHS:
            box.addItem(said, width)
        now = self._now.widths.get(column.key, 0)
        if box.findData(now) < 0:
            box.addItem(f"{now} pixels", now)
        box.setCurrentIndex(box.findData(now))
        box.setEnabled(seen)
        tick.toggled.connect(box.setEnabled)
        self._ticks[column.key], self._widths[column.key] = tick, box
        grid.addWidget(tick, row, 0)
        grid.addWidget(box, row, 1)

    def _use_usual(self) -> None:
        self._now = replace(self._now, shown={}, widths={})
        self._seen = tuple(True for _ in self._columns)
        for tick in self._ticks.values():
            tick.setChecked(True)
        for box in self._widths.values():
            box.setCurrentIndex(0)
        self._still.setCurrentIndex(self._still.findData(1))
