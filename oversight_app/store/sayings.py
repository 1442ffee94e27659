"""What each release says, and the rule for which of them is current."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from oversight_app.domain.observations import Figure, Marker, Release
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.opened import Workspace
from oversight_app.store.releases import releases_by_id


class Said(NamedTuple):
    """What one release says about a body and date."""

    body: str
    as_at: str
    release: int
    value: float | None
    marker: str | None


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides between releases: their order, and the office's preferences by date."""

    releases: Mapping[int, Release]
    preferred: Mapping[str, tuple[int, str]]

    @classmethod
    def read(cls, db: WorkspaceDatabase, measure: str) -> "Rules":
        """Read the rules for a measure."""
        rows = db.rows(
            "SELECT as_at, release_id, reason FROM preference WHERE measure = ?", (measure,)
        )
        return cls(
            releases_by_id(db), {as_at: (release, reason) for as_at, release, reason in rows}
        )

    def winner(self, sayings: Sequence[Said]) -> tuple[Said, str]:
        """Return the saying that is current and the office's reason, if it is preferred."""
        preferred, reason = self.preferred.get(sayings[0].as_at, (0, ""))
        for said in sayings:
            if said.release == preferred:
                return said, reason
        if len(sayings) == 1:
            return sayings[0], ""
        return max(sayings, key=lambda said: self.releases[said.release].order), ""

    def figure(self, measure: str, said: Said, reason: str = "") -> Figure:
        """Return a saying as a figure."""
        return Figure(
            said.body,
            date.fromisoformat(said.as_at),
            measure,
            said.value,
            Marker(said.marker) if said.marker else None,
            self.releases[said.release],
            reason,
        )


_TOTALS = (
    "SELECT b.code, t.as_at, t.release_id, t.value, t.marker FROM total AS t "
    "JOIN body AS b ON b.id = t.body_id WHERE t.measure = ?"
)
# A release with a breakdown by sex that has no row of a category counted nobody in it. Where any
# row of the force has no figure, the category has none either.
_BY_SEX = (
    "SELECT b.code, t.as_at, t.release_id, "
    "CASE WHEN max(t.marker) IS NULL "
    "THEN round(sum(CASE WHEN t.sex = ? THEN t.value ELSE 0 END), 6) END, max(t.marker) "
    "FROM observation AS t JOIN body AS b ON b.id = t.body_id WHERE t.measure = ?"
)
_BY_SEX_GROUPS = "GROUP BY t.as_at, t.body_id, t.release_id HAVING max(t.sex) <> ''"


def read_sayings(
    db: WorkspaceDatabase,
    measure: str,
    *,
    as_at: date | None = None,
    sex: str = "",
    until: date | None = None,
) -> list[Said]:
    """Return what every release says, restricted to a date, a sex or dates until a day."""
    where, parameters = "", [measure]
    if as_at is not None:
        where, parameters = " AND t.as_at = ?", [measure, as_at.isoformat()]
    if until is not None:
        where, parameters = " AND t.as_at <= ?", [measure, until.isoformat()]
    if sex:
        rows = db.rows(f"{_BY_SEX}{where} {_BY_SEX_GROUPS}", [sex, *parameters])
    else:
        rows = db.rows(_TOTALS + where, parameters)
    return [Said(*row) for row in rows]


def grouped(sayings: Iterable[Said]) -> dict[tuple[str, str], list[Said]]:
    """Sayings by (date, body), sorted."""
    found: dict[tuple[str, str], list[Said]] = {}
    for said in sayings:
        found.setdefault((said.as_at, said.body), []).append(said)
    return dict(sorted(found.items()))


def every_figure(workspace: Workspace, measure: str) -> tuple[Figure, ...]:
    """Return what every release says for every date, in no order."""
    with workspace.snapshot():
        rules = Rules.read(workspace.db, measure)
        sayings = read_sayings(workspace.db, measure)
    return tuple(rules.figure(measure, said) for said in sayings)
