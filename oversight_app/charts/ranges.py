"""A run of months with its usual range (an XmR chart): the average, the limits, what stands
out, what was noted when, and the target."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oversight_app.charts import axes, fonts, range_frame, range_notes, tables
from oversight_app.charts.axes import AXIS, LABEL, EndLabel, Line
from oversight_app.charts.fonts import Weight
from oversight_app.charts.labels import Box, around, beside, crossing
from oversight_app.charts.marks import Mark
from oversight_app.charts.range_frame import Frame, known
from oversight_app.charts.sheet import Point, Sheet, text_box
from oversight_app.domain.charts import RangeChart, RangeNote, RangePoint, RangeSegment
from oversight_app.domain.observations import Marker
from oversight_app.domain.wording import Quantity

_DOT, _SIGNAL, _CHOSEN = 3.5, 5.0, 5.5
"""Radii of a plain point, of one that stands out (a triangle), and of the one chosen."""
_SMALLEST = 1.6
_CROWDED = 0.64
"""A plain point's radius in half the step to the next, at the most."""
_PART = 3.0
"""Pixels between a band and the line of a new one."""
_DASHES = (5.0, 2.5)
_DOTS = (1.5, 1.75)


@dataclass(frozen=True, slots=True)
class _Band:
    """Limits where they stand: ``left`` to ``right``, and the y of average and limits."""

    segment: RangeSegment
    left: float
    right: float
    mean: float
    lower: float
    upper: float
    floored: bool
    """The lower limit lies below what is shown."""


def draw_range(sheet: Sheet, chart: RangeChart) -> tuple[Mark, ...]:
    """Draw the run and return a mark for each month that has a figure, oldest first."""
    points = sorted(chart.points, key=lambda p: p.day)
    ends = _end_words(sheet, chart)
    frame, notes = _lay_out(sheet, chart, points, ends)
    bands = _bands(chart, frame, points)
    for band in bands:
        if band.lower - band.upper > 0.5:
            sheet.shape([_corners(band)], sheet.look.band)
    axes.grid(sheet, frame.plot, frame.up, frame.ticks, frame.words)
    axes.base_line(sheet, frame.plot, frame.up)
    range_frame.name_months(sheet, frame, points)
    for band in bands:
        _draw_limits(sheet, band)
    if chart.target is not None and known(chart.target):
        y = frame.y(chart.target)
        sheet.line([(frame.plot.left, y), (frame.plot.right, y)], sheet.look.accent, 1.5)
    _draw_note_lines(sheet, frame, notes, points)
    lines = range_frame.runs(frame, points)
    for run in lines:
        sheet.line(run, sheet.look.text2, 1.5, round_ends=True)
    dots = _draw_points(sheet, frame, points)
    dots += _mark_hidden(sheet, frame, points)
    written = range_notes.write_notes(sheet, notes)
    written += axes.end_labels(
        sheet, frame.plot, [replace(label, y=frame.y(label.y)) for label in ends]
    )
    written += _write_callout(sheet, chart, frame, points, lines, [*written, *dots])
    stems = [Box(n.x - 1, range_notes.top_of(sheet, n), n.x + 1, frame.plot.bottom) for n in notes]
    _name_bands(sheet, frame, bands, lines, [*written, *dots, *stems])
    if not lines and not any(p.hidden for p in points):
        _say_nothing(sheet, frame)
    return tuple(
        Mark(p.key, *frame.at(p, p.value), _radius(frame, p), (), _tip(chart, p))
        for p in points
        if p.value is not None and known(p.value)
    )


def _tip(chart: RangeChart, point: RangePoint) -> str:
    """Say a month and its figure, with the notes on it: some have no room on the chart."""
    figure = Quantity(point.value, chart.unit, chart.decimals)
    said = str(point.tip) or f"{tables.written_month(point.key, point.day)}: {figure}"
    notes = [n for n in chart.notes if n.key == point.key and n.words not in said]
    return "\n".join([said, *(f"{n.words} ({n.signed})" if n.signed else n.words for n in notes)])


# --- the frame ---------------------------------------------------------------------------------


def _lay_out(
    sheet: Sheet, chart: RangeChart, points: Sequence[RangePoint], ends: Sequence[EndLabel]
) -> tuple[Frame, tuple[range_notes.Placed, ...]]:
    """Lay out the plot and the notes above it, each of which needs the other's room."""
    right = axes.end_width(sheet, [e.lines + e.more for e in ends]) if ends else 8.0
    frame = range_frame.lay_out(sheet, chart, points, 0.0, right)
    placed = _placed(sheet, chart, frame, points, range_notes.most_rows(sheet))
    rows = range_notes.used_rows(placed)
    if not rows:
        return frame, placed
    frame = range_frame.lay_out(sheet, chart, points, rows * range_notes.row_height(sheet), right)
    return frame, _placed(sheet, chart, frame, points, rows)


def _placed(
    sheet: Sheet, chart: RangeChart, frame: Frame, points: Sequence[RangePoint], rows: int
) -> tuple[range_notes.Placed, ...]:
    by_key = {p.key: p for p in points}

    def where(note: RangeNote) -> float:
        x = frame.x(by_key[note.key])
        # New limits begin between two months.
        return max(x - frame.half, frame.plot.left) if note.rebase else x

    notes = [note for note in chart.notes if note.key in by_key]
    plot = frame.plot
    return range_notes.place_notes(sheet, notes, where, plot.left, plot.right, rows)


def _bands(chart: RangeChart, frame: Frame, points: Sequence[RangePoint]) -> list[_Band]:
    places = {p.key: frame.x(p) for p in points}
    found = []
    for segment in chart.segments:
        four = (segment.mean, segment.lower, segment.upper)
        if segment.first not in places or segment.last not in places or not all(map(known, four)):
            continue
        left = max(places[segment.first] - frame.half, frame.plot.left)
        right = min(places[segment.last] + frame.half, frame.plot.right)
        # Clear of the line at which the next limits begin.
        left += 0.0 if left <= frame.plot.left + 0.5 else _PART
        right -= 0.0 if right >= frame.plot.right - 0.5 else _PART
        mean, lower, upper = (frame.y(value) for value in four)
        floored = frame.up(segment.lower) > frame.plot.bottom + 0.5
        found.append(_Band(segment, left, max(right, left + 1), mean, lower, upper, floored))
    return found


def _corners(band: _Band) -> list[Point]:
    return [
        (band.left, band.upper),
        (band.right, band.upper),
        (band.right, band.lower),
        (band.left, band.lower),
    ]


# --- lines and points --------------------------------------------------------------------------


def _draw_limits(sheet: Sheet, band: _Band) -> None:
    look = sheet.look
    for y in (band.upper, *(() if band.floored else (band.lower,))):
        sheet.line([(band.left, y), (band.right, y)], look.text3, 1.25, dashes=_DASHES)
    colour, wide = (look.text, 1.5) if band.segment.current else (look.text2, 1.25)
    sheet.line([(band.left, band.mean), (band.right, band.mean)], colour, wide)


def _draw_note_lines(
    sheet: Sheet,
    frame: Frame,
    notes: Sequence[range_notes.Placed],
    points: Sequence[RangePoint],
) -> None:
    """Draw a dotted line down the plot where limits begin anew, and a thin one from a note to
    its point; a note without room for its words has a small flag."""
    look = sheet.look
    values = {p.key: p.value for p in points}
    for spot in notes:
        top = range_notes.top_of(sheet, spot) if spot.level >= 0 else frame.plot.top
        if spot.note.rebase:
            sheet.line([(spot.x, top), (spot.x, frame.plot.bottom)], look.accent, 1.5, dashes=_DOTS)
            continue
        value = values[spot.note.key]
        end = frame.y(value) - 2 * _DOT if value is not None and known(value) else frame.plot.bottom
        if end > top:
            sheet.line([(spot.x, top), (spot.x, end)], look.mark, 1.0)
        if spot.level < 0:
            flag = [(spot.x, top), (spot.x + 7, top + 3.5), (spot.x, top + 7)]
            sheet.shape([flag], look.mark)


def _radius(frame: Frame, point: RangePoint) -> float:
    plain = max(_SMALLEST, min(_DOT, frame.half * _CROWDED))
    if point.selected:
        return _CHOSEN
    return max(plain * _SIGNAL / _DOT, _SMALLEST * 2) if point.signal else plain


def _draw_points(sheet: Sheet, frame: Frame, points: Sequence[RangePoint]) -> list[Box]:
    """Draw plain points as dots, those that stand out as triangles that point where they stand
    out to, and the chosen one bigger."""
    look = sheet.look
    kinds: dict[tuple[bool, str, float], list[Point]] = {}
    for p in points:
        if p.value is not None and known(p.value):
            signal = p.signal if p.signal in ("higher", "lower") else ""
            kind = (p.selected, signal, _radius(frame, p))
            kinds.setdefault(kind, []).append(frame.at(p, p.value))
    for (chosen, signal, radius), places in sorted(kinds.items()):
        colour = look.accent if chosen or signal else look.text2
        # A triangle in a circle of the same radius would look smaller than the circle.
        sheet.dots(
            places, radius * (1.3 if signal else 1.0), colour, look.surface,
            corners=3 if signal else 0, turned=signal == "lower",
        )  # fmt: skip
    return [around(place, radius + 1) for (*_, radius), some in kinds.items() for place in some]


def _mark_hidden(sheet: Sheet, frame: Frame, points: Sequence[RangePoint]) -> list[Box]:
    """Write at the foot of each hidden month that it is hidden; a gap alone would be missing.
    Of neighbours that there is no room for, the first stands for all."""
    said, size = str(Marker.HIDDEN), sheet.size(AXIS)
    wide = fonts.width(said, size)
    found: list[Box] = []
    for p in points:
        left = min(max(frame.x(p) - wide / 2, frame.plot.left), sheet.width - wide)
        if p.hidden and (not found or left >= found[-1].right + 1):
            halo, colour = sheet.look.surface, sheet.look.text2
            found.append(sheet.text(left, frame.plot.bottom - 4, said, size, colour, halo=halo))
    return found


# --- words -------------------------------------------------------------------------------------


def _end_words(sheet: Sheet, chart: RangeChart) -> list[EndLabel]:
    """Return the labels at the right: the current limits and the target, by value."""
    look, size, room = sheet.look, sheet.size(LABEL), sheet.width * 0.34

    def label(value: float, said: str, colour: str, weight: Weight, rank: int) -> EndLabel:
        broken = fonts.wrapped(said, size, weight, room)
        return EndLabel(value, tuple(Line(line, colour, weight) for line in broken), rank)

    def figure(value: float) -> str:
        return str(Quantity(value, chart.unit, chart.decimals))

    found: list[EndLabel] = []
    current = [s for s in chart.segments if s.current]
    if current and all(map(known, (current[-1].lower, current[-1].mean, current[-1].upper))):
        segment = current[-1]
        kind = "trial limit" if segment.trial else "limit"
        plain, bold = (look.text2, Weight.REGULAR), (look.text, Weight.BOLD)
        low, _ = range_frame.ends(chart)
        lowest = "below 0" if segment.lower < 0 <= low else figure(segment.lower)
        found += [
            label(segment.mean, f"Average {figure(segment.mean)}", *bold, 0),
            label(segment.upper, f"Upper {kind} {figure(segment.upper)}", *plain, 2),
            label(segment.lower, f"Lower {kind} {lowest}", *plain, 2),
        ]
    if chart.target is not None and known(chart.target):
        said = chart.target_label or f"Target {figure(chart.target)}"
        found.append(label(chart.target, said, look.accent, Weight.SEMIBOLD, 1))
    return found


def _write_callout(
    sheet: Sheet,
    chart: RangeChart,
    frame: Frame,
    points: Sequence[RangePoint],
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box],
) -> list[Box]:
    """Write the value of the month that is asked for by its point."""
    called = [p for p in points if p.key == chart.callout and known(p.value)]
    if not called or called[0].value is None:
        return []
    p, value = called[0], called[0].value
    said = str(Quantity(value, chart.unit, chart.decimals))
    size = sheet.size(LABEL + 1)
    box = text_box(0, 0, said, size, Weight.BOLD)
    room = Box(frame.plot.left, 1.0, sheet.width - 1.0, frame.plot.bottom - 1)

    def cost(spot: Box) -> float:
        # Above its point, where the eye looks for it, unless the line runs there.
        beneath = 0.0 if spot.bottom <= frame.y(value) else 1.5
        return beneath + sum(0.2 * crossing(spot, line) for line in lines)

    dot = frame.at(p, value)
    others = [other.grown(2) for other in taken if other.centre != dot]
    found = beside(dot, (box.width, box.height), (8.0, 12.0, 18.0, 26.0), room, others, cost)
    if found is None:
        return []
    return [
        sheet.text(
            found.left, found.top - box.top, said, size, sheet.look.accent, Weight.BOLD,
            halo=sheet.look.surface,
        )
    ]  # fmt: skip


def _name_bands(
    sheet: Sheet,
    frame: Frame,
    bands: Sequence[_Band],
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box],
) -> None:
    """Write over (or under) each band what its limits are; the current one's stand at its
    right already, so that it is named where it says more: that they are trial limits."""
    size = sheet.size(AXIS)
    room = Box(frame.plot.left + 2, 1.0, frame.plot.right - 2, frame.plot.bottom - 3)
    blocked = list(taken)
    for band in bands:
        label = str(band.segment.label)
        if not label or (band.segment.current and not band.segment.trial):
            continue
        # In full; then without its months, which the band shows by where it stands.
        for words in dict.fromkeys((label, label.split(",")[0])):
            spot = _band_place(sheet, words, band, room, lines, blocked)
            if spot is not None:
                base = spot.top - text_box(0, 0, words, size, Weight.REGULAR).top
                halo = sheet.look.surface
                blocked.append(
                    sheet.text(spot.left, base, words, size, sheet.look.text2, halo=halo)
                )
                break


def _band_place(
    sheet: Sheet,
    words: str,
    band: _Band,
    room: Box,
    lines: Sequence[Sequence[Point]],
    taken: Sequence[Box],
) -> Box | None:
    box = text_box(0, 0, words, sheet.size(AXIS), Weight.REGULAR)
    wide, high = box.width, box.height
    middle = (band.left + band.right - wide) / 2
    for top in (band.upper - high - 3, band.lower + 3):
        for left in (middle, band.left, band.right - wide):
            spot = Box(left, top, left + wide, top + high)
            if spot.left < room.left or spot.right > room.right:
                spot = spot.moved(spot.moved_into(room).left - spot.left, 0.0)
            clear = not any(spot.grown(1).overlap(other) > 0 for other in taken)
            if spot.within(room) and clear and not any(crossing(spot, line) for line in lines):
                return spot
    return None


def _say_nothing(sheet: Sheet, frame: Frame) -> None:
    x, y = frame.plot.centre
    size = sheet.size(LABEL)
    sheet.text(x, y, "No figures for these months", size, sheet.look.text2, across="centre")
