"""One table of a page as a paper of its own: hidden, checked and written as every paper is."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.store.office import office
from oversight_app.store.papers import disclosures, paper_settings
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.page_paper import TABLE, table_paper
from oversight_app.summaries.preparing import Prepared, prepare_material
from oversight_app.summaries.writing import Progress, write_paper


def prepared_table(
    ws: Workspace,
    table: Table,
    finding: Finding | None,
    marking: Marking = Marking.OFFICIAL,
    as_at: date | None = None,
) -> Prepared:
    """Make a table that a page shows into a paper, by the office's rule for small numbers and
    beside the papers that were sent.

    ``finding`` is the answer that the table belongs to, which lends its sentence and cautions;
    ``as_at`` the day that it is of, None for the workspace's day.
    """
    with ws.snapshot():
        sample = finding is None and office(ws).sample
        material = table_paper(
            table, finding, as_at=as_at or ws.today(),
            provenance=Provenance.SAMPLE if sample else None,
        )  # fmt: skip
        settings = paper_settings(ws)
        order = PaperOrder(
            TABLE.id, marking=marking, rule=settings.rule, handling=settings.handling
        )
        return prepare_material(ws, TABLE, order, material, disclosures(ws))


def save_table(
    ws: Workspace,
    table: Table,
    finding: Finding | None,
    formats: Sequence[Format],
    folder: Path,
    marking: Marking = Marking.OFFICIAL,
    as_at: date | None = None,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write ``prepared_table`` into a folder and return the files, in the order of the formats.
    Raises UserProblem and Cancelled as ``write_paper`` does."""
    prepared = prepared_table(ws, table, finding, marking, as_at)
    return write_paper(ws, prepared, formats, folder, progress=progress, cancelled=cancelled)
