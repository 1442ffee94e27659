"""What funnel, trend and ranges share: the plot's box, its grid, and labels at line ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oversight_app.charts import fonts
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box, spread
from oversight_app.charts.looks import Colour
from oversight_app.charts.scales import Scale, Ticks, ticks
from oversight_app.charts.sheet import Sheet
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity

AXIS, LABEL, SMALL = 13.0, 13.0, 12.0
"""Text sizes: axes and captions, labels on the chart, the attribution. The design's 12, 12 and
11 are Inter's; Source Sans is drawn smaller on its body and is set one pixel larger to match."""
LEAD = 1.25
"""Height of a line of text in its size."""
_TICK_GAP = 8.0
_END_GAP = 8.0
_STUB, _DROP = 4.0, 1.15
"""Pixels of a tick below the plot, and from there to its words' baseline in text sizes: clear
of the zero that stands left of the base line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words at the end of a line of the chart."""

    words: str
    colour: Colour
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class EndLabel:
    """Words for the right end of a line that ends at ``y``; ``rank`` 0 is the last to go."""

    y: float
    lines: tuple[Line, ...]
    rank: int = 0
    more: tuple[Line, ...] = ()
    """Lines below, the first to go where there is no room."""


def value_ticks(low: float, high: float, room: float, sheet: Sheet, unit: Unit) -> Ticks:
    """Return ticks for the values, as many as their words have room for."""
    apart = max(24.0, 1.9 * sheet.size(AXIS))
    whole = unit in (Unit.COUNT, Unit.FTE)
    return ticks(low, high, min(6, int(room / apart)), whole=whole)


def tick_words(marks: Ticks, unit: Unit) -> tuple[str, ...]:
    """Write the ticks."""
    return tuple(str(Quantity(value, unit, marks.decimals)) for value in marks.values)


def gutter(sheet: Sheet, words: Sequence[str]) -> float:
    """Return the width that the values' words take left of the plot."""
    return max((fonts.width(w, sheet.size(AXIS)) for w in words), default=0.0) + _TICK_GAP


def grid(sheet: Sheet, plot: Box, scale: Scale, marks: Ticks, words: Sequence[str]) -> None:
    """Draw a hairline and words at each tick, and the base line: at zero where it is seen."""
    look, size = sheet.look, sheet.size(AXIS)
    base = min(max(scale(0.0), plot.top), plot.bottom)
    lines = [((plot.left, scale(v)), (plot.right, scale(v))) for v in marks.values]
    sheet.hairlines((pair for pair in lines if abs(pair[0][1] - base) > 0.5), look.line)
    for value, said in zip(marks.values, words, strict=True):
        # Set on the middle of the figures, which are two thirds of the size high.
        baseline = scale(value) + 0.33 * size
        sheet.text(plot.left - _TICK_GAP, baseline, said, size, look.text3, across="right")


def base_line(sheet: Sheet, plot: Box, scale: Scale) -> None:
    """Draw the line that values are read from: zero, or the bottom where zero is not shown."""
    y = min(max(scale(0.0), plot.top), plot.bottom)
    sheet.hairlines([((plot.left, y), (plot.right, y))], sheet.look.mark)


def tick_row(sheet: Sheet, plot: Box, marks: Sequence[tuple[float, str]]) -> float:
    """Draw ticks below the plot with their words, each (x, words); return their baseline."""
    size = sheet.size(AXIS)
    stubs = [((x, plot.bottom), (x, plot.bottom + _STUB)) for x, _ in marks]
    sheet.hairlines(stubs, sheet.look.mark)
    baseline = plot.bottom + _STUB + _DROP * size
    for x, said in marks:
        sheet.text(x, baseline, said, size, sheet.look.text3, across="centre")
    return baseline


def tick_height(sheet: Sheet) -> float:
    """Return the room that ticks and their words need below the plot."""
    return _STUB + (_DROP + 0.25) * sheet.size(AXIS) + 1


def end_width(sheet: Sheet, labels: Sequence[tuple[Line, ...]]) -> float:
    """Return the room that labels need right of the plot, with the gap before them."""
    size = sheet.size(LABEL)
    widths = [fonts.width(line.words, size, line.weight) for lines in labels for line in lines]
    return max(widths, default=0.0) + _END_GAP + 2.0


def end_labels(sheet: Sheet, plot: Box, labels: Sequence[EndLabel]) -> list[Box]:
    """Write labels at the right of the plot, none over another; those of the highest rank
    are left out where there is no room for all."""
    size = sheet.size(LABEL)
    high = size * LEAD
    # Below the plot stand the words of its ticks, of which the last may reach past its side.
    top, bottom = 1.0, plot.bottom + 5.0
    kept = sorted(labels, key=lambda label: label.rank)
    full = [replace(label, lines=label.lines + label.more) for label in kept]
    if sum(len(label.lines) for label in full) * high <= bottom - top:
        kept = full
    while sum(len(label.lines) for label in kept) * high > bottom - top and len(kept) > 1:
        kept.pop()
    # The first line stands at its line's end; further lines hang below it.
    heights = [len(label.lines) * high for label in kept]
    wanted = [label.y + (len(label.lines) - 1) * high / 2 for label in kept]
    boxes: list[Box] = []
    centres = spread(wanted, heights, top, bottom)
    for label, height, centre, want in zip(kept, heights, centres, wanted, strict=True):
        first = centre - height / 2 + high / 2
        x = plot.right + _END_GAP
        if abs(centre - want) > high * 0.6:
            sheet.line(
                [(plot.right + 1, label.y), (x - 2, first)], sheet.look.border, round_ends=True
            )
        for i, line in enumerate(label.lines):
            baseline = first + i * high + 0.33 * size
            said = fonts.shortened(line.words, size, line.weight, sheet.width - x - 1)
            boxes.append(sheet.text(x, baseline, said, size, line.colour, line.weight))
    return boxes
