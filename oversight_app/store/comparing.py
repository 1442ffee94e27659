"""An incoming file beside the workspace: which of its rows are new, restated or known.

The preview and the keeping of a file use the very same comparison.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from oversight_app.domain.batches import Incoming, Ledger
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Observation, Release
from oversight_app.store.bodies import body_ids
from oversight_app.store.boundaries import outlines_of, written_polygons
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.releases import releases_by_id
from oversight_app.store.totals import disagree

Key = tuple[str, str, str, str, str, str]
"""Body, date, measure, sex, rank, area."""
Said = tuple[float | None, str | None]
"""A value or a marker."""
Group = tuple[str, str, str]
"""Body, date, measure: what a total is about."""


@dataclass(slots=True)
class Held:
    """What a stored release holds of what an incoming file is about."""

    figures: dict[Key, Said] = field(default_factory=dict)
    outlines: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Comparison:
    """What keeping a file would do.

    ``release_id`` is the stored release that its rows go to, or None for one to be added;
    ``release`` says how it is (or will be) known. ``figures`` and ``outlines`` are what is
    to be inserted.
    """

    ledger: Ledger
    release: Release
    release_id: int | None
    figures: list[Observation]
    outlines: list[tuple[str, str]]
    revises: tuple[str, ...]

    @property
    def adds_nothing(self) -> bool:
        """True where the workspace already holds all of the file."""
        return not self.figures and not self.outlines


def said(observation: Observation) -> Said:
    """Return what an observation says, as it is stored."""
    # Adding zero makes a minus zero plain, as the database does.
    value = None if observation.value is None else float(observation.value) + 0.0
    return value, observation.marker.value if observation.marker else None


def _key(one: Observation) -> Key:
    return (one.body, one.as_at.isoformat(), one.measure, one.sex, one.rank, one.area)


def compare_incoming(db: WorkspaceDatabase, incoming: Incoming) -> Comparison:
    """Compare a file with the workspace, inside the caller's transaction."""
    figures = _figures(incoming)
    outlines = {one.body: written_polygons(one.polygons) for one in incoming.boundaries}
    _check_bodies(db, {key[0] for key in figures} | set(outlines))
    releases = releases_by_id(db)
    incoming = replace(incoming, release=_known_release(db, incoming, releases))
    editions = _live_editions(db, incoming.release, releases, {key[2] for key in figures})
    own = _agreeing(editions, figures, outlines)
    newest = max(editions, key=lambda number: releases[number].order, default=None)
    known = editions[own] if own is not None else Held()
    said_before = known if own is not None or newest is None else editions[newest]
    marks = _Marks(
        said_before,
        newest if own is None else own,
        _contradicted(db, own, _totals(figures, known)),
        _other_outlines(db, outlines, own),
    )
    ledger = Ledger(rejected=incoming.rejected, checked=incoming.checked)
    for row in incoming.rows:
        ledger += _counted({marks.of_figure(one) for one in row})
    for body, text in outlines.items():
        ledger += _counted({marks.of_outline(body, text)})
    number, release = (
        (own, releases[own]) if own is not None else _slot(incoming.release, releases, editions)
    )
    revised = {releases[one].title for one in marks.revised}
    return Comparison(
        ledger,
        release,
        number,
        [one for key, one in figures.items() if key not in known.figures],
        [(body, text) for body, text in outlines.items() if body not in known.outlines],
        tuple(sorted(revised)),
    )


def _figures(incoming: Incoming) -> dict[Key, Observation]:
    """The file's observations by what they are about."""
    found: dict[Key, Observation] = {}
    for row in incoming.rows:
        for one in row:
            value = one.value
            if value is not None and not 0 <= value < 1e15:
                raise UserProblem(
                    f"“{incoming.file_name}” has a figure that can't be right: {value:g} in "
                    f"row {one.row}. Nothing was kept. Correct the file and import it again."
                )
            if said(found.setdefault(_key(one), one)) != said(one):
                raise UserProblem(
                    f"“{incoming.file_name}” gives two figures for the same thing, in rows "
                    f"{found[_key(one)].row} and {one.row}. Nothing was kept. Correct the file "
                    "and import it again."
                )
    return found


def _check_bodies(db: WorkspaceDatabase, codes: Iterable[str]) -> None:
    unknown = sorted(set(codes) - body_ids(db).keys())
    if unknown:
        raise UserProblem(
            f"This workspace has no police force with the code {', '.join(unknown)}. "
            "Nothing was kept. Check the codes in the file."
        )


def _known_release(
    db: WorkspaceDatabase, incoming: Incoming, releases: Mapping[int, Release]
) -> Release:
    """The release that the very same boundary file was kept under, or else the one it says it
    is of.

    A boundary file that does not say its date is taken for one of the day it is read, so that
    only its bytes tell that it is here already.
    """
    if not incoming.boundaries:
        return incoming.release
    for (number,) in db.rows(
        "SELECT release_id FROM batch WHERE file_sha256 = ? AND undone_at IS NULL ORDER BY id DESC",
        (incoming.file_sha256,),
    ):
        if releases[number].series == incoming.release.series:
            return releases[number]
    return incoming.release


def _live_editions(
    db: WorkspaceDatabase,
    release: Release,
    releases: Mapping[int, Release],
    measures: Iterable[str],
) -> dict[int, Held]:
    """What is held of the file's series and edition, but for what lies on the shelf."""
    live = {
        number
        for (number,) in db.rows(
            "SELECT release_id FROM total UNION SELECT release_id FROM boundary"
        )
    }
    same = {
        number: Held(outlines=outlines_of(db, number))
        for number, one in releases.items()
        if number in live and _edition(one) == _edition(release)
    }
    marks = ", ".join("?" * len(same))
    for measure in sorted(measures) if same else ():
        for number, body, as_at, sex, rank, area, value, marker in db.rows(
            "SELECT t.release_id, b.code, t.as_at, t.sex, t.rank, t.area, t.value, t.marker "
            "FROM observation AS t JOIN body AS b ON b.id = t.body_id "
            f"WHERE t.measure = ? AND t.release_id IN ({marks})",
            (measure, *same),
        ):
            same[number].figures[body, as_at, measure, sex, rank, area] = (value, marker)
    return same


def _edition(release: Release) -> tuple[object, ...]:
    return (release.series, release.edition, release.provenance)


def _agreeing(
    editions: Mapping[int, Held],
    figures: Mapping[Key, Observation],
    outlines: Mapping[str, str],
) -> int | None:
    """The stored release that the file is of: one that it nowhere contradicts.

    Of several, the one that it shares most with, then the one kept last.
    """
    agreeing = []
    for number, held in editions.items():
        if any(held.figures.get(key, said(one)) != said(one) for key, one in figures.items()):
            continue
        if any(held.outlines.get(body, text) != text for body, text in outlines.items()):
            continue
        shared = len(held.figures.keys() & figures) + len(held.outlines.keys() & outlines)
        agreeing.append((shared, number))
    return max(agreeing)[1] if agreeing else None


def _slot(
    release: Release, releases: Mapping[int, Release], editions: Mapping[int, Held]
) -> tuple[int | None, Release]:
    """The release that a file of a new issue becomes: one whose rows all lie on the shelf, if
    it is the very same, else the next free number of reissue."""
    taken = [releases[number].reissue for number in editions]
    candidate = replace(release, reissue=max(release.reissue, max(taken, default=-1) + 1))
    while True:
        holding = {
            number: one
            for number, one in releases.items()
            if (one.series, one.edition, one.reissue)
            == (candidate.series, candidate.edition, candidate.reissue)
        }
        for number, one in holding.items():
            if one == candidate and number not in editions:
                return number, one
        if not holding:
            return None, candidate
        candidate = replace(candidate, reissue=candidate.reissue + 1)


def _totals(figures: Mapping[Key, Observation], known: Held) -> dict[Group, Said]:
    """What the file's release will say in all about all that the file is about."""
    groups = {key[:3] for key in figures}
    rows = {key: one for key, one in known.figures.items() if key[:3] in groups}
    rows |= {key: said(one) for key, one in figures.items()}
    sums: dict[Group, float] = {}
    markers: dict[Group, str] = {}
    for key, (value, marker) in rows.items():
        if marker is not None:
            markers[key[:3]] = max(marker, markers.get(key[:3], ""))
        else:
            sums[key[:3]] = sums.get(key[:3], 0.0) + (value or 0.0)
    return {
        group: (None, markers[group]) if group in markers else (sums[group], None)
        for group in groups
    }


def _contradicted(
    db: WorkspaceDatabase, own: int | None, totals: Mapping[Group, Said]
) -> dict[Group, set[int]]:
    """The other releases that say something else, by what they say it about."""
    found: dict[Group, set[int]] = {}
    for measure in sorted({group[2] for group in totals}):
        for body, as_at, number, value, marker in db.rows(
            "SELECT b.code, t.as_at, t.release_id, t.value, t.marker FROM total AS t "
            "JOIN body AS b ON b.id = t.body_id WHERE t.measure = ?",
            (measure,),
        ):
            ours = totals.get((body, as_at, measure))
            if ours is not None and number != own and disagree(ours, (value, marker)):
                found.setdefault((body, as_at, measure), set()).add(number)
    return found


def _other_outlines(
    db: WorkspaceDatabase, outlines: Mapping[str, str], own: int | None
) -> dict[str, set[int]]:
    """The other releases with another outline of the same body."""
    found: dict[str, set[int]] = {}
    for body, number, text in (
        db.rows(
            "SELECT b.code, t.release_id, t.polygons FROM boundary AS t "
            "JOIN body AS b ON b.id = t.body_id"
        )
        if outlines
        else ()
    ):
        if number != own and outlines.get(body, text) != text:
            found.setdefault(body, set()).add(number)
    return found


@dataclass(slots=True)
class _Marks:
    """Tells what each row is, and gathers the releases that are revised."""

    before: Held
    before_id: int | None
    figures: Mapping[Group, set[int]]
    outlines: Mapping[str, set[int]]
    revised: set[int] = field(default_factory=set)

    def of_figure(self, one: Observation) -> str:
        key = _key(one)
        return self._mark(self.before.figures.get(key), said(one), self.figures.get(key[:3], set()))

    def of_outline(self, body: str, text: str) -> str:
        return self._mark(self.before.outlines.get(body), text, self.outlines.get(body, set()))

    def _mark(self, held: object, says: object, others: set[int]) -> str:
        if held == says:
            return "unchanged"
        if held is not None and self.before_id is not None:
            self.revised.add(self.before_id)
        elif not others:
            return "added"
        self.revised |= others
        return "updated"


def _counted(kinds: set[str]) -> Ledger:
    """One row of a ledger: restated if any of its figures is, else new if any is."""
    if "updated" in kinds:
        return Ledger(updated=1)
    return Ledger(added=1) if "added" in kinds else Ledger(unchanged=1)
