"""Change the office’s risk scale: its levels, its bands, and how often each is reviewed."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from oversight_app.domain.risk import Band, RiskScale
from oversight_app.ui.dialogs.choosing import add_signer
from oversight_app.ui.dialogs.form import FormDialog, count_of, day_of
from oversight_app.ui.theme import Role, Theme
from oversight_app.ui.widgets.label import label

MOST_BANDS = 5
_COLUMNS = (
    ("name", "Name", 3),
    ("least", "From a score of", 1),
    ("months", "Reviewed every (months)", 1),
)


class RiskScaleDialog(FormDialog):
    """``likelihood``, ``impact``, ``bands``, ``from_day``, ``by`` and ``reason`` are what was
    filled in. ``open_risks`` is how many open risks are scored on the scale in force."""

    asks_about = ("reason",)

    def __init__(
        self,
        theme: Theme,
        scale: RiskScale,
        open_risks: int,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Change the risk scale",
            "The scale is kept with its date and reason, and the one before stays in the history. "
            "No risk is scored by the program.",
            "Save scale",
            parent,
        )
        self.setObjectName("risk-scale")
        self._scale, self._open = scale, open_risks
        self._likelihood = self._levels("likelihood", "Likelihood", scale.likelihood)
        self._impact = self._levels("impact", "Impact", scale.impact)
        self._bands: list[dict[str, QLineEdit]] = []
        self.add_field("bands", "Bands, from the lowest up", self._band_grid(scale.bands))
        self._from = self.add_day("from_day", "In force from", today)
        self._by = add_signer(self, "by", "Set by", "")
        self._reason = self.add_words("reason", "Reason", "", "Why the scale is to change")
        self._happens = label("", Role.CAPTION, "text2", wrap=True)
        self.body.addWidget(self._happens)
        self._say_what_happens()
        self._likelihood.setFocus()

    @property
    def likelihood(self) -> tuple[str, ...]:
        """The names of the levels, the lowest first."""
        return _lines(self._likelihood)

    @property
    def impact(self) -> tuple[str, ...]:
        """The names of the levels, the lowest first."""
        return _lines(self._impact)

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands that have a name."""
        return tuple(
            Band(row["name"].text().strip(), count_of(row["least"]) or 0,
                 count_of(row["months"]) or 0)
            for row in self._bands
            if row["name"].text().strip()
        )  # fmt: skip

    @property
    def from_day(self) -> date:
        """The day from which it is in force."""
        return day_of(self._from)

    @property
    def by(self) -> str:
        """The office that sets it."""
        return self._by.text().strip()

    @property
    def reason(self) -> str:
        """Why it changes."""
        return self._reason.text().strip()

    def problems(self) -> dict[str, str]:
        """Two levels of each at least, bands that rise from 1, and who decided it and why."""
        wrong = {}
        for name, levels in (("likelihood", self.likelihood), ("impact", self.impact)):
            if not 2 <= len(levels) <= 10:
                wrong[name] = "Write from 2 to 10 levels, one on each line, the lowest first."
            elif len({one.casefold() for one in levels}) < len(levels):
                wrong[name] = "Two levels have the same name. Name each differently."
        if words := self._band_problem():
            wrong["bands"] = words
        if not self.by:
            wrong["by"] = "Say which office or post set it."
        if not self.reason:
            wrong["reason"] = "Say why the scale is to change."
        return wrong

    def _band_problem(self) -> str:
        bands = self.bands
        least = [band.least for band in bands]
        if not bands or least[0] != 1:
            return "The lowest band has to begin at a score of 1."
        if any(later <= earlier for earlier, later in pairwise(least)):
            return "Each band has to begin above the one before it."
        if least[-1] > len(self.likelihood) * len(self.impact):
            return f"“{bands[-1].name}” begins above the highest score of the scale."
        if not all(1 <= band.review_months <= 120 for band in bands):
            return "Say of each band every how many months it is reviewed, from 1 to 120."
        return ""

    def _levels(self, name: str, words: str, levels: Sequence[str]) -> QPlainTextEdit:
        field = QPlainTextEdit("\n".join(levels))
        field.setTabChangesFocus(True)
        field.setFixedHeight(5 * field.fontMetrics().lineSpacing() + 12)
        field.textChanged.connect(self._changed)
        self.add_field(name, f"{words}: one level on each line, the lowest first", field)
        return field

    def _band_grid(self, bands: Sequence[Band]) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for column, (_key, words, share) in enumerate(_COLUMNS):
            grid.addWidget(label(words, Role.CAPTION, "text2"), 0, column)
            grid.setColumnStretch(column, share)
        for place in range(MOST_BANDS):
            band = bands[place] if place < len(bands) else None
            said = (band.name, str(band.least), str(band.review_months)) if band else ("", "", "")
            row = {}
            for column, ((key, words, _share), text) in enumerate(zip(_COLUMNS, said, strict=True)):
                field = row[key] = QLineEdit(text)
                field.setMaxLength(60 if key == "name" else 3)
                field.setObjectName(f"band-{place + 1}-{key}")
                field.setAccessibleName(f"Band {place + 1}: {words}")
                field.setToolTip(f"{words}; a band without a name is left out")
                field.textChanged.connect(self._changed)
                grid.addWidget(field, place + 1, column)
            self._bands.append(row)
        return whole

    def _changed(self) -> None:
        self._look_again()
        self._say_what_happens()

    def _say_what_happens(self) -> None:
        """Say what becomes of the risks that there are."""
        if not hasattr(self, "_happens"):
            return
        many = f"Open risks on this scale: {self._open}."
        if not self._open:
            words = "No open risk is scored on this scale."
        elif (self.likelihood, self.impact) == (self._scale.likelihood, self._scale.impact):
            words = f"{many} Scores stay, since the levels do; a band may change with its limits."
        else:
            words = (
                f"{many} They will stand apart as “Score again”, with what was scored before, "
                "until the office scores them on the new levels."
            )
        self._happens.setText(words)


def _lines(field: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(one.strip() for one in field.toPlainText().split("\n") if one.strip())
