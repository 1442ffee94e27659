"""The papers that the office keeps, read."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from oversight_app.domain.errors import UserProblem
from oversight_app.domain.observations import Provenance
from oversight_app.domain.papers import Format, KeptFile, KeptPaper, PaperOrder, Passed
from oversight_app.domain.periods import written_date
from oversight_app.domain.small_numbers import Disclosure
from oversight_app.store.actions import GONE
from oversight_app.store.content import canonical
from oversight_app.store.database import WorkspaceDatabase
from oversight_app.store.disclosures import disclosed
from oversight_app.store.kept_contents import kept
from oversight_app.store.opened import Workspace

_COLUMNS = (
    "id, name, ordered, prepared_by, drafted_on, provenance, frozen, frozen_on, frozen_head, "
    "approved_on, approved_by, sent_on, sent_to, sent_by, request, passed"
)


def papers(workspace: Workspace) -> tuple[KeptPaper, ...]:
    """Return every paper that is kept, the newest first."""
    with workspace.snapshot():
        return _read(workspace.db)


def one(workspace: Workspace, number: int) -> KeptPaper | None:
    """Return the paper with an ``id``, None where there is none."""
    with workspace.snapshot():
        return next(iter(_read(workspace.db, "WHERE id = ?", (number,))), None)


def sent_papers(workspace: Workspace) -> tuple[KeptPaper, ...]:
    """Return the papers that were sent, the last one first."""
    with workspace.snapshot():
        found = _read(workspace.db, "WHERE sent_on IS NOT NULL")
    return tuple(sorted(found, key=lambda paper: (paper.sent_on, paper.id), reverse=True))


def disclosures(workspace: Workspace) -> tuple[Disclosure, ...]:
    """Return what each paper that was sent gave away, those sent in answer to an information
    request among them; one whose sending was undone counts no longer."""
    with workspace.snapshot():
        return tuple(
            replace(disclosed(kept(workspace, one.frozen)), paper=_named(one))
            for one in sent_papers(workspace)
        )


def _named(paper: KeptPaper) -> str:
    assert paper.sent_on is not None
    return f"“{paper.name}”, sent on {written_date(paper.sent_on)}"


def expected_in_db(db: WorkspaceDatabase, number: int) -> KeptPaper:
    """Return a paper inside an action; UserProblem where somebody has deleted it."""
    found = _read(db, "WHERE id = ?", (number,))
    if not found:
        raise UserProblem(GONE)
    return found[0]


def written_passed(passed: Sequence[Passed]) -> str:
    """Return the warnings that were passed as they are stored."""
    return canonical([[one.check, one.words, one.reason] for one in passed])


def _read(
    db: WorkspaceDatabase, where: str = "", values: Sequence[object] = ()
) -> tuple[KeptPaper, ...]:
    files: dict[int, list[KeptFile]] = {}
    for paper_id, name, kind, digest, size in db.rows(
        "SELECT f.paper_id, f.name, f.format, f.sha256, k.size FROM paper_file AS f "
        "JOIN kept_file AS k ON k.sha256 = f.sha256 ORDER BY f.paper_id, f.position"
    ):
        files.setdefault(paper_id, []).append(KeptFile(name, Format(kind), digest, size))
    rows = db.rows(f"SELECT {_COLUMNS} FROM paper {where} ORDER BY id DESC", values)
    return tuple(_paper(row, tuple(files.get(row[0], ()))) for row in rows)


def _paper(row: tuple[Any, ...], files: tuple[KeptFile, ...]) -> KeptPaper:
    said = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return KeptPaper(
        id=said["id"],
        name=said["name"],
        order=PaperOrder.read(said["ordered"]),
        prepared_by=said["prepared_by"],
        drafted_on=date.fromisoformat(said["drafted_on"]),
        provenance=Provenance(said["provenance"]),
        frozen=said["frozen"] or "",
        frozen_on=_day(said["frozen_on"]),
        frozen_head=said["frozen_head"],
        approved_on=_day(said["approved_on"]),
        approved_by=said["approved_by"],
        sent_on=_day(said["sent_on"]),
        sent_to=said["sent_to"],
        sent_by=said["sent_by"],
        request=said["request"],
        passed=tuple(Passed(*each) for each in json.loads(said["passed"])),
        files=files,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
