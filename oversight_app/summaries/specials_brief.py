"""The Special Constabulary comparison brief: two pages for the board and the chief constable.

Built from the comparison that the page shows. Nothing is computed here: figures are chosen
and set out.
"""

from dataclasses import replace
from datetime import date

from oversight_app.charts.tables import as_table
from oversight_app.domain.charts import FunnelChart, TrendChart
from oversight_app.domain.findings import Align, Cell, Column, ForceFigure, Row, Table
from oversight_app.domain.measures import NOT_A_JUDGEMENT, Measure, Shape, measure
from oversight_app.domain.observations import Release
from oversight_app.domain.papers import Marking
from oversight_app.domain.records import Office
from oversight_app.domain.wording import Quantity, Sentence, sentence_case
from oversight_app.review.specials import Comparison, Selection
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    ListBlock,
    Note,
    Notes,
    PageBreak,
    Paragraph,
    Role,
    TableBlock,
    Term,
    Terms,
)

_DOES_NOT_SHOW = (
    NOT_A_JUDGEMENT,
    "The figures count people on a date. They do not show hours given, duties carried out, "
    "training or support.",
    "They do not show why forces differ.",
)
_IN_SPREADSHEET = "The figures behind this chart are a table in the spreadsheet of this brief."


def brief(
    comparison: Comparison,
    *,
    office: Office,
    head: str,
    dated: date,
    marking: Marking = Marking.OFFICIAL,
    handling: str = "",
) -> Document:
    """Set out a comparison as a paper of two A4 pages.

    ``head`` is the workspace's history head and ``dated`` the day the paper bears.
    """
    finding, chosen = comparison.finding, measure(comparison.selection.measure)
    as_at = comparison.selection.as_at
    assert as_at is not None, "a comparison has its date filled in"
    caveats = [c for c in finding.caveats if c != NOT_A_JUDGEMENT]
    notes = tuple(Note(number, text) for number, text in enumerate(caveats, start=1))
    marks = tuple(note.number for note in notes)
    blocks: tuple[Block, ...] = (
        Paragraph(finding.headline, Role.FINDING),
        Paragraph(finding.support, Role.SUPPORT),
        *_key_figures(comparison, chosen),
        *_charts(comparison, chosen),
        PageBreak(),
        TableBlock(comparison.forces, level=1, notes=marks),
        Columns(
            left=(
                Heading(1, "What this does not show"),
                ListBlock(_DOES_NOT_SHOW),
                *((Heading(1, "Notes"), Notes(notes)) if notes else ()),
            ),
            right=(Heading(1, "Method and sources"), Terms(_terms(comparison))),
        ),
    )
    return Document(
        title=f"{_subject(chosen)} comparison",
        subtitle=Sentence("{measure}, {date}", {"measure": chosen.name, "date": as_at}),
        stem=_stem(comparison.selection),
        office=office.name,
        as_at=as_at,
        dated=dated,
        marking=marking,
        handling=handling,
        history_head=head,
        blocks=blocks,
        sources=_releases(comparison),
        provenance=finding.provenance,
    )


def _subject(chosen: Measure) -> str:
    """Whom the paper is about: the Special Constabulary, or the volunteers chosen instead."""
    return "Special Constabulary" if chosen.people == "Specials" else sentence_case(chosen.people)


def _stem(selection: Selection) -> str:
    """Name the file by what is chosen, so that two selections of one date are two files."""
    ordinary = Selection()
    chosen = measure(selection.measure)
    parts = [_subject(chosen), "comparison"]
    if selection.measure != ordinary.measure:
        parts.append(chosen.id.split("-", 1)[1])
    if selection.peers != ordinary.peers:
        parts.append(selection.peers)
    if selection.method is not ordinary.method:
        parts.append(f"{selection.method}-limits")
    if selection.since and chosen.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT):
        parts.append(f"since-{selection.since.isoformat()}")
    return "-".join(parts)


def _key_figures(comparison: Comparison, chosen: Measure) -> tuple[KeyFigures, ...]:
    """The home force's figure with its two parts, beside the average of the forces."""
    home = _home(comparison)
    if home is None or home.value is None:
        return ()
    headings = {column.key: column.heading for column in comparison.forces.columns}
    figures = [KeyFigure(_quantity(chosen, home.value), chosen.name)]
    for key, value in (("numerator", home.numerator), ("denominator", home.denominator)):
        if key in headings and value is not None:
            figures.append(KeyFigure(Quantity(value), headings[key]))
    if comparison.funnel.average is not None:
        average = _quantity(chosen, comparison.funnel.average)
        figures.append(KeyFigure(average, "Average of those compared"))
    return (KeyFigures(tuple(figures)),)


def _charts(comparison: Comparison, chosen: Measure) -> tuple[Block, ...]:
    """The funnel and the trend; words alone where no force has a figure to draw."""
    limits = _limits_table(comparison, chosen)
    where = "The figures are in the table of forces."
    funnel = ChartBlock(comparison.funnel, limits, level=1, height=90, after=where)
    nothing = Paragraph(comparison.funnel.title)
    trend = ChartBlock(
        comparison.trend,
        _trend_table(comparison.trend),
        level=1,
        height=72,
        after=_IN_SPREADSHEET,
    )
    return (funnel if comparison.funnel.points else nothing, trend)


def _home(comparison: Comparison) -> ForceFigure | None:
    pinned = {row.key for row in comparison.forces.rows if row.pinned}
    return next((f for f in comparison.figures if f.gss_code in pinned), None)


def _quantity(chosen: Measure, value: float | None) -> Quantity:
    signed = chosen.shape in (Shape.CHANGE, Shape.CHANGE_PERCENT)
    return Quantity(value, chosen.unit, chosen.decimals, signed=signed)


def _limits_table(comparison: Comparison, chosen: Measure) -> Table:
    """What the funnel shows, as a table: each force's size, value and limits."""
    chart: FunnelChart = comparison.funnel
    limited = any(figure.limits for figure in comparison.figures)
    columns = [
        Column("force", "Force"),
        Column("code", "ONS code"),
        Column("size", chart.x_label, Align.RIGHT),
        Column("value", chart.y_label, Align.RIGHT),
    ]
    if limited:
        columns += [
            Column("lower-998", "Lower 99.8% limit", Align.RIGHT),
            Column("lower-95", "Lower 95% limit", Align.RIGHT),
            Column("upper-95", "Upper 95% limit", Align.RIGHT),
            Column("upper-998", "Upper 99.8% limit", Align.RIGHT),
        ]
    sizes = {point.key: point.x for point in chart.points}
    by_code = {figure.gss_code: figure for figure in comparison.figures}
    rows = []
    for row in comparison.forces.rows:
        figure = by_code[row.key]
        size = sizes.get(row.key)
        value = Quantity(figure.value, chosen.unit, chosen.decimals, figure.marker)
        cells: list[Cell] = [
            figure.name,
            figure.gss_code,
            None if size is None else Quantity(size),
            value,
        ]
        if limited:
            at = figure.limits
            edges = (at.lower_998, at.lower_95, at.upper_95, at.upper_998) if at else (None,) * 4
            cells += [None if edge is None else _quantity(chosen, edge) for edge in edges]
        rows.append(Row(row.key, tuple(cells), row.pinned))
    return Table("limits", "Limits", tuple(columns), tuple(rows), comparison.forces.note)


def _trend_table(chart: TrendChart) -> Table:
    return replace(as_table(chart), id="trend", title="Trend")


def _terms(comparison: Comparison) -> tuple[Term, ...]:
    origin = comparison.finding.origin
    pairs = (
        ("Definition", origin.definition),
        ("Included", origin.inclusion),
        ("Coverage", origin.coverage),
        ("Method", comparison.finding.method),
        *((f"Source: {r.publisher}", f"{r.title}. {r.licence}.") for r in _releases(comparison)),
    )
    return tuple(Term(name, text) for name, text in pairs if text)


def _releases(comparison: Comparison) -> tuple[Release, ...]:
    """Every release that some force's figure comes from, the home force's first."""
    used = [*comparison.finding.origin.releases]
    used += [release for figure in comparison.figures for release in figure.sources]
    return tuple(dict.fromkeys(used))
