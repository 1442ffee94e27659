"""Fields of a form that are chosen from a list: an option, a month, hours as they are typed."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from oversight_app.domain.periods import written_month
from oversight_app.ui.dialogs.form import FormDialog
from oversight_app.ui.widgets.filter_bar import ChoiceBox

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_CLOCK = re.compile(r"(\d{1,5}):([0-5]\d)")
_HOURS = re.compile(r"(\d{1,5})(?:[.](\d{1,2}))?\s*(?:h|hrs?|hours?)?", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,6})\s*(?:m|mins?|minutes?)", re.IGNORECASE)


def add_choice(
    form: FormDialog,
    name: str,
    words: str,
    options: Sequence[tuple[object, str]],
    current: object = None,
) -> QComboBox:
    """Add a field to choose from (value, words); ``chosen`` reads it."""
    combo = ChoiceBox()
    for value, shown in options:
        combo.addItem(shown, value)
    combo.setMaxVisibleItems(18)
    values = [value for value, _ in options]
    combo.setCurrentIndex(values.index(current) if current in values else 0)
    form.add_field(name, words, combo)
    return combo


def add_signer(form: FormDialog, name: str, words: str, current: str) -> QLineEdit:
    """Add a field for the office or post that signs."""
    return form.add_words(name, words, current, "The office or post, not a name")


def chosen(combo: QComboBox) -> Any:
    """Return the value that a field shows; None where nothing is chosen."""
    return combo.currentData()


def months_back(last: int, count: int) -> list[tuple[object, str]]:
    """Return so many months to choose from, the newest first."""
    return [(month, written_month(month)) for month in range(last, last - count, -1)]


def minutes_of(typed: str) -> int | None:
    """Read hours as people type them (``7:30``, ``1,204.5``, ``90 min``) into whole minutes, half
    up; None for anything else, so that 7,5 is asked about and never guessed."""
    text = _THOUSANDS.sub("", typed.strip())
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) * 60 + int(match[2])
    if match := _MINUTES.fullmatch(text):
        return int(match[1])
    if match := _HOURS.fullmatch(text):
        hundredths = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
        return (hundredths * 60 + 50) // 100
    return None


def whole_hours_problem(name: str, typed: str) -> dict[str, str]:
    """Say of a field of required hours what is wrong: shares are counted by whole hours, and a
    month has 744 at most."""
    minutes = minutes_of(typed)
    if typed.strip() and (minutes is None or minutes % 60 or not 0 < minutes <= 744 * 60):
        return {name: "Write a whole number of hours, such as 16, or leave it empty."}
    return {}


def hours_of(minutes: int | None) -> str:
    """Write minutes as they are typed: ``7`` or ``7:30``; nothing for None."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02d}" if rest else str(hours)
