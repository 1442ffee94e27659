"""The shapes of a timeline: crossed, half, filled and dashed circles and the bars that go with
them, told apart without their colour."""

import math

from oversight_app.charts import fonts, geometry
from oversight_app.charts.axes import LABEL
from oversight_app.charts.labels import Box
from oversight_app.charts.looks import Colour
from oversight_app.charts.sheet import Point, Sheet
from oversight_app.domain.charts import SpanChart

_ARROW, _TORN = 5.0, 4.0


def draw_bar(sheet: Sheet, box: Box, shape: str, *, goes_on: bool, ragged: bool = False) -> None:
    """Draw a bar: slanted lines for crossed, pale for half, full for filled, empty for dashed;
    with a point at its end where it goes on, and torn off at its start where no day is known on
    which it began."""
    look = sheet.look
    ring = _outline(box, _ARROW if goes_on and box.width > 2 * _ARROW else 0.0, ragged=ragged)
    if shape == "crossed":
        sheet.shape([ring], look.surface, hatch=look.mark)
        sheet.shape([ring], None, look.text2, 1.0)
    elif shape == "half":
        sheet.shape([ring], look.sequence[0], look.accent, 1.0)
    elif shape == "filled":
        sheet.shape([ring], look.accent, look.accent, 1.0)
    else:
        sheet.shape([ring], look.surface)
        sheet.line([*ring, ring[0]], look.text3, 1.0, dashes=(3, 2))


def _outline(box: Box, point: float, *, ragged: bool = False) -> geometry.Ring:
    if not point and not ragged:
        return geometry.corners(box)
    inner = box.right - point
    middle = box.centre[1]
    torn = []
    if ragged:
        step = (box.bottom - box.top) / 4
        torn = [
            (box.left + (_TORN if turn % 2 else 0.0), box.bottom - turn * step)
            for turn in (1, 2, 3)
        ]
    return (
        (box.left, box.top), (inner, box.top), (box.right, middle), (inner, box.bottom),
        (box.left, box.bottom), *torn,
    )  # fmt: skip


def draw_shape(sheet: Sheet, at: Point, radius: float, shape: str, *, ringed: bool = False) -> None:
    """Draw the circle that stands at the start of a bar; ``ringed`` where it is a change."""
    look = sheet.look
    if ringed:
        sheet.shape([geometry.circle(at, radius + 3.5)], look.surface, look.text, 1.75)
    else:
        sheet.shape([geometry.circle(at, radius + 1.75)], look.surface)
    whole = geometry.circle(at, radius)
    if shape == "crossed":
        sheet.shape([whole], look.text2)
        _cross(sheet, at, radius * 0.42, look.surface)
    elif shape == "half":
        sheet.shape([whole], look.surface, look.accent, 1.6)
        sheet.shape([_right_half(at, radius)], look.accent)
    elif shape == "filled":
        sheet.shape([whole], look.accent)
    else:
        sheet.shape([whole], look.surface)
        sheet.line([*whole, whole[0]], look.text2, 1.6, dashes=(1.8, 1.4))


def _cross(sheet: Sheet, at: Point, reach: float, colour: Colour) -> None:
    x, y = at
    for sign in (1, -1):
        sheet.line(
            [(x - reach, y - sign * reach), (x + reach, y + sign * reach)], colour, 1.8,
            round_ends=True,
        )  # fmt: skip


def _right_half(at: Point, radius: float) -> geometry.Ring:
    turns = (math.pi * i / 24 - math.pi / 2 for i in range(25))
    return tuple((at[0] + radius * math.cos(t), at[1] + radius * math.sin(t)) for t in turns)


def draw_break(sheet: Sheet, x: float, y: float, reach: float) -> None:
    """Draw the sign that time is left out: two slanted lines, what is below hidden between."""
    lean, apart = 2.5, 2.5
    left, right = x - apart, x + apart
    sheet.shape(
        [((left - lean, y + reach), (left + lean, y - reach), (right + lean, y - reach),
          (right - lean, y + reach))],
        sheet.look.surface,
    )  # fmt: skip
    for edge in (left, right):
        sheet.line([(edge - lean, y + reach), (edge + lean, y - reach)], sheet.look.text3, 1.2)


def draw_key(sheet: Sheet, chart: SpanChart, left: float, baseline: float) -> None:
    """Write what each shape says, in one line from the left; what has no room is left out."""
    size = sheet.size(LABEL)
    radius = 5.0 * sheet.look.text_scale
    items = [(shape, words, False) for shape, words in chart.key]
    if any(span.changes for row in chart.rows for span in row.spans):
        items.append(("", chart.change_words, True))
    widths = [2 * radius + 6 + fonts.width(words, size) for _, words, _ in items]
    gap = 18.0
    # Where the names' column is needed too, the key begins at the very left.
    x = left if left + sum(widths) + gap * len(items) <= sheet.width else 4.0
    for (shape, words, ringed), wide in zip(items, widths, strict=True):
        if x + wide > sheet.width:
            break
        middle = baseline - 0.33 * size
        if ringed:
            sheet.shape([geometry.circle((x + radius, middle), radius)], sheet.look.surface,
                        sheet.look.text, 1.75)  # fmt: skip
        else:
            draw_shape(sheet, (x + radius, middle), radius, shape)
        sheet.text(x + 2 * radius + 6, baseline, words, size, sheet.look.text2)
        x += wide + gap
