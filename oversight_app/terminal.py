"""What every command of the command line needs: a workspace opened and closed, a bar, a line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from oversight_app.store.workspace import Workspace, open_workspace


def say(line: str) -> None:
    """Print a line."""
    print(line)  # noqa: T201


def warn(line: str) -> None:
    """Print a line beside the output, where a scheduled task keeps its log."""
    print(line, file=sys.stderr)  # noqa: T201


@contextmanager
def opened(path: Path, *, writing: bool) -> Iterator[Workspace]:
    """Open a workspace for a command, and close it."""
    ws = open_workspace(path, for_writing=writing)
    try:
        yield ws
    finally:
        ws.close()


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
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
