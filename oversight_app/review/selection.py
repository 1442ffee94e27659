"""What the Special Constabulary page is set to, and what it can be set to."""

import json
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.bodies import Body
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.funnel import Method
from oversight_app.domain.measures import COMPARED, MEASURES
from oversight_app.store import bodies, peers
from oversight_app.store.workspace import Workspace

ALL_FORCES = "All forces"
REGION = "Region: "


@dataclass(frozen=True, slots=True)
class Selection:
    """What the page is set to. ``as_at`` None is the newest date of the measure;
    ``peers`` is ALL_FORCES, "Region: South West" or the name of a peer set;
    ``since`` is the earlier date of a change (None, or not before ``as_at``: one year before)."""

    measure: str = "specials-per-100-officers"
    as_at: date | None = None
    peers: str = ALL_FORCES
    method: Method = Method.ADJUSTED
    since: date | None = None

    def written(self) -> str:
        """Return it as the JSON that a paper's record keeps."""
        said = {
            "measure": self.measure,
            "as_at": self.as_at.isoformat() if self.as_at else None,
            "peers": self.peers,
            "method": str(self.method),
            "since": self.since.isoformat() if self.since else None,
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @classmethod
    def read(cls, written: str) -> "Selection":
        """Read what ``written`` wrote; UserProblem for anything else. Fields that are missing are
        as in a new selection, and "" is one."""
        new = cls()
        try:
            said = json.loads(written or "{}")
            measure, chosen = said.get("measure", new.measure), said.get("peers", new.peers)
            if not isinstance(measure, str) or not isinstance(chosen, str):
                raise ValueError
            method = Method(said.get("method", new.method))
            return cls(measure, _day(said.get("as_at")), chosen, method, _day(said.get("since")))
        except (ValueError, TypeError, AttributeError, RecursionError):
            raise UserProblem(
                "What this comparison is to be of can’t be read. Nothing was changed. Set the "
                "page as you want it, and make the paper from there."
            ) from None


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: (value, words) pairs, and dates with the newest first."""

    measures: tuple[tuple[str, str], ...]
    dates: tuple[date, ...]
    peers: tuple[tuple[str, str], ...]
    methods: tuple[tuple[str, str], ...]


METHOD_WORDS = {
    Method.ADJUSTED: "Allow for ordinary differences",
    Method.PLAIN: "Chance alone",
}


def choices(ws: Workspace, dates: tuple[date, ...], forces: tuple[Body, ...]) -> Choices:
    """Return what the filters offer for a measure with these dates."""
    regions = sorted({force.region for force in forces})
    return Choices(
        measures=tuple((m, MEASURES[m].name) for m in COMPARED),
        dates=dates,
        peers=(
            (ALL_FORCES, f"All {len(forces)} forces"),
            *((peer_set.name, peer_set.name) for peer_set in peers.all_peer_sets(ws)),
            *((REGION + region, REGION + region) for region in regions),
        ),
        methods=tuple((str(method), words) for method, words in METHOD_WORDS.items()),
    )


@dataclass(frozen=True, slots=True)
class Peers:
    """The forces of a peer choice, A to Z, the home force always among them.

    ``where`` follows "the other forces" in a sentence, so that a few are never called all:
    empty for all forces, else `` in South West`` or `` in “Two neighbours”``.
    """

    forces: tuple[Body, ...]
    where: str = ""


def chosen_peers(ws: Workspace, name: str, day: date, home: str) -> Peers:
    """Return the forces of a peer choice.

    Raises UserProblem, naming what there is, for a choice that does not exist.
    """
    everyone = bodies.forces(ws, day)
    if name.casefold() in (ALL_FORCES.casefold(), "all"):
        return Peers(everyone)
    sets = peers.all_peer_sets(ws)
    for peer_set in sets:
        if peer_set.name.casefold() == name.casefold():
            members = tuple(f for f in everyone if f.code in (*peer_set.members, home))
            return Peers(members, f" in “{peer_set.name}”")
    regions = sorted({force.region for force in everyone})
    wanted = name.casefold().removeprefix(REGION.casefold())
    for region in regions:
        if region.casefold() == wanted:
            members = tuple(f for f in everyone if f.region == region or f.code == home)
            return Peers(members, f" in {region}")
    names = [ALL_FORCES, *(p.name for p in sets), *(REGION + region for region in regions)]
    raise UserProblem(f"There is no set of forces called “{name}”. There are: {', '.join(names)}.")
