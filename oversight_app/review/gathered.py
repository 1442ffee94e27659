"""What was gathered for an information request, as one list with everything that is held: every
field, earlier version, note, review and link, a line each."""

from collections.abc import Iterator

from oversight_app.domain.periods import written_date
from oversight_app.domain.recorded import Recorded, specs
from oversight_app.domain.wording import sentence_case
from oversight_app.review.record_linked import linked
from oversight_app.review.record_words import RecordWords, record_words
from oversight_app.store.batches import all_batches
from oversight_app.store.gathering import Gathered, gathered
from oversight_app.store.record_links import links
from oversight_app.store.record_versions import Version
from oversight_app.store.workspace import Workspace

HEADINGS = ("Record", "Kind", "What", "From", "Says")

Line = tuple[str, str, str, str, str]


def gathered_lines(ws: Workspace, request_id: int) -> tuple[Line, ...]:
    """Return the lines under ``HEADINGS``: of each record what it says now, then each earlier
    saying that was changed since, then its notes, reviews and links; last the files that were
    gathered. Blank fields are left out."""
    with ws.snapshot():
        words = record_words(ws)
        return (
            *(line for one in gathered(ws, request_id) for line in _lines(ws, one, words)),
            *_files(ws, request_id),
        )


def _files(ws: Workspace, request_id: int) -> Iterator[Line]:
    """The imports that a request is linked to; what is in them is with the files."""
    wanted = {one.batch for one in links(ws, request_id) if one.batch}
    for one in all_batches(ws) if wanted else ():
        if one.id not in wanted:
            continue
        day = written_date(one.kept_at.date())
        yield f"Import {one.id}", "Import", "File", day, one.file_name or "Typed in"
        yield f"Import {one.id}", "Import", "From", day, f"{one.release.title}, {one.kept_by}"
        if one.undone_at is not None:
            back = written_date(one.undone_at.date())
            yield f"Import {one.id}", "Import", "Taken back", back, "Its rows are in no figure"


def _lines(ws: Workspace, one: Gathered, words: RecordWords) -> Iterator[Line]:
    record = one.record

    def line(what: str, since: str, says: str) -> Line:
        return record.reference, sentence_case(record.noun), what, since, says

    for name, says in _said(record, words).items():
        yield line(name, "", says)
    for version, later in zip(one.versions, one.versions[1:], strict=False):
        yield from (
            line(f"{name}, as it was", written_date(version.day), says)
            for name, says in _changed(version, later, words)
        )
    for note in one.notes:
        by = f" ({note.noted_by})" if note.noted_by else ""
        yield line(f"Note{by}", written_date(note.noted_on), note.words)
    for review in one.reviews:
        yield line(
            f"Review ({review.reviewed_by})", written_date(review.reviewed_on), review.outcome
        )
    for link in linked(ws, record.id, words):
        yield line(link.words, "", f"{link.reference}  {link.title}".strip())


def _said(record: Recorded, words: RecordWords) -> dict[str, str]:
    """What a record says by the name of each field that is not blank."""
    found = {
        spec.heading: words.words(spec, getattr(record, spec.id)) for spec in specs(type(record))
    }
    return {name: says for name, says in found.items() if says}


def _changed(version: Version, later: Version, words: RecordWords) -> Iterator[tuple[str, str]]:
    now = _said(later.record, words)
    for name, says in _said(version.record, words).items():
        if now.get(name, "") != says:
            yield name, says


def hit_words(reference: str, title: str, snippet: str) -> str:
    """Say a record that was found on one line."""
    return f"{reference}  {title}" + (f" – {snippet}" if snippet and snippet != title else "")
