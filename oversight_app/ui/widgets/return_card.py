"""One return before it is kept: what it is, what became of its rows, and what would change."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.domain.batches import RowIssue
from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.day_numbers import day_of, month_of
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.local import LocalIncoming, Moved
from oversight_app.domain.measures import Unit
from oversight_app.domain.periods import written_date, written_month
from oversight_app.domain.wording import Quantity
from oversight_app.ui.return_facts import ReturnFacts
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.found_card import layout_words
from oversight_app.ui.widgets.incoming_card import issue_grid, ledger_row
from oversight_app.ui.widgets.label import button, label, rule
from oversight_app.ui.widgets.table_view import TableView

_LISTED = 12
_NAMED = 40
_MONTHS_SHOWN = 6
_TOP = Qt.AlignmentFlag.AlignTop


class ReturnCard(QFrame):
    """``match_asked`` asks to change how its columns are matched; ``rejects_asked`` to save
    the rows that were rejected."""

    match_asked = Signal()
    rejects_asked = Signal()

    def __init__(self, theme: Theme, facts: ReturnFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._theme = theme
        preview = facts.preview
        incoming = preview.incoming
        self.setAccessibleName(incoming.file_name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        self._add_title(incoming)
        self._column.addLayout(_facts(facts))
        self._column.addWidget(rule())
        self._column.addLayout(ledger_row(preview.ledger))
        for said in (_no_longer(preview.no_longer), *incoming.notes):
            if said:
                self._column.addWidget(label(said, Role.CAPTION, "text2", wrap=True))
        table = moved_table(preview.moved, facts) if preview.moved else months_table(facts)
        if table.rows:
            self._column.addWidget(rule())
            self._add_table(table)
        rejected = [issue for issue in incoming.issues if issue.blocking]
        queries = [issue for issue in incoming.issues if not issue.blocking]
        self._add_issues(rejected, preview.ledger.rejected, queries=False)
        self._add_issues(queries, len(queries), queries=True)

    def _add_title(self, incoming: LocalIncoming) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(incoming.file_name, Role.CARD_TITLE, wrap=True), 1)
        change = button(
            "Change how columns are matched…",
            "link",
            "Go back to what each column is taken as; nothing has been kept yet",
        )
        change.setObjectName("change-match")
        change.clicked.connect(lambda _c=False: self.match_asked.emit())
        row.addWidget(change, 0, _TOP)
        self._column.addLayout(row)

    def _add_table(self, table: Table) -> None:
        title = QHBoxLayout()
        title.addWidget(label(str(table.title), Role.BODY, "text"), 1)
        title.addWidget(label(str(table.note), Role.CAPTION, "text2"))
        self._column.addLayout(title)
        view = TableView(self._theme)
        view.setObjectName("months")
        view.set_table(table)
        view.setFixedHeight(view.content_height(min(_MONTHS_SHOWN, len(table.rows))) + 2)
        self._column.addWidget(view)

    def _add_issues(self, issues: list[RowIssue], number: int, *, queries: bool) -> None:
        """List the first of what is wrong, or of what is unlikely and kept all the same."""
        if not number:
            return
        self._column.addWidget(rule())
        row = QHBoxLayout()
        row.addWidget(label(_issue_title(number, queries), ink="text" if queries else "oranget"), 1)
        if not queries:
            save = button("Save rejected rows…", "link", "Save them with the reasons, to mend")
            save.setObjectName("save-rejects")
            save.clicked.connect(lambda _c=False: self.rejects_asked.emit())
            row.addWidget(save)
        self._column.addLayout(row)
        self._column.addLayout(issue_grid(issues[:_LISTED]))
        more = number - min(len(issues), _LISTED)
        if more > 0:
            tail = "They stand with the import on the Data page." if queries else (
                "“Save rejected rows” writes them all to a file."
            )  # fmt: skip
            self._column.addWidget(
                label(f"And {more:,} more. {tail}", Role.CAPTION, "text2", wrap=True)
            )


def moved_table(moved: Iterable[Moved], facts: ReturnFacts) -> Table:
    """Make the table of months that would change: before, after, and by how much."""
    columns = (
        Column("month", "Month"),
        Column("scheme", "Scheme"),
        Column("rows_before", "Rows before", Align.RIGHT),
        Column("rows_after", "After", Align.RIGHT),
        Column("before", "Hours before", Align.RIGHT),
        Column("after", "After", Align.RIGHT),
        Column("moved", "Moved by", Align.RIGHT),
    )
    names = facts.scheme_names or {}
    rows = tuple(
        Row(
            f"{one.scheme}-{one.month}",
            (
                written_month(one.month),
                names.get(one.scheme, one.scheme),
                Quantity(one.rows_before),
                Quantity(one.rows_after),
                _hours(one.minutes_before),
                _hours(one.minutes_after),
                Quantity((one.minutes_after - one.minutes_before) / 60, Unit.RATE, 1, signed=True),
            ),
        )
        for one in moved
    )
    return Table("moved", "What would change, by month", columns, rows, "Both figures are kept")


def months_table(facts: ReturnFacts) -> Table:
    """Make the table of what the file holds, by month."""
    columns = [Column("month", "Month"), Column("rows", "Rows", Align.RIGHT)]
    if facts.counted:
        columns += [
            Column("hours", "Duty hours", Align.RIGHT),
            Column("training", "Training hours", Align.RIGHT),
        ]
    rows = tuple(
        Row(
            str(one.month),
            (
                written_month(one.month),
                Quantity(one.rows),
                *((_hours(one.minutes), _hours(one.training)) if facts.counted else ()),
            ),
        )
        for one in facts.months
    )
    return Table("months", "What the file holds, by month", tuple(columns), rows)


def _hours(minutes: int) -> Quantity:
    return Quantity(minutes / 60, Unit.RATE, 1)


def _facts(facts: ReturnFacts) -> QGridLayout:
    incoming = facts.preview.incoming
    mapping = incoming.mapping
    taken, left_out = _uses(incoming)
    sheet = f"Sheet “{incoming.layout.sheet}”. " if incoming.layout.sheet else ""
    pairs = (
        ("Layout", f"{mapping.name}: {DATASETS[mapping.dataset].name.lower()}"),
        ("From", mapping.source_office),
        ("Found", f"{sheet}{layout_words(incoming.layout)}"),
        ("Figures", _period(facts.first_day, facts.last_day)),
        ("In all", _in_all(facts)),
        ("Taken", taken),
        ("Left out", left_out),
        ("New", _new(incoming)),
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for line, (name, words) in enumerate(pair for pair in pairs if pair[1]):
        grid.addWidget(label(name, Role.CAPTION, "text3"), line, 0, _TOP)
        grid.addWidget(label(words, Role.CAPTION, "text", wrap=True, selectable=True), line, 1)
    return grid


def _uses(incoming: LocalIncoming) -> tuple[str, str]:
    """Say what each column was taken as, and what was left out and why."""
    mapping = incoming.mapping
    names = {field.id: field.name for field in DATASETS[mapping.dataset].fields}
    taken = [
        f"“{use.heading}” as {names.get(use.field, use.field).lower()}"
        for use in mapping.columns
        if use.field
    ]
    if mapping.crosstab is not None:
        crosstab = mapping.crosstab
        cells = names.get(crosstab.value, crosstab.value).lower()
        across = names.get(crosstab.across, crosstab.across).lower()
        if not crosstab.measures:
            taken.append(f"the cells below each {across} as {cells}")
        taken += [
            f"the rows “{word}” as {names.get(field, field).lower()}"
            for word, field in crosstab.measures.items()
            if field
        ]
        if crosstab.between:
            between = names.get(crosstab.between, crosstab.between).lower()
            taken.append(f"the headings between the rows as {between}")
    left = [f"“{use.heading}” ({use.left_out})" for use in mapping.columns if not use.field]
    if mapping.crosstab is not None:
        left += [f"rows “{word}”" for word, field in mapping.crosstab.measures.items() if not field]
    return "; ".join(taken), "; ".join(left[:_LISTED]) + _and_more(len(left) - _LISTED)


def _new(incoming: LocalIncoming) -> str:
    names = [term.name for term in incoming.new_terms]
    return ", ".join(names[:_NAMED]) + _and_more(len(names) - _NAMED)


def _and_more(number: int) -> str:
    return f"; and {number:,} more" if number > 0 else ""


def _period(first: int, last: int) -> str:
    if not first:
        return ""
    start, end = _day(first), _day(last)
    return start if start == end else f"{start} to {end}"


def _day(number: int) -> str:
    day = day_of(number)
    return written_date(day) if day else written_month(month_of(number))


def _in_all(facts: ReturnFacts) -> str:
    if not facts.counted:
        return ""
    training = f", and {facts.training / 60:,.1f} hours of training" if facts.training else ""
    duty = f"{facts.minutes / 60:,.1f} hours of duty{training}"
    return f"{duty}; {facts.attendances:,} attendances" if facts.attendances else duty


def _no_longer(number: int) -> str:
    if not number:
        return ""
    one = number == 1
    return (
        f"{number:,} row{'' if one else 's'} of earlier files {'is' if one else 'are'} not in this "
        f"one and would no longer count, since each file of this layout holds its months whole."
    )


def _issue_title(number: int, queries: bool) -> str:
    rows = "1 row" if number == 1 else f"{number:,} rows"
    if queries:
        return (
            f"{number:,} {'query' if number == 1 else 'queries'}: unlikely, and kept all the same"
        )
    return f"{rows} rejected"
