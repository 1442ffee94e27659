"""Where one record comes from: its file and row, when it was brought in, and by which mapping."""

from oversight_app.domain.activity import ActivityRow
from oversight_app.domain.batches import Batch
from oversight_app.domain.local import LocalBatch
from oversight_app.domain.observations import Provenance
from oversight_app.store import batches, local_keeping
from oversight_app.store.workspace import Workspace
from oversight_app.ui.context import Context
from oversight_app.ui.widgets import rows_words
from oversight_app.ui.widgets.origin_panel import OriginPanel
from oversight_app.ui.widgets.rows_reading import RowNames
from oversight_app.ui.widgets.status_line import moment

_KINDS = {
    Provenance.SAMPLE: "Sample data, made up",
    Provenance.LOCAL: "Management information, as the sender counted it",
}


def show_origin_of(context: Context, panel: OriginPanel, row: ActivityRow, names: RowNames) -> None:
    """Read where a record comes from and say so in a panel."""

    def read(ws: Workspace) -> tuple[Batch | None, LocalBatch | None]:
        found = (one for one in batches.all_batches(ws) if one.id == row.batch)
        return next(found, None), local_keeping.local_batches(ws).get(row.batch)

    def show(found: tuple[Batch | None, LocalBatch | None]) -> None:
        panel.show_lines(origin_lines(row, rows_words.cells(row, names), *found))

    context.jobs.read("activity-record-origin", read, show)


def origin_lines(
    row: ActivityRow, cells: tuple[object, ...], batch: Batch | None, local: LocalBatch | None
) -> tuple[tuple[str, str], ...]:
    """Return (label, words) pairs that say where one record comes from."""
    day, scheme, reference, district, kind, _status, people, hours, *_ = map(str, cells)
    many = "person" if people == "1" else "people"
    kept = "" if batch is None else f"{moment(batch.kept_at)}, by {batch.kept_by}"
    mapping = local.mapping_name if local is not None else ""
    sheet = local.layout.sheet if local is not None else ""
    pairs = (
        ("Record", f"{day}, {scheme}\n{kind}, {district}"),
        ("Hours", f"{hours} by {people} {many}"),
        ("Volunteer’s reference", reference),
        ("Number in the return", row.row_key),
        ("File", "" if local is not None and local.typed_in else row.file_name),
        ("Sheet", sheet),
        ("Place", rows_words.place_words(row)),
        ("Brought in", kept),
        ("Columns matched by", mapping),
        ("Kind", _KINDS.get(Provenance(row.provenance), "") if row.provenance else ""),
    )
    return tuple((caption, words) for caption, words in pairs if words)
