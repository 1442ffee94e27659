"""Finding anything by its words on the command line, as the window's palette does."""

from dataclasses import replace
from typing import Annotated

import typer

from oversight_app.domain.findings import Column, Row, Table
from oversight_app.domain.record_kinds import KINDS
from oversight_app.domain.wording import sentence_case
from oversight_app.help import topics
from oversight_app.listing import Format, print_rows
from oversight_app.review.find_anything import find_anything
from oversight_app.review.find_anything_parts import USED, Found, FoundAnything, FoundGroup
from oversight_app.terminal import WorkspaceOption, opened, say, warn

FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]
_SMALL = "Figures of volunteers in returns are not printed here; the window shows them."


def print_found(
    words: Annotated[list[str], typer.Argument(help="Words, a reference or a figure.")],
    workspace: WorkspaceOption,
    limit: Annotated[int, typer.Option(min=1, help="The most of each group.")] = 8,
    as_format: FormatOption = Format.TABLE,
) -> None:
    """Find records, figures and where they are used, forces, schemes, imports, papers and help."""
    with opened(workspace, writing=False) as ws:
        found = find_anything(ws, " ".join(words), limit=limit, topics=topics())
    shown = [one for group in found.groups for one in _may_be_printed(group)]
    if found.said_instead:
        warn(found.said_instead)
    if len(shown) < sum(len(group.found) for group in found.groups) or any(
        one.small for one in shown
    ):
        warn(_SMALL)
    if not shown and as_format is Format.TABLE:
        say(f"Nothing was found. {found.looked_through}".strip())
        return
    table = _table(found, shown)
    if as_format is Format.TABLE:
        # Where the window shows it is for programs that lead there.
        rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
        table = replace(table, columns=table.columns[:-1], rows=rows)
    print_rows(table, as_format)
    more = _more(found)
    if more and as_format is Format.TABLE:
        say(more)


def _may_be_printed(group: FoundGroup) -> tuple[Found, ...]:
    """Return what is found without what tells a small number: that a figure is just so many."""
    if group.kind != USED:
        return group.found
    return tuple(one for one in group.found if not one.small)


def _table(found: FoundAnything, shown: list[Found]) -> Table:
    titles = {group.kind: group.title for group in found.groups}
    return Table(
        "found",
        f"Found for “{found.words}”",
        (
            Column("kind", "What"),
            Column("title", "Name"),
            Column("figure", "Figure"),
            Column("detail", "More"),
            Column("address", "Where"),
        ),
        tuple(
            Row(
                f"{place}",
                (
                    _what(one, titles),
                    one.title,
                    "" if one.small else one.figure,
                    one.detail,
                    one.go,
                ),
            )
            for place, one in enumerate(shown)
        ),
    )


def _what(one: Found, titles: dict[str, str]) -> str:
    """What it is: a record by its kind."""
    return sentence_case(KINDS[one.of].noun) if one.of else titles[one.kind]


def _more(found: FoundAnything) -> str:
    """Say how many there are in all, where some are not listed."""
    more = [
        f"{group.count:,} in {group.title}"
        for group in found.groups
        if group.more and group.kind != USED
    ]
    return f"There are more: {', '.join(more)}." if more else ""
