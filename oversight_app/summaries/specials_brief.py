"""The Special Constabulary comparison brief: two pages for the board and the chief constable.

Built from the comparison that the page shows. Nothing is computed here: figures are chosen
and set out.
"""

from dataclasses import replace

from oversight_app.charts.tables import as_table
from oversight_app.domain.charts import FunnelChart, TrendChart
from oversight_app.domain.findings import Align, Cell, Column, Finding, ForceFigure, Row, Table
from oversight_app.domain.measures import NOT_A_JUDGEMENT, Measure, Shape, measure
from oversight_app.domain.observations import Release
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, Sentence, counted, sentence_case
from oversight_app.review.specials import Comparison, Selection, compare
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Columns,
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
from oversight_app.summaries.papers import Material, Paper, Part, Section, in_paper

_DOES_NOT_SHOW = (
    NOT_A_JUDGEMENT,
    "The figures count people on a date. They do not show hours given, duties carried out, "
    "training or support.",
    "They do not show why forces differ.",
)
_IN_SPREADSHEET = "The figures behind this chart are a table in the spreadsheet of this brief."


def build(ws: Workspace, order: PaperOrder) -> Material:
    """Make the brief's sections from the comparison that ``order.selection`` asks for."""
    return brief(compare(ws, Selection.read(order.selection)), order)


def brief(comparison: Comparison, order: PaperOrder) -> Material:
    """Set out a comparison: with all of its sections, two A4 pages."""
    finding, chosen = comparison.finding, measure(comparison.selection.measure)
    as_at = comparison.selection.as_at
    assert as_at is not None, "a comparison has its date filled in"
    notes = _notes(finding)
    marks = tuple(note.number for note in notes)
    forces = in_paper(SPECIALS, order, "forces")
    blocks: dict[str, tuple[Block, ...]] = {
        "findings": (
            Paragraph(finding.headline, Role.FINDING),
            Paragraph(finding.support, Role.SUPPORT),
            *_key_figures(comparison, chosen),
        ),
        "funnel": (_funnel(comparison, chosen, with_forces=forces),),
        "trend": (_trend(comparison),),
        "forces": (PageBreak(), TableBlock(comparison.forces, level=1, notes=marks)),
        "method": (
            Columns(
                left=(
                    Heading(1, "What this does not show"),
                    ListBlock(_DOES_NOT_SHOW),
                    *((Heading(1, "Notes"), Notes(notes)) if notes else ()),
                ),
                right=(Heading(1, "Method and sources"), Terms(_terms(comparison))),
            ),
        ),
    }
    count = len(comparison.forces.rows)
    state = {
        "findings": written_date(as_at),
        "funnel": counted(len(comparison.funnel.points), "force", "forces"),
        "trend": counted(len(comparison.trend.points), "date", "dates"),
        "forces": counted(count, "force", "forces"),
        "method": counted(len(notes), "note", "notes"),
    }
    sources = _releases(comparison)
    return Material(
        title=f"{_subject(chosen)} comparison",
        subtitle=Sentence("{measure}, {date}", {"measure": chosen.name, "date": as_at}),
        stem=_stem(comparison.selection),
        as_at=as_at,
        parts=tuple(
            Part(section, said, state[section], sources, finding.provenance)
            for section, said in blocks.items()
        ),
    )


SPECIALS = Paper(
    id="specials",
    name="Special Constabulary comparison brief",
    purpose="Two pages on one measure of volunteers, held against the other forces",
    audience="Board and chief constable",
    sections=(
        Section("findings", "Findings", "The sentence and its key figures", heading=False),
        Section("funnel", "Against size", "Every force within or outside the limits",
                heading=False),
        Section("trend", "Over time", "The home force before the others", heading=False),
        Section("forces", "Table of forces", "Every force, A to Z", heading=False),
        Section("method", "What this does not show, notes, method and sources", "Always included",
                fixed=True, heading=False),
    ),
    build=build,
)  # fmt: skip


def _notes(finding: Finding) -> tuple[Note, ...]:
    caveats = [c for c in finding.caveats if c != NOT_A_JUDGEMENT]
    return tuple(Note(number, text) for number, text in enumerate(caveats, start=1))


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


def _funnel(comparison: Comparison, chosen: Measure, *, with_forces: bool) -> Block:
    """The funnel; words alone where no force has a figure to draw."""
    if not comparison.funnel.points:
        return Paragraph(comparison.funnel.title)
    return ChartBlock(
        comparison.funnel,
        _limits_table(comparison, chosen),
        level=1,
        height=90,
        after="The figures are in the table of forces." if with_forces else _IN_SPREADSHEET,
    )


def _trend(comparison: Comparison) -> Block:
    table = _trend_table(comparison.trend)
    return ChartBlock(comparison.trend, table, level=1, height=72, after=_IN_SPREADSHEET)


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
