"""Say once what each column of a return holds; the next file of its layout needs no answer."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.datasets import DATASETS, Dataset
from oversight_app.domain.mappings import ColumnUse, Crosstab, Mapping
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.wording import sentence_case
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.column_match import ColumnMatch
from oversight_app.ui.widgets.found_card import FoundCard, layout_words
from oversight_app.ui.widgets.label import button, label, rule

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import ColumnLook, Look

_WIDTH, _TALLEST = 880, 760
_MOST = 60
"""So many columns are offered; the rest of a very wide file is left out, and said to be."""
_LONGEST = 120
_EXPLAINED = (
    "Nothing has been kept yet. Say once what each column holds: the next file of this layout "
    "goes straight to its preview."
)
_WHOLE = "Each file holds its months whole"
_WHOLE_TIP = (
    "Tick this where the sender sends each month complete. A row that is missing from a later "
    "file of the same month then no longer counts. Both files stay in the history."
)


class MatchColumnsDialog(FramedDialog):
    """``mapping`` is what was said. ``go_on`` is sent once nothing more is to be asked; the
    dialog stays until whoever reads calls ``accept``, or ``refuse`` with what was wrong.

    ``sheet_chosen`` and ``dataset_chosen`` ask for another look, which ``show_look`` shows.
    """

    go_on = Signal()
    sheet_chosen = Signal(str)
    dataset_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        look: "Look",
        schemes: Sequence[Scheme],
        mapping: Mapping | None = None,
        taken_names: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Match columns", _EXPLAINED, parent, width=_WIDTH)
        self.setObjectName("match-columns")
        self._theme = theme
        self._schemes = schemes
        self._taken_names = {name.casefold() for name in taken_names}
        self._columns: list[ColumnMatch] = []
        self._refusal = Banner(theme, BannerKind.PROBLEM)
        self.found = FoundCard()
        self._changed_layout = Banner(theme, BannerKind.RULE)
        self._card = QFrame()
        self._card.setProperty("part", "card")
        QVBoxLayout(self._card)
        self._whole_file = FoundCard()
        self._scheme = Choice[str]("scheme", "Scheme of the whole file")
        self._whole = QCheckBox(_WHOLE)
        self._office = QLineEdit()
        self._name = QLineEdit()
        self._still = label("", ink="oranget", wrap=True)
        self._still.setObjectName("still-asked")
        for part in (self._refusal, self.found, self._changed_layout, self._card, self._whole_file):
            self.body.addWidget(part)
        self.body.addStretch(1)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        self._show_still = button("Show me", "link", "Go to what is still to be answered")
        self._show_still.setObjectName("show-asked")
        self._show_still.clicked.connect(lambda _c=False: self._go_to_open())
        still = QHBoxLayout()
        still.addWidget(self._still, 1)
        still.addWidget(self._show_still)
        outer.insertLayout(outer.count() - 1, still)
        leave = self.add_button("Leave it", result=False)
        leave.setObjectName("leave")
        leave.setToolTip("Close without keeping anything (Esc)")
        self.next_button = self.add_button("Go on", "primary")
        self.next_button.setObjectName("go-on")
        self.next_button.setToolTip("Read the file with its columns taken like this")
        self.next_button.clicked.connect(lambda _c=False: self._ask_to_go_on())
        self._arrange_whole_file()
        self.show_look(look, mapping)
        leave.setFocus()
        self.prefer(QSize(theme.px(_WIDTH), theme.px(_TALLEST)))

    # What was said.

    @property
    def mapping(self) -> Mapping:
        """The mapping as it stands on the screen."""
        start = self._start
        scheme = self._scheme.value if self._scheme_needed() else ""
        constants = {k: v for k, v in start.constants.items() if k != "scheme"}
        if scheme:
            constants["scheme"] = scheme
        crosstab = self._look.crosstab
        if crosstab is not None and self._value is not None and self._across is not None:
            crosstab = replace(crosstab, value=self._value.value, across=self._across.value)
        return replace(
            start,
            name=self._name.text().strip(),
            dataset=self._look.dataset,
            columns=self._uses(),
            constants=constants,
            crosstab=crosstab,
            whole_months=self._whole.isChecked(),
            source_office=self._office.text().strip(),
        )

    @property
    def look(self) -> "Look":
        """The look shown."""
        return self._look

    def still_asked(self) -> tuple[str, ...]:
        """What is still to be said before the file can be read."""
        from oversight_app.imports.local.looking import settled

        mapping = self.mapping
        said = list(settled(mapping))
        if not mapping.name:
            said.append("Give this layout a name.")
        elif mapping.name.casefold() in self._taken_names:
            said.append(f"Another layout is called “{mapping.name}”. Choose another name.")
        return (*self._twice(), *said)

    def refuse(self, words: str) -> None:
        """Say why the file could not be read so, with every answer still there."""
        self._refusal.set_words(words)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Wait while the file is read, or be ready again."""
        for part in (self.found, self._card, self._whole_file):
            part.setEnabled(not busy)
        if busy:
            self._refusal.set_words("")
            self.next_button.setEnabled(False)
        else:
            self._check()

    def show_look(self, look: "Look", mapping: Mapping | None = None) -> None:
        """Show how a file looks; ``mapping`` is what was said before, else what is proposed."""
        again = hasattr(self, "_look")
        name, office = self._name.text(), self._office.text()
        self._look = look
        self._start = start = mapping or look.fits or look.proposed
        self._show_found()
        self._show_columns()
        self._fill_whole_file(start)
        if again:
            self._name.setText(name)
            self._office.setText(office)
        self._check()

    # Inside.

    _look: "Look"
    _start: Mapping
    _value: Choice[str] | None = None
    _across: Choice[str] | None = None

    @property
    def _dataset(self) -> Dataset:
        return DATASETS[self._look.dataset]

    def _show_found(self) -> None:
        look = self._look
        self.found.clear()
        self.found.add("File", look.file_name)
        if len(look.sheets) > 1:
            sheet = Choice[str]("sheet", "Which sheet")
            sheet.offer([[(name, name) for name in look.sheets]], look.sheet)
            sheet.currentIndexChanged.connect(lambda _i: self.sheet_chosen.emit(sheet.value))
            self.found.add("Sheet", sheet)
        self.found.add("Found", layout_words(look.layout))
        kind = Choice[str]("dataset", "What kind of return it is")
        kind.offer([[(one.name, one.id) for one in DATASETS.values()]], look.dataset)
        kind.currentIndexChanged.connect(lambda _i: self.dataset_chosen.emit(kind.value))
        self.found.add("Kind of return", kind, f"Each row is {self._dataset.one_row}.")
        self._value = self._across = None
        if look.crosstab is not None:
            self._show_crosstab(look.crosstab)
        if look.cut_off:
            self.found.add("Mind", "It ends at the last row that a spreadsheet can hold, so its "
                           "maker may have cut it off. Ask the sender for the rest.")  # fmt: skip
        for note in look.notes:
            self.found.add("Note", note)
        words = _against(look)
        self._changed_layout.set_words(words)

    def _show_crosstab(self, crosstab: Crosstab) -> None:
        """Say what stands across, and ask what it is and what the figures are where a cell
        can't say it itself."""
        seen = self._look.across
        words = ", ".join(f"“{one}”" for one in seen) + " …" * (len(seen) > 1)
        above = self._field_name(crosstab.across_above).lower()
        note = f"The row above them says the {above}. " if above and crosstab.across else ""
        self.found.add("Across", words or "Months", f"{note}Each cell becomes a row.")
        if not (crosstab.value or crosstab.across or not crosstab.across_above):
            return
        start = self._start.crosstab or crosstab
        across = Choice[str]("across", "What stands across")
        across.offer(*self._offered(self._look.acrosses, start.across))
        held = Choice[str]("cells-hold", "What the figures are")
        held.offer(*self._offered(self._look.values, start.value))
        for name, choice in (("Across it says", across), ("The figures are", held)):
            choice.currentIndexChanged.connect(lambda _i: self._check())
            self.found.add(name, choice)
        self._across, self._value = across, held

    def _offered(self, fields: Sequence[str], now: str) -> tuple[list[list[tuple[str, str]]], str]:
        ask = [("Choose", "")] if not now else []
        known = list(dict.fromkeys((*fields, now) if now else fields))
        return [ask + [(self._field_name(one), one) for one in known]], now

    def _field_name(self, field_id: str) -> str:
        known = {f.id: f.name for f in self._dataset.fields}
        return known.get(field_id, field_id)

    def _show_columns(self) -> None:
        """List the columns, those that are taken first among those of a very wide file."""
        for old_match in self._columns:
            old_match.deleteLater()
        box = self._card.layout()
        assert isinstance(box, QVBoxLayout)
        while (item := box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, share in enumerate((5, 5, 7)):
            grid.setColumnStretch(number, share)
        for number, heading in enumerate(("Column in the file", "Taken as", "Read as")):
            grid.addWidget(label(heading, Role.CAPTION, "text3"), 0, number)
        said = _by_column(self._start)
        shown = _shown(self._look.columns)
        self._columns = []
        for line, column in enumerate(shown):
            use = said.get((column.heading, column.again), column.use)
            match = ColumnMatch(self._theme, self._dataset, column, use, inside)
            match.changed.connect(self._check)
            grid.addWidget(rule(), 2 * line + 1, 0, 1, 3)
            match.place(grid, 2 * line + 2)
            self._columns.append(match)
        hidden = len(self._look.columns) - len(shown)
        if hidden:
            words = f"{hidden:,} more columns are left out: the file is wider than can be matched."
            grid.addWidget(
                label(words, Role.CAPTION, "text2", wrap=True), 2 * len(shown) + 2, 0, 1, 3
            )
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(inside)

    def _arrange_whole_file(self) -> None:
        self._office.setMaxLength(_LONGEST)
        self._office.setObjectName("source-office")
        self._office.setPlaceholderText("Wiltshire Police, Specials office")
        self._office.setAccessibleName("From which office")
        self._office.setToolTip("Printed as where the figures come from")
        self._name.setMaxLength(_LONGEST)
        self._name.setObjectName("layout-name")
        self._name.setAccessibleName("Name of this layout")
        self._name.setToolTip("The next file with these headings is known by it")
        self._whole.setObjectName("whole-months")
        self._whole.setToolTip(_WHOLE_TIP)
        self._scheme.offer(
            [[("Choose the scheme", "")], [(one.name, one.code) for one in self._schemes]], ""
        )
        self._scheme.currentIndexChanged.connect(lambda _i: self._check())
        self._name.textChanged.connect(lambda _t: self._check())
        card = self._whole_file
        self._scheme_note = label("", ink="text2", wrap=True)
        both = QWidget()
        inside = QVBoxLayout(both)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._scheme)
        inside.addWidget(self._scheme_note)
        card.add("Scheme of the whole file", both)
        card.add("", self._whole, _WHOLE_TIP)
        card.add("From which office", self._office)
        card.add("Name of this layout", self._name)

    def _fill_whole_file(self, start: Mapping) -> None:
        self._scheme.blockSignals(True)
        self._scheme.choose(start.constants.get("scheme", ""))
        self._scheme.blockSignals(False)
        self._whole.setChecked(start.whole_months)
        self._office.setText(start.source_office)
        self._name.blockSignals(True)
        self._name.setText(start.name)
        self._name.blockSignals(False)

    def _scheme_needed(self) -> bool:
        """True where the kind of return has a scheme and nothing in the file holds it."""
        if not any(field.id == "scheme" for field in self._dataset.fields):
            return False
        crosstab = self._look.crosstab
        across = self._across.value if self._across is not None else ""
        if crosstab and "scheme" in (across or crosstab.across, crosstab.across_above):
            return False
        return all(use.field != "scheme" for use in self._uses())

    def _scheme_words(self) -> str:
        has = any(field.id == "scheme" for field in self._dataset.fields)
        return "A column says it" if has else "This kind of return belongs to custody visiting"

    def _uses(self) -> tuple[ColumnUse, ...]:
        """How every column is taken; those not offered are left out as proposed."""
        chosen = {match.column.index: match.use for match in self._columns}
        return tuple(chosen.get(column.index, column.use) for column in self._look.columns)

    def _twice(self) -> list[str]:
        """Say of a field that two columns are taken as that it has to be one of them."""
        by_field: dict[str, list[str]] = {}
        for match in self._columns:
            if match.use.field:
                by_field.setdefault(match.use.field, []).append(f"“{match.heading}”")
        return [
            f"{self._field_name(field)} is chosen for {' and '.join(names)}. Choose one of them."
            for field, names in by_field.items()
            if len(names) > 1
        ]

    def _check(self) -> None:
        """Say what is still to be answered, and let the file be read once nothing is."""
        needed = self._scheme_needed()
        self._scheme.setVisible(needed)
        self._scheme_note.setVisible(not needed)
        self._scheme_note.setText(self._scheme_words())
        asked = self.still_asked()
        first = asked[0] if asked else ""
        more = len(asked) - 1
        tail = f" And {more} more to answer." if more > 0 else ""
        self._still.setText(f"{first}{tail}")
        self._still.setVisible(bool(asked))
        self._show_still.setVisible(bool(asked))
        self.next_button.setEnabled(not asked)
        self.next_button.setAccessibleDescription(" ".join(asked))

    def _go_to_open(self) -> None:
        """Give the keyboard to the first control that is still to be answered."""
        controls: list[tuple[bool, QWidget]] = [
            (choice is not None and not choice.value, choice or self)
            for choice in (self._across, self._value)
        ]
        controls += [(match.unanswered, match.read_as) for match in self._columns]
        name = self.mapping.name.casefold()
        controls += [
            (self._scheme_needed() and not self._scheme.value, self._scheme),
            (not name or name in self._taken_names, self._name),
        ]
        # A field that is missing may be in any column: the first is as good as another.
        first: QWidget = self._columns[0].taken_as if self._columns else self
        target = next((control for is_open, control in controls if is_open), first)
        self._scroll.ensureWidgetVisible(target, 0, 80)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_to_go_on(self) -> None:
        self.set_busy(True)
        self.go_on.emit()


def _by_column(mapping: Mapping) -> Table[tuple[str, int], ColumnUse]:
    return {(use.heading, use.again): use for use in mapping.columns}


def _shown(columns: "Sequence[ColumnLook]") -> "list[ColumnLook]":
    """Every column that is taken, and as many others as there is room for, in file order."""
    if len(columns) <= _MOST:
        return list(columns)
    taken = [column.index for column in columns if column.use.field][:_MOST]
    others = [column.index for column in columns if not column.use.field]
    kept = set(taken) | set(others[: _MOST - len(taken)])
    return [column for column in columns if column.index in kept]


def _against(look: "Look") -> str:
    """Say how the file differs from the layout it is nearest to."""
    if not look.nearest or not (look.missing or look.added):
        return ""
    parts = [
        f"{said}: {', '.join(f'“{name}”' for name in names)}"
        for said, names in (("no longer there", look.missing), ("new", look.added))
        if names
    ]
    said = ". ".join(sentence_case(part) for part in parts)
    return f"Unlike the layout “{look.nearest}”. {said}."
