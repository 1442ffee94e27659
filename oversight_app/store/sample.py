"""The example workspace: the real published figures of all forces, public record of Wiltshire
with its source, and made-up returns of a Sample office, marked as such wherever they show."""

from datetime import date
from pathlib import Path

from oversight_app.domain.records import Office, PeerSet, Target
from oversight_app.store.peers import save_peer_set
from oversight_app.store.sample_governance import write_governance
from oversight_app.store.sample_returns import write_returns
from oversight_app.store.targets import add_target
from oversight_app.store.workspace import create

_WILTSHIRE = "E23000038"
_REVIEWED = date(2022, 10, 31)
"""The day that the sample takes as today, so that it never rots."""

_SOUTH_WEST = ("E23000036", "E23000035", "E23000039", "E23000037", _WILTSHIRE)
"""Avon and Somerset, Devon and Cornwall, Dorset, Gloucestershire, Wiltshire."""


def write_sample(path: Path | str) -> None:
    """Write the example workspace to a new file."""
    office = Office("Wiltshire and Swindon", _WILTSHIRE, review_date=_REVIEWED, sample=True)
    with create(path, office) as workspace:
        save_peer_set(
            workspace,
            PeerSet(
                "South West",
                _SOUTH_WEST,
                "Sample office",
                _REVIEWED,
                "Neighbours in the same region",
            ),
        )
        # The earlier target of 300 is in a report without a date, so it can't be placed in time.
        add_target(
            workspace,
            Target(
                "specials-strength",
                _WILTSHIRE,
                500,
                date(2016, 10, 1),
                "Police and Crime Commissioner for Wiltshire and Swindon",
                "swindon24.co.uk, report on Operation Drogo: target of 500 set in October 2016 "
                "(the day is not given; an undated report at marlborough.news names 300 before)",
            ),
        )
        write_returns(workspace)
        write_governance(workspace)
