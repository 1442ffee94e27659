"""The command line on the press line: printed as text, for a call or an e-mail."""

from datetime import datetime
from typing import Annotated

import typer

from oversight_app.review.press_line import PressSelection, press_line_of
from oversight_app.terminal import WorkspaceOption, opened, say

GroupOption = Annotated[
    str, typer.Option(help="The outside group’s number, such as G-001, for a press line.")
]


def print_press_line(
    workspace: WorkspaceOption,
    group: GroupOption = "",
    as_at: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As it was on this day.")
    ] = None,
) -> None:
    """Print what can be said about an outside group, and what can’t, each with its source."""
    from oversight_app.summaries.plain_text import as_text
    from oversight_app.summaries.press_paper import press_paper

    selection = PressSelection(group, as_at.date() if as_at else None)
    with opened(workspace, writing=False) as ws:
        say(as_text(press_paper(press_line_of(ws, selection), dated=ws.today())).rstrip("\n"))
