"""A timeline: a row a name, its stretches of time as bars that a shape and words tell apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from oversight_app.charts import fonts, geometry, span_shapes
from oversight_app.charts.axes import LABEL, tick_height, tick_row
from oversight_app.charts.fonts import Weight
from oversight_app.charts.heights import SPAN_KEY, lanes
from oversight_app.charts.labels import Box
from oversight_app.charts.marks import Mark
from oversight_app.charts.sheet import Sheet
from oversight_app.charts.span_scale import SpanScale, named_days, span_scale
from oversight_app.domain.charts import SpanChart, SpanMark
from oversight_app.domain.periods import written_date

_MOST_NAME, _LEAST_NAME = 0.2, 72.0
"""The share of the width that names may take, and the pixels that they take at the least."""
_GAP = 14.0
_THICK, _RADIUS = 11.0, 6.5
"""Of a bar, and of the shape at its start."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A stretch in its lane: from ``start`` to ``end`` across, the bar's middle at ``y``."""

    span: SpanMark
    lane: Box
    start: float
    end: float
    y: float


def draw_spans(sheet: Sheet, chart: SpanChart) -> tuple[Mark, ...]:
    """Draw the timeline and return a mark for each stretch, row by row, the earliest first."""
    size = sheet.size(LABEL)
    if not any(row.spans for row in chart.rows):
        sheet.text(1.0, size * 1.2, "No stretches of time", size, sheet.look.text3)
        return ()
    names = _names_width(sheet, chart)
    # Over the rows, so that it is read before them however many there are.
    head = SPAN_KEY * sheet.look.text_scale
    foot = max(sheet.height - tick_height(sheet), head + 40.0)
    plot = Box(names + _GAP, head, sheet.width - 10.0, foot)
    scale = span_scale(chart, plot.left + _RADIUS + 2, plot.right)
    _draw_frame(sheet, chart, plot, scale)
    placed: list[_Placed] = []
    for name, in_row, row in _laid_out(chart, plot, scale):
        _write_name(sheet, name, row, names)
        placed += in_row
    for one in placed:
        _draw_bar(sheet, one, scale)
    for one in placed:
        _draw_start(sheet, one)
    _write_labels(sheet, placed)
    span_shapes.draw_key(sheet, chart, plot.left, 1.15 * size)
    return tuple(_mark(one) for one in placed)


def _names_width(sheet: Sheet, chart: SpanChart) -> float:
    size = sheet.size(LABEL)
    widest = max(fonts.width(row.name, size, Weight.SEMIBOLD) for row in chart.rows)
    most = max(sheet.width * _MOST_NAME, _LEAST_NAME)
    return min(widest + 1, most)


def _laid_out(
    chart: SpanChart, plot: Box, scale: SpanScale
) -> list[tuple[str, list[_Placed], Box]]:
    """Give each row its lanes: what overlaps in time stands one below the other."""
    in_lanes = [lanes(row, chart.last_day) for row in chart.rows]
    count = sum(max(1, len(of)) for of in in_lanes)
    high = plot.height / count
    found: list[tuple[str, list[_Placed], Box]] = []
    top = plot.top
    for row, of in zip(chart.rows, in_lanes, strict=True):
        bottom = top + high * max(1, len(of))
        placed = [
            _placed(span, lane, Box(plot.left, top + i * high, plot.right, top + (i + 1) * high),
                    scale)
            for i, lane in enumerate(of)
            for span in lane
        ]  # fmt: skip
        placed.sort(key=lambda one: (one.span.first, one.lane.top))
        found.append((row.name, placed, Box(0.0, top, plot.right, bottom)))
        top = bottom
    return found


def _placed(span: SpanMark, lane: Sequence[SpanMark], box: Box, scale: SpanScale) -> _Placed:
    start = scale(span.first)
    end = scale.right if span.last is None else scale(span.last)
    after = [scale(one.first) for one in lane if one.first > span.first]
    # What follows at once begins where this ends: a hair between them shows that it does.
    end = min([max(end, start + 2.0), *(x - 1.5 for x in after)])
    return _Placed(span, box, start, max(end, start + 1.0), box.top + box.height * 0.7)


def _draw_frame(sheet: Sheet, chart: SpanChart, plot: Box, scale: SpanScale) -> None:
    look, size = sheet.look, sheet.size(LABEL)
    rows = [lanes(row, chart.last_day) for row in chart.rows]
    high = plot.height / sum(max(1, len(of)) for of in rows)
    lines, y = [], plot.top
    for of in rows[:-1]:
        y += high * max(1, len(of))
        lines.append(((0.0, y), (float(sheet.width), y)))
    days = named_days(scale, lambda words: fonts.width(words, size), written_date(chart.last_day))
    lines += [((scale(day), plot.top), (scale(day), plot.bottom)) for day, _ in days[:-1]]
    sheet.hairlines(lines, look.line)
    sheet.hairlines([((plot.left, plot.bottom), (plot.right, plot.bottom))], look.mark)
    places = [(scale(day), words) for day, words in days[:-1]]
    tick_row(sheet, plot, places)
    # The last day's words end at its tick, so that they stay clear of the month before.
    sheet.hairlines([((scale.right, plot.bottom), (scale.right, plot.bottom + 4))], look.mark)
    baseline = plot.bottom + 4 + 1.15 * size
    sheet.text(scale.right + 8, baseline, days[-1][1], size, look.text2, across="right")
    if scale.broken:
        span_shapes.draw_break(sheet, scale.break_at, plot.bottom, 5.0)


def _write_name(sheet: Sheet, name: str, row: Box, room: float) -> None:
    size = sheet.size(LABEL)
    lines = list(fonts.wrapped(name, size, Weight.SEMIBOLD, room))
    fit = max(1, min(3, int(row.height / (size * 1.2))))
    if len(lines) > fit:
        rest = " ".join(lines[fit - 1 :])
        lines = [*lines[: fit - 1], fonts.shortened(rest, size, Weight.SEMIBOLD, room)]
    first = row.centre[1] - (len(lines) - 1) * size * 0.6 + 0.33 * size
    for i, line in enumerate(lines):
        sheet.text(0.0, first + i * size * 1.2, line, size, sheet.look.text, Weight.SEMIBOLD)


def _draw_bar(sheet: Sheet, one: _Placed, scale: SpanScale) -> None:
    half = _THICK * sheet.look.text_scale / 2
    box = Box(one.start, one.y - half, one.end, one.y + half)
    span_shapes.draw_bar(
        sheet, box, one.span.shape, goes_on=one.span.last is None, ragged=not one.span.dated
    )
    if scale.broken and one.start < scale.break_at < one.end:
        span_shapes.draw_break(sheet, scale.break_at, one.y, half + 2.5)


def _draw_start(sheet: Sheet, one: _Placed) -> None:
    radius = _RADIUS * sheet.look.text_scale
    if not one.span.dated:
        # No day is known on which it began: its shape stands towards the end, not at a beginning.
        within = max(one.end - 3 * radius, (one.start + one.end) / 2)
        span_shapes.draw_shape(sheet, (within, one.y), radius, one.span.shape)
        return
    if one.span.changes:
        top, bottom = one.lane.top + 3, one.lane.bottom - 1
        sheet.line([(one.start, top), (one.start, bottom)], sheet.look.text, 2.0)
    span_shapes.draw_shape(sheet, (one.start, one.y), radius, one.span.shape,
                           ringed=one.span.changes)  # fmt: skip


def _write_labels(sheet: Sheet, placed: Sequence[_Placed]) -> None:
    """Write what each bar says above it, as far as the next one's words leave room."""
    look, size = sheet.look, sheet.size(LABEL)
    by_lane: dict[float, list[_Placed]] = {}
    for one in placed:
        by_lane.setdefault(round(one.lane.top, 3), []).append(one)
    for lane in by_lane.values():
        limit = sheet.width - 1.0
        for one in reversed(lane):
            weight = Weight.BOLD if one.span.changes else Weight.SEMIBOLD
            wide = fonts.width(one.span.words, size, weight)
            left = one.start + (6.0 if one.span.changes else -_RADIUS)
            if left + wide > limit and limit > sheet.width - 2:
                # The last of a lane may begin further left rather than lose its words.
                left = max(one.lane.left, limit - wide)
            if left + wide > limit:
                limit = min(limit, left - 8)
                continue
            baseline = one.y - max(0.42 * one.lane.height, _THICK) + 0.5 * size
            sheet.text(left, baseline, one.span.words, size, look.text, weight, halo=look.surface)
            room = limit - left - wide - 8
            more = fonts.shortened(one.span.more, size, Weight.REGULAR, room) if room > 60 else ""
            if more:
                sheet.text(left + wide + 6, baseline, more, size, look.text2, halo=look.surface)
            limit = left - 8


def _mark(one: _Placed) -> Mark:
    box = Box(one.start - _RADIUS, one.lane.top + 1, one.end, one.lane.bottom - 1)
    tip = one.span.tip or said(one.span)
    return Mark(one.span.key, *box.centre, box.height / 2, (geometry.corners(box),), tip)


def said(span: SpanMark) -> str:
    """Write what a stretch says and when."""
    first = span.first_words or written_date(span.first)
    if span.last is None:
        return f"{span.words}, {f'since {first}' if span.dated else first.lower()}"
    return f"{span.words}, {first} to {written_date(span.last)}"
