"""How high a chart wants to be: bars need a line each, everything else takes what it is given.

Known without matplotlib, so that a window can lay itself out before anything is drawn.
"""

from datetime import date

from oversight_app.domain.charts import BarChart, Chart, SpanChart, SpanMark, SpanRow

ROW = 18.0
"""Logical pixels from one bar to the next, at the designed text size."""
HEADING = 21.0
"""From a group's heading to its first bar."""
APART = 6.0
"""Between groups."""
EDGE = 2.0
SPAN_LANE, SPAN_AXIS, SPAN_KEY = 44.0, 24.0, 22.0
"""A lane of a timeline: its words above its bar; the days below; what the shapes say."""


def wanted_height(chart: Chart, text_scale: float = 1.0) -> int | None:
    """Return the logical pixels at which every bar has its line, at a text size (1.0 as
    designed), and every lane of a timeline; None for charts that are drawn at any height."""
    if isinstance(chart, SpanChart):
        count = sum(max(1, len(lanes(row, chart.last_day))) for row in chart.rows)
        return round((max(1, count) * SPAN_LANE + SPAN_AXIS + SPAN_KEY) * text_scale)
    if not isinstance(chart, BarChart):
        return None
    groups = [group for group in chart.groups if group.bars]
    rows = sum(len(group.bars) for group in groups)
    headings = sum(bool(group.heading) for group in groups)
    total = rows * ROW + headings * HEADING + max(0, len(groups) - 1) * APART
    return round(max(total, ROW) * text_scale + 2 * EDGE)


def lanes(row: SpanRow, last_day: date) -> tuple[tuple[SpanMark, ...], ...]:
    """Return the stretches of a row in lanes: those that overlap in time stand in several."""
    found: list[list[SpanMark]] = []
    for span in sorted(row.spans, key=lambda one: one.first):
        free = (lane for lane in found if (lane[-1].last or last_day) < span.first)
        lane = next(free, None)
        if lane is None:
            found.append([span])
        else:
            lane.append(span)
    return tuple(tuple(lane) for lane in found)
