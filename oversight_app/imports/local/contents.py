"""What the cells of one column look like: shares of them that could be this or that.

These are looks alone, for proposing a mapping; what a cell is worth is read by the reader.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from statistics import median

from oversight_app.domain.mappings import DateOrder
from oversight_app.domain.periods import written_date
from oversight_app.imports.cells import MONTHS, Cell, blank
from oversight_app.imports.local.layouts import month_named

_YEARS_BACK = 10
"""How far back a two-digit year written first is believed."""
_SERIALS = (32_874, 73_050)
"""1 January 1990 and 31 December 2099 as Excel's days since 1900."""
_BETWEEN_EPOCHS = 1462
_EPOCH = date(1899, 12, 30).toordinal()

_ENOUGH_WORDS = 400
_CHILDHOOD = 14
"""Years: cadets are 13 and older."""

_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?", re.ASCII)
_FIGURES = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})(?:[T ,].*)?", re.ASCII)
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[\s\-/]+([A-Za-z]{3,9})[\s\-/,]+\d{2,4}.*",
    re.ASCII,
)
_MONTH = re.compile(r"\d{4}[-/]\d{1,2}|\d{1,2}/\d{4}", re.ASCII)
_NUMBER = re.compile(r"[+\-−]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?", re.ASCII)
_CLOCK = re.compile(r"\d{1,3}[:.h]\d{2}(?::\d{2})?", re.ASCII)
_SPOKEN = re.compile(
    r"\d+(?:\.\d+)?\s*(?:h|hr|hrs|hours?)(?:\s*(?:and\s*)?\d+\s*(?:m|min|mins|minutes?)?)?|"
    r"\d+(?:\.\d+)?\s*(?:m|min|mins|minutes?)",
    re.ASCII,
)
_YES_NO = frozenset({"yes", "no", "y", "n", "true", "false", "urgent", "routine", "✓"})
_POSTCODE = re.compile(r"[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}", re.ASCII)
_REFERENCE = re.compile(r"(?=.*\d)[A-Za-z]{0,8}[\s\-/_#.]?[\w\-/]{1,36}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Contents:
    """One column of the sample. Shares are of the cells that are filled, from 0 to 1.

    ``words`` counts each different cell, as text.
    """

    filled: int = 0
    words: Counter[str] = field(default_factory=Counter)
    typical: Mapping[str, int] = field(default_factory=dict)
    """The commonest of the words, enough to judge a column by."""
    dates: float = 0.0
    orders: tuple[DateOrder, ...] = ()
    months: float = 0.0
    numbers: float = 0.0
    whole: float = 0.0
    middle: float = 0.0
    """The median of the numbers, 0 where there are none."""
    largest: float = 0.0
    serials: float = 0.0
    serial_orders: tuple[DateOrder, ...] = ()
    clocks: float = 0.0
    spoken: float = 0.0
    yes_no: float = 0.0
    postcodes: float = 0.0
    references: float = 0.0
    long: float = 0.0
    long_past: bool = False
    """True where the middle one of its dates is more than a childhood ago, as in a column of
    dates of birth."""

    @property
    def distinct(self) -> int:
        """How many different cells there are."""
        return len(self.words)

    @property
    def durations(self) -> float:
        """The share of cells that could be a length of time."""
        return min(1.0, self.numbers + self.clocks + self.spoken)

    def share_in(self, known: Callable[[str], bool]) -> float:
        """Return the share of the ``typical`` cells whose text is known."""
        counted = sum(self.typical.values())
        if not counted:
            return 0.0
        return sum(count for word, count in self.typical.items() if known(word)) / counted


def shown(cell: object) -> str:
    """Return a cell as it is shown in a sample: dates in words, whole numbers without a point."""
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{written_date(cell.date())} {cell:%H:%M}"
    if isinstance(cell, date):
        return written_date(cell)
    if isinstance(cell, float):
        return f"{cell:.10g}"
    return " ".join(str(cell).split()) if cell is not None else ""


def contents(cells: Iterable[Cell], today: date) -> Contents:
    """Return what a column's cells look like; blank cells are left aside."""
    counted: Counter[tuple[type, Cell]] = Counter(
        (type(cell), cell) for cell in cells if not blank(cell)
    )
    filled = counted.total()
    if not filled:
        return Contents()
    words: Counter[str] = Counter()
    tally: Counter[str] = Counter()
    numbers: list[float] = []
    figured: list[tuple[int, int, int]] = []
    told: list[date] = []
    for (_, cell), count in counted.items():
        text = shown(cell)
        words[text] += count
        for look in _looks(cell, text, numbers, figured, told):
            tally[look] += count
    orders = _orders(figured, today)
    if not orders and tally["dates"]:
        orders = (DateOrder.YEAR_FIRST,)
    serials = [number for number in numbers if _serial(number)]
    told += [_ordinal(number) for number in serials] if len(serials) == len(numbers) else []
    told += [day for one in figured for day in [_as_date(one[2], one[1], one[0])] if day]
    return Contents(
        filled=filled,
        words=words,
        typical=dict(words.most_common(_ENOUGH_WORDS)),
        orders=orders,
        middle=median(numbers) if numbers else 0.0,
        largest=max(numbers, default=0.0),
        serial_orders=_serial_orders(serials, today),
        long_past=bool(told) and today.year - sorted(told)[len(told) // 2].year >= _CHILDHOOD,
        **{look: tally[look] / filled for look in _SHARES},
    )


_SHARES = (
    "dates", "months", "numbers", "whole", "serials", "clocks", "spoken", "yes_no",
    "postcodes", "references", "long",
)  # fmt: skip


def _looks(
    cell: object,
    text: str,
    numbers: list[float],
    figured: list[tuple[int, int, int]],
    told: list[date],
) -> list[str]:
    """Return what one cell looks like, and note its number or date."""
    if isinstance(cell, date):
        told.append(cell.date() if isinstance(cell, datetime) else cell)
        return ["dates"]
    if isinstance(cell, bool):
        return ["yes_no"]
    if isinstance(cell, time | timedelta):
        return ["clocks"]
    number = _number(cell)
    if number is not None:
        numbers.append(number)
        looks = ["numbers", "references"] if number == int(number) else ["numbers"]
        if number == int(number) and number >= 0:
            looks.append("whole")
        return [*looks, "serials"] if _serial(number) else looks
    return _text_looks(text, figured, told)


def _text_looks(text: str, figured: list[tuple[int, int, int]], told: list[date]) -> list[str]:
    if _ISO.fullmatch(text):
        told.extend(day for day in [_iso(text)] if day)
        return ["dates"]
    if match := _FIGURES.fullmatch(text):
        one = int(match[1]), int(match[2]), int(match[3])
        if _readings(one):
            figured.append(one)
            return ["dates"]
        return []
    if (match := _WORDS.fullmatch(text)) and match[2].casefold() in MONTHS:
        return ["dates"]
    if month_named(text) or _MONTH.fullmatch(text):
        return ["months"]
    looks = [
        look
        for look, form in (
            ("clocks", _CLOCK), ("postcodes", _POSTCODE),
            ("references", _REFERENCE),
        )
        if form.fullmatch(text)
    ]  # fmt: skip
    if _SPOKEN.fullmatch(text.casefold()):
        looks.append("spoken")
    if text.casefold() in _YES_NO:
        looks.append("yes_no")
    if len(text) > 60 or text.count(" ") >= 6:
        looks.append("long")
    return looks


def _number(cell: object) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell) if abs(cell) < 1e12 else None
    if isinstance(cell, str) and _NUMBER.fullmatch(text := cell.strip()) and text[-1:].isdigit():
        return float(text.replace(",", "").replace("−", "-"))
    return None


def _as_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 70 else year + 1900 if year < 100 else year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    year, month, day = (int(part) for part in re.split(r"[-T ]", text)[:3])
    return _as_date(year, month, day)


_PARTS = {
    DateOrder.DAY_FIRST: (2, 1, 0),
    DateOrder.MONTH_FIRST: (2, 0, 1),
    DateOrder.YEAR_FIRST: (0, 1, 2),
}


def _readings(figures: tuple[int, int, int]) -> dict[DateOrder, date]:
    """Return the days that three figures can mean, by the order they are taken in."""
    found = {}
    for order, (year, month, day) in _PARTS.items():
        if figures[day] < 32 and (day_meant := _as_date(*(figures[p] for p in (year, month, day)))):
            found[order] = day_meant
    return found


def _orders(figured: Sequence[tuple[int, int, int]], today: date) -> tuple[DateOrder, ...]:
    """Return the orders that the dates in figures can be in: one where some date decides it,
    several where none does, or where dates contradict each other."""
    readings = [_readings(each) for each in figured]
    earliest = today.year - _YEARS_BACK
    for each in readings:
        year_first = each.get(DateOrder.YEAR_FIRST)
        if len(each) > 1 and year_first and not earliest <= year_first.year <= today.year + 1:
            del each[DateOrder.YEAR_FIRST]
    decided = {next(iter(each)) for each in readings if len(each) == 1}
    if decided:
        return tuple(order for order in _PARTS if order in decided)
    if all(len(set(each.values())) == 1 for each in readings):
        return (DateOrder.DAY_FIRST,) if readings else ()
    return tuple(order for order in _PARTS if all(order in each for each in readings))


def _serial(number: float) -> bool:
    return _SERIALS[0] - _BETWEEN_EPOCHS <= number <= _SERIALS[1]


def _ordinal(number: float) -> date:
    return date.fromordinal(_EPOCH + int(number))


def _serial_orders(serials: Sequence[float], today: date) -> tuple[DateOrder, ...]:
    """Return which of Excel's two calendars numbers can be days of: the later is out where it
    would put a day in the future."""
    if not serials:
        return ()
    latest = _ordinal(max(serials)).toordinal()
    orders = [DateOrder.SERIAL_1900]
    if latest + _BETWEEN_EPOCHS <= today.toordinal():
        orders.append(DateOrder.SERIAL_1904)
    elif latest > today.toordinal():
        return (DateOrder.SERIAL_1900,)
    return tuple(orders)
