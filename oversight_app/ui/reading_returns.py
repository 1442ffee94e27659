"""What is done beside the window while returns are brought in; nothing here knows a widget."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.schemes import OFFICE_KINDS, Term, TermKind, code_for
from oversight_app.ui.dialogs.match_values import Meaning, OfficeWords, Word
from oversight_app.ui.progress import Cancelled, Progress
from oversight_app.ui.return_facts import ReturnFacts, facts

if TYPE_CHECKING:
    from oversight_app.imports.local.looking import Look
    from oversight_app.imports.local.resolving import Known
    from oversight_app.store.workspace import Workspace

T = TypeVar("T")
Work = Callable[[Progress], T]
Done = Callable[[T], None]


@dataclass(frozen=True, slots=True)
class Read:
    """A file read: as it came (``raw``), with its words looked up, and what they may mean."""

    raw: LocalIncoming
    incoming: LocalIncoming
    known: "Known"
    words: OfficeWords


def or_none(run: Work[T]) -> "Callable[[Progress], T | None]":
    """Return the same work, giving None where it was stopped: the way then leads back."""

    def stopped_is_none(progress: Progress) -> T | None:
        try:
            return run(progress)
        except Cancelled:
            return None

    return stopped_is_none


def ready(mapping: Mapping) -> bool:
    """Tell whether nothing is to be asked before a file is read by a mapping."""
    from oversight_app.imports.local.looking import settled

    return not settled(mapping)


def look_again(
    workspace: "Workspace", seen: "Look", mappings: Sequence[Mapping], progress: Progress
) -> "Look":
    """Look at a file once more, now that mappings have been made."""
    return look_at(workspace, seen.path, mappings, progress, seen.sheet)


def look_at_sheet(
    workspace: "Workspace", seen: "Look", sheet: str, mappings: Sequence[Mapping],
    progress: Progress,
) -> "Look":  # fmt: skip
    """Look at another sheet of a file."""
    return look_at(workspace, seen.path, mappings, progress, sheet)


def look_at(
    workspace: "Workspace", path: Path, mappings: Sequence[Mapping], progress: Progress,
    sheet: str = "",
) -> "Look":  # fmt: skip
    """Look at a file."""
    from oversight_app.imports.local.looking import look
    from oversight_app.imports.local.resolving import known

    with workspace.snapshot():
        today, words = workspace.today(), known(workspace).words
    return look(
        path,
        mappings=mappings,
        sheet=sheet,
        today=today,
        words=words,
        progress=progress.report,
        cancelled=lambda: progress.cancelled,
    )


def look_as(seen: "Look", dataset: str) -> "Look":
    """Look at a file as another kind of return."""
    from oversight_app.imports.local.looking import relook

    return relook(seen, dataset=dataset)


def office_words(workspace: "Workspace") -> OfficeWords:
    """Return the office's schemes and terms."""
    from oversight_app.store import schemes

    return OfficeWords(
        schemes.all_schemes(workspace),
        {kind: schemes.terms(workspace, kind) for kind in OFFICE_KINDS},
    )


def read(
    workspace: "Workspace", look: "Look", mapping: Mapping, terms: Sequence[Term],
    progress: Progress,
) -> Read:  # fmt: skip
    """Read a file by a mapping and look its words up; ``terms`` are new with other files."""
    from oversight_app.imports.local.reading import read_local
    from oversight_app.imports.local.resolving import known, resolve

    with workspace.snapshot():
        today, office_knows, words = workspace.today(), known(workspace), office_words(workspace)
    raw = read_local(
        look.path,
        mapping,
        sheet=look.sheet,
        today=today,
        progress=progress.report,
        cancelled=lambda: progress.cancelled,
    )
    return Read(raw, resolve(raw, office_knows, {}, terms), office_knows, words)


def answers(
    words: OfficeWords,
    meanings: Table[Word, Meaning],
    others: Sequence[Term],
) -> tuple[tuple[Term, ...], dict[tuple[str, str], str]]:
    """Return the terms to be made for some answers, and the code of each (field, word)."""
    made: dict[tuple[TermKind, str], Term] = {}
    codes: dict[tuple[str, str], str] = {}
    for (field, kind, printed), meaning in meanings.items():
        if kind is None or not meaning.new:
            codes[field, printed] = meaning.code
            continue
        key = (kind, printed.casefold().strip())
        if key not in made:
            known = words.terms.get(kind, ())
            taken = {term.code for term in (*known, *others, *made.values()) if term.kind is kind}
            level = max((term.level for term in known), default=0) + 1
            made[key] = Term(
                kind,
                code_for(printed, taken),
                printed.strip(),
                training=meaning.training,
                level=level if kind is TermKind.STATUS else 0,
            )
        codes[field, printed] = made[key].code
    return tuple(made.values()), codes


def resolve_again(
    read: Read, codes: Table[tuple[str, str], str], terms: Sequence[Term]
) -> LocalIncoming:
    """Look the words up once more, with the answers."""
    from oversight_app.imports.local.resolving import resolve

    return resolve(read.raw, read.known, codes, terms)


def compare(
    workspace: "Workspace", incomings: Sequence[LocalIncoming], progress: Progress
) -> tuple[ReturnFacts, ...]:
    """Hold files against one state of the workspace."""
    from oversight_app.store.local_keeping import compare_local

    found = []
    with workspace.snapshot():
        words = office_words(workspace)
        terms = [term for kind in words.terms.values() for term in kind]
        names = {scheme.code: scheme.name for scheme in words.schemes}
        rows, before = sum(one.length for one in incomings), 0
        for incoming in incomings:
            progress.report(before, rows, f"Comparing {incoming.file_name}")

            def compared(done: int, _of: int, before: int = before) -> None:
                progress.report(before + done, rows)

            preview = compare_local(workspace, incoming, progress=compared)
            before += incoming.length
            progress.report(before, rows)
            found.append(facts(preview, terms, names))
    return tuple(found)


def save_rejects(incoming: LocalIncoming, path: Path) -> bool:
    """Save the rejected rows as they stand, with the reasons."""
    from oversight_app.imports.local.rejects import write_local_rejects

    write_local_rejects(incoming, path)
    return True
