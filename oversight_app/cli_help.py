"""``oversight help``: the help of the window, printed."""

from typing import Annotated

import typer

from oversight_app.help import found, printable, topic, topics
from oversight_app.terminal import say


def print_help(
    topic_id: Annotated[
        str, typer.Argument(metavar="[TOPIC]", help="A topic of the list, such as for-it.")
    ] = "",
    words: Annotated[str, typer.Option("--find", help="List the topics that say words.")] = "",
) -> None:
    """Print a topic of the program's help; without one, list them."""
    if topic_id:
        from rich.console import Console
        from rich.markdown import Markdown

        # Reads as it is written where the output is no terminal.
        Console(highlight=False).print(Markdown(printable(topic(topic_id).id)))
        return
    section = ""
    for one in found(words) if words else topics():
        if not words and one.section != section:
            section = one.section
            say(f"\n{section}" if one is not topics()[0] else section)
        say(f"  {one.id:<26}{one.title}")
    if words and not found(words):
        say(f"No topic says “{words}”. Try fewer or shorter words.")
