"""What a page shows, or one of its tables, as a paper of its own: hidden, checked and written as
every paper is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oversight_app.domain.findings import Finding, Table
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, Marking, PaperOrder
from oversight_app.store.office import office
from oversight_app.store.papers import disclosures, paper_settings
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.page_paper import PAGE, TABLE, page_paper, table_paper
from oversight_app.summaries.papers import Material, Paper
from oversight_app.summaries.preparing import Prepared, prepare_material
from oversight_app.summaries.writing import Progress, write_paper


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to leave: the whole page with its ``findings`` and ``tables`` as they are shown, or
    one of its tables alone, which the one finding (if any) lends its sentence and cautions.

    ``as_at`` is the day that it is of, None for the workspace's day.
    """

    findings: tuple[Finding, ...]
    tables: tuple[Table, ...]
    whole: bool = False
    as_at: date | None = None

    @property
    def marking(self) -> Marking:
        """The marking to begin with."""
        sensitive = any(one.sensitive for one in self.findings)
        return Marking.OFFICIAL_SENSITIVE if sensitive else Marking.OFFICIAL


def prepared_page(ws: Workspace, shown: Shown, marking: Marking) -> Prepared:
    """Make what is shown into a paper, by the office's rule for small numbers and beside the
    papers that were sent."""
    with ws.snapshot():
        chosen, material = _material(ws, shown)
        settings = paper_settings(ws)
        order = PaperOrder(
            chosen.id, marking=marking, rule=settings.rule, handling=settings.handling
        )
        return prepare_material(ws, chosen, order, material, disclosures(ws))


def save_page(
    ws: Workspace,
    shown: Shown,
    formats: Sequence[Format],
    folder: Path,
    marking: Marking = Marking.OFFICIAL,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Path, ...]:
    """Write what is shown into a folder and return the files, in the order of the formats.
    Raises UserProblem and Cancelled as ``write_paper`` does."""
    prepared = prepared_page(ws, shown, marking)
    return write_paper(ws, prepared, formats, folder, progress=progress, cancelled=cancelled)


def _material(ws: Workspace, shown: Shown) -> tuple[Paper, Material]:
    as_at = shown.as_at or ws.today()
    if shown.whole:
        return PAGE, page_paper(shown.findings, as_at=as_at, tables=shown.tables)
    (table,) = shown.tables
    finding = next(iter(shown.findings), None)
    sample = finding is None and office(ws).sample
    provenance = Provenance.SAMPLE if sample else None
    return TABLE, table_paper(table, finding, as_at=as_at, provenance=provenance)
