"""What is true of a file as a whole: its scheme, its months, who sent it, and the layout's name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from oversight_app.domain.mapping_text import LONGEST_NAME
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.schemes import Scheme
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.found_card import FoundCard
from oversight_app.ui.widgets.label import label

_LONGEST = 120
_WHOLE = "Each file holds its months whole"
_WHOLE_TIP = (
    "Tick this where the sender sends each month complete. A row that is missing from a later "
    "file of the same month then no longer counts. Both files stay in the history."
)


class WholeFileCard(FoundCard):
    """``changed`` is sent when the scheme or the name was."""

    changed = Signal()

    def __init__(self, schemes: Sequence[Scheme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme = Choice[str]("scheme", "Scheme of the whole file")
        self.scheme.offer(
            [[("Choose the scheme", "")], [(one.name, one.code) for one in schemes]], ""
        )
        self.scheme.currentIndexChanged.connect(lambda _i: self.changed.emit())
        self._scheme_said = label("", ink="text2", wrap=True)
        self.whole_months = QCheckBox(_WHOLE)
        self.whole_months.setObjectName("whole-months")
        self.whole_months.setToolTip(_WHOLE_TIP)
        self.office = _line("source-office", "From which office", "Where the figures come from")
        self.office.setPlaceholderText("Wiltshire Police, Specials office")
        self.name = _line(
            "layout-name", "Name of this layout", "The next file with these headings is known by it"
        )
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(lambda _t: self.changed.emit())
        both = QWidget()
        inside = QVBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.scheme)
        inside.addWidget(self._scheme_said)
        self.add("Scheme of the whole file", both)
        self.add("", self.whole_months, _WHOLE_TIP)
        self.add("From which office", self.office)
        self.add("Name of this layout", self.name)

    def fill(self, start: Mapping, *, keep_names: bool = False) -> None:
        """Show what a mapping says; ``keep_names`` leaves what was typed. Sends nothing."""
        self.blockSignals(True)
        self.scheme.choose(start.constants.get("scheme", ""))
        self.whole_months.setChecked(start.whole_months)
        if not keep_names:
            self.office.setText(start.source_office)
            self.name.setText(start.name)
        self.blockSignals(False)

    def ask_scheme(self, needed: bool, otherwise: str) -> None:
        """Ask for the scheme, or say why it need not be asked."""
        self.scheme.setVisible(needed)
        self._scheme_said.setVisible(not needed)
        self._scheme_said.setText(otherwise)


def _line(name: str, words: str, tip: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(words)
    line.setToolTip(plain_tip(tip))
    line.setMaxLength(_LONGEST)
    return line
