"""Say once what each column of a return holds; the next file of its layout needs no answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from oversight_app.domain.datasets import DATASETS, Dataset
from oversight_app.domain.mappings import Crosstab, Mapping
from oversight_app.domain.schemes import Scheme
from oversight_app.domain.wording import sentence_case
from oversight_app.ui.dialogs.framed import FramedDialog
from oversight_app.ui.theme import Theme
from oversight_app.ui.widgets.banner import Banner, BannerKind
from oversight_app.ui.widgets.choice import Choice
from oversight_app.ui.widgets.columns_card import ColumnsCard
from oversight_app.ui.widgets.found_card import FoundCard, layout_words
from oversight_app.ui.widgets.label import button, label
from oversight_app.ui.widgets.measures_card import MeasuresCard
from oversight_app.ui.widgets.whole_file_card import WholeFileCard

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import Look

_WIDTH, _TALLEST = 880, 760
_EXPLAINED = (
    "Nothing has been kept yet. Say once what each column holds: the next file of this layout "
    "goes straight to its preview."
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
        self._taken_names = {name.casefold() for name in taken_names}
        self._refusal = Banner(theme, BannerKind.PROBLEM)
        self.found = FoundCard()
        self._changed_layout = Banner(theme, BannerKind.RULE)
        self._card = ColumnsCard(theme)
        self._measures = MeasuresCard()
        self._whole_file = WholeFileCard(schemes)
        for card in (self._card, self._measures, self._whole_file):
            card.changed.connect(self._check)
        self._still = label("", ink="oranget", wrap=True)
        self._still.setObjectName("still-asked")
        for part in (
            self._refusal,
            self.found,
            self._changed_layout,
            self._card,
            self._measures,
            self._whole_file,
        ):
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
        self.show_look(look, mapping)
        leave.setFocus()
        self.prefer(QSize(theme.px(_WIDTH), theme.px(_TALLEST)))

    # What was said.

    @property
    def mapping(self) -> Mapping:
        """The mapping as it stands on the screen."""
        start = self._start
        scheme = self._whole_file.scheme.value if self._scheme_needed() else ""
        constants = {k: v for k, v in start.constants.items() if k != "scheme"}
        if scheme:
            constants["scheme"] = scheme
        crosstab = self._look.crosstab
        if crosstab is not None and crosstab.measures:
            crosstab = self._measures.said(start.crosstab or crosstab)
        elif crosstab is not None and self._value is not None and self._across is not None:
            crosstab = replace(crosstab, value=self._value.value, across=self._across.value)
        return replace(
            start,
            name=self._whole_file.name.text().strip(),
            dataset=self._look.dataset,
            columns=self._card.uses,
            constants=constants,
            crosstab=crosstab,
            whole_months=self._whole_file.whole_months.isChecked(),
            source_office=self._whole_file.office.text().strip(),
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
        for part in (self.found, self._card, self._measures, self._whole_file):
            part.setEnabled(not busy)
        if busy:
            self._refusal.set_words("")
            self.next_button.setEnabled(False)
        else:
            self._check()

    def show_look(self, look: "Look", mapping: Mapping | None = None) -> None:
        """Show how a file looks; ``mapping`` is what was said before, else what is proposed."""
        again = hasattr(self, "_look")
        self._look = look
        self._start = start = mapping or look.fits or look.proposed
        self._show_found()
        self._card.show_columns(look, start)
        self._card.setVisible(bool(look.columns))
        self._measures.show_measures(look, start.crosstab)
        self._whole_file.fill(start, keep_names=again)
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
        if crosstab.measures:
            down = f"“{crosstab.down}” says" if crosstab.down else "The first words of a row say"
            self.found.add("Across", words or "Months", note.strip())
            self.found.add("Down", f"{down} which measure the figures of the row are.")
            return
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

    def _scheme_needed(self) -> bool:
        """True where the kind of return has a scheme and nothing in the file holds it."""
        if not any(field.id == "scheme" for field in self._dataset.fields):
            return False
        crosstab = self._look.crosstab
        across = self._across.value if self._across is not None else ""
        if crosstab and "scheme" in (
            across or crosstab.across,
            crosstab.across_above,
            self._measures.between,
        ):
            return False
        return all(use.field != "scheme" for use in self._card.uses)

    def _scheme_words(self) -> str:
        has = any(field.id == "scheme" for field in self._dataset.fields)
        if has and self._measures.between == "scheme":
            return "The headings between the rows say it"
        return "A column says it" if has else "This kind of return belongs to custody visiting"

    def _twice(self) -> list[str]:
        """Say of a field that two columns are taken as that it has to be one of them."""
        return [
            f"{self._field_name(field)} is chosen for "
            f"{' and '.join(f'“{heading}”' for heading in headings)}. Choose one of them."
            for field, headings in self._card.twice().items()
        ]

    def _check(self) -> None:
        """Say what is still to be answered, and let the file be read once nothing is."""
        self._whole_file.ask_scheme(self._scheme_needed(), self._scheme_words())
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
        controls += [(match.unanswered, match.read_as) for match in self._card.matches]
        name = self.mapping.name.casefold()
        controls += [
            (self._scheme_needed() and not self._whole_file.scheme.value, self._whole_file.scheme),
            (not name or name in self._taken_names, self._whole_file.name),
        ]
        # A field that is missing may be in any column: the first is as good as another.
        first: QWidget = self._card.matches[0].taken_as if self._card.matches else self
        target = next((control for is_open, control in controls if is_open), first)
        self._scroll.ensureWidgetVisible(target, 0, 80)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_to_go_on(self) -> None:
        self.set_busy(True)
        self.go_on.emit()


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
