"""Everything held on a subject, for an information request: found, kept together, handed out."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.record_kinds import Link, Relation
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.requests import InformationRequest
from oversight_app.domain.wording import counted
from oversight_app.store.actions import writing
from oversight_app.store.changes import Changes
from oversight_app.store.content import canonical
from oversight_app.store.drafts import Draft, drafts
from oversight_app.store.opened import Workspace
from oversight_app.store.record_links import links, put_link
from oversight_app.store.record_notes import Note, notes
from oversight_app.store.record_reviews import Review, reviews
from oversight_app.store.record_search import Hit, find, folded
from oversight_app.store.record_versions import Version, versions
from oversight_app.store.records import in_db

EARLIER = "In an earlier version of it"
"""What stands beside a record that says it no longer."""


@dataclass(frozen=True, slots=True)
class HeldImport:
    """An import whose file is called so; ``kept_at`` is UTC."""

    id: int
    file_name: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class HeldOn:
    """What is held on a subject: records (their notes, reviews and earlier versions are looked
    through as well), imports by the name of their file, and what stands in forms that were not
    saved."""

    records: tuple[Hit, ...]
    imports: tuple[HeldImport, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A record that was gathered, with all that is held with it: what it said from which day on,
    the first version first, its notes and reviews, and its links both ways."""

    record: Recorded
    versions: tuple[Version, ...]
    notes: tuple[Note, ...]
    reviews: tuple[Review, ...]
    links: tuple[Link, ...]


def held_on(workspace: Workspace, words: str) -> HeldOn:
    """Return everything in which each of the words occurs, capitals and accents apart; nothing
    for no words. Records that say so are all of them, the nearest first."""
    wanted = folded(words).split()
    if not wanted:
        return HeldOn((), (), ())

    def says(text: str) -> bool:
        return all(word in folded(text) for word in wanted)

    with workspace.snapshot():
        found = find(workspace, words, limit=None)
        escaped = any(canonical(word) != f'"{word}"' for word in wanted)
        earlier = _earlier(workspace, says, {hit.id for hit in found}, escaped=escaped)
        files = [
            HeldImport(number, name, datetime.fromisoformat(at))
            for number, name, at in workspace.db.rows(
                "SELECT id, file_name, kept_at FROM batch ORDER BY id DESC"
            )
            if says(name)
        ]
        forms = [
            one for one in drafts(workspace) if says(" ".join(str(v) for v in one.said.values()))
        ]
    return HeldOn((*found, *earlier), tuple(files), tuple(forms))


def _earlier(
    workspace: Workspace, says: Callable[[str], bool], found: Collection[int], *, escaped: bool
) -> tuple[Hit, ...]:
    """The records that say it no longer, and said it once; ``escaped`` where a word is written
    otherwise in what is kept of a version."""
    numbers = dict.fromkeys(
        number
        for number, said in workspace.db.rows(
            "SELECT record_id, said FROM record_version ORDER BY record_id, version"
        )
        # Read as a whole first: few versions say it at all, and few of those say it no longer.
        if number not in found and (escaped or says(said)) and says(" ".join(_words(said)))
    )
    records = (in_db(workspace.db, number) for number in numbers)
    return tuple(
        Hit(record.kind, record.id, record.reference, record.title, EARLIER)
        for record in records
        if record is not None
    )


def _words(said: str) -> list[str]:
    return [value for value in json.loads(said).values() if isinstance(value, str)]


def gather(
    workspace: Workspace, request_id: int, ids: Iterable[int], imports: Iterable[int] = ()
) -> Changes:
    """Link what was found to the request that asks for it, as one act; what is gathered already
    stays so. From now on none of it is disposed of while the request needs it."""
    day = workspace.today()
    with writing(workspace, "Gather for a request", "record_link") as action:
        request = in_db(action.db, request_id)
        if not isinstance(request, InformationRequest):
            raise UserProblem(
                "This request was deleted in the meantime. Nothing was gathered. Look at the list "
                "again."
            )
        wanted = [number for number in dict.fromkeys(ids) if number != request_id]
        for number in wanted:
            put_link(action, Link(request_id, Relation.GATHERED, number), day)
        files = tuple(dict.fromkeys(imports))
        for number in files:
            put_link(action, Link(request_id, Relation.ABOUT, batch=number), day)
        many = len(wanted) + len(files)
        action.description = f"{counted(many, 'thing', 'things')} gathered for {request.reference}"
    return action.changes


def gathered(workspace: Workspace, request_id: int) -> tuple[Gathered, ...]:
    """Return the records that were gathered for a request, with everything they say."""
    with workspace.snapshot():
        numbers = [
            link.to_id
            for link in links(workspace, request_id)
            if link.relation is Relation.GATHERED and link.from_id == request_id
        ]
        return tuple(
            Gathered(
                record,
                versions(workspace, record),
                notes(workspace, record.id),
                reviews(workspace, record.id),
                links(workspace, record.id),
            )
            for record in (in_db(workspace.db, number) for number in numbers if number)
            if record is not None
        )
