"""The command line's composition root: what the window can do, without Qt.

Exit codes are those of ``exits``.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight_app import __version__
from oversight_app.cli_attention import print_attention
from oversight_app.cli_claims import claim_commands
from oversight_app.cli_find import print_found
from oversight_app.cli_help import print_help
from oversight_app.cli_press import print_press_line
from oversight_app.cli_records import list_records, print_due, record_commands
from oversight_app.cli_returns import activity, bring_in, mapping_commands
from oversight_app.cli_salvage import salvage_file
from oversight_app.cli_summary import write_summary
from oversight_app.domain.bodies import BodyKind, spelling_key
from oversight_app.domain.errors import CheckFailed, UserProblem
from oversight_app.domain.funnel import Method
from oversight_app.domain.periods import written_date
from oversight_app.domain.records import Office
from oversight_app.exits import guarded
from oversight_app.imports.local.looking import is_local
from oversight_app.imports.preview import describe, preview, write_rejects
from oversight_app.imports.reading import read_files
from oversight_app.listing import Format, print_figures
from oversight_app.review.decimals import places
from oversight_app.review.selection import ALL_FORCES, Selection
from oversight_app.review.situation import situation
from oversight_app.store import backup as backups
from oversight_app.store import batches, bodies, history
from oversight_app.store.checking import check as check_file
from oversight_app.store.office import office
from oversight_app.store.office_settings import office_settings
from oversight_app.store.reference import reference_bodies
from oversight_app.store.sample import write_sample
from oversight_app.store.sample_example import write_example
from oversight_app.store.workspace import create
from oversight_app.terminal import WorkspaceOption, opened, progress_bar, say

commands = typer.Typer(
    name="oversight",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    help="Volunteer scrutiny for the office of a Police and Crime Commissioner. "
    "«oversight FILE» opens the window on a workspace; «oversight --sample» on the example.",
)


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """What the window was asked to open; neither means the last workspace, or a welcome."""

    file: Path | None
    sample: bool


def is_command(words: Sequence[str]) -> bool:
    """Tell whether the words name a command, or ask for help or the version."""
    names = {info.name or "" for info in commands.registered_commands}
    names |= {info.name or "" for info in commands.registered_groups}
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


commands.add_typer(mapping_commands, name="mappings")
commands.command("activity")(activity)
commands.add_typer(claim_commands, name="claims")
commands.add_typer(record_commands, name="records")
commands.command("list")(list_records)
commands.command("due")(print_due)
commands.command("find")(print_found)
commands.command("attention")(print_attention)
commands.command("press-line")(print_press_line)
commands.command("summary")(write_summary)
commands.command("help")(print_help)
commands.command("salvage")(salvage_file)


@commands.command("new")
def new(
    file: Path,
    office_name: Annotated[str, typer.Option("--office", help="The name of your office.")],
    force: Annotated[str, typer.Option("--force", help="Your force: its GSS code or its name.")],
) -> None:
    """Make a new workspace, with the published figures that come with Oversight."""
    code = _force_code(force)
    create(file, Office(office_name, code)).close()
    say(f"Made {file}.")


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
def sample(
    file: Path,
    example_return: Annotated[
        Path | None,
        typer.Option(help="Also write the return that the sample lacks, to try bringing it in."),
    ] = None,
) -> None:
    """Write the example workspace: real published figures, and made-up returns."""
    write_sample(file)
    say(f"Made {file}.")
    if example_return is not None:
        write_example(example_return)
        say(f"Made {example_return}.")


@commands.command("import")
def import_files(
    paths: Annotated[list[Path], typer.Argument(help="Files as published, unmodified.")],
    workspace: WorkspaceOption,
    only_preview: Annotated[
        bool, typer.Option("--preview", help="Say what would change, and keep nothing.")
    ] = False,
    mapping: Annotated[
        str | None, typer.Option(help="For returns: a kept mapping’s name, or a mapping file.")
    ] = None,
    add_words: Annotated[
        bool,
        typer.Option(
            "--add-words", help="For returns: make new districts, activities and statuses."
        ),
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A name the program does not know: “Wilts=E23000038”, or “Total=”."),
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(help="Save what was rejected, and why, as a CSV file.")
    ] = None,
) -> None:
    """Bring in published tables, or returns by a mapping: all files, or none of them."""
    returns = [path for path in paths if is_local(path)]
    if mapping is not None or returns:
        if mapping is None and len(returns) < len(paths):
            raise UserProblem(
                f"{returns[0].name} is a return and the others are published tables. Nothing "
                "was changed. Bring them in one after the other."
            )
        with opened(workspace, writing=not only_preview) as ws, progress_bar() as progress:
            bring_in(
                ws,
                paths,
                mapping,
                only_preview=only_preview,
                add_words=add_words,
                rejects=rejects,
                progress=progress,
            )
        return
    with opened(workspace, writing=not only_preview) as ws:
        told = dict(_told(word) for word in name or ())
        names = bodies.names(ws) | {spelling_key(printed): code for printed, code in told.items()}
        with progress_bar() as progress:
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
                say(line)
        if rejects is not None:
            write_rejects(incomings, rejects)
        blocked = [incoming for incoming in incomings if incoming.blocked]
        if blocked:
            raise UserProblem(_why_blocked(blocked[0].file_name, incomings))
        if only_preview:
            say("Nothing was kept: this was a preview.")
            return
        say(batches.keep(ws, incomings, spellings=told).description)


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
    with opened(workspace, writing=False) as ws:
        found = situation(ws, selection)
        decimals = places(found.measure.unit, found.measure.decimals, office_settings(ws).decimals)
    if selection.since and found.selection.since not in (None, selection.since):
        raise UserProblem(
            f"A change since {written_date(selection.since)} can’t be shown at "
            f"{written_date(found.as_at)}. Give an earlier date after --since."
        )
    print_figures(found.figures, decimals, as_format)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


@commands.command("check")
def check(file: Path) -> None:
    """Verify a workspace: structure, links, history and content."""
    report = check_file(file)
    for line in report.lines:
        say(line)
    if not report.ok:
        # A file that was refused at the door is one line, which says itself what to do.
        advice = " Restore the newest backup that does." if len(report.lines) > 1 else ""
        raise CheckFailed(f"{file} did not pass.{advice}")


@commands.command("backup")
def backup(file: Path, dest: Path) -> None:
    """Copy a workspace whole, checked after writing."""
    backups.backup(file, dest)
    say(f"Made {dest}.")


@commands.command("restore")
def restore(backup_file: Annotated[Path, typer.Argument(metavar="BACKUP")], file: Path) -> None:
    """Make a workspace from a backup, checked first."""
    backups.restore(backup_file, file)
    say(f"Made {file} from {backup_file}.")


@commands.command("undo")
def undo(file: Path) -> None:
    """Take back the newest change; undo is itself kept in the history."""
    with opened(file, writing=True) as ws:
        say(history.undo(ws).description)


@commands.command("history")
def print_history(file: Path, most: Annotated[int, typer.Option(help="How many.")] = 20) -> None:
    """Print the newest entries of the history of changes, and its head."""
    with opened(file, writing=False) as ws:
        for entry in history.entries(ws, most):
            say(f"{entry.seq}  {entry.at:%Y-%m-%d %H:%M}  {entry.who}  {entry.action}")
        say(f"{office(ws).name}: history head {history.head(ws)}")
