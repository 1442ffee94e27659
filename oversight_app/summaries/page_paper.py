"""What a page shows, or one of its tables, as a paper: written in every format, and checked, as
the papers of the office are."""

import re
from collections.abc import Sequence
from datetime import date

from oversight_app.charts.tables import as_table
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import PaperOrder
from oversight_app.domain.small_numbers import NO_COUNTING, Counting
from oversight_app.domain.wording import Sentence, counted
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import (
    Block,
    ChartBlock,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    TableBlock,
    Term,
    Terms,
    Words,
)
from oversight_app.summaries.filled_tables import filled
from oversight_app.summaries.papers import Material, Paper, Part, Section
from oversight_app.summaries.sourced import source_terms


def _from_a_page(ws: Workspace, order: PaperOrder) -> Material:
    raise UserProblem(
        "This paper is made from what a page shows. Nothing was written. Open the page, and choose "
        "Export there."
    )


PAGE = Paper(
    "page",
    "This page",
    "What a page shows: its sentence, charts, tables and where they come from",
    "",
    (
        Section("answer", "What it shows", "The sentence, and what belongs to it", heading=False),
        Section("charts", "Charts", "Each chart, with its figures", heading=False),
        Section("tables", "Tables", "Every row", heading=False),
        Section("bear-in-mind", "To be borne in mind", "What the figures do not show"),
        Section("method", "Method and sources", "How it was worked out, and from what", fixed=True),
    ),
    _from_a_page,
)
"""Not among ``all_papers``: it is made from ``page_paper``, by ``preparing.prepare_material``."""
TABLE = Paper(
    "table",
    "This table",
    "One table, every row, with what its page says of it",
    "",
    PAGE.sections,
    _from_a_page,
)


ROW_LEVEL = frozenset({"currency-people", "rows-behind"})
"""The ids of tables that list people one by one, whoever asks for them."""
_DAY = re.compile(r"(?:,| on)? \d{1,2} [A-Z][a-z]+ \d{4}")


def page_paper(
    findings: Finding | Sequence[Finding],
    *,
    as_at: date,
    title: str = "",
    tables: Sequence[Table] | None = None,
    row_level: bool = False,
) -> Material:
    """Return what a page shows as the material of ``PAGE``.

    ``title`` is the first finding's question unless given; ``tables`` take the place of the
    findings' own. ``row_level``: some table lists people one by one. ValueError without a finding.
    """
    every = (findings,) if isinstance(findings, Finding) else tuple(findings)
    if not every:
        raise ValueError("a page shows at least one finding")
    shown = [t for one in every for t in one.tables] if tables is None else tables
    kept = {table.id: table for table in shown if table.rows}
    charts = [chart for one in every for chart in one.charts if str(chart.alt).strip()]
    provenance = _humblest([one.provenance for one in every])
    sources = tuple(dict.fromkeys(r for one in every for r in one.origin.releases))
    # The question of the one finding is the title already.
    headed = len(every) > 1 or bool(title)
    blocks: dict[str, tuple[Block, ...]] = {
        "answer": tuple(block for one in every for block in _answer(one, headed=headed)),
        "charts": tuple(ChartBlock(chart, as_table(chart), level=1) for chart in charts),
        "tables": tuple(TableBlock(filled(table)) for table in kept.values()),
        "bear-in-mind": _borne(every),
        "method": tuple(block for one in every for block in _method(one, headed=len(every) > 1)),
    }
    state = {
        "answer": counted(len(every), "finding", "findings"),
        "charts": counted(len(charts), "chart", "charts"),
        "tables": counted(len(kept), "table", "tables"),
    }
    name = title or every[0].question
    return Material(
        title=name,
        subtitle=as_at_words(as_at),
        stem=_without_day(name),
        as_at=as_at,
        parts=tuple(
            Part(
                section,
                said,
                state.get(section, ""),
                sources,
                provenance,
                # What the sentences give away, wherever of it is in the paper.
                counting=_counting(every),
            )
            for section, said in blocks.items()
        ),
        row_level=row_level or any(table.id in ROW_LEVEL for table in kept.values()),
    )


def table_paper(
    table: Table,
    finding: Finding | None = None,
    *,
    as_at: date,
    title: str = "",
    origin: Sequence[tuple[str, str]] = (),
    provenance: Provenance | None = None,
    row_level: bool = False,
) -> Material:
    """Return one table as the material of ``TABLE``.

    ``finding`` is the answer that it belongs to, which lends its sentence, cautions and sources.
    ``origin`` are (name, words) about where it comes from; ``provenance`` that of its figures
    where there is no finding.
    """
    humble = provenance or (finding.provenance if finding else Provenance.LOCAL)
    # The releases of returns are of one scheme, and the table is of all.
    published = finding is not None and humble is Provenance.PUBLISHED
    sources = finding.origin.releases if finding is not None and published else ()
    told = tuple(Term(name, words) for name, words in origin if words)
    if finding is not None and finding.method:
        told = (Term("Method", finding.method), *told)
    blocks: dict[str, tuple[Block, ...]] = {
        "answer": _answer(finding, headed=True) if finding else (),
        "tables": (TableBlock(filled(table)),),
        "bear-in-mind": _borne((finding,)) if finding else (),
        "method": (Terms(told),) if told else (),
    }
    name = title or _without_day(str(table.title))
    return Material(
        title=name,
        subtitle=as_at_words(as_at),
        stem=_without_day(name),
        as_at=as_at,
        parts=tuple(
            Part(
                section,
                said,
                counted(len(table.rows), "row", "rows") if section == "tables" else "",
                sources,
                humble,
                counting=_counting((finding,)) if finding else NO_COUNTING,
            )
            for section, said in blocks.items()
        ),
        row_level=row_level or table.id in ROW_LEVEL,
    )


def as_at_words(day: date) -> Sentence:
    """Say of which day a page or a table is."""
    return Sentence("As at {day}", {"day": day})


def _counting(findings: Sequence[Finding]) -> Counting:
    found = NO_COUNTING
    for one in findings:
        found += one.counting
    return found


def _answer(finding: Finding, *, headed: bool) -> tuple[Block, ...]:
    return (
        *((Heading(1, finding.question),) if headed else ()),
        Paragraph(finding.headline, Role.FINDING),
        *((Paragraph(finding.support, Role.SUPPORT),) if finding.support.template else ()),
    )


def _borne(findings: Sequence[Finding]) -> tuple[Block, ...]:
    # A sentence has no hash; two that read alike are one.
    said = {str(it): it for one in findings for it in (*one.caveats, *one.origin.caveats)}
    return (ListBlock(tuple(said.values())),) if said else ()


def _method(finding: Finding, *, headed: bool) -> tuple[Block, ...]:
    origin = finding.origin
    said: tuple[tuple[str, Words], ...] = (
        ("Definition", origin.definition),
        ("Numerator", origin.numerator),
        ("Denominator", origin.denominator),
        ("Included", origin.inclusion),
        ("Date", origin.period),
        ("Coverage", origin.coverage),
        ("Method", finding.method or origin.method),
    )
    told = (Term(name, words) for name, words in said if str(words))
    terms = (*told, *source_terms(origin.releases))
    if not terms:
        return ()
    return (*((Heading(2, finding.question),) if headed else ()), Terms(terms))


def _humblest(parts: Sequence[Provenance]) -> Provenance:
    for humble in (Provenance.SAMPLE, Provenance.LOCAL):
        if humble in parts:
            return humble
    return Provenance.PUBLISHED


def _without_day(title: str) -> str:
    """The day stands beside it, and at the end of the file's name."""
    return _DAY.sub("", title)
