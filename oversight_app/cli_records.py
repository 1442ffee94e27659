"""The command line on the office's own records: listed, what is due, as tables in and out."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight_app.domain.bodies import spelling_key
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.findings import Align, Column, Row, Table
from oversight_app.domain.periods import written_date
from oversight_app.domain.positions import Position
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.recorded import Recorded
from oversight_app.domain.wording import Quantity, counted
from oversight_app.imports.records.reading import read_table
from oversight_app.imports.records.words import describe_table, write_rejected
from oversight_app.listing import Format, print_rows
from oversight_app.review.due import DueItem, due
from oversight_app.review.position_rows import HeldPosition
from oversight_app.review.position_words import held_table
from oversight_app.review.positions import positions_held
from oversight_app.review.record_listing import Show, chosen, listing
from oversight_app.review.record_table import listed_table
from oversight_app.review.retention import due_table as past_their_time
from oversight_app.review.sent_table import sent_table
from oversight_app.store.record_importing import keep_table
from oversight_app.store.retention import review_list
from oversight_app.terminal import WorkspaceOption, opened, progress_bar, say

KindArgument = Annotated[
    str, typer.Argument(metavar="KIND", help="Such as question, risk, claim or position.")
]
AsAt = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As it was on this day.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]


def kind_called(words: str) -> type[Recorded]:
    """Return a kind of record by its id, noun or plural ("risk", "Information requests");
    UserProblem, which names the kinds, for any other word."""
    key = spelling_key(words)
    for kind in KINDS.values():
        if key in map(spelling_key, (kind.kind, f"{kind.kind}s", kind.noun, kind.plural)):
            return kind
    raise UserProblem(
        f"There is no kind of record “{words}”. Nothing was changed. The kinds are: "
        f"{', '.join(KINDS)}."
    )


def list_records(
    kind: KindArgument,
    workspace: WorkspaceOption,
    only_open: Annotated[bool, typer.Option("--open", help="What is still in hand.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="What is overdue.")] = False,
    words: Annotated[str, typer.Option("--find", help="Words that all have to occur.")] = "",
    owner: Annotated[str, typer.Option(help="In whose hands: an office.")] = "",
    as_at: AsAt = None,
    as_format: FormatOption = Format.TABLE,
) -> None:
    """Print the records of a kind, and how each stands. Of positions, --as-at lists what was held
    on that day."""
    wanted, day = kind_called(kind), _day(as_at)
    show: Show = "overdue" if overdue else "open" if only_open else "all"
    with opened(workspace, writing=False) as ws:
        held = positions_held(ws, day) if wanted is Position and day is not None else ()
        # What was held on a day is told by all that is known now, so these are read as they are.
        found = listing(ws, wanted, as_at=None if wanted is Position else day)
    if wanted is Position and day is not None:
        kept = {row.record.id for row in chosen(found, words=words, owner=owner).rows}
        fits = (one for one in held if one.position.id in kept and _stands(one, show))
        print_rows(held_table(tuple(fits), day), as_format)
        return
    left = chosen(found, words=words, show=show, owner=owner)
    print_rows(listed_table(left), as_format)


def _stands(one: HeldPosition, show: Show) -> bool:
    """Tell whether a position stands as asked for, seen from its day."""
    if show == "overdue":
        return one.review_overdue or one.forecast_due
    return show == "all" or one.position.open


def print_due(
    workspace: WorkspaceOption,
    within: Annotated[
        int | None, typer.Option(min=0, help="What is due in so many days, and what is overdue.")
    ] = None,
    as_format: FormatOption = Format.TABLE,
) -> None:
    """Print what is overdue and what is due across all records, the latest first."""
    with opened(workspace, writing=False) as ws:
        found = due(ws, within=within)
        today = ws.today()
    print_rows(due_table(found, today), as_format)


def due_table(found: tuple[DueItem, ...], today: date) -> Table:
    """Return what is due as a table."""
    return Table(
        "due",
        f"What is due, seen from {written_date(today)}",
        (
            Column("reference", "No."),
            Column("what", "What"),
            Column("title", "About"),
            Column("day", "By"),
            Column("days_late", "Days late", Align.RIGHT),
            Column("owner", "In the hands of"),
        ),
        tuple(
            Row(
                f"{item.reference} {item.what}",
                (
                    item.reference,
                    _what(item),
                    item.title,
                    item.day,
                    Quantity(item.days_late),
                    item.owner,
                ),
            )
            for item in found
        ),
    )


def _what(item: DueItem) -> str:
    more = counted(item.answers, "answer", "answers")
    return f"{item.what}, with {more}" if item.answers else item.what


record_commands = typer.Typer(
    no_args_is_help=True, help="The office’s own records as tables, in and out."
)


@record_commands.command("export")
def export_records(
    kind: KindArgument,
    file: Annotated[Path, typer.Argument(help="A name that ends in .csv or .xlsx.")],
    workspace: WorkspaceOption,
    as_at: AsAt = None,
) -> None:
    """Save the records of a kind as a table that can be brought in again."""
    from oversight_app.summaries.record_file import write_records

    wanted = kind_called(kind)
    with opened(workspace, writing=False) as ws:
        table = sent_table(ws, wanted, as_at=_day(as_at))
    write_records(table, file)
    say(f"Made {file}: {counted(len(table.rows), 'record', 'records')}.")


@record_commands.command("import")
def import_records(
    kind: KindArgument,
    file: Annotated[Path, typer.Argument(help="A table: .csv, .xlsx or .ods.")],
    workspace: WorkspaceOption,
    only_preview: Annotated[
        bool, typer.Option("--preview", help="Say what would change, and keep nothing.")
    ] = False,
    rejects: Annotated[
        Path | None, typer.Option(help="Save the rejected rows, and why, as a CSV file.")
    ] = None,
) -> None:
    """Add and change records of a kind by a table; rows that are wrong are left out, and named."""
    wanted = kind_called(kind)
    with opened(workspace, writing=not only_preview) as ws, progress_bar() as progress:
        read = read_table(ws, wanted, file, progress=progress)
        for line in describe_table(read):
            say(line)
        if rejects is not None:
            write_rejected(read, rejects)
            say(f"Made {rejects}.")
        if only_preview:
            say("Nothing was kept: this was a preview.")
        elif read.to_keep:
            say(keep_table(ws, wanted, read.to_keep).description)
        elif read.rejected:
            raise UserProblem(
                "Nothing was kept: no row could be taken. The reasons are listed above. Correct "
                "the table and bring it in again."
            )
        else:
            say("Nothing was different, so nothing was kept.")


@record_commands.command("due-for-disposal")
def print_due_for_disposal(
    workspace: WorkspaceOption,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="As it will be on this day; today without."),
    ] = None,
    as_format: FormatOption = Format.TABLE,
) -> None:
    """Print the records past the time that they are kept, and what stops their disposal. Nothing
    is disposed of: that is done in the window."""
    with opened(workspace, writing=False) as ws:
        found = review_list(ws, _day(on))
    print_rows(past_their_time(found), as_format)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
