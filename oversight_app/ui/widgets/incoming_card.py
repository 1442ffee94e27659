"""One incoming file: what it is, what became of its rows, what is wrong, what is to be asked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oversight_app.domain.batches import Incoming, Ledger, Preview, RowIssue
from oversight_app.domain.bodies import Body
from oversight_app.domain.periods import written_date
from oversight_app.ui.theme import Role
from oversight_app.ui.widgets.label import label, rule

_NOBODY = "Not a single police force"
_UNANSWERED = "?"
_LISTED = 40


class IncomingCard(QFrame):
    """``answered`` tells that an answer about a name was chosen."""

    answered = Signal()

    def __init__(
        self, preview: Preview, forces: Sequence[Body], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        incoming = preview.incoming
        self.setAccessibleName(incoming.file_name)
        self._answers: dict[str, QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(8)
        self._column.addWidget(label(incoming.file_name, Role.CARD_TITLE, wrap=True))
        self._column.addLayout(_facts(preview))
        self._column.addWidget(rule())
        self._column.addLayout(ledger_row(preview.ledger))
        for note in incoming.notes:
            self._column.addWidget(label(note, Role.CAPTION, "text2", wrap=True))
        if incoming.unknown_names:
            self._ask(incoming.unknown_names, forces)
        if incoming.issues:
            self._show_issues(incoming)

    @property
    def complete(self) -> bool:
        """True once every name has an answer."""
        return all(combo.currentData() != _UNANSWERED for combo in self._answers.values())

    @property
    def meanings(self) -> Mapping[str, str | None]:
        """The code chosen for each name; None for no single force."""
        return {
            name: combo.currentData() or None
            for name, combo in self._answers.items()
            if combo.currentData() != _UNANSWERED
        }

    def _ask(self, names: Sequence[str], forces: Sequence[Body]) -> None:
        self._column.addWidget(rule())
        many = len(names) > 1
        title = f"{len(names)} names are not known" if many else "One name is not known"
        self._column.addWidget(label(title, Role.BODY, "oranget"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for line, name in enumerate(names):
            combo = QComboBox()
            combo.setObjectName("meaning")
            combo.setMaxVisibleItems(16)
            combo.setAccessibleName(f"What “{name}” means")
            combo.addItem("Choose what it means", _UNANSWERED)
            combo.addItem(_NOBODY, "")
            for force in forces:
                combo.addItem(force.name, force.code)
            combo.currentIndexChanged.connect(lambda _i: self.answered.emit())
            grid.addWidget(label(f"“{name}” is", wrap=True), line, 0)
            grid.addWidget(combo, line, 1)
            self._answers[name] = combo
        self._column.addLayout(grid)

    def _show_issues(self, incoming: Incoming) -> None:
        """List what is wrong and why, what stops the file first; nothing is cut short."""
        self._column.addWidget(rule())
        ordered = sorted(incoming.issues, key=lambda issue: not issue.blocking)
        self._column.addLayout(issue_grid(ordered[:_LISTED]))
        more = len(ordered) - _LISTED
        if more > 0:
            words = f"and {more:,} more. “Save rejected rows” writes them all to a file."
            self._column.addWidget(label(words, Role.CAPTION, "text2", wrap=True))


def issue_grid(issues: Sequence[RowIssue]) -> QGridLayout:
    """Lay issues out: where each is, what it is and why; those that stop something in orange."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(3, 1)
    for number, heading in enumerate(("Sheet", "Row", "Column", "What, and why")):
        grid.addWidget(label(heading, Role.CAPTION, "text3"), 0, number)
    top = Qt.AlignmentFlag.AlignTop
    for line, issue in enumerate(issues, 1):
        place = (issue.sheet or "–", f"{issue.row:,}" if issue.row else "–", issue.column)
        for number, words in enumerate(place):
            grid.addWidget(label(words or "–"), line, number, top)
        words = f"{issue.what}. {issue.why}"
        ink = "oranget" if issue.blocking else "text"
        grid.addWidget(label(words, ink=ink, wrap=True, selectable=True), line, 3)
    return grid


def _facts(preview: Preview) -> QGridLayout:
    incoming = preview.incoming
    pairs = [
        ("Recognised as", incoming.format_name),
        ("Release", f"{incoming.release.title}, {incoming.release.publisher}"),
        ("Figures", _dates(incoming)),
        ("Checked", _checked(preview)),
        ("Revises", "\n".join(preview.revises)),
    ]
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for line, (name, words) in enumerate(pair for pair in pairs if pair[1]):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(name, Role.CAPTION, "text3"), line, 0, top)
        grid.addWidget(label(words, Role.CAPTION, "text", wrap=True, selectable=True), line, 1)
    return grid


def _dates(incoming: Incoming) -> str:
    first, last = incoming.first_date, incoming.last_date
    if first is None or last is None:
        return f"{len(incoming.boundaries)} force areas" if incoming.boundaries else ""
    if first == last:
        return f"At {written_date(last)}"
    return f"{written_date(first)} to {written_date(last)}"


def _checked(preview: Preview) -> str:
    checked = preview.ledger.checked or preview.incoming.checked
    if not checked:
        return ""
    broken = any(issue.blocking for issue in preview.incoming.issues)
    agree = "see below" if broken else "the forces add up to each of them"
    return f"{checked:,} totals of regions and of the country: {agree}"


def ledger_row(ledger: Ledger) -> QHBoxLayout:
    """Rows read = added + revised + unchanged + rejected, as figures one can add up."""
    row = QHBoxLayout()
    row.setSpacing(14)
    parts = (
        (ledger.read, "rows read", ""),
        (ledger.added, "added", "="),
        (ledger.updated, "revised", "+"),
        (ledger.unchanged, "unchanged", "+"),
        (ledger.rejected, "rejected", "+"),
    )
    for number, words, sign in parts:
        if sign:
            row.addWidget(label(sign, Role.FINDING, "text3"))
        pair = QVBoxLayout()
        pair.setSpacing(0)
        ink = "oranget" if words == "rejected" and number else "text"
        pair.addWidget(label(f"{number:,}", Role.FINDING, ink))
        pair.addWidget(label(words, Role.CAPTION, "text2"))
        row.addLayout(pair)
    row.addStretch(1)
    return row
