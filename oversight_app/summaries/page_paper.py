"""What a page shows, or one of its tables, as a paper: written in every format, and checked, as
the papers of the office are."""

from collections.abc import Sequence
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import PaperOrder
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.papers import Material, Paper, Section


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
    findings' own. ``row_level``: some table lists people one by one.
    """
    raise NotImplementedError


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
    raise NotImplementedError
