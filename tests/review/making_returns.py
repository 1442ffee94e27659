"""Small workspaces of returns, with figures that can be added up by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from oversight_app.domain.local_building import Record, built
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.observations import Provenance
from oversight_app.domain.records import Office
from oversight_app.domain.schemes import Term, TermKind
from oversight_app.store import schemes
from oversight_app.store.local_keeping import keep_local
from oversight_app.store.workspace import Workspace, create

OCTOBER = 2022 * 12 + 9
"""October 2022, the month of the review date."""


def office(path: Path, day: date = date(2022, 10, 31)) -> Workspace:
    """A workspace without published figures, with two districts."""
    ws = create(path / "local.oversight", Office("Small office", "", day), reference=False)
    for code in ("north", "south"):
        schemes.save_term(ws, Term(TermKind.DISTRICT, code, code.capitalize()))
    return ws


def bring(
    ws: Workspace,
    dataset: str,
    records: Sequence[Record],
    *,
    name: str = "return",
    provenance: Provenance = Provenance.LOCAL,
) -> None:
    """Keep some records as one file."""
    mapping = Mapping(
        f"Layout of {dataset}",
        dataset,
        (),
        constants={"scheme": "custody"} if dataset.startswith("custody") else {},
        source_office="The force",
    )
    keep_local(ws, [built(records, mapping, file_name=f"{name}.csv")], provenance=provenance)


def duty(
    month: int,
    hours: float,
    *,
    scheme: str = "specials",
    day: int = 5,
    volunteer: str | None = "SC-1",
    district: str | None = "north",
    activity: str | None = "patrol",
    status: str | None = None,
    people: int = 1,
) -> Record:
    """One duty on a day of a month."""
    return {
        "day": date(month // 12, month % 12 + 1, day), "scheme": scheme, "volunteer": volunteer,
        "district": district, "activity": activity, "status": status,
        "minutes": round(hours * 60), "people": people,
    }  # fmt: skip


def sent(month: int, scheme: str = "specials", **said: int) -> Record:
    """One monthly return."""
    return {"month": month, "scheme": scheme, **said}
