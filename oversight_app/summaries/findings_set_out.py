"""How a finding of a page becomes blocks of a paper: its sentence, its charts, some columns of its
tables. Figures are chosen here and set out; nothing is computed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from oversight_app.charts.tables import as_table
from oversight_app.domain.charts import Chart
from oversight_app.domain.findings import Finding, Row, Table
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Sentence
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    TableBlock,
    Words,
)

_AS_TABLE = "The figures behind this chart are a table in the spreadsheet of this paper."


def told(finding: Finding) -> tuple[Paragraph, ...]:
    """Return a finding's headline, and what supports it."""
    support = Paragraph(ended(finding.support), Role.SUPPORT)
    said = (support,) if str(finding.support).strip() else ()
    return (Paragraph(ended(finding.headline)), *said)


def topic(name: str, finding: Finding, *parts: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return one of several findings of a section under a heading of its own; the headings of its
    tables and charts are of level 3."""
    return (Heading(2, name), *told(finding), *(block for part in parts for block in part))


def spoken(*findings: Finding | None) -> Counting:
    """Return the counts of people that the sentences of some findings give away."""
    total = NO_COUNTING
    for finding in findings:
        if finding is not None:
            total += finding.counting
    return total


def ended(said: Words) -> Words:
    """Return a headline as a sentence of running words: with its full stop."""
    if isinstance(said, str):
        return said if said.endswith(".") or not said else f"{said}."

    def stopped(template: str) -> str:
        # The full stop may be that of the last slot.
        whole = not template or str(Sentence(template, said.slots)).endswith(".")
        return template if whole else f"{template}."

    return Sentence(stopped(said.template), said.slots, stopped(said.if_hidden))


def charted(chart: Chart | None, name: str, *, height: float, level: int = 2) -> tuple[Block, ...]:
    """Return a chart with the table that says the same, under a name of its own; nothing for no
    chart."""
    if chart is None:
        return ()
    table = as_table(chart)
    table = replace(table, id=f"chart-{table.id}", title=name)
    return (ChartBlock(chart, table, level=level, height=height, after=_AS_TABLE),)


def tabled(
    table: Table,
    columns: Sequence[str] = (),
    *,
    shares: Sequence[float] = (),
    level: int = 2,
    keep: Callable[[Row], bool] = lambda row: True,
) -> tuple[Block, ...]:
    """Return a table with some of its columns, by key (none named: all that go on paper), and
    those of its rows that are to be kept; nothing for a table without rows."""
    shown = picked(table, columns, keep)
    return (TableBlock(shown, level=level, shares=tuple(shares)),) if shown.rows else ()


def picked(
    table: Table, columns: Sequence[str] = (), keep: Callable[[Row], bool] = lambda row: True
) -> Table:
    """Return a table with some of its columns, in the order of their keys, and some of its rows."""
    places = {column.key: place for place, column in enumerate(table.columns)}
    wanted = [places[key] for key in columns if key in places]
    if not columns:
        wanted = [place for place, column in enumerate(table.columns) if column.on_paper]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in wanted),
        rows=tuple(
            replace(row, cells=tuple(row.cells[place] for place in wanted))
            for row in table.rows
            if keep(row)
        ),
    )


def caveats(*findings: Finding) -> tuple[ListBlock, ...]:
    """Return what findings do not show, each said once, as a list; nothing for none."""
    said = tuple(dict.fromkeys(str(one) for finding in findings for one in finding.caveats))
    kept = {str(one): one for finding in findings for one in finding.caveats}
    return (ListBlock(tuple(kept[words] for words in said)),) if said else ()
