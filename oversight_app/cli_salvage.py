"""The command line on a damaged workspace: a new one from what can still be read."""

from pathlib import Path
from typing import Annotated

import typer

from oversight_app.store.salvage import Salvaged, salvage
from oversight_app.store.salvage_parts import PLACES
from oversight_app.terminal import progress_bar, say

NewOption = Annotated[Path, typer.Option("--to", help="The new workspace, not there yet.")]


def salvage_file(file: Path, to: NewOption) -> None:
    """Make a new workspace from what can be read of a damaged one, which is left as it is."""
    with progress_bar() as progress:
        made = salvage(file, to, lambda done, of: progress(done, of, "Salvaging"))
    for line in described(made):
        say(line)
    say(f"Made {to}. {file} was left as it is.")


def described(made: Salvaged) -> list[str]:
    """Return what became of a salvage in lines: what is lost by page, or that nothing is."""
    if made.whole:
        return ["Everything that was saved was read, and is as it was saved."]
    lines = []
    for place, title in PLACES.items():
        for part in made.parts:
            if part.place == place and (part.lost != 0 or part.unproved):
                lines.append(f"{title}: {part_words(part.words, part.kept, part.lost)}")
                if part.unproved:
                    lines[-1] += f"; {part.unproved:,} of those kept can’t be proved"
    if not made.history_whole:
        lines.append("Data: the history of changes was chained anew, and says so")
    if made.put_right:
        rows = "row was" if made.put_right == 1 else "rows were"
        lines.append(f"{made.put_right:,} {rows} put right: one bit of each had changed")
    return lines


def part_words(words: str, kept: int, lost: int | None) -> str:
    """Say of one kind of rows how many were kept and how many are lost."""
    name = words[:1].lower() + words[1:]
    if lost is None:
        return f"{kept:,} {name} kept, and nobody can tell how many there were"
    return f"{kept:,} {name} kept, {lost:,} lost"
