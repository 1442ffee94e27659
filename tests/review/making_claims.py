"""The public record of one figure as records: three years of it, and the last as it was quoted."""

from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain.claims import Claim
from oversight_app.domain.observations import Provenance
from oversight_app.domain.outside_groups import OutsideGroup
from oversight_app.store import records
from oversight_app.store.workspace import Workspace
from tests.domain.making_claims import year_of

JUDGED = {"checked_by": "Head of Performance", "checked_on": date(2022, 10, 20)}
NOT_SHOWN = "How many cases ended in conviction.\nThat the groups caused the outcome."


def kept(ws: Workspace, claim: Claim, day: date | None = None) -> int:
    """Keep a claim; return its ``id``."""
    return records.save(ws, replace(claim, id=0, number=0), day=day).saved[0]


def a_year(ws: Workspace, year: int, top: int | None, bottom: int | None, **said: Any) -> int:
    """Keep a year of the figure; return its ``id``."""
    return kept(ws, year_of(year, top, bottom, provenance=Provenance.PUBLISHED, **said))


def group(ws: Workspace) -> int:
    """Keep an outside group; return its ``id``."""
    one = OutsideGroup(
        name="Online child abuse activist groups",
        known_since=date(2017, 9, 1),
        provenance=Provenance.PUBLISHED,
    )
    return records.save(ws, one).saved[0]


def public_record(ws: Workspace) -> dict[str, int]:
    """Keep the series and the quotation; return their ``id`` by year, and "quoted"."""
    about = group(ws)
    last = a_year(ws, 2016, 114, 259, quoted_share="44%", about=about)
    return {
        "group": about,
        "2016": last,
        "2014": a_year(ws, 2014, 20, 176, same_figure=last, about=about),
        "2015": a_year(ws, 2015, 77, 256, same_figure=last, about=about),
        "quoted": a_year(
            ws, 2016, 114, 259, same_figure=last, about=about,
            name="Used on 114 occasions in 259 cases", quoted_by="A member of a local group",
            numerator_unit="occasions", denominator_unit="cases", counted_by="Not named",
            conviction="no", twice="yes", failures="no", gains="The groups",
            verdict="caveats", shows="The sum is right.", not_shown=NOT_SHOWN,
            conclusion="So the police must work with them.", conclusion_by="The same",
            follows="no", follows_why="It shows no convictions.", **JUDGED,
        ),
    }  # fmt: skip
