"""What keeping files would change, in words, and the rejected rows as a file."""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from oversight_app.domain.batches import Incoming, Ledger, Preview
from oversight_app.domain.errors import UserProblem
from oversight_app.domain.formulas import inert
from oversight_app.domain.periods import written_date
from oversight_app.store import batches
from oversight_app.store.opened import Workspace

_MOST_SHOWN = 20
_REJECT_COLUMNS = ("file", "sheet", "row", "column", "what", "why", "stops_the_file")


def preview(workspace: Workspace, incomings: Iterable[Incoming]) -> tuple[Preview, ...]:
    """Return what keeping each file would do, seen against one state of the workspace."""
    with workspace.snapshot():
        return tuple(batches.compare(workspace, incoming) for incoming in incomings)


def ledger_line(ledger: Ledger) -> str:
    """Return what became of the rows: ``rows read 132 = 130 added + 2 revised + …``."""
    return (
        f"rows read {ledger.read:,} = {ledger.added:,} added + {ledger.updated:,} revised + "
        f"{ledger.unchanged:,} unchanged + {ledger.rejected:,} rejected"
    )


def describe(previewed: Preview) -> list[str]:
    """Return a preview in plain lines: what the file is, its ledger, notes, what is wrong.

    Of many problems the first 20 are shown and the rest counted; ``write_rejects`` has all.
    """
    incoming, ledger = previewed.incoming, previewed.ledger
    lines = [
        f"{incoming.file_name}: {incoming.format_name}",
        f"release: {incoming.release.title} ({incoming.release.publisher})",
    ]
    if incoming.first_date and incoming.last_date:
        lines.append(
            f"figures as at {written_date(incoming.first_date)}"
            if incoming.first_date == incoming.last_date
            else f"figures from {written_date(incoming.first_date)} "
            f"to {written_date(incoming.last_date)}"
        )
    if incoming.boundaries:
        lines.append(f"boundaries of {len(incoming.boundaries)} police force areas")
    lines.append(ledger_line(ledger))
    if ledger.checked:
        lines.append(_checked_line(incoming, ledger.checked))
    lines += [f"restates, or is restated by: {title}" for title in previewed.revises]
    lines += [f"note: {note}" for note in incoming.notes]
    lines += [f"not known: “{name}”" for name in incoming.unknown_names]
    lines += _problem_lines(incoming)
    if incoming.blocked:
        lines.append(_blocked_line(incoming))
    return lines


def _checked_line(incoming: Incoming, checked: int) -> str:
    sums = "1 total was" if checked == 1 else f"{checked:,} totals were"
    agreed = "" if incoming.blocked else ", and all agree"
    return f"{sums} held against the forces{agreed}; totals are not stored"


def _problem_lines(incoming: Incoming) -> list[str]:
    ordered = sorted(incoming.issues, key=lambda issue: not issue.blocking)
    lines = [f"problem: {issue}".rstrip() for issue in ordered[:_MOST_SHOWN]]
    more = len(ordered) - _MOST_SHOWN
    if more > 0:
        lines.append(f"and {more:,} more problems")
    return lines


def _blocked_line(incoming: Incoming) -> str:
    if any(issue.blocking for issue in incoming.issues):
        return "This file can't be kept as it is: the problems above must be put right in it first."
    return (
        "This file can't be kept until it is said which force each unknown name is, or that it "
        "is no single force."
    )


def write_rejects(incoming: Incoming | Iterable[Incoming], path: Path) -> None:
    """Save the problems of one or several files as a CSV that a spreadsheet opens: file, sheet,
    row, column, what and why.

    The file is whole or absent: it is written beside its place and moved there. Raises
    UserProblem where it can't be written.
    """
    incomings = [incoming] if isinstance(incoming, Incoming) else list(incoming)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".oversight-", suffix=".csv")
        with open(handle, "w", encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
            csv.writer(file).writerows(_reject_rows(incomings))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        raise UserProblem(
            f"The rejected rows could not be saved as “{path.name}” "
            f"({error.strerror or 'the system gave no reason'}). Nothing else was changed. "
            "Choose another folder or name, and save them again."
        ) from error


def _reject_rows(incomings: Iterable[Incoming]) -> Iterator[tuple[str | int, ...]]:
    yield _REJECT_COLUMNS
    for each in incomings:
        for issue in each.issues:
            texts = (each.file_name, issue.sheet, issue.column, issue.what, issue.why)
            name, sheet, column, what, why = map(inert, texts)
            stops = "yes" if issue.blocking else "no"
            yield name, sheet, issue.row or "", column, what, why, stops
