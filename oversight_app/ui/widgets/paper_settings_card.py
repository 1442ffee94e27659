"""What a paper is set to: for whom, its marking, its small numbers, its formats, who signs it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.domain.small_numbers import Rule
from oversight_app.ui.plain_tips import plain_tip
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.card import Card
from oversight_app.ui.widgets.filter_bar import ChoiceBox
from oversight_app.ui.widgets.label import button, dress_button, label, repolish, rule
from oversight_app.ui.widgets.three_cards import column_in, scrolled_in

_LONGEST = 100
RULES = (
    (Rule.BELOW_5, "Hide counts below 5",
     "And any number that would give a hidden one back."),
    (Rule.BELOW_10, "Hide counts below 10",
     "And any number that would give a hidden one back."),
    (Rule.ROUND_5, "Round counts to the nearest 5",
     "Shares are worked out again from rounded counts."),
)  # fmt: skip
FORMATS = (
    (Format.HTML, "Web page", "Best for screen readers. Publish this one."),
    (Format.PDF, "PDF", "A copy to print. Not the main version."),
    (Format.DOCX, "Word document", "To edit, in the office’s own template if it has one."),
    (Format.XLSX, "Spreadsheet (XLSX)", "Every table, with notes and sources."),
    (Format.CSV, "Tables as CSV", "One file a table, with a file that describes them."),
)
AUDIENCES = (
    "Police and Crime Commissioner", "Police and Crime Panel", "Chief Constable",
    "Independent custody visiting scheme", "The public",
)  # fmt: skip
_SENSITIVE = "Not for publication."


class PaperSettingsCard(Card):
    """Shows an order and sends ``changed`` when a person changes it; ``order_of`` reads it.

    ``hidden_asked``: see what was hidden; ``showing_asked``: show it, for a reason;
    ``hiding_asked``: hide it again; ``step_asked``: the next act of sign-off.
    """

    changed = Signal()
    formats_changed = Signal()
    hidden_asked = Signal()
    showing_asked = Signal()
    hiding_asked = Signal()
    step_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Settings", parent=parent)
        self._theme = theme
        self._row_level = False
        inside = QWidget()
        self._column = column_in(inside)
        self._column.setSpacing(2)
        self.add(scrolled_in(inside))
        self._add_audience()
        self._add_marking()
        self._add_small_numbers()
        self._add_formats()
        self._add_sign_off()
        self._column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats ticked, in the order of the card."""
        return tuple(one for one, tick in self._formats.items() if tick.isChecked())

    @property
    def prepared_by(self) -> str:
        """Which office or post prepares it."""
        return " ".join(self.by.text().split())

    def order_of(self, before: PaperOrder) -> PaperOrder:
        """Return an order as the card has it."""
        marking = Marking.OFFICIAL_SENSITIVE if self.sensitive.isChecked() else Marking.OFFICIAL
        return replace(
            before,
            audience=" ".join(self.audience.currentText().split()),
            marking=before.marking if self._row_level else marking,
            handling=" ".join(self.handling.text().split()),
            rule=Rule(self.rule.currentData()),
        )

    def show_order(self, order: PaperOrder, audiences: Sequence[str], *, locked: bool) -> None:
        """Show what a paper is set to; a ``locked`` one can be looked at."""
        with QSignalBlocker(self.audience):
            if self.audience.currentText() != order.audience or not self.audience.count():
                self.audience.clear()
                self.audience.addItems(list(dict.fromkeys([*audiences, *AUDIENCES])))
                self.audience.setEditText(order.audience)
        with QSignalBlocker(self.handling):
            if self.handling.text() != order.handling:
                self.handling.setText(order.handling)
        for made, value in ((self.official, Marking.OFFICIAL),
                            (self.sensitive, Marking.OFFICIAL_SENSITIVE)):  # fmt: skip
            with QSignalBlocker(made):
                made.setChecked(order.marking is value)
        with QSignalBlocker(self.rule):
            self.rule.setCurrentIndex(self.rule.findData(order.rule))
        self._said_of_rule(order.shown_because)
        for one in (
            self.audience,
            self.handling,
            self.official,
            self.sensitive,
            self.rule,
            self.by,
        ):
            one.setEnabled(not locked)
        self.show_numbers.setVisible(not locked and not order.shown_because)
        self.hide_numbers.setVisible(not locked and bool(order.shown_because))

    def show_row_level(self, row_level: bool) -> None:
        """Say that the paper lists single people: then its marking is not a choice."""
        self._row_level = row_level
        if row_level:
            with QSignalBlocker(self.sensitive):
                self.sensitive.setChecked(True)
            self.official.setEnabled(False)
        self._marking_note.setText(
            "Not for publication: it lists people by reference." if row_level else _SENSITIVE
        )

    def show_hidden(self, count: int) -> None:
        """Say how many figures are hidden, with the way to them."""
        self.hidden.setVisible(count > 0)
        self.hidden.setText(f"{count:,} hidden: see why")
        self.hidden.setAccessibleName(self.hidden.text())
        if not count and not Rule(self.rule.currentData()).rounds:
            # Nothing is kept back that could be shown.
            self.show_numbers.hide()

    def show_sign_off(self, prepared_by: str, approved: str, step: str, tip: str) -> None:
        """Show who prepared and who approved it, and the next act ("" where there is none)."""
        with QSignalBlocker(self.by):
            if self.by.text() != prepared_by:
                self.by.setText(prepared_by)
        self.approved.setText(approved or "Not yet")
        self.approved.setProperty("ink", "text" if approved else "oranget")
        repolish(self.approved)
        self.step.setText(step)
        self.step.setAccessibleName(step)
        self.step.setToolTip(plain_tip(tip))
        self.step.setVisible(bool(step))

    def focus_on(self, part: str) -> None:
        """Put the keyboard where something is mended: marking, small-numbers, audience."""
        fields: dict[str, QWidget] = {
            "marking": self.official if self.official.isChecked() else self.handling,
            "small-numbers": self.rule,
            "audience": self.audience,
            "prepared-by": self.by,
        }
        if part in fields:
            fields[part].setFocus()

    def _head(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(6)
            self._column.addWidget(rule())
            self._column.addSpacing(4)
        made = label(words)
        made.setProperty("strong", "true")
        self._column.addWidget(made)

    def _note(self, words: str) -> QLabel:
        """Say more of what stands above, in line with its words."""
        made = label(words, Role.CAPTION, "text2", wrap=True)
        made.setContentsMargins(27, 0, 0, 0)
        self._column.addWidget(made)
        return made

    def _add_audience(self) -> None:
        caption = label("For", ink="text2")
        self.audience = QComboBox()
        self.audience.setEditable(True)
        self.audience.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.audience.setMinimumContentsLength(12)
        self.audience.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.audience.setObjectName("audience")
        self.audience.setAccessibleName("For")
        self.audience.setToolTip("Whom the paper is for: an office or body")
        line = self.audience.lineEdit()
        assert line is not None
        line.setMaxLength(_LONGEST)
        line.setAccessibleName("For")
        line.textEdited.connect(lambda _t: self.changed.emit())
        self.audience.activated.connect(lambda _i: self.changed.emit())
        caption.setBuddy(self.audience)
        self._column.addWidget(caption)
        self._column.addWidget(self.audience)

    def _add_marking(self) -> None:
        self._head("Marking")
        group = self._markings = QButtonGroup(self)
        self.official = QRadioButton(Marking.OFFICIAL.value)
        self.sensitive = QRadioButton(Marking.OFFICIAL_SENSITIVE.value)
        for made, name in ((self.official, "official"), (self.sensitive, "official-sensitive")):
            made.setObjectName(name)
            made.setToolTip(plain_tip(f"Mark every page, sheet and file name {made.text()}"))
            group.addButton(made)
            made.clicked.connect(lambda _c=False: self.changed.emit())
            self._column.addWidget(made)
        self._marking_note = self._note(_SENSITIVE)
        self._column.addSpacing(4)
        caption = label("Handling note", Role.CAPTION, "text2")
        self.handling = QLineEdit()
        self.handling.setMaxLength(_LONGEST)
        self.handling.setObjectName("handling")
        self.handling.setAccessibleName("Handling note")
        self.handling.setPlaceholderText("Who may have it, and what for")
        self.handling.setToolTip("Stands beside the marking on every page and sheet")
        self.handling.textEdited.connect(lambda _t: self.changed.emit())
        caption.setBuddy(self.handling)
        self._column.addWidget(caption)
        self._column.addWidget(self.handling)

    def _add_small_numbers(self) -> None:
        self._head("Small numbers")
        self.rule = ChoiceBox()
        self.rule.setMinimumContentsLength(12)
        self.rule.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for value, words, _about in RULES:
            self.rule.addItem(words, value)
        self.rule.setObjectName("small-numbers")
        self.rule.setAccessibleName("Small numbers")
        self.rule.setToolTip("What is done with small numbers of people")
        self.rule.activated.connect(lambda _i: self._chose_rule())
        self._column.addWidget(self.rule)
        note = label("", Role.CAPTION, "text2", wrap=True)
        self._rule_note = note
        self._column.addWidget(note)
        self.hidden = button("", "link", "See which figures are hidden, and why")
        self.hidden.setObjectName("hidden-figures")
        self.show_numbers = button("Show them…", "link", "Needs a reason, which is recorded")
        self.show_numbers.setObjectName("show-small-numbers")
        self.hide_numbers = button("Hide them again", "link", "Go back to the rule")
        self.hide_numbers.setObjectName("hide-small-numbers")
        self.hidden.clicked.connect(lambda _c=False: self.hidden_asked.emit())
        self.show_numbers.clicked.connect(lambda _c=False: self.showing_asked.emit())
        self.hide_numbers.clicked.connect(lambda _c=False: self.hiding_asked.emit())
        for one in (self.hidden, self.show_numbers, self.hide_numbers):
            self._left(one)
        self.show_hidden(0)

    def _left(self, made: QPushButton) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        # A link’s words begin where other words do.
        made.setProperty("flush", made.property("kind") == "link")
        row.addWidget(made)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_formats(self) -> None:
        self._head("Formats")
        self._formats: dict[Format, QCheckBox] = {}
        for one, words, about in FORMATS:
            tick = QCheckBox(words)
            tick.setObjectName(f"format-{one}")
            tick.setToolTip(plain_tip(about))
            tick.setAccessibleDescription(about)
            tick.setChecked(one in (Format.HTML, Format.PDF, Format.XLSX))
            tick.toggled.connect(lambda _t: self.formats_changed.emit())
            self._formats[one] = tick
            self._column.addWidget(tick)
            self._note(about)

    def _add_sign_off(self) -> None:
        self._head("Sign-off")
        row = QHBoxLayout()
        caption = label("Prepared by", ink="text2")
        self.by = QLineEdit()
        self.by.setObjectName("prepared-by")
        self.by.setAccessibleName("Prepared by")
        self.by.setPlaceholderText("The office or post")
        self.by.setToolTip("Which office or post prepares the paper; no names")
        self.by.setMaxLength(_LONGEST)
        caption.setBuddy(self.by)
        row.addWidget(caption)
        row.addWidget(self.by, 1)
        self._column.addLayout(row)
        second = QHBoxLayout()
        second.addWidget(label("Approved by", ink="text2"))
        self.approved = label("Not yet", ink="oranget", wrap=True)
        self.approved.setObjectName("approved-by")
        second.addWidget(self.approved, 1)
        self._column.addLayout(second)
        self.step = button("", tip="")
        self.step.setObjectName("sign-off-step")
        self.step.clicked.connect(lambda _c=False: self.step_asked.emit())
        self._left(self.step)
        self.step.hide()

    def _chose_rule(self) -> None:
        self._said_of_rule("")
        self.changed.emit()

    def _said_of_rule(self, shown_because: str) -> None:
        about = next(about for one, _, about in RULES if one == self.rule.currentData())
        said = f"Shown for this paper: {shown_because}" if shown_because else about
        self._rule_note.setText(said)

    def _dress(self) -> None:
        dress_button(self.hidden, self._theme, "eye", "accent")


def files_words(formats: Sequence[Format]) -> str:
    """Say how many files there will be: a list has one a table, which nobody counts before."""
    if Format.CSV in formats:
        return "1 format" if len(formats) == 1 else f"{len(formats)} formats"
    return "1 file" if len(formats) == 1 else f"{len(formats)} files"
