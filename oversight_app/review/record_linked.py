"""What a record is linked with, seen from it: other records, schemes, figures, imports."""

from collections.abc import Sequence

from oversight_app.domain.annotations import SeriesKey
from oversight_app.domain.record_kinds import RELATION_WORDS, Link, Linked
from oversight_app.domain.recorded import Recorded
from oversight_app.review.measure_names import named
from oversight_app.review.record_words import RecordWords
from oversight_app.store import records
from oversight_app.store.batches import all_batches
from oversight_app.store.record_links import links
from oversight_app.store.workspace import Workspace

SCHEME, FIGURE, IMPORT = "scheme", "figure", "import"
"""Kinds of what a link goes to, beside the kinds of records."""


def linked(ws: Workspace, number: int, words: RecordWords) -> tuple[Linked, ...]:
    """Return what the record with an ``id`` is linked with, either way, in the order made."""
    with ws.snapshot():
        return _told(ws, links(ws, number), number, words)


def to_be_linked(ws: Workspace, found: Sequence[Link], words: RecordWords) -> tuple[Linked, ...]:
    """Return what a new record will be linked with once it is kept: its own end is 0. What is
    there no more is left out."""
    with ws.snapshot():
        told = _told(ws, found, 0, words)
    return tuple(one for one in told if one.kind)


def place_of(link: Link) -> str:
    """Return which page shows the scheme, figure or import that a link goes to, as
    ``Context.go_to`` takes it; "" where none does."""
    if link.scheme:
        return f"activity/activity/{SeriesKey('hours', link.scheme)}"
    if link.batch:
        return f"data/imports/{link.batch}"
    return named(link.figure).address if link.figure else ""


def _told(
    ws: Workspace, found: Sequence[Link], number: int, words: RecordWords
) -> tuple[Linked, ...]:
    files: dict[int, str] = {}
    if any(link.batch for link in found):
        files = {one.id: one.file_name or "typed in" for one in all_batches(ws)}
    return tuple(_linked(ws, link, number, words, files) for link in found)


def _linked(
    ws: Workspace, link: Link, number: int, words: RecordWords, files: dict[int, str]
) -> Linked:
    said = RELATION_WORDS[link.relation][0 if link.from_id == number else 1]
    if link.scheme:
        return Linked(link, said, SCHEME, "", words.schemes.get(link.scheme, link.scheme))
    if link.figure:
        return Linked(link, said, FIGURE, "", named(link.figure, words.schemes).name)
    if link.batch:
        name = files.get(link.batch, "")
        return Linked(link, said, IMPORT, "", f"Import {link.batch}: {name}".rstrip(": "))
    other = link.to_id if link.from_id == number else link.from_id
    record = records.one(ws, other) if other else None
    if record is None:
        return Linked(link, said, "", "", "Deleted")
    return Linked(link, said, record.kind, record.reference, words.title(record), record.id)


def subject(record: Recorded, words: RecordWords) -> str:
    """Return a record's reference and title on one line."""
    return f"{record.reference}  {words.title(record)}"
