"""A chart's figures as a table, for "View as table": the same figures, nothing left out."""

from collections.abc import Sequence

from oversight_app.domain.charts import Chart, FunnelChart, MapChart, TrendChart
from oversight_app.domain.findings import Align, Cell, Column, Row, Table
from oversight_app.domain.funnel import Limits
from oversight_app.domain.measures import Unit
from oversight_app.domain.wording import Quantity, sentence_case

NO_FIGURE = "No figure"


def as_table(chart: Chart) -> Table:
    """Return the chart's figures: forces with the home force first and the others A to Z,
    dates oldest first."""
    if isinstance(chart, FunnelChart):
        return _funnel(chart)
    if isinstance(chart, TrendChart):
        return _trend(chart)
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


def _map(chart: MapChart) -> Table:
    areas = sorted(chart.areas, key=lambda a: (not a.home, a.name.casefold(), a.key))
    rows = tuple(
        Row(
            a.key,
            (
                a.name,
                a.value or NO_FIGURE,
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
