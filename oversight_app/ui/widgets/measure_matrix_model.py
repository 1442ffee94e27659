"""The measures at a glance as rows: one a measure, under the heading of its group."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from oversight_app.domain.findings import Align, Column, Row, Status, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.periods import written_date
from oversight_app.review.measure_names import PUBLISHED
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.table_model import AnyIndex, TableModel

# Imported by the job that reads: the window opens without.
if TYPE_CHECKING:
    from oversight_app.review.matrix_lines import MatrixLine
    from oversight_app.review.matrix_order import MatrixGroup

MEASURE, VALUE, CHANGE, SPARK, SHOWS, TARGET, AGAINST = (
    "measure", "value", "change", "spark", "shows", "target", "against",
)  # fmt: skip
COLUMNS = (
    Column(MEASURE, "Measure"),
    Column(VALUE, "Latest", Align.RIGHT),
    Column(CHANGE, "Change", Align.RIGHT, tip="How it moved since the period before"),
    Column(SPARK, "Usual range", tip="Its run of figures over the usual range"),
    Column(SHOWS, "What it shows", tip="Bold where it is better or worse beyond chance"),
    Column(TARGET, "Target", Align.RIGHT),
    Column(AGAINST, "Against target"),
)
NO_TARGET = Status("No target", "target-none")
LINE_ROLE = Qt.ItemDataRole.UserRole + 4
"""The ``MatrixLine`` of the row, None of a heading."""
SCHEME_ROLE = Qt.ItemDataRole.UserRole + 5
"""The scheme of the row, "" where the heading above it says it."""
GROUP = "group/"
"""What the key of a heading begins with."""
_LAST_DAYS = {
    **dict.fromkeys(("January", "March", "May", "July", "August", "October", "December"), ("31",)),
    **dict.fromkeys(("April", "June", "September", "November"), ("30",)),
    "February": ("28", "29"),
}
"""The days that end a month, which its name alone says."""
_TAGS = {Provenance.PUBLISHED: "Published", Provenance.SAMPLE: "Sample"}


def source_tag(line: "MatrixLine") -> str:
    """Return the word on the tag of a measure's source: made-up figures say so first of all."""
    return _TAGS.get(line.provenance, line.source)


def as_of(line: "MatrixLine") -> str:
    """Return of when the latest figure is, as it stands beside the tag: a month by its name where
    a figure is of a month's end, but for published ones, whose day is part of what they are."""
    if line.measure.group == PUBLISHED or not line.on:
        return line.on or (written_date(line.day) if line.day else "")
    return _month_of(line.on)


def beside(line: "MatrixLine") -> str:
    """Return what the change is beside: "on 2021", "on September", "since September" (with the
    year where it is another one, and the day where a month does not end on it)."""
    if line.change is None or not line.before_on:
        return ""
    words, year = line.before_on, line.on[-4:]
    if line.measure.group == PUBLISHED and words[-4:].isdigit():
        return f"on {words[-4:]}"
    dated = words[:1].isdigit()
    if year.isdigit() and words.endswith(f" {year}"):
        words = words[: -len(year) - 1]
    return f"since {_month_of(words)}" if dated else f"on {words}"


def _month_of(day: str) -> str:
    """Return "September 2022" of "30 September 2022", and any other day as it is."""
    first, _, month = day.partition(" ")
    return month if first in _LAST_DAYS.get(month.split(" ")[0], ()) else day


def name_parts(line: "MatrixLine") -> tuple[str, str]:
    """Return what is measured, and of which scheme ("" where it is of none)."""
    name = line.measure.name
    if not line.measure.scheme:
        return name, ""
    first, _, rest = name.partition(", ")
    return first, rest


def shown_lines(status: Status) -> tuple[str, str]:
    """Return the verdict, and what follows its colon: "Getting worse", "below usual range"."""
    first, _, rest = status.words.partition(": ")
    return first, rest.replace(" the usual", " usual")


def matrix_rows(groups: "Sequence[MatrixGroup]") -> Table:
    """Return the table of groups as the model takes it: headings among the rows."""
    rows: list[Row] = []
    for group in groups:
        rows.append(Row(f"{GROUP}{group.title}", (group.title, *(None,) * (len(COLUMNS) - 1))))
        rows += [_row(line) for line in group.lines]
    return Table("measures-at-a-glance", "Measures at a glance", COLUMNS, tuple(rows))


def _row(line: "MatrixLine") -> Row:
    return Row(
        line.measure.id,
        (
            line.measure.name, line.value, line.change, line.spark, line.shown,
            line.target, line.against or NO_TARGET,
        ),
    )  # fmt: skip


class MeasureModel(TableModel):
    """Headings can't be selected, and go while a column is what the rows are sorted by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, MatrixLine] = {}
        self._titles: dict[str, str] = {}

    @property
    def lines(self) -> "dict[str, MatrixLine]":
        """The lines shown, by the measure as records name it."""
        return self._lines

    def set_lines(self, groups: "Sequence[MatrixGroup]") -> None:
        """Take other lines, whose rows ``set_table`` shows."""
        self._lines = {one.measure.id: one for group in groups for one in group.lines}
        self._titles = {one.measure.id: group.title for group in groups for one in group.lines}

    def is_heading(self, row: int) -> bool:
        """True of a row that is the heading of a group."""
        return 0 <= row < len(self._rows) and self._rows[row].key.startswith(GROUP)

    def scheme_of(self, line: "MatrixLine") -> str:
        """Return the scheme of a line as it stands below its name, "" where its heading is it."""
        scheme = name_parts(line)[1]
        said = self._sorted_by is None and self._titles.get(line.measure.id) == scheme
        return "" if said else scheme

    def _ordered(self) -> list[Row]:
        if self._sorted_by is None:
            return list(self._table.rows)
        return [row for row in super()._ordered() if not row.key.startswith(GROUP)]

    # Qt's own names from here.

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, without headings; -1 gives the groups back. There are other rows then,
        so that the model begins anew."""
        wanted = (column, order) if 0 <= column < len(self._table.columns) else None
        if wanted != self._sorted_by:
            self.beginResetModel()
            self._sorted_by = wanted
            self._rows = self._ordered()
            self.endResetModel()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.is_heading(index.row()) else super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        line = self._lines.get(row.key)
        if role == LINE_ROLE:
            return line
        if line is None:
            # The heading of a group is its words alone.
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return str(row.cells[0])
            if role == Qt.ItemDataRole.DisplayRole:
                return str(row.cells[0]) if index.column() == 0 else ""
            return None if role == Qt.ItemDataRole.ToolTipRole else super().data(index, role)
        if role == SCHEME_ROLE:
            return self.scheme_of(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(line, COLUMNS[index.column()].key))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(line, COLUMNS[index.column()].key) or super().data(index, role)
        return super().data(index, role)


def _tip(line: "MatrixLine", column: str) -> str | None:
    match column:
        case "measure":
            parts = (line.measure.name, f"{source_tag(line)}, {as_of(line)}", line.note)
            return "\n".join(one for one in parts if one)
        case "change":
            return f"{line.change} {beside(line)}" if line.change is not None else None
        case "spark":
            return str(line.spark) if line.spark is not None else None
        case "shows":
            return line.shown.words
    return None


def _spoken(line: "MatrixLine", column: str) -> str:
    """What a screen reader says of the cells that show more than their cell holds."""
    if column == MEASURE:
        said = f"{line.measure.name}, {source_tag(line)}, {as_of(line)}"
        return f"{said}. Note: {line.note}" if line.note else said
    if column == CHANGE and line.change is not None:
        return f"Change: {line.change} {beside(line)}"
    if column == TARGET and line.target is None:
        return "Target: none"
    return ""
