"""Set a target for a series of months, or retire the one in force."""

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from oversight_app.domain.annotations import SeriesKey, SeriesTarget
from oversight_app.ui.dialogs.choosing import add_signer
from oversight_app.ui.dialogs.form import FormDialog, day_of
from oversight_app.ui.theme import Theme

_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?")


def number_of(typed: str) -> float | None:
    """Read a number as people type it (``1,204.5``); None for anything else."""
    text = typed.strip().removesuffix("%").strip()
    match = _NUMBER.fullmatch(text)
    return float(text.replace(",", "")) if match else None


class SeriesTargetDialog(FormDialog):
    """``target`` is what was filled in. ``what`` says what it is of ("hours a month")."""

    asks_about = ("source",)

    def __init__(
        self,
        theme: Theme,
        series: SeriesKey,
        what: str,
        today: date,
        before: SeriesTarget | None = None,
        parent: QWidget | None = None,
        *,
        zero: bool = False,
    ) -> None:
        """``zero`` lets the target be none at all ("no action overdue")."""
        super().__init__(
            theme,
            "Change target" if before else "Set a target",
            "It is in force from its day until another is set, and earlier ones are kept. The "
            "chart shows whether it can be relied on.",
            "Save target" if before else "Set target",
            parent,
        )
        self.setObjectName("series-target")
        self._least = 0.0 if zero else 0.01
        self._series, self._id = series, before.id if before else 0
        value = before.value if before else None
        self._value = self.add_words(
            "value", f"Target: {what}", "" if value is None else f"{value:g}", "A number"
        )
        self._retired = self.add_tick("retired", "No target from this day on")
        self._on = self.add_day("set_on", "Set on", before.set_on if before else today)
        self._by = add_signer(self, "set_by", "Set by", before.set_by if before else "")
        self._source = self.add_words(
            "source", "Source", before.source if before else "", "The plan or paper it stands in"
        )
        self._retired.toggled.connect(lambda on: self.show_field("value", not on))
        self._retired.setChecked(before is not None and value is None)
        self._value.setFocus()

    @property
    def target(self) -> SeriesTarget:
        """The target as filled in."""
        return SeriesTarget(
            self._series,
            None if self._retired.isChecked() else number_of(self._value.text()),
            day_of(self._on),
            self._by.text().strip(),
            self._source.text().strip(),
            self._id,
        )

    def problems(self) -> dict[str, str]:
        """A number above zero, who set it and where."""
        wrong = {}
        number = number_of(self._value.text())
        if not self._retired.isChecked() and (number is None or number < self._least):
            least = "from 0 up" if not self._least else "above 0"
            wrong["value"] = f"Write a number {least}, such as 600 or 16.5."
        if not self._by.text().strip():
            wrong["set_by"] = "Say which office or post set it."
        if not self._source.text().strip():
            wrong["source"] = "Say in which plan or paper it was set."
        return wrong
