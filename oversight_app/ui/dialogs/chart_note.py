"""Add a dated, signed note to a month of a chart, or change one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import ChartNote, SeriesKey
from oversight_app.ui.dialogs.choosing import add_choice, add_signer, chosen
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme


class ChartNoteDialog(FormDialog):
    """``note`` is what was filled in; ``months`` are (index, words), the newest first."""

    asks_about = ("words",)

    def __init__(
        self,
        theme: Theme,
        series: SeriesKey,
        months: Sequence[tuple[object, str]],
        month: int | None,
        today: date,
        before: ChartNote | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Change note" if before else "Add note",
            "It is drawn on the chart at its month, signed and dated. Name no suspect, victim, "
            "child or case.",
            "Save note" if before else "Add note",
            parent,
        )
        self.setObjectName("chart-note")
        self._series, self._id = series, before.id if before else 0
        self._month = add_choice(self, "month", "Month", months, before.month if before else month)
        self._words = self.add_words(
            "words", "Note", before.words if before else "", "Six new groups start"
        )
        self._words.setMaxLength(120)
        self._by = add_signer(self, "noted_by", "Noted by", before.noted_by if before else "")
        self._on = self.add_day("noted_on", "Noted on", before.noted_on if before else today)
        self._words.setFocus()

    @property
    def note(self) -> ChartNote:
        """The note as filled in."""
        return ChartNote(
            self._series,
            chosen(self._month),
            self._words.text().strip(),
            self._by.text().strip(),
            day_of(self._on),
            self._id,
        )

    def problems(self) -> dict[str, str]:
        """Words, and whose they are."""
        wrong = {}
        if not self.note.words:
            wrong["words"] = "Say what happened, in a few words."
        if not self.note.noted_by:
            wrong["noted_by"] = "Say which office or post notes it."
        return wrong
