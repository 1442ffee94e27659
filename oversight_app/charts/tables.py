"""A chart's figures as a table, for "View as table": the same figures, nothing left out."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from oversight_app.domain import periods
from oversight_app.domain.charts import (
    Bar,
    BarChart,
    Chart,
    FunnelChart,
    MapChart,
    RangeChart,
    RangeSegment,
    ShareChart,
    SpanChart,
    TrendChart,
)
from oversight_app.domain.findings import Align, Cell, Column, Row, Status, Table
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.observations import Marker
from oversight_app.domain.wording import Quantity, Sentence, Words, sentence_case, together

NO_FIGURE = "No figure"


def as_table(chart: Chart) -> Table:
    """Return the chart's figures: forces with the home force first and the others A to Z,
    dates and months oldest first, bars in their order."""
    if isinstance(chart, FunnelChart):
        return _funnel(chart)
    if isinstance(chart, TrendChart):
        return _trend(chart)
    if isinstance(chart, RangeChart):
        return _range(chart)
    if isinstance(chart, BarChart):
        return _bars(chart)
    if isinstance(chart, SpanChart):
        return _spans(chart)
    if isinstance(chart, ShareChart):
        return _shares(chart)
    return _map(chart)


def _funnel(chart: FunnelChart) -> Table:
    signed = chart.average is None and any(p.y < 0 for p in chart.points)
    points = sorted(chart.points, key=lambda p: (not p.home, p.name.casefold(), p.key))
    rows = tuple(
        Row(
            p.key,
            (
                p.name,
                Quantity(p.x, Unit.COUNT),
                Quantity(p.y, chart.unit, chart.decimals, signed=signed),
            ),
            pinned=p.home,
        )
        for p in points
    )
    columns = (
        Column("force", "Force"),
        Column("size", chart.x_label, Align.RIGHT),
        Column("value", chart.y_label, Align.RIGHT),
    )
    return Table("chart-values-by-size", str(chart.title), columns, rows, _funnel_note(chart))


def _funnel_note(chart: FunnelChart) -> str:
    said = []
    if chart.average is not None:
        said.append(f"Average {Quantity(chart.average, chart.unit, chart.decimals)}.")
    if chart.curve:
        ends = sorted(chart.curve, key=lambda pair: pair[0])
        for where, (size, limits) in (("smallest", ends[0]), ("largest", ends[-1])):
            said.append(_limits_in_words(chart, where, size, limits))
    return " ".join(said)


def _limits_in_words(chart: FunnelChart, where: str, size: float, limits: Limits) -> str:
    low95, high95, low998, high998 = (
        Quantity(value, chart.unit, chart.decimals)
        for value in (limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998)
    )
    return (
        f"At the {where} size ({Quantity(size, Unit.COUNT)}) the 95% limits are {low95} and "
        f"{high95}, and the 99.8% limits {low998} and {high998}."
    )


def _trend(chart: TrendChart) -> Table:
    def figure(value: float | None) -> Quantity:
        return Quantity(value, chart.unit, chart.decimals)

    points = sorted(chart.points, key=lambda p: p.day)
    kept: list[tuple[str, str, Align, Sequence[Cell]]] = [
        ("date", "Date", Align.LEFT, [p.day for p in points]),
        ("value", chart.name, Align.RIGHT, [figure(p.value) for p in points]),
    ]
    others: tuple[tuple[str, str, list[float | None]], ...] = (
        ("median", "Median of the others", [p.median for p in points]),
        ("lower", "Middle half, from", [p.lower_half for p in points]),
        ("upper", "Middle half, to", [p.upper_half for p in points]),
    )
    kept += [
        (key, heading, Align.RIGHT, [figure(v) for v in values])
        for key, heading, values in others
        if any(v is not None for v in values)
    ]
    if any(p.target is not None for p in points):
        # No target in force is not a missing figure: the cell stays empty.
        cells = [None if p.target is None else figure(p.target) for p in points]
        kept.append(("target", "Target", Align.RIGHT, cells))
    rows = tuple(
        Row(p.day.isoformat(), tuple(values[i] for _, _, _, values in kept))
        for i, p in enumerate(points)
    )
    note = f"{chart.peers:,} other forces." if chart.peers else ""
    heads = tuple(Column(key, heading, align) for key, heading, align, _ in kept)
    return Table("chart-over-time", str(chart.title), heads, rows, note)


_MONTH = re.compile(r"\d{4}-\d{2}")


def written_month(key: str, day: date) -> str:
    """Return ``October 2022`` for a month's key; another period's as it is written."""
    return periods.written_month(periods.month_of(day)) if _MONTH.fullmatch(key) or not key else key


_STANDS_OUT = {"higher": "Higher", "lower": "Lower"}


def _range(chart: RangeChart) -> Table:
    def figure(value: float | None, counts: tuple[str, ...] = (), hidden: bool = False) -> Quantity:
        known = value is not None and math.isfinite(value)
        marker = Marker.HIDDEN if hidden else None
        return Quantity(value if known else None, chart.unit, chart.decimals, marker, counts=counts)

    points = sorted(chart.points, key=lambda p: p.day)
    place = {p.key: i for i, p in enumerate(points)}
    spans = [
        (place[s.first], place[s.last], s)
        for s in chart.segments
        if s.first in place and s.last in place
    ]

    def limits(i: int) -> RangeSegment | None:
        # The newer where two hold: old limits are drawn up to where the new begin.
        return next((s for first, last, s in reversed(spans) if first <= i <= last), None)

    found = [limits(i) for i in range(len(points))]
    kept: list[tuple[str, str, Align, Sequence[Cell]]] = [
        ("month", "Month", Align.LEFT, [written_month(p.key, p.day) for p in points]),
        (
            "value",
            chart.y_label,
            Align.RIGHT,
            [figure(p.value, p.counts, p.hidden) for p in points],
        ),
    ]
    if spans:
        # What is worked out from some months would give one of them back.
        behind = [
            tuple(
                dict.fromkeys(
                    key
                    for first, last, one in spans
                    if one is limit
                    for p in points[first : last + 1]
                    for key in p.counts
                )
            )
            for limit in found
        ]
        parts: tuple[tuple[str, str, list[float | None]], ...] = (
            ("mean", "Average", [s.mean if s else None for s in found]),
            ("lower", "Lower limit", [s.lower if s else None for s in found]),
            ("upper", "Upper limit", [s.upper if s else None for s in found]),
        )
        kept += [
            (
                key,
                heading,
                Align.RIGHT,
                [None if v is None else figure(v, behind[i]) for i, v in enumerate(values)],
            )
            for key, heading, values in parts
        ]
        # As a word that goes with the figures it is judged by, where one of them is hidden.
        counted = any(p.counts for p in points)
        words = [_STANDS_OUT.get(p.signal, "") for p in points]
        shows: list[Cell] = [Status(word, "") if counted else word for word in words]
        kept.append(("shows", "What it shows", Align.LEFT, shows))
    if chart.target is not None:
        target = chart.target
        kept.append(("target", "Target", Align.RIGHT, [figure(target) for _ in points]))
    if chart.notes:
        notes = [
            "; ".join(
                f"{n.words} ({n.signed})" if n.signed else n.words
                for n in chart.notes
                if n.key == p.key
            )
            for p in points
        ]
        kept.append(("note", "Note", Align.LEFT, notes))
    rows = tuple(
        Row(p.key, tuple(values[i] for _, _, _, values in kept)) for i, p in enumerate(points)
    )
    heads = tuple(Column(key, heading, align) for key, heading, align, _ in kept)
    ended = [
        Sentence("{said}.", {"said": s.label.rstrip(".")})
        if isinstance(s.label, str)
        else replace(
            s.label,
            template=f"{s.label.template}.",
            if_hidden=f"{s.label.if_hidden}." if s.label.if_hidden else "",
        )
        for s in chart.segments
        if s.label
    ]
    note = together(ended) if chart.counting else " ".join(map(str, ended))
    return Table("chart-range", chart.title, heads, rows, note, chart.counting)


def _in_cell(heading: Words) -> str:
    """Write a group's heading without the figure in it, which a cell of words could not hide."""
    if isinstance(heading, str):
        return heading
    return str(replace(heading, template=heading.if_hidden or heading.template))


def _bars(chart: BarChart) -> Table:
    several = len([g for g in chart.groups if g.bars]) > 1
    shares = any(bar.share is not None for group in chart.groups for bar in group.bars)

    def cells(heading: Words, bar: Bar) -> tuple[Cell, ...]:
        known = bar.value if math.isfinite(bar.value) and not bar.hidden else None
        marker = Marker.HIDDEN if bar.hidden else None
        figure = Quantity(
            known, chart.unit, chart.decimals, marker,
            counts=bar.counts[:1] if bar.counts else (),
        )  # fmt: skip
        share = None if bar.share is None else Quantity(bar.share, Unit.PERCENT)
        if share is not None and len(bar.counts) == 2:
            share = replace(share, counts=bar.counts, ratio=100.0)
        elif share is not None:
            share = replace(share, counts=bar.counts)
        # A heading with a figure in it would give it back.
        first: tuple[Cell, ...] = (_in_cell(heading), bar.name) if several else (bar.name,)
        return (*first, figure, *((share,) if shares else ()))

    rows = tuple(
        Row(bar.key, cells(group.heading, bar), pinned=bar.strong)
        for group in chart.groups
        for bar in group.bars
    )
    columns = (
        *((Column("group", "Group"),) if several else ()),
        Column("name", "Name"),
        Column("value", chart.value_label, Align.RIGHT),
        *((Column("share", "Share", Align.RIGHT),) if shares else ()),
    )
    return Table("chart-bars", chart.title, columns, rows, counting=chart.counting)


def _shares(chart: ShareChart) -> Table:
    def figure(value: float) -> Quantity:
        return Quantity(value if math.isfinite(value) else None, Unit.PERCENT, chart.decimals)

    rows = tuple(
        Row(
            p.key,
            (p.label, p.counts, figure(p.value), figure(p.low), figure(p.high)),
            pinned=p.strong,
        )
        for p in sorted(chart.points, key=lambda p: p.day)
    )
    columns = (
        Column("period", "Period"),
        Column("counts", "Counts", Align.RIGHT),
        Column("value", chart.value_label, Align.RIGHT),
        Column("low", "95% interval from", Align.RIGHT),
        Column("high", "to", Align.RIGHT),
    )
    return Table("chart-shares", str(chart.title), columns, rows)


def _map(chart: MapChart) -> Table:
    areas = sorted(chart.areas, key=lambda a: (not a.home, a.name.casefold(), a.key))
    rows = tuple(
        Row(
            a.key,
            (
                a.name,
                str(a.value) or NO_FIGURE,
                "" if a.step is None else _label(chart, a.step),
            ),
            pinned=a.home,
        )
        for a in areas
    )
    columns = (
        Column("force", "Force"),
        Column("value", sentence_case(chart.key_title), Align.RIGHT),
        Column("group", "Group on the map"),
    )
    return Table("chart-map", str(chart.title), columns, rows, chart.attribution)


def _label(chart: MapChart, step: int) -> str:
    return chart.steps[step].label if 0 <= step < len(chart.steps) else ""


def _spans(chart: SpanChart) -> Table:
    return Table(
        id="chart-spans",
        title=str(chart.title),
        columns=(
            Column("name", "Name"),
            Column("first", "From"),
            Column("last", "Until"),
            Column("words", "What"),
            Column("more", "In short"),
            Column("change", "Change"),
        ),
        rows=tuple(
            Row(
                span.key,
                (
                    row.name,
                    span.first_words or span.first,
                    span.last_words or span.last or "Still",
                    span.words,
                    span.more,
                    "Changed" if span.changes else None,
                ),
            )
            for row in chart.rows
            for span in row.spans
        ),
        note=f"To {periods.written_date(chart.last_day)}",
    )
