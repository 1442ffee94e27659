"""The organisations and offices that take positions or make claims, with how much is on record of
each."""

from collections import Counter
from datetime import date

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.organisations import ORGANISATION_KINDS, Organisation
from oversight_app.domain.positions import Position, held_on
from oversight_app.domain.wording import Quantity, counted
from oversight_app.store import records
from oversight_app.store.workspace import Workspace


def organisations_table(ws: Workspace, as_at: date | None = None) -> Table:
    """Return a row an organisation, those that hold a position first and then A to Z, now or as
    at an earlier day; its key is the ``id``."""
    with ws.snapshot():
        day = as_at or ws.today()
        found = records.read(ws, Organisation, as_at)
        positions = records.read(ws, Position, as_at)
    held = held_on(positions, day)
    holding = Counter(one.organisation for one in held)
    said = Counter(one.organisation for one in positions)
    latest = {one.organisation: one for one in held}  # the last that began stands last
    rows = []
    for one in sorted(found, key=lambda body: (not holding[body.id], body.name.casefold())):
        last = latest.get(one.id)
        rows.append(
            Row(
                str(one.id),
                (
                    one.name, dict(ORGANISATION_KINDS)[one.sort], one.area,
                    last.name if last else "None on record",
                    last.from_words if last else "", Quantity(holding[one.id]),
                    Quantity(said[one.id] - holding[one.id]),
                ),
            )
        )  # fmt: skip
    return Table(
        id="organisations",
        title="Organisations and offices",
        columns=(
            Column("name", "Organisation or office"),
            Column("kind", "Kind"),
            Column("area", "Area"),
            Column("latest", "Latest position held"),
            Column("since", "Since"),
            Column("held", "Held", Align.RIGHT, tip="Positions that it holds on the day"),
            Column("earlier", "Earlier", Align.RIGHT, tip="Positions that it holds no more"),
        ),
        rows=tuple(rows),
        note=counted(len(rows), "organisation", "organisations") if rows else
        "None is recorded yet.",
    )  # fmt: skip
