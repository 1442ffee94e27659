"""The tables of the comparison: forces, the rows behind a figure, revisions."""

from oversight_app.domain.findings import (
    Align,
    Cell,
    Column,
    ForceFigure,
    Row,
    Sparkline,
    Status,
    Table,
)
from oversight_app.domain.funnel import Position
from oversight_app.domain.measures import MEASURES, Shape, Unit
from oversight_app.domain.observations import Figure
from oversight_app.domain.periods import written_date
from oversight_app.domain.wording import Quantity, sentence_case
from oversight_app.review.situation import Situation
from oversight_app.review.specials_words import POSITION_WORDS, Words
from oversight_app.store import bodies, figures
from oversight_app.store.workspace import Workspace

_ICONS = {
    Position.ABOVE_998: "limit-above",
    Position.ABOVE_95: "limit-above-95",
    Position.WITHIN: "limit-within",
    Position.BELOW_95: "limit-below-95",
    Position.BELOW_998: "limit-below",
    Position.NO_LIMITS: "limit-none",
    Position.NO_FIGURE: "limit-none",
}


def forces_table(found: Situation) -> Table:
    """Each force with its parts, value, history and limits; A to Z, the home force first."""
    words = Words(found)
    ordered = sorted(found.figures, key=lambda f: (f.gss_code != found.home.code, f.name))
    return Table(
        id="forces",
        title="Forces",
        columns=_columns(found, words),
        rows=tuple(_row(found, words, figure) for figure in ordered),
        note=f"{len(ordered)} forces, A to Z, {found.home.name} first",
    )


def _columns(found: Situation, words: Words) -> tuple[Column, ...]:
    measure = found.measure
    columns = [Column("force", "Force")]
    if measure.shape is not Shape.OBSERVED:
        columns.append(Column("numerator", _top(found, words), Align.RIGHT))
        columns.append(Column("denominator", _bottom(found), Align.RIGHT))
    columns.append(Column("value", value_heading(found), Align.RIGHT, tip=measure.name))
    dates = found.values.dates
    span = f"{dates[-1].year} to {dates[0].year}"
    columns.append(Column("history", span, on_paper=False, tip=f"{measure.name}, {span}"))
    if found.funnel is not None:
        columns.append(Column("limits", "Against limits"))
    return tuple(columns)


def _top(found: Situation, words: Words) -> str:
    if found.measure.shape is Shape.RATIO:
        return words.counted
    return str(found.as_at.year)


def _bottom(found: Situation) -> str:
    if found.measure.shape is Shape.RATIO:
        if found.measure.numerator_sex:
            return "All in post"
        return sentence_case(MEASURES[found.measure.denominator].people)
    since = found.selection.since
    return str(since.year) if since else "Before"


def value_heading(found: Situation) -> str:
    """The heading of the value's column, as short as it can be and still be clear."""
    measure = found.measure
    match measure.shape, measure.unit:
        case Shape.OBSERVED, _:
            return "In post"
        case Shape.RATIO, Unit.PERCENT:
            return "Share"
        case Shape.RATIO, _:
            return "Per 100" if measure.scale == 100 else "Per 100,000"
        case Shape.CHANGE, _:
            return "Change"
        case _:
            return "Change, %"


def _row(found: Situation, words: Words, figure: ForceFigure) -> Row:
    cells: list[Cell] = [figure.name]
    if found.measure.shape is not Shape.OBSERVED:
        cells += [Quantity(figure.numerator), Quantity(figure.denominator)]
    cells.append(words.quantity(figure.value, marker=figure.marker))
    dates = found.values.dates
    cells.append(
        Sparkline(
            tuple(found.values.base(figure.gss_code, day).value for day in reversed(dates)),
            written_date(dates[-1]),
            written_date(dates[0]),
        )
    )
    if found.funnel is not None:
        strong = figure.position in (Position.ABOVE_998, Position.BELOW_998)
        cells.append(Status(POSITION_WORDS[figure.position], _ICONS[figure.position], strong))
    return Row(figure.gss_code, tuple(cells), pinned=figure.gss_code == found.home.code)


def rows_behind(ws: Workspace, found: Situation, code: str) -> Table:
    """The published rows behind one force's figure; the note repeats their sums."""
    value = found.values.at(code, found.as_at)
    name = next((f.name for f in found.figures if f.gss_code == code), code)
    rows: list[Row] = []
    sums: list[str] = []
    for part, sex in ((value.numerator, found.measure.numerator_sex), (value.denominator, "")):
        if part is not None:
            # Women are counted twice, by themselves and among all: each part says which it is.
            what = MEASURES[part.measure].name + (f", {sex.lower()}" if sex else "")
            rows += _part_rows(ws, part, sex, what)
            amount = Quantity(part.value, decimals=_decimals(part), marker=part.marker)
            sums.append(f"{what}: {amount}")
    return Table(
        id="rows",
        title=f"{found.measure.name}, {name}, {written_date(found.as_at)}",
        columns=(
            Column("what", "What"),
            Column("date", "Date"),
            Column("sex", "Sex"),
            Column("rank", "Rank or area"),
            Column("value", "Figure", Align.RIGHT),
            Column("file", "File"),
            Column("row", "Sheet and row", Align.RIGHT),
        ),
        rows=tuple(rows),
        note=f"Sum of {len(rows)} rows: {'; '.join(sums)}" if rows else "No rows",
    )


def _part_rows(ws: Workspace, part: Figure, sex: str, what: str) -> list[Row]:
    behind = figures.rows_behind(ws, part.measure, part.body, part.as_at, part.release.key)
    return [
        Row(
            f"{part.measure}{sex}-{part.as_at}-{number}",
            (
                what,
                row.observation.as_at,
                row.observation.sex or "All",
                row.observation.rank or row.observation.area or "All",
                Quantity(
                    row.observation.value,
                    decimals=_decimals(part),
                    marker=row.observation.marker,
                ),
                row.file_name,
                " ".join(filter(None, (row.observation.sheet, f"{row.observation.row:,}"))),
            ),
        )
        for number, row in enumerate(behind)
        if not sex or row.observation.sex == sex
    ]


def _decimals(part: Figure) -> int:
    return 1 if MEASURES[part.measure].unit is Unit.FTE else 0


def revisions(ws: Workspace, measure: str) -> Table:
    """The figures that a later release restated, newest date first; sums of forces lead."""
    names = {body.code: body.name for body in bodies.all_bodies(ws)} | {"": "Sum of forces"}
    found = figures.revisions(ws, measure)
    rows = []
    for number, revision in enumerate(found):
        before, after = revision.earlier.value, revision.later.value
        change = None if before is None or after is None else after - before
        rows.append(
            Row(
                f"{revision.body}-{revision.as_at}-{number}",
                (
                    names.get(revision.body, revision.body),
                    revision.as_at,
                    Quantity(before, marker=revision.earlier.marker),
                    revision.earlier.release.title,
                    Quantity(after, marker=revision.later.marker),
                    revision.later.release.title,
                    Quantity(change, signed=True) if change is not None else "",
                ),
            )
        )
    return Table(
        id="revisions",
        title=f"{MEASURES[measure].name}: figures restated by a later release",
        columns=(
            Column("force", "Force"),
            Column("date", "Date"),
            Column("before", "First figure", Align.RIGHT),
            Column("before-release", "In"),
            Column("after", "Later figure", Align.RIGHT),
            Column("after-release", "In"),
            Column("change", "Change", Align.RIGHT),
        ),
        rows=tuple(rows),
        note=f"{len(rows)} restated figures" if rows else "No figure was restated",
    )
