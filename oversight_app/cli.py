"""The command line's composition root: what the window can do, without Qt.

Exit codes are those of ``exits``.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from oversight_app import __version__
from oversight_app.domain.bodies import BodyKind, spelling_key
from oversight_app.domain.errors import CheckFailed, UserProblem
from oversight_app.domain.funnel import Method
from oversight_app.domain.periods import written_date
from oversight_app.domain.records import Office
from oversight_app.exits import guarded
from oversight_app.imports.preview import describe, preview, write_rejects
from oversight_app.imports.reading import read_files
from oversight_app.listing import Format, print_figures
from oversight_app.review.selection import ALL_FORCES, Selection
from oversight_app.review.situation import situation
from oversight_app.store import backup as backups
from oversight_app.store import batches, bodies, history
from oversight_app.store.checking import check as check_file
from oversight_app.store.office import office
from oversight_app.store.reference import reference_bodies
from oversight_app.store.sample import write_sample
from oversight_app.store.workspace import Workspace, create, open_workspace

commands = typer.Typer(
    name="oversight",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Volunteer scrutiny for the office of a Police and Crime Commissioner. "
    "«oversight FILE» opens the window on a workspace; «oversight --sample» on the example.",
)


class PaperFormat(StrEnum):
    """The files a summary can be written as."""

    PDF = "pdf"
    XLSX = "xlsx"


class MarkingChoice(StrEnum):
    """The protective markings of a summary."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What the window was asked to open; neither means the last workspace, or a welcome."""

    file: Path | None
    sample: bool


def is_command(words: Sequence[str]) -> bool:
    """Tell whether the words name a command, or ask for help or the version."""
    names = {info.name or "" for info in commands.registered_commands}
    return bool(words) and (words[0] in names or words[0] in ("--help", "-h", "--version"))


def window_request(words: Sequence[str]) -> WindowRequest:
    """Read ``[FILE | --sample]``; wrong usage exits with code 2."""
    parser = argparse.ArgumentParser(prog="oversight", usage="oversight [FILE | --sample]")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("file", nargs="?", type=Path, help="a workspace to open")
    group.add_argument("--sample", action="store_true", help="open the example workspace")
    asked = parser.parse_args(list(words))
    return WindowRequest(asked.file, asked.sample)


def run(words: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if words[0] == "--version":
        print(f"Oversight {__version__}")  # noqa: T201
        return 0

    def invoke() -> int:
        try:
            commands(args=list(words))
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 0
        return 0

    return guarded(invoke)


def _out(line: str) -> None:
    print(line)  # noqa: T201


@contextmanager
def _workspace(path: Path, *, writing: bool) -> Iterator[Workspace]:
    ws = open_workspace(path, for_writing=writing)
    try:
        yield ws
    finally:
        ws.close()


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """Show a bar on a terminal, and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, words: bar.update(
            task, completed=done, total=total or None, description=words
        )


WorkspaceOption = Annotated[Path, typer.Option("--workspace", "-w", help="The workspace file.")]


@commands.command("new")
def new(
    file: Path,
    office_name: Annotated[str, typer.Option("--office", help="The name of your office.")],
    force: Annotated[str, typer.Option("--force", help="Your force: its GSS code or its name.")],
) -> None:
    """Make a new workspace, with the published figures that come with Oversight."""
    code = _force_code(force)
    create(file, Office(office_name, code)).close()
    _out(f"Made {file}.")


def _force_code(words: str) -> str:
    for body in reference_bodies():
        if body.kind is not BodyKind.FORCE:
            continue
        if words.casefold() == body.code.casefold() or spelling_key(words) == spelling_key(
            body.name
        ):
            return body.code
    raise UserProblem(f"There is no force “{words}”. Give its GSS code, such as E23000038.")


@commands.command("sample")
def sample(file: Path) -> None:
    """Write the example workspace, with real published figures."""
    write_sample(file)
    _out(f"Made {file}.")


@commands.command("import")
def import_files(
    paths: Annotated[list[Path], typer.Argument(help="Files as published, unmodified.")],
    workspace: WorkspaceOption,
    only_preview: Annotated[
        bool, typer.Option("--preview", help="Say what would change, and keep nothing.")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name the program does not know: “Wilts=E23000038”, or “Total=”."),
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(help="Save what was rejected, and why, as a CSV file.")
    ] = None,
) -> None:
    """Bring in published tables: all files, or none of them."""
    with _workspace(workspace, writing=not only_preview) as ws:
        told = dict(_told(word) for word in name or ())
        names = bodies.names(ws) | {spelling_key(printed): code for printed, code in told.items()}
        with _progress() as progress:
            incomings = read_files(
                paths,
                names=names,
                bodies=bodies.all_bodies(ws),
                today=ws.today(),
                progress=progress,
            )
        previews = preview(ws, incomings)
        for one in previews:
            for line in describe(one):
                _out(line)
        if rejects is not None:
            write_rejects(incomings, rejects)
        blocked = [incoming for incoming in incomings if incoming.blocked]
        if blocked:
            raise UserProblem(_why_blocked(blocked[0].file_name, incomings))
        if only_preview:
            _out("Nothing was kept: this was a preview.")
            return
        _out(batches.keep(ws, incomings, spellings=told).description)


def _told(word: str) -> tuple[str, str | None]:
    printed, equals, code = word.rpartition("=")
    if not equals:
        raise UserProblem(f"“{word}” should read NAME=CODE, or NAME= for no single force.")
    return printed, _force_code(code) if code else None


def _why_blocked(file_name: str, incomings: Sequence[object]) -> str:
    others = " No other file was kept either." if len(incomings) > 1 else ""
    return (
        f"{file_name} can’t be kept as it is; the reasons are listed above. "
        f"Nothing was changed.{others}"
    )


@commands.command("figures")
def figures(
    measure: Annotated[str, typer.Argument(help="For example specials-per-100-officers.")],
    workspace: WorkspaceOption,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The date of the figures.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="For a change: since when.")
    ] = None,
    peers: Annotated[str, typer.Option(help="A peer set or a region.")] = ALL_FORCES,
    limits: Annotated[
        Method, typer.Option(help="For chance alone, or for ordinary differences as well.")
    ] = Method.ADJUSTED,
    as_format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Print a measure for every force."""
    selection = Selection(measure, _day(as_at), peers, limits, _day(since))
    with _workspace(workspace, writing=False) as ws:
        found = situation(ws, selection)
    if selection.since and found.selection.since not in (None, selection.since):
        raise UserProblem(
            f"A change since {written_date(selection.since)} can’t be shown at "
            f"{written_date(found.as_at)}. Give an earlier date after --since."
        )
    print_figures(found.figures, found.measure.decimals, as_format)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


@commands.command("summary")
def summary(
    paper: Annotated[str, typer.Argument(help="specials: the comparison brief.")],
    workspace: WorkspaceOption,
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    formats: Annotated[
        list[PaperFormat] | None, typer.Option("--format", help="Once for each format.")
    ] = None,
    marking: Annotated[
        MarkingChoice, typer.Option(help="The protective marking.")
    ] = MarkingChoice.OFFICIAL,
    measure: Annotated[str, typer.Option(help="The measure compared.")] = Selection().measure,
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The date of the figures.")
    ] = None,
    peers: Annotated[str, typer.Option(help="A peer set or a region.")] = ALL_FORCES,
    limits: Annotated[Method, typer.Option(help="As for figures.")] = Method.ADJUSTED,
) -> None:
    """Write a summary as files; nothing in the workspace changes."""
    from oversight_app.summaries.document import Marking
    from oversight_app.summaries.rendering import render

    selection = replace(Selection(measure, peers=peers, method=limits), as_at=_day(as_at))
    with _workspace(workspace, writing=False) as ws, _progress() as progress:
        written = render(
            ws,
            paper,
            selection,
            [str(f) for f in formats or [PaperFormat.PDF]],
            out,
            Marking(str(marking)),
            lambda done, of: progress(done, of, "Writing"),
        )
    for path in written:
        _out(str(path))


@commands.command("check")
def check(file: Path) -> None:
    """Verify a workspace: structure, links, history and content."""
    report = check_file(file)
    for line in report.lines:
        _out(line)
    if not report.ok:
        # A file that was refused at the door is one line, which says itself what to do.
        advice = " Restore the newest backup that does." if len(report.lines) > 1 else ""
        raise CheckFailed(f"{file} did not pass.{advice}")


@commands.command("backup")
def backup(file: Path, dest: Path) -> None:
    """Copy a workspace whole, checked after writing."""
    backups.backup(file, dest)
    _out(f"Made {dest}.")


@commands.command("restore")
def restore(backup_file: Annotated[Path, typer.Argument(metavar="BACKUP")], file: Path) -> None:
    """Make a workspace from a backup, checked first."""
    backups.restore(backup_file, file)
    _out(f"Made {file} from {backup_file}.")


@commands.command("undo")
def undo(file: Path) -> None:
    """Take back the newest change; undo is itself kept in the history."""
    with _workspace(file, writing=True) as ws:
        if history.next_undo(ws) is None:
            raise UserProblem("There is nothing to undo.")
        _out(history.undo(ws).description)


@commands.command("history")
def print_history(file: Path, most: Annotated[int, typer.Option(help="How many.")] = 20) -> None:
    """Print the newest entries of the history of changes, and its head."""
    with _workspace(file, writing=False) as ws:
        for entry in history.entries(ws, most):
            _out(f"{entry.seq}  {entry.at:%Y-%m-%d %H:%M}  {entry.who}  {entry.action}")
        _out(f"{office(ws).name}: history head {history.head(ws)}")
