"""The organisations and offices that take positions or make claims, with how much is on record of
each."""

from collections import Counter
from datetime import date

from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.organisations import ORGANISATION_KINDS, Organisation
from oversight_app.domain.wording import Quantity, counted
from oversight_app.review.position_rows import positions_with_names
from oversight_app.store import records
from oversight_app.store.workspace import Workspace


def organisations_table(ws: Workspace, as_at: date | None = None) -> Table:
    """Return a row an organisation, those that hold a position on working with a group first and
    then A to Z, now or as at an earlier day; its key is the ``id``. What is not about a group is
    not counted."""
    with ws.snapshot():
        found = records.read(ws, Organisation, as_at)
        every = [one for one in positions_with_names(ws, as_at) if one.of_a_group]
    held = [one.position for one in every if one.held]
    # What begins on a later day is neither held nor held no more.
    over = [one.position for one in every if one.last_day is not None and one.last_day < one.today]
    holding = Counter(one.organisation for one in held)
    earlier = Counter(one.organisation for one in over)
    # The last that began stands last; what has no day is no later than another.
    latest = {one.organisation: one for one in sorted(held, key=lambda one: not one.undated)}
    rows = []
    for one in sorted(found, key=lambda body: (not holding[body.id], body.name.casefold())):
        last = latest.get(one.id)
        rows.append(
            Row(
                str(one.id),
                (
                    one.name, dict(ORGANISATION_KINDS)[one.sort], one.area,
                    last.name if last else "None about a group",
                    last.from_words if last else "", Quantity(holding[one.id]),
                    Quantity(earlier[one.id]),
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
            Column("held", "Held", Align.RIGHT, tip="Positions about a group that it holds"),
            Column(
                "earlier", "Earlier", Align.RIGHT, tip="Positions about a group, held no more"
            ),
        ),
        rows=tuple(rows),
        note=counted(len(rows), "organisation", "organisations") if rows else
        "None is recorded yet.",
    )  # fmt: skip
