"""The command line on returns in layouts of others' making: by a mapping in, and as sums out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from oversight_app.domain.activity import By
from oversight_app.domain.datasets import DATASETS
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.local import LocalIncoming
from oversight_app.domain.mappings import Mapping
from oversight_app.domain.periods import Period, PeriodKind
from oversight_app.domain.schemes import Term, TermKind, code_for
from oversight_app.imports.local.looking import look, settled
from oversight_app.imports.local.mapping_files import read_mapping, save_mapping_file
from oversight_app.imports.local.personal import may_tell_who
from oversight_app.imports.local.preview import (
    describe_local,
    describe_look,
    mapping_lines,
    perhaps,
)
from oversight_app.imports.local.reading import read_local
from oversight_app.imports.local.rejects import write_local_rejects
from oversight_app.imports.local.resolving import known, resolve
from oversight_app.listing import Format, print_rows
from oversight_app.review import activity_listing
from oversight_app.store import mappings
from oversight_app.store.local_keeping import compare_local, keep_local
from oversight_app.store.schemes import terms
from oversight_app.store.workspace import Workspace
from oversight_app.terminal import WorkspaceOption, opened, say

Progress = Callable[[int, int, str], None]


def bring_in(
    ws: Workspace,
    paths: Sequence[Path],
    mapping: str | None,
    *,
    only_preview: bool,
    add_words: bool,
    rejects: Path | None,
    progress: Progress,
) -> None:
    """Read returns by a mapping, say what keeping them would do, and keep all or none.

    ``mapping`` is the name of a kept mapping or a mapping file; without one, the mapping that
    fits each file's headings. ``add_words`` makes districts, activities and patrol statuses of
    words that are not known.
    """
    if rejects is not None and len(paths) > 1:
        raise UserProblem(
            "The rejected rows of one return go into one file, since each keeps its own "
            "columns. Nothing was changed. Bring the returns in one after the other."
        )
    read = [_read(ws, path, mapping, add_words=add_words, progress=progress) for path in paths]
    ready = [incoming for incoming in read if incoming is not None]
    for incoming in ready:
        if not incoming.blocked:
            for line in describe_local(compare_local(ws, incoming), known(ws).names):
                say(line)
        if rejects is not None:
            write_local_rejects(incoming, rejects)
    blocked = [incoming.file_name for incoming in ready if incoming.blocked]
    if only_preview:
        say("Nothing was kept: this was a preview.")
        return
    if blocked or len(ready) < len(paths):
        raise UserProblem(
            "Nothing was kept: what is still to be said is listed above. Match the columns in "
            "the window, or give a mapping with --mapping and add new words with --add-words."
        )
    kept = {one.name for one in mappings.all_mappings(ws)}
    # What its words were found to mean is remembered with a layout that is kept.
    known_now = tuple(one.mapping for one in ready if one.mapping.name in kept)
    say(keep_local(ws, ready, mappings=known_now).description)


def _read(
    ws: Workspace, path: Path, wanted: str | None, *, add_words: bool, progress: Progress
) -> LocalIncoming | None:
    """Return a file read by its mapping; None where something must be said first."""
    used = wanted_mapping(ws, wanted) if wanted else _fitting(ws, path, progress)
    if used is None:
        return None
    waiting = settled(used)
    for question in waiting:
        say(f"still to be said: {question}")
    if waiting:
        return None
    now = known(ws)
    incoming = resolve(read_local(path, used, today=ws.today(), progress=progress), now)
    if incoming.asked and add_words:
        answers, new = _as_new(ws, incoming)
        incoming = resolve(incoming, now, answers, new)
    for asked in incoming.asked:
        name = add_words and asked.kind not in (None, TermKind.SCHEME)
        why = "; it may be a name, so it was not added" if name else perhaps(asked, now.names)
        say(f"not known: “{asked.printed}” as {asked.of} ({asked.rows:,} rows){why}")
    return incoming


def wanted_mapping(ws: Workspace, name: str) -> Mapping:
    """Return the kept mapping of a name, or the one in a file; UserProblem for neither."""
    for one in mappings.all_mappings(ws):
        if one.name.casefold() == name.casefold():
            return one
    path = Path(name)
    if path.is_file():
        return read_mapping(path)
    names = ", ".join(f"“{one.name}”" for one in mappings.all_mappings(ws)) or "none"
    raise UserProblem(
        f"There is no mapping or mapping file “{name}”. Nothing was changed. Give a mapping file, "
        f"or the name of a kept mapping: {names}."
    )


def _fitting(ws: Workspace, path: Path, progress: Progress) -> Mapping | None:
    now = known(ws)
    kept = mappings.all_mappings(ws)
    seen = look(path, mappings=kept, today=ws.today(), words=now.words, progress=progress)
    if seen.fits is not None:
        say(f"{path.name}: read as “{seen.fits.name}”")
        return seen.fits
    say(f"{path.name}: no kept mapping fits. It looks like this:")
    for line in describe_look(seen, now.names):
        say(f"  {line}")
    return None


def _as_new(
    ws: Workspace, incoming: LocalIncoming
) -> tuple[dict[tuple[str, str], str], tuple[Term, ...]]:
    """Return a new term for each word that is not known. A scheme is never made so, nor a choice,
    nor is a word that may be somebody's name: somebody has to say what it means."""
    taken = {kind: {term.code for term in terms(ws, kind)} for kind in TermKind}
    answers: dict[tuple[str, str], str] = {}
    new: list[Term] = []
    for asked in incoming.asked:
        if asked.kind in (None, TermKind.SCHEME) or may_tell_who(asked.printed):
            continue
        code = code_for(asked.printed, taken[asked.kind])
        taken[asked.kind].add(code)
        answers[asked.field, asked.printed] = code
        new.append(Term(asked.kind, code, asked.printed))
    return answers, tuple(new)


def bring_in_mapping(ws: Workspace, path: Path, today: date) -> str:
    """Keep the mapping in a file, under its own name; return what was done, in words."""
    mapping = read_mapping(path)
    if mapping.made_on is None:
        mapping = replace(mapping, made_on=today)
    return mappings.save_mapping(ws, mapping).description


def written_month(words: str | None) -> int | None:
    """Return the index of a month written as ``2022-04``; UserProblem for anything else."""
    if words is None:
        return None
    try:
        return Period.parse(words, PeriodKind.MONTH).index
    except ValueError as error:
        raise UserProblem(f"“{words}” is not a month. Write it as 2022-04.") from error


mapping_commands = typer.Typer(no_args_is_help=True, help="How layouts of returns are read.")


@mapping_commands.command("list")
def list_mappings(workspace: WorkspaceOption) -> None:
    """Print the kept mappings, and what each column is taken for."""
    with opened(workspace, writing=False) as ws:
        names = known(ws).names
        for one in mappings.all_mappings(ws):
            say(f"{one.name}  ({DATASETS[one.dataset].name}, {one.source_office or 'no office'})")
            for line in mapping_lines(one, names=names):
                say(f"  {line}")


@mapping_commands.command("export")
def export_mapping(name: str, file: Path, workspace: WorkspaceOption) -> None:
    """Save a mapping as a small file, to give to a colleague."""
    with opened(workspace, writing=False) as ws:
        save_mapping_file(wanted_mapping(ws, name), file)
    say(f"Made {file}.")


@mapping_commands.command("import")
def import_mapping(file: Path, workspace: WorkspaceOption) -> None:
    """Keep the mapping in a file."""
    with opened(workspace, writing=True) as ws:
        say(bring_in_mapping(ws, file, ws.today()))


def activity(
    workspace: WorkspaceOption,
    by: Annotated[By, typer.Option(help="What the sums are broken down by.")],
    since: Annotated[
        str | None, typer.Option("--from", help="The first month, as 2022-04.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last month, as 2022-09.")] = None,
    as_format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Print hours, attendances and records of the activity log."""
    first, last = written_month(since), written_month(until)
    with opened(workspace, writing=False) as ws:
        table = activity_listing.by(ws, by, first, last)
    print_rows(table, as_format)
