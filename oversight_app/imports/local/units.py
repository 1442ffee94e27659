"""What the bare numbers of a column of durations count: hours, minutes or parts of a day."""

import re

from oversight_app.domain.datasets import Field
from oversight_app.domain.mappings import DurationUnit
from oversight_app.imports.local.contents import Contents

_MOST = 0.5
_NEARLY_ALL = 0.9
_DAY_HOURS = 24
_DAY_MINUTES = 24 * 60
_MINUTE_WORDS = re.compile(r"\b(?:min|mins|minute|minutes)\b", re.IGNORECASE)
_HOUR_WORDS = re.compile(r"\b(?:h|hr|hrs|hour|hours)\b", re.IGNORECASE)


def unit_of(heading: str, cells: Contents, field: Field) -> tuple[DurationUnit, str]:
    """Return what bare numbers count by their heading and their size, and what looks wrong about
    it, a sentence; "" where nothing does."""
    if _MINUTE_WORDS.search(heading.replace("_", " ")):
        return DurationUnit.MINUTES, ""
    if _HOUR_WORDS.search(heading.replace("_", " ")):
        many = cells.middle >= 120 and cells.whole >= _NEARLY_ALL * cells.numbers
        return DurationUnit.HOURS, (
            f"“{heading}” says hours, and its middle value is {cells.middle:,.0f}: say whether "
            "they are minutes."
            if many and field.id == "minutes"
            else ""
        )
    if field.id == "delay":
        return DurationUnit.MINUTES, ""
    if cells.numbers >= _MOST and 0 < cells.largest < 1:
        return DurationUnit.DAYS, (
            f"“{heading}” holds fractions of a day, as a spreadsheet stores times: check that."
        )
    if cells.numbers >= _MOST and cells.middle >= 60 and cells.largest < _DAY_MINUTES:
        return DurationUnit.MINUTES, (
            f"“{heading}” names no unit, and its middle value is {cells.middle:,.0f}: check that "
            "they are minutes."
        )
    return DurationUnit.HOURS, ""


def doubt(heading: str, cells: Contents, day: Contents | None, people: Contents | None) -> str:
    """Return why the hours of duties can't be taken for hours, a sentence; "" where they can.

    More than a day is no duty of one person; it may be the sum of several, or of a month.
    """
    if cells.numbers < _MOST or cells.middle <= _DAY_HOURS:
        return ""
    if day is not None and day.months > day.dates:
        return ""
    if people is not None and people.middle > 1:
        return ""
    return (
        f"The middle value of “{heading}” is {cells.middle:,.10g}, more hours than a day has: say "
        "whether they are minutes."
    )
