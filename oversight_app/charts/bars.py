"""Groups of horizontal bars: the name left, the value at the bar's end, the share at the right.

All bars of a chart are on one scale, so that they can be compared across its groups too.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from oversight_app.charts import fonts, geometry
from oversight_app.charts.axes import LABEL
from oversight_app.charts.fonts import Weight
from oversight_app.charts.heights import APART, EDGE, HEADING, ROW, wanted_height
from oversight_app.charts.labels import Box
from oversight_app.charts.marks import Mark
from oversight_app.charts.sheet import Sheet
from oversight_app.domain.charts import Bar, BarChart
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.wording import Quantity

_GAP = 10.0
"""Between the columns."""
_VALUE_GAP = 6.0
_MOST_NAME = 0.42
"""The share of the width that names may take, whatever bars are left."""
_LEAST_BAR = 40.0
_CLOSEST, _STRETCH = 0.9, 1.35
"""How near to each other, and how far apart, bars may stand beside what is designed."""
_THICK = 0.66
"""A bar's thickness in its row."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand: names end at ``names``; bars run from ``start`` for ``length``;
    shares end at the sheet's right, where there is room for them."""

    names: float
    start: float
    length: float
    shares: bool
    largest: float


@dataclass(frozen=True, slots=True)
class _Placed:
    """A heading (``bar`` None) or a bar in its row."""

    words: str
    bar: Bar | None
    row: Box


def draw_bars(sheet: Sheet, chart: BarChart) -> tuple[Mark, ...]:
    """Draw the bars and return a mark for each that is seen, as wide as its whole row.

    Where the sheet is too low for all, the last line says how many more there are.
    """
    columns = _columns(sheet, chart)
    placed, hidden = _rows(sheet, chart)
    chosen = any(bar.strong for bar in _bars(chart))
    for item in placed:
        if item.bar is None:
            _write(sheet, item.row, 0.0, item.words, sheet.look.text2, Weight.SEMIBOLD)
        else:
            _draw_bar(sheet, chart, item.bar, item.row, columns, chosen)
    if hidden or not placed:
        words = f"and {hidden:,} more" if hidden else "No figures"
        row = _below(sheet, placed)
        _write(sheet, row, 0.0, words, sheet.look.text3, Weight.REGULAR)
    return tuple(
        Mark(
            item.bar.key,
            *item.row.centre,
            item.row.height / 2,
            (geometry.corners(item.row),),
            (item.bar.tip if not item.bar.hidden else "") or said(chart, item.bar),
        )
        for item in placed
        if item.bar is not None
    )


def said(chart: BarChart, bar: Bar) -> str:
    """Write a bar's name, value and share."""
    share = f" ({_share(bar)})" if _share(bar) else ""
    return f"{bar.name}: {_value(chart, bar)}{share}"


def _bars(chart: BarChart) -> Iterable[Bar]:
    return (bar for group in chart.groups for bar in group.bars)


def _value(chart: BarChart, bar: Bar) -> str:
    if bar.hidden:
        return str(Marker.HIDDEN)
    known = bar.value if math.isfinite(bar.value) else None
    return str(Quantity(known, chart.unit, chart.decimals))


def _share(bar: Bar) -> str:
    if bar.hidden or bar.share is None or not math.isfinite(bar.share):
        return ""
    return str(Quantity(bar.share, Unit.PERCENT))


def _length(bar: Bar) -> float:
    """Return the value that the bar's length stands for: below zero, and of a hidden one, there is
    no bar."""
    known = math.isfinite(bar.value) and not bar.hidden
    return bar.value if known and bar.value > 0 else 0.0


def _columns(sheet: Sheet, chart: BarChart) -> _Columns:
    size = sheet.size(LABEL)
    bars = list(_bars(chart))

    def widest(texts: Iterable[str], weight: Weight) -> float:
        return max((fonts.width(text, size, weight) for text in texts), default=0.0)

    values = widest((_value(chart, b) for b in bars), Weight.BOLD)
    shares = widest((_share(b) for b in bars), Weight.REGULAR)
    others = _GAP + _VALUE_GAP + values + (_GAP + shares if shares else 0.0) + 2
    # Long names may have what the shortest useful bar leaves them.
    most = max(sheet.width * _MOST_NAME, sheet.width - others - _LEAST_BAR * sheet.look.text_scale)
    names = min(widest((b.name for b in bars), Weight.SEMIBOLD) + 1, min(most, sheet.width * 0.6))
    room = sheet.width - names - _GAP - _VALUE_GAP - values - 2
    shown = bool(shares) and room - _GAP - shares >= _LEAST_BAR
    if shown:
        room -= _GAP + shares
    largest = max(map(_length, bars), default=0.0)
    return _Columns(names, names + _GAP, max(room, 0.0), shown, largest)


def _rows(sheet: Sheet, chart: BarChart) -> tuple[list[_Placed], int]:
    """Lay the rows out from the top, and count the bars that there is no room for."""
    scale = sheet.look.text_scale
    wanted = wanted_height(chart, scale) or 1
    spare = max(_CLOSEST, min((sheet.height - 2 * EDGE) / max(1.0, wanted - 2 * EDGE), _STRETCH))
    row, heading, apart = (h * scale * spare for h in (ROW, HEADING, APART))
    room = sheet.height - EDGE + 0.5
    items = [
        item
        for i, group in enumerate(g for g in chart.groups if g.bars)
        for item in (
            *(((apart, "", None),) if i else ()),
            *(((heading, group.heading, None),) if group.heading else ()),
            *((row, bar.name, bar) for bar in group.bars),
        )
    ]
    whole = sum(high for high, _, _ in items) + EDGE <= room
    if not whole:
        room -= row  # for the line that says how many more
    placed: list[_Placed] = []
    y = EDGE
    for n, (high, words, bar) in enumerate(items):
        # A heading with no bar below it would name nothing.
        after = items[n + 1][0] if bar is None and n + 1 < len(items) else 0.0
        if y + high + after > room:
            return placed, sum(bar is not None for _, _, bar in items[n:])
        if words or bar is not None:
            placed.append(_Placed(str(words), bar, Box(0.0, y, float(sheet.width), y + high)))
        y += high
    return placed, 0


def _below(sheet: Sheet, placed: list[_Placed]) -> Box:
    top = placed[-1].row.bottom if placed else EDGE
    return Box(0.0, top, float(sheet.width), top + ROW * sheet.look.text_scale)


def _write(
    sheet: Sheet, row: Box, x: float, words: str, colour: str, weight: Weight, room: float = 0.0
) -> None:
    """Write words on the middle of a row, which is a third of their size above their feet."""
    size = sheet.size(LABEL)
    words = fonts.shortened(words, size, weight, room or sheet.width - x - 2)
    sheet.text(x, row.centre[1] + 0.33 * size, words, size, colour, weight)


def _draw_bar(
    sheet: Sheet, chart: BarChart, bar: Bar, row: Box, columns: _Columns, chosen: bool
) -> None:
    look, size = sheet.look, sheet.size(LABEL)
    name = Weight.SEMIBOLD if bar.strong else Weight.REGULAR
    _write(sheet, row, 0.0, bar.name, look.text, name, columns.names)
    long = columns.length * _length(bar) / columns.largest if columns.largest else 0.0
    high = min(row.height * _THICK, ROW * look.text_scale * _THICK)
    middle = row.centre[1]
    # A value that is not zero is seen, if as a hairline.
    long = max(long, 1.0) if _length(bar) and columns.length else long
    if long:
        box = Box(columns.start, middle - high / 2, columns.start + long, middle + high / 2)
        sheet.shape([geometry.corners(box)], look.accent if bar.strong or not chosen else look.mark)
    baseline = middle + 0.33 * size
    x = columns.start + long + (_VALUE_GAP if long else 0.0)
    sheet.text(x, baseline, _value(chart, bar), size, look.text, Weight.BOLD)
    if columns.shares and _share(bar):
        sheet.text(sheet.width - 2, baseline, _share(bar), size, look.text3, across="right")
