"""The acts on papers that join both rooms: a paper is prepared and frozen as one, and a frozen one
is written, read again and kept as it was sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.papers import Format, KeptPaper, Passed
from oversight_app.domain.small_numbers import Disclosure
from oversight_app.store import papers
from oversight_app.store.changes import Changes
from oversight_app.store.workspace import Workspace
from oversight_app.summaries.document import Document
from oversight_app.summaries.document_codec import disclosure_in, from_bytes, to_bytes
from oversight_app.summaries.preparing import Prepared, prepare
from oversight_app.summaries.small_numbers import given_back
from oversight_app.summaries.writing import Progress, office_files


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a paper exactly as it was sent."""

    name: str
    format: Format
    content: bytes


def sent_disclosures(ws: Workspace) -> tuple[Disclosure, ...]:
    """Return what papers that were sent gave away, for ``prepare``; those whose sending was undone
    count no longer."""
    return papers.disclosures(ws)


def freeze(ws: Workspace, paper_id: int, prepared: Prepared | None = None) -> Changes:
    """Prepare a draft as it stands today, or take it as ``prepared``, and keep all it holds and
    gives away. Raises UserProblem where something must be mended before it can leave."""
    paper = found(ws, paper_id)
    prepared = prepared or prepare(ws, paper.order, sent_disclosures(ws))
    prepared.refuse_where_stopped("Nothing was changed.")
    document = prepared.document
    return papers.freeze(
        ws,
        paper_id,
        to_bytes(document, prepared.disclosure),
        document.history_head,
        ws.today(),
        provenance=document.provenance,
    )


def freeze_draft(
    ws: Workspace,
    prepared: Prepared,
    name: str,
    by: str,
    paper_id: int = 0,
    passed: Sequence[Passed] = (),
) -> Changes:
    """Keep a paper as prepared under a name and freeze it, as one act; ``paper_id`` is that of a
    draft that is kept already. ``Changes.saved`` holds its ``id``. Raises UserProblem as ``freeze``
    does."""
    prepared.refuse_where_stopped("Nothing was changed.")
    document = prepared.document
    return papers.freeze_draft(
        ws,
        name,
        prepared.order,
        by,
        paper_id,
        to_bytes(document, prepared.disclosure),
        document.history_head,
        provenance=document.provenance,
        passed=passed,
    )


def frozen_paper(ws: Workspace, paper: KeptPaper) -> tuple[Document, Disclosure]:
    """Return a frozen paper, and what it gives away; UserProblem for a draft."""
    if not paper.frozen:
        raise UserProblem(
            f"“{paper.name}” is a draft, whose figures still move. Nothing was changed. Freeze it "
            "first."
        )
    content = papers.kept(ws, paper.frozen)
    return from_bytes(content), disclosure_in(content)


def record_sent(
    ws: Workspace,
    paper_id: int,
    to: str,
    by: str,
    on: date,
    formats: Sequence[Format],
    passed: Sequence[Passed] = (),
    request: str = "",
    *,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Changes:
    """Write the frozen paper, read its files again and record it as sent, with them.

    Raises UserProblem as ``store.papers.record_sent`` does, or where a file must not leave;
    Cancelled when ``cancelled`` says so. Then nothing is changed.
    """
    paper = found(ws, paper_id)
    document, disclosure = frozen_paper(ws, paper)
    _refuse_where_given_back(ws, paper, disclosure)
    files = office_files(ws, document, paper.order, formats, progress=progress, cancelled=cancelled)
    kept = [(one.name, one.format, one.content) for one in files]
    return papers.record_sent(ws, paper_id, to, by, on, kept, passed, request)


def _refuse_where_given_back(ws: Workspace, paper: KeptPaper, disclosure: Disclosure) -> None:
    """Refuse a paper that was frozen before another was sent, where the two together give a small
    number back; one whose small numbers are shown for a reason hides none."""
    if paper.order.shown_because:
        return
    sent = papers.disclosures(ws)
    back = given_back(disclosure, paper.order.rule, sent)
    if back:
        alone = [one for one in sent if given_back(disclosure, paper.order.rule, [one])] or sent
        small = "A small number" if len(back) == 1 else f"{len(back)} small numbers"
        raise UserProblem(
            f"{small} could be worked out from “{paper.name}” together with "
            f"{' and '.join(one.paper for one in alone[:2])}. Nothing was changed. Make it a draft "
            "again and freeze it anew: what must then be hidden is hidden."
        )


def files_of(ws: Workspace, paper: KeptPaper) -> tuple[SentFile, ...]:
    """Return the files of a paper as they were sent, byte for byte."""
    return tuple(SentFile(one.name, one.format, papers.kept(ws, one.sha256)) for one in paper.files)


def found(ws: Workspace, paper_id: int) -> KeptPaper:
    """Return a kept paper; UserProblem where it is no longer there."""
    paper = papers.one(ws, paper_id)
    if paper is None:
        raise UserProblem(
            "This paper was deleted in the meantime. Nothing was changed. Look at the list again."
        )
    return paper
